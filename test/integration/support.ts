/** What the tests inside VS Code share: documents, cursors, settings, waiting. */
import * as vscode from 'vscode';
import type {SurprisalApi} from '../../src/extension.ts';

const ID = 'surprisal.surprisal';
const PATIENCE = 10_000;
const PAUSE = 25;

export async function api(): Promise<SurprisalApi> {
  const extension = vscode.extensions.getExtension<SurprisalApi>(ID);
  if (!extension) throw new Error(`${ID} is not installed`);
  return extension.activate();
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Polls until `probe` gives something other than undefined or false; fails with `what` after ten seconds. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`Still waiting for: ${what}`);
    await sleep(PAUSE);
  }
}

export async function edit(content: string, language = 'python'): Promise<vscode.TextEditor> {
  await api(); // the web worker's host runs tests before extensions have started up
  const document = await vscode.workspace.openTextDocument({content, language});
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

/** Where `text` starts in the document, moved by `by` characters. */
export function positionOf({document}: vscode.TextEditor, text: string, by = 0): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`"${text}" is not in the document`);
  return document.positionAt(at + by);
}

export function selectionOf(editor: vscode.TextEditor, text: string): vscode.Selection {
  return new vscode.Selection(positionOf(editor, text), positionOf(editor, text, text.length));
}

export function putCursor(editor: vscode.TextEditor, text: string, by = 1): void {
  const position = positionOf(editor, text, by);
  editor.selection = new vscode.Selection(position, position);
}

/** The whole text, as one edit. */
export async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const {document} = editor;
  const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  await editor.edit((builder) => builder.replace(all, text));
}

export const codeOf = ({code}: vscode.Diagnostic): string =>
  typeof code === 'object' ? String(code.value) : String(code);

/** Our diagnostics of a document. */
export const ours = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({source}) => source === 'Surprisal');

const ANSWERED = 'surprisal test: answered';

/**
 * Every action at a place. VS Code drops a request, and answers it with nothing, when any extension registers a provider of
 * actions meanwhile, as built-in ones do while VS Code starts; it asks again by itself then, and so must a test. An action of
 * the test's own tells an answer from a request that was dropped.
 */
export async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  const witness = vscode.languages.registerCodeActionsProvider('*', {
    provideCodeActions: () => [new vscode.CodeAction(ANSWERED, vscode.CodeActionKind.Refactor)],
  });
  try {
    const actions = await until('an answer to a request for actions', async () => {
      const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
      );
      return all.some(({title}) => title === ANSWERED) && all;
    });
    return actions.filter(({title}) => title !== ANSWERED);
  } finally {
    witness.dispose();
  }
}

/** The hover's text of our extension at `text`; '' where there is none. */
export async function hoverAt(editor: vscode.TextEditor, text: string): Promise<string> {
  const position = positionOf(editor, text, 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    editor.document.uri,
    position,
  );
  const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
  const ours = contents.filter(({value}) => value.includes('surprisal.openCalculator'));
  return ours.map(({value}) => readable(value)).join('\n');
}

/** Markdown's escapes and non-breaking spaces undone. */
function readable(markdown: string): string {
  return markdown.replaceAll('&nbsp;', ' ').replace(/\\([\\`*_{}[\]()#+\-.!~|<>])/g, '$1');
}

/** Runs `body` with settings changed for all; puts them back whatever happens. */
export async function withSettings(
  values: Readonly<Record<string, unknown>>,
  body: () => Promise<void>,
): Promise<void> {
  const set = async (name: string, value: unknown) =>
    vscode.workspace.getConfiguration('surprisal').update(name, value, vscode.ConfigurationTarget.Global);
  try {
    for (const [name, value] of Object.entries(values)) await set(name, value);
    await body();
  } finally {
    for (const name of Object.keys(values)) await set(name, undefined);
  }
}
