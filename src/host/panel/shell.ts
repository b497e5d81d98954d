/** The page's shell as text: an element with the first state, the page's script, its styles, and a policy that allows nothing else. */
import {escaped} from '../../core/escaped.ts';
import type {FirstFrame, PanelState} from '../../protocol.ts';

export interface Shell {
  /** Address of a file under dist/webview. */
  readonly asset: (name: string) => string;
  /** Where styles and fonts may come from. */
  readonly source: string;
  readonly nonce: string;
  readonly language: string;
  /** What firstState() gives, so that the page draws it without asking first. */
  readonly state: string | undefined;
  /** The page's sentences in another language; none for English. */
  readonly words?: Readonly<Record<string, string>>;
  /** The page's first frame, to be seen before its scripts are loaded; its styles are the page's whole sheet, too. */
  readonly frame?: FirstFrame | undefined;
  /** Shown where the page's scripts cannot be loaded or fail: what to do. */
  readonly trouble: string;
}

/** Every formula is set in these: asked for at once, they are there with the page. */
const FONTS = ['KaTeX_Main-Regular.woff2', 'KaTeX_Math-Italic.woff2'];

/** A larger state is sent when the page is ready, as every later one is. */
const LARGEST_FIRST_STATE = 100_000;

/** A script that did not load, or threw: never a blank page. What a ResizeObserver puts off to the next frame is no trouble. */
const WATCH = [
  'const show = (event) => {',
  "  if (event.target instanceof HTMLLinkElement || /ResizeObserver/.test(event.message ?? '')) return;",
  "  document.getElementById('trouble').hidden = false;",
  '};',
  "addEventListener('error', show, true);",
].join('\n');

function policy({source, nonce, frame}: Shell): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}${frame ? ` 'nonce-${nonce}'` : ''}`,
    `font-src ${source}`,
    'img-src blob: data:',
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
  ].join('; ');
}

/** The state as text, if it comes with the page. */
export function firstState(state: PanelState): string | undefined {
  const text = JSON.stringify(state);
  return text.length <= LARGEST_FIRST_STATE ? text : undefined;
}

const preloaded = (address: string): string =>
  `<link rel="preload" as="font" type="font/woff2" crossorigin href="${address}">`;

const data = (name: string, text: string | undefined): string => (text ? ` data-${name}="${escaped(text)}"` : '');

export function shellHtml(shell: Shell): string {
  const {asset, nonce, language, trouble, state, words, frame} = shell;
  return [
    '<!DOCTYPE html>',
    `<html lang="${language.replace(/[^\w-]/g, '')}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(shell)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>Surprisal</title>',
    `<script nonce="${nonce}">${WATCH}</script>`,
    // A webview asks VS Code for each of them, at some milliseconds apiece.
    ...(frame ? [] : [`<link rel="stylesheet" href="${asset('panel.css')}">`]),
    `<script type="module" nonce="${nonce}" src="${asset('panel.js')}"></script>`,
    ...FONTS.map((name) => preloaded(asset(`fonts/${name}`))),
    ...(frame ? [`<style nonce="${nonce}">${frame.styles}</style>`] : []),
    '</head>',
    '<body>',
    `<p id="trouble" role="alert" hidden>${escaped(trouble)}</p>`,
    `<div id="app"${data('state', state)}${data('words', words && JSON.stringify(words))}>${frame?.html ?? ''}</div>`,
    '</body>',
    '</html>',
  ].join('\n');
}
