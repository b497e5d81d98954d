/** Which file is meant: the one that a menu gives, the active one, or one that the person picks. */
import {l10n, type QuickPickItem, TabInputCustom, TabInputNotebook, TabInputText, Uri, window, workspace} from 'vscode';
import {dialogExtensions, isPredictionFile, searchPattern} from './kinds.ts';

const MOST_SHOWN = 500;

interface FileItem extends QuickPickItem {
  readonly uri?: Uri;
}

/** Menus give the resource that was clicked, then all that are selected. */
export function urisOf(args: readonly unknown[]): readonly Uri[] {
  const [clicked, selected] = args;
  const list = Array.isArray(selected) ? selected.filter((uri) => uri instanceof Uri) : [];
  if (!(clicked instanceof Uri)) return list;
  return list.length > 1 ? list : [clicked];
}

export function activeFile(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const hasUri = input instanceof TabInputText || input instanceof TabInputCustom || input instanceof TabInputNotebook;
  return hasUri && isPredictionFile(input.uri.path) ? input.uri : undefined;
}

/** The files of the workspace, and a way to any other. */
export async function pickFile(placeHolder: string, except?: Uri): Promise<Uri | undefined> {
  const found = await workspace.findFiles(searchPattern, '**/{node_modules,.venv,.vscode}/**', MOST_SHOWN);
  const files = found.filter((uri) => uri.toString() !== except?.toString());
  const items = files.map((uri) => ({label: workspace.asRelativePath(uri), uri})).sort(byLabel);
  const elsewhere: FileItem = {label: l10n.t('Another file…'), alwaysShow: true};
  if (items.length === 0) return openDialog(placeHolder);
  const picked = await window.showQuickPick<FileItem>([...items, elsewhere], {placeHolder});
  return picked === elsewhere ? openDialog(placeHolder) : picked?.uri;
}

export const pickOther = (uri: Uri): Promise<Uri | undefined> =>
  pickFile(l10n.t('Compare {0} with…', workspace.asRelativePath(uri)), uri);

const byLabel = (a: FileItem, b: FileItem): number => a.label.localeCompare(b.label);

async function openDialog(title: string): Promise<Uri | undefined> {
  const filters = {[l10n.t('Predictions')]: dialogExtensions, [l10n.t('All files')]: ['*']};
  return (await window.showOpenDialog({title, filters}))?.[0];
}
