/** The page's html for one webview: the shell with this webview's addresses, a nonce of its own, and the state to start with. */
import {env, l10n, Uri, type Webview} from 'vscode';
import type {PanelState} from '../../protocol.ts';
import {randomNonce} from '../runtime.ts';
import {shellHtml} from './shell.ts';

export function webviewRoot(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}

export function panelHtml(webview: Webview, extensionUri: Uri, state: PanelState): string {
  return shellHtml({
    asset: (name) => webview.asWebviewUri(Uri.joinPath(webviewRoot(extensionUri), name)).toString(),
    source: webview.cspSource,
    nonce: randomNonce(),
    language: env.language,
    state,
    ...(l10n.bundle && {words: l10n.bundle}),
    trouble: l10n.t('This page did not come up. Close it and open it again; if that does not help, reload the window.'),
  });
}
