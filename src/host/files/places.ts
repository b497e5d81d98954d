/** Files by their places: folders, names, paths as seen from another file. */
import {Uri, workspace} from 'vscode';

export const folderOf = (uri: Uri): Uri => Uri.joinPath(uri, '..');
export const nameOf = (uri: Uri): string => uri.path.split('/').pop() ?? uri.path;

export const labelsUri = (uri: Uri, labels: string): Uri => atPath(uri, labels) ?? Uri.joinPath(folderOf(uri), labels);

/** The file at a whole path, on the file system of `uri`; undefined for a relative one. */
export function atPath(uri: Uri, path: string): Uri | undefined {
  return /^([/\\]|[a-z]:[/\\])/i.test(path) ? uri.with({path: Uri.file(path).path}) : undefined;
}

/** "../other/predictions.csv"; on another file system the whole address, which is no path of this one. */
export function relativeName(folder: Uri, uri: Uri): string {
  if (folder.scheme !== uri.scheme || folder.authority !== uri.authority) return uri.toString();
  const [from, to] = [folder, uri].map(({path}) => path.split('/').filter((part) => part !== ''));
  const differs = to!.findIndex((part, i) => part !== from![i]);
  const shared = differs < 0 ? to!.length : differs;
  return [...from!.slice(shared).map(() => '..'), ...to!.slice(shared)].join('/');
}

export async function exists(uri: Uri): Promise<boolean> {
  return Promise.resolve(workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}
