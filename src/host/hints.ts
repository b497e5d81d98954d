/** The loss beside each prediction that has a target: off by default, on by a setting or, for this session, by a command. */
import {
  type CancellationToken,
  type Disposable,
  type EventEmitter,
  InlayHint,
  l10n,
  type Range,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import {computeResult, type Result} from './compute/result.ts';
import {subjectOf} from './compute/subject.ts';
import {displayName, isSameArray, type LocatedArray} from './document/located.ts';
import {arraysAround} from './document/nearby.ts';
import {isWorthAHover} from './hover/relevance.ts';
import {SECTION, setting} from './settings.ts';

const MOST_HINTS = 200;
const MOST_VALUES = 20_000;

function lineOf({document, array}: LocatedArray): number {
  return document?.positionAt(array.start).line ?? -1;
}

/** The result that belongs beside this array: only where it is the prediction of a pair. */
function pairOf(located: LocatedArray): Result | undefined {
  const result = computeResult(subjectOf([located]), located.document);
  const isPrediction = result && isSameArray(result.prediction, located);
  return isPrediction && result.target && result.view.headline ? result : undefined;
}

function hintFor(document: TextDocument, {prediction, target, view}: Result): InlayHint {
  const hint = new InlayHint(document.positionAt(prediction.array.end), view.headline ?? '');
  hint.paddingLeft = true;
  const name = target ? displayName(target) : '';
  hint.tooltip = l10n.t('Cross-entropy of {0} against {1}: {2}', view.title, name, view.headlineBoth ?? '');
  return hint;
}

export class InlineHints implements Disposable {
  readonly #listeners: readonly Disposable[];
  /** What the command said in this session; undefined leaves it to the setting. */
  #asked: boolean | undefined;
  #activeLine = -1;

  readonly #changed: EventEmitter<void>;

  /** `changed` has VS Code ask again. */
  constructor(changed: EventEmitter<void>) {
    this.#changed = changed;
    this.#listeners = [
      window.onDidChangeTextEditorSelection(() => this.#followCursor()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(SECTION) && this.#changed.fire()),
    ];
  }

  toggle(): void {
    this.#asked = !this.#isOn(window.activeTextEditor?.document);
    this.#changed.fire();
  }

  provideInlayHints(document: TextDocument, range: Range, token: CancellationToken): InlayHint[] {
    if (!this.#isOn(document)) return [];
    const hints: InlayHint[] = [];
    for (const located of arraysAround(document, Math.floor((range.start.line + range.end.line) / 2))) {
      if (token.isCancellationRequested || hints.length >= MOST_HINTS) break;
      const result = this.#isShown(located, range) ? pairOf(located) : undefined;
      if (result) hints.push(hintFor(document, result));
    }
    return hints;
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #isOn(document: TextDocument | undefined): boolean {
    return this.#asked ?? setting('inlineHints.enabled', document);
  }

  #isShown(located: LocatedArray, range: Range): boolean {
    const line = lineOf(located);
    const isNear = line >= range.start.line && line <= range.end.line;
    const isSmall = located.array.values.length <= MOST_VALUES;
    return isNear && isSmall && this.#isActiveLine(located, line) && isWorthAHover(located.array);
  }

  #isActiveLine({document}: LocatedArray, line: number): boolean {
    if (!setting('inlineHints.activeLineOnly', document)) return true;
    const editor = window.activeTextEditor;
    return editor?.document === document && editor?.selection.active.line === line;
  }

  #followCursor(): void {
    const editor = window.activeTextEditor;
    const line = editor?.selection.active.line ?? -1;
    const matters = editor && this.#isOn(editor.document) && setting('inlineHints.activeLineOnly', editor.document);
    if (matters && line !== this.#activeLine) this.#changed.fire();
    this.#activeLine = line;
  }
}
