/** Opens the panel's page alone in a real browser, under the policy that VS Code's panel has, with VS Code's side played by the test. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {type Browser, chromium, type Page} from 'playwright-core';
import {shellHtml} from '../../src/host/panel/shell.ts';
import type {PanelIntent, PanelState} from '../../src/protocol.ts';
import {type ThemeName, themes} from './themes.ts';

const ORIGIN = 'https://panel.test';
const WEBVIEW = path.resolve('dist/webview');
const NONCE = 'c2VsZi1jaGVjaw';
export const TROUBLE = 'This page did not come up.';
const TYPES: Readonly<Record<string, string>> = {'.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2'};

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
  /** The page's sentences in another language. */
  readonly words?: Readonly<Record<string, string>>;
  /** Files of the page that are not to be had. */
  readonly missing?: RegExp;
}

let browser: Browser | undefined;

export async function openBrowser(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  });
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

export async function openPanel(state: PanelState | undefined, options: PanelOptions = {}): Promise<Panel> {
  const {width = 1000, height = 900} = options;
  const context = await (await openBrowser()).newContext({viewport: {width, height}});
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`${error.message}\n${error.stack ?? ''}`));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.addInitScript(playVsCode, options.kept);
  await page.route(`${ORIGIN}/**`, (route) => route.fulfill(answer(new URL(route.request().url()).pathname, options)));
  await page.goto(`${ORIGIN}/`);
  const panel = makePanel(page, errors, () => context.close());
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

function answer(pathname: string, {theme = 'dark', given, words, missing}: PanelOptions) {
  if (pathname === '/') return {contentType: 'text/html', body: shell(theme, given, words)};
  if (pathname === '/theme.css') return {contentType: 'text/css', body: themeStyle(theme)};
  const file = path.join(WEBVIEW, pathname);
  if (missing?.test(pathname)) return {status: 404, body: ''};
  if (!file.startsWith(WEBVIEW)) return {status: 404, body: ''};
  return {contentType: TYPES[path.extname(file)] ?? 'application/octet-stream', body: readFileSync(file)};
}

const BODY_CLASS: Readonly<Record<ThemeName, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'hc-black': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast vscode-high-contrast-light',
};

/** The product's own shell, with a theme's colours as VS Code adds them. */
function shell(theme: ThemeName, state: PanelState | undefined, words: PanelOptions['words']): string {
  const html = shellHtml({
    asset: (name) => `${ORIGIN}/${name}`,
    source: ORIGIN,
    nonce: NONCE,
    language: 'en',
    state,
    ...(words && {words}),
    trouble: TROUBLE,
  });
  return html
    .replace('<title>', '<link rel="stylesheet" href="/theme.css"><title>')
    .replace('<body>', `<body class="${BODY_CLASS[theme]}">`);
}

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
