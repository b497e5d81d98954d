/** The page's shell: an empty element, one script with a nonce, two stylesheets, and a policy that allows nothing else. */
import {Uri, type Webview} from 'vscode';
import {randomNonce} from '../runtime.ts';

export function webviewRoot(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}

function policy(webview: Webview, nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    'img-src blob: data:',
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
  ].join('; ');
}

export function panelHtml(webview: Webview, extensionUri: Uri, language: string): string {
  const nonce = randomNonce();
  const asset = (name: string) => webview.asWebviewUri(Uri.joinPath(webviewRoot(extensionUri), name)).toString();
  return [
    '<!DOCTYPE html>',
    `<html lang="${language.replace(/[^\w-]/g, '')}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(webview, nonce)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<link rel="stylesheet" href="${asset('katex.css')}">`,
    `<link rel="stylesheet" href="${asset('panel.css')}">`,
    '<title>Surprisal</title>',
    '</head>',
    '<body>',
    '<div id="app"></div>',
    `<script type="module" nonce="${nonce}" src="${asset('panel.js')}"></script>`,
    '</body>',
    '</html>',
  ].join('\n');
}
