/** The page's html for one webview: the shell with this webview's addresses, a nonce of its own, and the state to start with. */
import {env, l10n, Uri, type Webview} from 'vscode';
import type {FirstFrame, PanelState} from '../../protocol.ts';
import {randomNonce} from '../runtime.ts';
import {loadFrameParts} from './firstFrame.ts';
import {firstState, type Shell, shellHtml} from './shell.ts';

type Words = Readonly<Record<string, string>>;

export function webviewRoot(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}

/** With the page's whole style sheet, for which it need not wait then. */
function firstFrame(state: PanelState, words: Words | undefined, asset: Shell['asset']): FirstFrame | undefined {
  const {draw, styleSheet} = loadFrameParts() ?? {};
  const frame = draw?.(state, words);
  const sheet = styleSheet?.replace(/url\((fonts\/[\w.-]+)\)/g, (_, font: string) => `url(${asset(font)})`);
  return frame && {html: frame.html, styles: `${sheet}\n${frame.styles}`};
}

/** A first frame that cannot be drawn is left to the page's script, and `report` is told why. */
export function panelHtml(
  webview: Webview,
  extensionUri: Uri,
  state: PanelState,
  report: (message: string) => void,
): string {
  // The lesson and the report are in English: half in another language, they would read worse.
  const words = state.page === 'calculator' ? l10n.bundle : undefined;
  const asset = (name: string) => webview.asWebviewUri(Uri.joinPath(webviewRoot(extensionUri), name)).toString();
  const text = firstState(state);
  let frame: FirstFrame | undefined;
  try {
    frame = text === undefined ? undefined : firstFrame(state, words, asset);
  } catch (error) {
    report(`The panel's first frame could not be drawn: ${String(error)}`);
  }
  return shellHtml({
    asset,
    source: webview.cspSource,
    nonce: randomNonce(),
    language: words ? env.language : 'en',
    state: text,
    frame,
    ...(words && {words}),
    trouble: l10n.t('This page did not come up. Close it and open it again; if that does not help, reload the window.'),
  });
}
