/** Opens the panel's page alone in a real browser, under the policy that VS Code's panel has, with VS Code's side played by the test. */
import type {Page} from 'playwright-core';
import {firstState, shellHtml} from '../../src/host/panel/shell.ts';
import type {PanelIntent, PanelState} from '../../src/protocol.ts';
import {firstFrame} from '../../src/webview/firstFrame.ts';
import {builtFile, builtFiles, givePage, type Serve, serve, takePage} from './browser.ts';
import {type ThemeName, themes} from './themes.ts';

const NONCE = 'c2VsZi1jaGVjaw';
export const TROUBLE = 'This page did not come up.';

export interface Panel {
  readonly page: Page;
  /** What the page sent to VS Code so far. */
  readonly intents: () => Promise<readonly PanelIntent[]>;
  readonly show: (state: PanelState) => Promise<void>;
  /** Violations of the policy and errors of the script: empty in every test. */
  readonly troubles: () => Promise<readonly string[]>;
  /** What the page kept for a reload. */
  readonly kept: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export interface PanelOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly kept?: unknown;
  /** The state that the page comes with, as in VS Code; without it the page waits to be shown one. */
  readonly given?: PanelState;
  /** The page comes with its first frame drawn, as on the desktop. */
  readonly framed?: boolean;
  /** The page's sentences in another language. */
  readonly words?: Readonly<Record<string, string>>;
  /** Files of the page that are not to be had. */
  readonly missing?: RegExp;
}

export async function openPanel(state: PanelState | undefined, options: PanelOptions = {}): Promise<Panel> {
  const {width = 1000, height = 900} = options;
  const page = await takePage({width, height});
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`${error.message}\n${error.stack ?? ''}`));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const {address, end} = await serve(answers(options, options.missing ? '' : await builtFiles()));
  await page.goto(address);
  const panel = makePanel(page, errors, async () => {
    await givePage(page);
    end();
  });
  if (state) await panel.show(state);
  return panel;
}

/** Runs in the page before its script: a stand-in for the object that VS Code gives to a webview. */
function playVsCode(kept: unknown): void {
  const played = window as unknown as Record<string, unknown>;
  played['intents'] = [];
  played['violations'] = [];
  played['kept'] = kept;
  played['acquireVsCodeApi'] = () => ({
    postMessage: (message: unknown) => {
      const count = (selector: string) => document.querySelectorAll(selector).length;
      played['atFirstMessage'] ??= {formulas: count('.katex'), charts: count('.charts')};
      (played['intents'] as unknown[]).push(JSON.parse(JSON.stringify(message)));
    },
    getState: () => played['kept'],
    setState: (state: unknown) => {
      played['kept'] = JSON.parse(JSON.stringify(state));
    },
  });
  document.addEventListener('securitypolicyviolation', (event) => {
    (played['violations'] as string[]).push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });
}

/** The page, its theme and, where some of them are to be missing, its files. */
function answers(options: PanelOptions, files: string): Serve {
  return (pathname) => {
    if (pathname === '/') return {type: 'text/html', body: shell(options, files)};
    if (pathname === '/theme.css') return {type: 'text/css', body: themeStyle(options.theme ?? 'dark')};
    return options.missing?.test(pathname) ? undefined : builtFile(pathname);
  };
}

const BODY_CLASS: Readonly<Record<ThemeName, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'hc-black': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast vscode-high-contrast-light',
};

/** The product's own shell, with a theme's colours and the stand-in as VS Code adds them. */
function shell({theme = 'dark', given, words, kept, framed}: PanelOptions, files: string): string {
  const frame = framed && given ? firstFrame(given, words) : undefined;
  const html = shellHtml({
    asset: (name) => `${files}${name}`,
    source: "'self'",
    nonce: NONCE,
    language: 'en',
    state: given && firstState(given),
    ...(frame && {frame: {...frame, styles: `${styleSheet(files)}\n${frame.styles}`}}),
    ...(words && {words}),
    trouble: TROUBLE,
  });
  const json = JSON.stringify(kept)?.replace(/</g, '\\u003c');
  return html
    .replace('<head>', () => `<head><script>(${playVsCode})(${json})</script>`)
    .replace('<title>', '<link rel="stylesheet" href="theme.css"><title>')
    .replace('<body>', `<body class="${BODY_CLASS[theme]}">`);
}

const styleSheet = (files: string): string =>
  String(builtFile('/panel.css')?.body).replace(/url\(fonts\//g, `url(${files}fonts/`);

function themeStyle(theme: ThemeName): string {
  const variables = Object.entries(themes[theme]).map(([name, value]) => `--vscode-${name}: ${value};`);
  const scheme = theme === 'dark' || theme === 'hc-black' ? 'dark' : 'light';
  return `:root { color-scheme: ${scheme}; ${variables.join(' ')} }`;
}

function makePanel(page: Page, errors: readonly string[], close: () => Promise<void>): Panel {
  let revision = 0;
  const show = async (state: PanelState) => {
    revision++;
    await page.evaluate((message) => window.postMessage(message, '*'), {type: 'state', version: 1, revision, state});
    await page.locator(`main[data-revision="${revision}"]`).waitFor({state: 'attached'});
    await settle(page);
  };
  return {
    page,
    show,
    close,
    intents: () => page.evaluate(() => (window as unknown as {intents: PanelIntent[]}).intents),
    kept: () => page.evaluate(() => (window as unknown as {kept: unknown}).kept),
    troubles: async () => {
      const violations = await page.evaluate(() => (window as unknown as {violations: string[]}).violations);
      return [...errors, ...violations];
    },
  };
}

/** Waits for the next two frames, after which the page has drawn what it knows. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
  );
}

/** A panel state around a prediction and a target as text. */
export function stateOf(prediction: string, target?: string, more: Partial<PanelState> = {}): PanelState {
  return {
    page: 'calculator',
    prediction: {text: prediction, dialect: 'python', name: 'probs', label: 'eval.py:14', sourceId: 's1'},
    ...(target !== undefined && {
      target: {text: target, dialect: 'python', name: 'y_true', label: 'eval.py:12', sourceId: 's2'},
    }),
    targetCandidates: [],
    options: {},
    settings: {unit: 'nats', precision: 4, indexBase: 0},
    ...more,
  };
}
