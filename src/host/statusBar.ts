/** Sum, entropy and loss of what is selected, in the status bar; silent where no numbers are selected, idle otherwise. */

import {type Disposable, l10n, StatusBarAlignment, type TextEditor, window, workspace} from 'vscode';
import {computeResult, type Result} from './compute/result.ts';
import {subjectOfEditor} from './compute/subject.ts';
import {formatNumber} from './core.ts';
import {Debouncer} from './runtime.ts';
import {SECTION, setting} from './settings.ts';

const REST = 150;
const PRIORITY = 90;
/** More characters than this are computed when asked, not at every move of the cursor. */
const MOST_SELECTED = 200_000;

function isSelectionSmall({document, selections}: TextEditor): boolean {
  const size = selections.reduce((n, s) => n + document.offsetAt(s.end) - document.offsetAt(s.start), 0);
  return size > 0 && size <= MOST_SELECTED;
}

function sumText({evaluation}: Result, precision: number): readonly string[] {
  const [row, ...others] = evaluation.ok ? evaluation.rows : [];
  return row && others.length === 0 ? [`Σ ${formatNumber(row.sum, precision)}`] : [];
}

/** "Σ 1.0000 · H(Q) 0.8018 nats (1.1568 bits) · L 0.3567 nats" */
export function statusText(result: Result, precision: number): string {
  const {view, evaluation} = result;
  const hasEntropy = evaluation.ok && !Number.isNaN(evaluation.predictionEntropy);
  const entropy = hasEntropy ? view.facts.find(({id}) => id === 'prediction-entropy') : undefined;
  const parts = [
    ...sumText(result, precision),
    ...(entropy ? [`${entropy.label} ${entropy.value}`] : []),
    ...(view.headline ? [`L ${view.headline}`] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : view.summary;
}

function resultOf(editor: TextEditor): Result | undefined {
  if (!setting('statusBar.enabled', editor.document) || !isSelectionSmall(editor)) return;
  const result = computeResult(subjectOfEditor(editor), editor.document);
  return result && saysSomething(result) ? result : undefined;
}

/** One number by itself is no distribution: a person who selects the 2 of `dim=2` wants to hear nothing. */
function saysSomething({prediction, evaluation}: Result): boolean {
  return prediction.array.values.length > 1 || (evaluation.ok && evaluation.loss !== undefined);
}

export class StatusBar implements Disposable {
  readonly #item = window.createStatusBarItem('surprisal.selection', StatusBarAlignment.Right, PRIORITY);
  readonly #rest = new Debouncer<'update'>(REST, () => this.#update());
  #isShown = false;
  readonly #listeners: readonly Disposable[];

  constructor() {
    this.#item.name = l10n.t('Surprisal: selected numbers');
    this.#item.command = 'surprisal.compute';
    const later = () => this.#rest.schedule('update');
    this.#listeners = [
      window.onDidChangeTextEditorSelection(later),
      window.onDidChangeActiveTextEditor(later),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(SECTION) && later()),
    ];
    later();
  }

  /** What is shown now. */
  get text(): string | undefined {
    return this.#isShown ? this.#item.text : undefined;
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#rest.dispose();
    this.#item.dispose();
  }

  #update(): void {
    const editor = window.activeTextEditor;
    const result = editor && resultOf(editor);
    this.#isShown = result !== undefined;
    if (editor && result) this.#show(result, setting('precision', editor.document));
    else this.#item.hide();
  }

  #show(result: Result, precision: number): void {
    this.#item.text = `$(graph) ${statusText(result, precision)}`;
    this.#item.tooltip = `${result.view.title}: ${result.view.summary}`;
    this.#item.show();
  }
}
