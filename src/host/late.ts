/** The host that answers, loaded once: by the first question, or by the first document or selection that it has something to say about. */
import {type Disposable, EventEmitter, type ExtensionContext, l10n, type TextDocument, window, workspace} from 'vscode';
import type {Host} from './index.ts';
import {runtime} from './runtime.ts';
import {checkedLanguages} from './surfaces.ts';

const isChecked = ({languageId}: TextDocument) => checkedLanguages.has(languageId);

export class LateHost implements Disposable {
  readonly hintsChanged = new EventEmitter<void>();
  readonly #wakers: readonly Disposable[];
  #loading: Promise<Host> | undefined;
  #loaded: Host | undefined;

  constructor(readonly extension: ExtensionContext) {
    this.#wakers = [
      workspace.onDidOpenTextDocument((document) => isChecked(document) && this.#wake()),
      window.onDidChangeTextEditorSelection(({selections}) => selections.some((s) => !s.isEmpty) && this.#wake()),
    ];
    // Not within activation: other extensions that wait for theirs go first.
    if (workspace.textDocuments.some(isChecked)) runtime.setTimeout(() => this.#wake(), 0);
  }

  /** The host, if anything has asked for it yet. */
  get loaded(): Host | undefined {
    return this.#loaded;
  }

  load(): Promise<Host> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  dispose(): void {
    for (const waker of this.#wakers) waker.dispose();
    this.hintsChanged.dispose();
  }

  async #load(): Promise<Host> {
    for (const waker of this.#wakers) waker.dispose();
    const {createHost} = await import('./index.ts');
    this.#loaded = createHost(this.extension, this.hintsChanged);
    return this.#loaded;
  }

  #wake(): void {
    this.load().catch((error: unknown) => window.showErrorMessage(l10n.t('Surprisal: {0}', String(error))));
  }
}
