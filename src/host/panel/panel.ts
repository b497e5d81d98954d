/** One webview panel (calculator, reference or report): sends full snapshots with a revision, and does what the page intends. */
import {type Disposable, l10n, ViewColumn, type WebviewPanel, window} from 'vscode';
import {
  assertNever,
  decodePanelIntent,
  type HostMessage,
  type Page,
  type PanelIntent,
  type PanelSettings,
  type PanelState,
  PROTOCOL_VERSION,
  type ReportIntent,
  type ReportState,
  type WrittenSource,
} from '../../protocol.ts';
import type {SourceRegistry} from '../document/sources.ts';
import {copyText, saveFile} from './outlets.ts';
import {followSources, sourceIds, textsOf, withTexts} from './state.ts';

/** What a panel asks of the rest of the host. */
export interface PanelContext {
  readonly sources: SourceRegistry;
  openReference(anchor: string): void;
  openCalculator(intent: Extract<PanelIntent, {type: 'openCalculator'}>): void;
  /** What only the page of a prediction file asks for. */
  ofReport(intent: ReportIntent): Promise<void>;
  report(message: string): void;
}

export class Panel implements Disposable {
  #state: PanelState;
  #documentTexts: ReadonlyMap<string, string>;
  #revision = 0;
  #isReady = false;
  readonly #disposables: Disposable[];

  constructor(
    readonly view: WebviewPanel,
    state: PanelState,
    readonly context: PanelContext,
  ) {
    this.#state = state;
    this.#documentTexts = textsOf(state);
    this.#disposables = [
      view.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      context.sources.onDidChange((ids) => this.#follow(ids)),
    ];
  }

  get page(): Page {
    return this.#state.page;
  }

  get state(): PanelState {
    return this.#state;
  }

  show(state: PanelState): void {
    this.#documentTexts = textsOf(state);
    this.#update(state);
    this.view.reveal(this.#columnBesideEditor(), true);
  }

  /** A new report where the panel is: it is not brought to the front. */
  setReport(report: ReportState): void {
    this.#update({...this.#state, report});
  }

  /** What changed of unit, precision and counting; nothing is sent where nothing did. */
  setSettings(change: Partial<PanelSettings>): void {
    if (Object.keys(change).length === 0) return;
    this.#update({...this.#state, settings: {...this.#state.settings, ...change}});
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    this.view.dispose();
  }

  /** Never over the editor that it was called from; else where the person put it. */
  #columnBesideEditor(): ViewColumn | undefined {
    const isInTheWay = this.view.viewColumn === window.activeTextEditor?.viewColumn;
    return isInTheWay ? ViewColumn.Beside : undefined;
  }

  #update(state: PanelState): void {
    this.#state = state;
    this.#send();
  }

  /** Before the page says `ready` nothing listens: the first snapshot answers that. */
  #send(): void {
    if (!this.#isReady) return;
    const message: HostMessage = {
      type: 'state',
      version: PROTOCOL_VERSION,
      revision: ++this.#revision,
      state: this.#state,
    };
    void this.view.webview.postMessage(message);
  }

  #follow(ids: readonly string[]): void {
    const used = sourceIds(this.#state);
    if (!ids.some((id) => used.has(id))) return;
    const next = followSources(this.#state, this.context.sources, this.#documentTexts);
    this.#documentTexts = textsOf(next);
    this.#update(next);
  }

  #receive(message: unknown): void {
    const {report} = this.context;
    const intent = decodePanelIntent(message);
    if (intent) void this.#perform(intent).then(undefined, (error: unknown) => report(String(error)));
    else report(`A message from the panel could not be read: ${JSON.stringify(message).slice(0, 200)}`);
  }

  async #perform(intent: PanelIntent): Promise<void> {
    switch (intent.type) {
      case 'ready':
        this.#isReady = true;
        return this.#send();
      case 'reveal':
        return this.#orSay(this.context.sources.reveal(intent.sourceId, intent.element), unknownSource());
      case 'writeBack':
        return this.#orSay(this.#writeBack(intent.sources), notWritten());
      case 'setUnit':
        return this.setSettings({unit: intent.unit});
      case 'setIndexBase':
        return this.setSettings({indexBase: intent.indexBase});
      case 'copy':
        return copyText(intent.text, intent.what);
      case 'save':
        return saveFile(intent.name, intent.base64);
      case 'openReference':
        return this.context.openReference(intent.anchor);
      case 'openCalculator':
        return this.context.openCalculator(intent);
      case 'persist':
        this.#state = keepOwn(intent.state, this.#state);
        return;
      case 'report':
        return this.context.report(intent.message);
      case 'stopReading':
      case 'readAgain':
      case 'revealRow':
      case 'compareWith':
      case 'saveWhole':
        return this.context.ofReport(intent);
      default:
        return assertNever(intent);
    }
  }

  /** The source says what was written from then on, even if that is undone before it is read again. */
  async #writeBack(written: readonly WrittenSource[]): Promise<boolean> {
    const isDone = await this.context.sources.writeBack(written);
    if (!isDone) return false;
    const texts = new Map(written.map(({sourceId, text}) => [sourceId, text]));
    this.#state = withTexts(this.#state, texts);
    this.#documentTexts = new Map([...this.#documentTexts, ...texts]);
    return true;
  }

  /** What cannot be done is said where the person looks: never a click without an effect. */
  async #orSay(done: Promise<boolean>, message: string): Promise<void> {
    if (!(await done)) void window.showWarningMessage(message);
  }
}

/** The page's choices; which page it is and what a file holds are the host's to say, and may have changed meanwhile. */
function keepOwn({report: _, ...shown}: PanelState, {page, report}: PanelState): PanelState {
  return {...shown, page, ...(report && {report})};
}

const unknownSource = () =>
  l10n.t('The place in the source is not known any more: run the command on the array again.');
const notWritten = () => l10n.t('The source was not changed: its array has moved or holds another number of values.');

/** Beside the editor, without taking the keyboard from it. */
export function besideEditor(): {viewColumn: ViewColumn; preserveFocus: boolean} {
  return {viewColumn: window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active, preserveFocus: true};
}
