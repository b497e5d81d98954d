/** From a row of the report to its line in the file; where there is none to show, the reason. */
import {commands, l10n, Range, TextEditorRevealType, type Uri, ViewColumn, window, workspace} from 'vscode';
import type {ReportIntent} from '../../protocol.ts';
import {hasLines} from './kinds.ts';
import {nameOf} from './places.ts';

type Row = Extract<ReportIntent, {type: 'revealRow'}>;

/** Longer documents are shown, but VS Code does not give them to extensions. */
const LARGEST_DOCUMENT = 50 * 1024 * 1024;
/** Longer ones are not opened as text: an editor of text would hold them whole. */
const LARGEST_TEXT = 1024 * 1024 * 1024;

export async function revealRow({file, row, line}: Row, uri: Uri | undefined): Promise<void> {
  const why = uri ? await whyNot(uri, row, line) : l10n.t('{0} is not where it was.', file);
  if (why !== undefined) return void window.showWarningMessage(why);
  if (uri && line !== undefined) return showLine(uri, line);
}

async function whyNot(uri: Uri, index: number, line: number | undefined): Promise<string | undefined> {
  const name = nameOf(uri);
  const row = index + 1; // as the page counts them
  if (!hasLines(uri.path)) return l10n.t('{0} is no text: row {1} has no line to show.', name, row);
  if (line === undefined) return l10n.t('The line of row {0} in {1} is not known.', row, name);
  const {size} = await workspace.fs.stat(uri);
  return size > LARGEST_TEXT
    ? l10n.t('{0} is too large for the editor: row {1} is its line {2}.', name, row, line)
    : undefined;
}

async function showLine(uri: Uri, line: number): Promise<void> {
  const {size} = await workspace.fs.stat(uri);
  const selection = new Range(line - 1, 0, line, 0);
  const options = {selection, viewColumn: columnOf(uri)};
  if (size > LARGEST_DOCUMENT) return commands.executeCommand('vscode.openWith', uri, 'default', options);
  const editor = await window.showTextDocument(uri, options);
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Where the file is shown already, else beside the report's panel. */
function columnOf(uri: Uri): ViewColumn {
  const shown = window.visibleTextEditors.find(({document}) => document.uri.toString() === uri.toString());
  return shown?.viewColumn ?? ViewColumn.One;
}
