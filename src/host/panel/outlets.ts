/** What leaves the panel when a person asks for it: the clipboard and a file of their choice. */
import {env, l10n, Uri, window, workspace} from 'vscode';
import {bytesOfBase64} from '../runtime.ts';

const MESSAGE_TIME = 3000;

export async function copyText(text: string, what: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('Copied: {0}', what), MESSAGE_TIME);
}

function proposedFile(name: string): Uri | undefined {
  const folder = workspace.workspaceFolders?.[0];
  return folder && Uri.joinPath(folder.uri, name.replace(/[^\w.-]+/g, '-'));
}

export const saveFile = (name: string, base64: string): Promise<void> => saveBytes(name, bytesOfBase64(base64));

export async function saveBytes(name: string, bytes: Uint8Array): Promise<void> {
  const defaultUri = proposedFile(name);
  const uri = await window.showSaveDialog(defaultUri ? {defaultUri} : {});
  if (uri) await workspace.fs.writeFile(uri, bytes);
}
