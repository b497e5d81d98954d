/** The page's html for one webview: the shell with this webview's addresses, a nonce of its own, and the state to start with. */
import {env, l10n, Uri, type Webview} from 'vscode';
import type {PanelState} from '../../protocol.ts';
import {randomNonce} from '../runtime.ts';
import {shellHtml} from './shell.ts';

export function webviewRoot(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}

export function panelHtml(webview: Webview, extensionUri: Uri, state: PanelState): string {
  // The lesson and the report are in English: half in another language, they would read worse.
  const words = state.page === 'calculator' ? l10n.bundle : undefined;
  return shellHtml({
    asset: (name) => webview.asWebviewUri(Uri.joinPath(webviewRoot(extensionUri), name)).toString(),
    source: webview.cspSource,
    nonce: randomNonce(),
    language: words ? env.language : 'en',
    state,
    ...(words && {words}),
    trouble: l10n.t('This page did not come up. Close it and open it again; if that does not help, reload the window.'),
  });
}
