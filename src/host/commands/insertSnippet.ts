/** Inserts a runnable snippet that reproduces the loss: at the end of a Python file, else (or where that is only to be read) in a new document beside. */
import {l10n, type Position, type TextEditor, ViewColumn, window, workspace} from 'vscode';
import type {SnippetFramework} from '../../core/explain/export/index.ts';
import {computeResult} from '../compute/result.ts';
import {isWritable} from '../document/writable.ts';
import {spoken} from '../language.ts';
import type {Services} from '../services.ts';
import {frameworkName} from './frameworks.ts';
import {subjectOfActiveEditor} from './open.ts';

async function chooseFramework(
  snippetFrameworks: readonly SnippetFramework[],
  argument: unknown,
): Promise<SnippetFramework | undefined> {
  const named = snippetFrameworks.find((framework) => framework === argument);
  if (named) return named;
  const items = snippetFrameworks.map((framework) => ({label: frameworkName(framework), framework}));
  return (await window.showQuickPick(items, {placeHolder: l10n.t('Snippet for…')}))?.framework;
}

/** After the last line: there a new statement can always start. */
function endOfDocument({document}: TextEditor): Position {
  return document.lineAt(document.lineCount - 1).range.end;
}

async function insert(editor: TextEditor, text: string): Promise<void> {
  const isPython = editor.document.languageId === 'python' && isWritable(editor.document.uri);
  const isDone = isPython && (await editor.edit((builder) => builder.insert(endOfDocument(editor), `\n\n${text}`)));
  if (isDone) return;
  const document = await workspace.openTextDocument({language: 'python', content: text});
  await window.showTextDocument(document, ViewColumn.Beside);
}

/** `framework` is one of snippetFrameworks; without it, a list is shown. */
export async function insertSnippet(_services: Services, framework?: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  const subject = subjectOfActiveEditor();
  const result = computeResult(subject, editor?.document);
  if (!editor || !result?.evaluation.ok) {
    void window.showInformationMessage(
      result?.view.summary ?? subject.notice ?? l10n.t('There is no result to insert.'),
    );
    return;
  }
  const {snippet, snippetFrameworks} = await import('../../core/explain/export/index.ts');
  const chosen = await chooseFramework(snippetFrameworks, framework);
  const made = chosen && snippet(result.evaluation, chosen);
  if (made?.ok) await insert(editor, made.text);
  else if (made) void window.showInformationMessage(spoken(made.reason));
}
