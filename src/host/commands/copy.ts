/** Copies the result of what is pointed at, in any form: the value, text, Markdown, LaTeX, CSV, or a runnable snippet. */
import {l10n, type QuickPickItem, window} from 'vscode';
import type {Evaluation} from '../../core/evaluate/types.ts';
import {computeResult, IN_ENGLISH, type Result} from '../compute/result.ts';
import {batchTable, textTable} from '../core.ts';
import {copyText} from '../panel/outlets.ts';
import type {Services} from '../services.ts';
import {frameworkName} from './frameworks.ts';
import {subjectOfActiveEditor} from './open.ts';

/** All rows and classes go into a copy that a person asked for, up to what a clipboard is good for. */
const COPIED = {...IN_ENGLISH, classLimit: 10_000, batchLimit: 10_000};

/** Loaded when a person first copies. */
const loadExports = () => import('../../core/explain/export/index.ts');
type Exports = Awaited<ReturnType<typeof loadExports>>;

interface Form {
  readonly id: string;
  readonly label: string;
  /** Which of its lines tells it from the others; the first by default. */
  readonly tells?: 'end';
  /** Undefined where the result has no such form (a snippet without a loss). */
  text(result: Result, evaluation: Evaluation): string | undefined;
}

function plainText({view}: Result): string {
  const lines = [
    `${view.title}: ${view.summary}`,
    view.headlineBoth ?? '',
    view.batch ? batchTable(view) : textTable(view),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function snippetForms({snippet, snippetFrameworks}: Exports): readonly Form[] {
  return snippetFrameworks.map((framework) => ({
    id: framework,
    tells: 'end',
    label: l10n.t('{0} snippet', frameworkName(framework)),
    text: (_, evaluation) => {
      const made = snippet(evaluation, framework);
      return made.ok ? made.text : undefined;
    },
  }));
}

function copyForms(exports: Exports): readonly Form[] {
  const {exportCsv, exportLatex, exportMarkdown} = exports;
  const value: Form['text'] = (_, {loss}) => (loss ? String(loss.value) : undefined);
  return [
    {id: 'value', label: l10n.t('Value in nats, all digits'), text: value},
    {id: 'text', label: l10n.t('Plain text'), text: plainText},
    {id: 'markdown', label: 'Markdown', text: ({view}) => exportMarkdown(view)},
    {id: 'latex', label: 'LaTeX', text: ({view}) => exportLatex(view)},
    {id: 'csv', label: 'CSV', text: (_, evaluation) => exportCsv(evaluation)},
    ...snippetForms(exports),
  ];
}

interface FormItem extends QuickPickItem {
  readonly form: Form;
  readonly text: string;
}

function itemsFor(forms: readonly Form[], result: Result, evaluation: Evaluation): readonly FormItem[] {
  return forms.flatMap((form) => {
    const text = form.text(result, evaluation);
    const lines = text?.trimEnd().split('\n') ?? [];
    const detail = (form.tells === 'end' ? lines.at(-1) : lines[0]) ?? '';
    return text === undefined ? [] : [{label: form.label, detail, form, text}];
  });
}

/** Says at its place why there is nothing to copy. */
function explainNothing(notice: string | undefined): void {
  void window.showInformationMessage(notice ?? l10n.t('There is no result to copy.'));
}

/** `form` names one of copyForms (for a key of one's own); without it, a list is shown. */
export async function copyResult(_services: Services, form?: unknown): Promise<void> {
  const subject = subjectOfActiveEditor();
  const document = window.activeTextEditor?.document;
  const result = computeResult(subject, document, COPIED);
  if (!result?.evaluation.ok) return explainNothing(computeResult(subject, document)?.view.summary ?? subject.notice);
  const items = itemsFor(copyForms(await loadExports()), result, result.evaluation);
  const placeHolder = l10n.t('Copy the result as…');
  const named = items.find((item) => item.form.id === form);
  const chosen = named ?? (await window.showQuickPick(items, {placeHolder, matchOnDetail: true}));
  if (chosen) await copyText(chosen.text, chosen.label);
}
