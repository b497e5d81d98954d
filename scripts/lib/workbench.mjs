// Drives a real VS Code workbench as a person does: opens files, points with the mouse, types, runs commands, reads panels.
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {openBrowser} from './browser.mjs';
import {inRoot} from './project.mjs';
import {installVsix, startServer, workbenchUrl} from './server.mjs';

const VISIBLE_HOVER = '.monaco-hover:not(.hidden) .hover-contents';
const QUICK_INPUT = '.quick-input-widget:not([style*="display: none"])';
const REST_MS = 60;
const HOVER_TRIES = 6;
const ACTION_LIMIT_MS = 10_000;
const START_LIMIT_MS = 60_000;
const VIOLATION = /Content Security Policy|TrustedHTML|TrustedScript|Trusted Type/i;

/** No folder is trusted, and nobody is asked. */
const RESTRICTED = {'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never'};

/** VS Code's display language, which a language pack would set: extensions then speak it, the workbench itself stays as it is. */
const speak = (language) => {
  globalThis._VSCODE_NLS_LANGUAGE = language;
};

/** A fresh copy of samples/ (or of another folder) with its own settings. */
function workspace(from, settings) {
  const home = mkdtempSync(path.join(tmpdir(), 'surprisal-workbench-'));
  const folder = path.join(home, 'samples');
  cpSync(from, folder, {recursive: true});
  const change = (values) => {
    mkdirSync(path.join(folder, '.vscode'), {recursive: true});
    writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(values, null, 2));
  };
  change(settings);
  return {home, folder, change};
}

/** The first place where needle stands in the visible lines, at its character number `inside`, in page coordinates. */
function placeOf([needle, inside]) {
  for (const line of document.querySelectorAll('.editor-instance .view-line, .monaco-editor .view-line')) {
    const nodes = [];
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    // VS Code draws spaces as no-break spaces and one text node per token.
    const text = nodes.map((node) => node.data).join('');
    const at = text.replace(/\u00a0/g, ' ').indexOf(needle);
    if (at < 0) continue;
    let middle = at + inside;
    let index = 0;
    for (; middle >= nodes[index].data.length; index++) middle -= nodes[index].data.length;
    const node = nodes[index];
    const range = document.createRange();
    range.setStart(node, middle);
    range.setEnd(node, middle + 1);
    const box = range.getBoundingClientRect();
    return {x: box.x + box.width / 2, y: box.y + box.height / 2};
  }
  return undefined;
}

const FIELDS = 'textarea, select, input:not([type="radio"], [type="checkbox"], [type="range"])';

/** The text of a page as a reader sees it: fields by their content, formulas as TeX, charts and machine's texts left out. */
function visibleText(body, fieldsOf) {
  const copy = body.cloneNode(true);
  const originals = [...body.querySelectorAll(fieldsOf)];
  for (const [index, field] of [...copy.querySelectorAll(fieldsOf)].entries()) {
    field.replaceWith(originals[index].selectedOptions?.[0]?.label ?? originals[index].value);
  }
  for (const math of copy.querySelectorAll('.katex')) {
    const words = math.closest('.math')?.querySelector('.sr-only') ?? math.querySelector('annotation');
    math.replaceWith(words?.textContent ?? math.textContent);
  }
  for (const row of copy.querySelectorAll('tr')) {
    const cells = [...row.cells].map((cell) => cell.innerText || cell.textContent);
    row.replaceChildren(document.createElement('td'));
    row.firstChild.append(cells.map((cell) => cell.trim().replace(/\s+/g, ' ')).join('\t'));
  }
  for (const hidden of copy.querySelectorAll('.sr-only, svg, script, style')) hidden.remove();
  copy.style.cssText = 'position: absolute; inset: 0; z-index: -1; overflow: hidden';
  body.append(copy);
  const text = copy.innerText; // not textContent, which knows no line breaks of the layout
  copy.remove();
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/\n\s*\n+/g, '\n')
    .trim();
}

/** What a person can do in the workbench, over Playwright's page. */
export function driver(page) {
  const press = (keys) => page.keyboard.press(keys);

  /** Opens the quick input with keys, fills it (its prefix included) and returns it. */
  const ask = async (keys, text) => {
    await press(keys);
    const input = page.locator(`${QUICK_INPUT} input`).first();
    await input.fill(text);
    return input;
  };
  const take = async (input) => {
    await input.press('Enter');
    await page.locator(QUICK_INPUT).first().waitFor({state: 'hidden'});
  };
  /** Waits for the row that answers, and takes it. */
  const pick = async (keys, text, row) => {
    const input = await ask(keys, text);
    await page.locator(`${QUICK_INPUT} .monaco-list-row`, {hasText: row}).first().waitFor();
    await take(input);
  };
  const runCommand = (title) => pick('F1', `>${title}`, title);
  const openFile = async (name) => {
    await pick('Control+P', name, name);
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await page.locator('.editor-instance .view-line').first().waitFor();
  };
  /** As a first file is opened: by the explorer, which is there before the search for files is. */
  const openFirst = async (name) => {
    const row = page.locator('.explorer-folders-view .monaco-list-row', {has: page.getByText(name, {exact: true})});
    await row.dblclick({timeout: START_LIMIT_MS});
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({timeout: START_LIMIT_MS});
    await page.locator('.editor-instance .view-line').first().waitFor({timeout: START_LIMIT_MS});
  };
  /** An Enter that comes before the input has read the line is not heard. */
  const goTo = async (line, column = 1) => {
    const input = await ask('Control+G', `:${line}:${column}`);
    const offer = new RegExp(`go to line ${line}\\b`, 'i');
    await page.locator(`${QUICK_INPUT} .monaco-list-row`, {hasText: offer}).first().waitFor();
    await take(input);
  };
  /** Where needle stands once the editor has come to rest: a line that was just gone to is still scrolling into view. */
  const find = async (needle, inside = Math.floor(needle.length / 2)) => {
    let last;
    for (const end = Date.now() + ACTION_LIMIT_MS; Date.now() < end; ) {
      const place = await page.evaluate(placeOf, [needle, inside]);
      if (place && last && place.x === last.x && place.y === last.y) return place;
      last = place;
      await page.waitForTimeout(REST_MS);
    }
    throw new Error(`${needle} is not in sight.`);
  };
  const away = async () => {
    await press('Escape');
    await page.mouse.move(640, 4);
    await page.locator(VISIBLE_HOVER).first().waitFor({state: 'hidden'});
  };
  const hoverComes = (timeout) =>
    page
      .locator(VISIBLE_HOVER)
      .first()
      .waitFor({timeout})
      .then(
        () => true,
        () => false,
      );
  /**
   * Points at needle and reads the hover; one asked for before the extension is active stays empty until the mouse moves.
   * @param {string} needle
   * @param {{inside?: number, tries?: number, wait?: number}} options
   */
  const hover = async (needle, {inside, tries = HOVER_TRIES, wait = 3_000} = {}) => {
    for (let attempt = 0; attempt < tries; attempt++) {
      await away();
      const {x, y} = await find(needle, inside);
      await page.mouse.move(x, y);
      await page.mouse.move(x + 1, y);
      if (await hoverComes(wait))
        return (await page.locator(VISIBLE_HOVER).allInnerTexts()).join('\n').replace(/\u00a0/g, ' ');
    }
    return undefined;
  };
  /** The panel's page: VS Code puts it in a frame within a frame. */
  const panel = () => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  /** What a reader sees of the panel: formulas once, not their MathML double, and nothing for screen readers alone. */
  const panelText = () => panel().locator('body').evaluate(visibleText, FIELDS);
  /** The frame itself, for scripts that its policy would not let in by a tag. */
  const panelFrame = async () => {
    const handle = await page.frameLocator('iframe.webview.ready').locator('#active-frame').elementHandle();
    return handle.contentFrame();
  };
  /** Reloads as a person does; a bare reload of the browser's page would not let VS Code save its state first. */
  const reload = async () => {
    const loaded = page.waitForEvent('load');
    await runCommand('Developer: Reload Window');
    await loaded;
    await page.locator('.monaco-workbench').waitFor({timeout: START_LIMIT_MS});
  };
  /** VS Code hears of a click in a panel a little later, and makes the panel the active editor then: not after it has been left. */
  const focusEditor = async () => {
    const isInPanel = await page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
    if (isInPanel) await page.locator('.editor-group-container.active .tab.active', {hasText: 'Surprisal'}).waitFor();
    await press('Control+1');
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
  };
  return {
    page,
    press,
    runCommand,
    openFile,
    openFirst,
    goTo,
    find,
    hover,
    away,
    focusEditor,
    reload,
    panel,
    panelFrame,
    panelText,
  };
}

/**
 * A workbench on a copy of the samples with the extension installed from vsix, or loaded from developed.
 * Closing it removes everything. violations and outside fill while it runs.
 * @param {{vsix?: string, developed?: string, folder?: string, settings?: object, file?: string,
 *   viewport?: {width: number, height: number}, trust?: boolean, language?: string}} options
 */
export async function openWorkbench({vsix, developed, folder: from, settings = {}, viewport, file, ...start} = {}) {
  const {trust = true, language} = start;
  const {home, folder, change} = workspace(from ?? inRoot('samples'), settings);
  const extensionsDir = path.join(home, 'extensions');
  if (vsix) installVsix(vsix, extensionsDir);
  const server = await startServer({extensionsDir, trust, ...(!trust && {settings: RESTRICTED})});
  const browser = await openBrowser({viewport});
  browser.page.setDefaultTimeout(ACTION_LIMIT_MS);
  if (language) await browser.page.addInitScript(speak, language);
  const violations = [];
  browser.page.on('console', (message) => VIOLATION.test(message.text()) && violations.push(message.text()));
  const person = driver(browser.page);
  const close = async () => {
    await browser.close();
    await server.stop();
    rmSync(home, {recursive: true, force: true, maxRetries: 5});
  };
  try {
    await browser.page.goto(workbenchUrl(server, {folder, developed}), {timeout: START_LIMIT_MS});
    await browser.page.locator('.monaco-workbench').waitFor({timeout: START_LIMIT_MS});
    if (file) await person.openFirst(file);
  } catch (error) {
    await close();
    throw error;
  }
  return {...person, folder, change, violations, outside: browser.outside, close};
}
