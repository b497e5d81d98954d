/** The calculator in another language: with a table that marks what it translates, no word is left without a mark. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import type {PanelState} from '../../src/protocol.ts';
import {type Panel, settle, stateOf} from './page.ts';
import {eventually, usePanel} from './session.ts';

const german: Readonly<Record<string, string>> = JSON.parse(readFileSync('l10n/bundle.l10n.de.json', 'utf8'));
const mark = (text: string): string => `⟦${text.replace(/\{\d\}/g, '⟧$&⟦')}⟧`;
const marked = Object.fromEntries(Object.keys(german).map((text) => [text, mark(text)]));

/** Units, names and symbols, which are the same in German; code, and the framework's own words, are left out by the collector. */
const SAME =
  /eval\.py|\b(?:probs|y_true|undefined|nats|bits|hartleys|argmax|Brier|exp|log|softmax|sigmoid|Markdown|LaTeX|CSV|SVG|PNG|PyTorch|NumPy|Keras|JAX|scikit-learn|reduction)\b/g;

/** What a person reads or hears, piece by piece. */
function pieces(): readonly string[] {
  const skipped = '#trouble, .math, script, style, pre, code, textarea, td.why, th[scope="row"], .hypotheses';
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const {parentElement, nodeValue} = walker.currentNode;
    if (parentElement && !parentElement.closest(skipped)) found.push(nodeValue ?? '');
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [aria-roledescription]')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-roledescription', 'aria-valuetext']) {
      found.push(element.getAttribute(name) ?? '');
    }
  }
  return found;
}

async function unmarked({page}: Panel): Promise<readonly string[]> {
  const found = await page.evaluate(pieces);
  const isLeft = (text: string) => /\p{L}{3}/u.test(text.replace(/⟦[^⟦⟧]*⟧/g, ' ').replace(SAME, ''));
  return [...new Set(found)].filter(isLeft);
}

const ROWS = Array.from({length: 24}, (_, i) => (i % 3 === 0 ? '[0.7, 0.2, 0.1]' : '[0.1, 0.8, 0.1]')).join(', ');
const LABELS = Array.from({length: 24}, (_, i) => i % 3).join(', ');

const states: Readonly<Record<string, PanelState>> = {
  'one example': stateOf('[0.2, 0.7, 0.1]', '[0, 1, 0]'),
  'one example without a target': stateOf('[0.2, 0.7, 0.1]'),
  'a soft target': stateOf('[2.0, -1.0, 0.5]', '[0.1, 0.8, 0.1]'),
  'several labels': stateOf('[0.9, 0.2, 0.6]', '[1, 0, 1]'),
  'a binary example': stateOf('[0.9]', '[1]'),
  'a batch': stateOf(`[${ROWS}]`, `[${LABELS}]`),
  'an infinite loss': stateOf('[1, 0, 0]', '[1]'),
  'rows that do not sum to 1': stateOf('[0.2, 0.7, 0.3]', '[1]'),
  'nothing to compute': stateOf('[0.2, 0.7, 0.1]', '[1, 2]'),
  'what cannot be read': stateOf('[0.2, , 0.1]', 'word'),
  'an empty page': {page: 'calculator', targetCandidates: [], options: {}, settings: stateOf('1').settings},
};

/** Opens what is folded, waits for the parts that are loaded late, and looks at every chart. */
async function everything(panel: Panel): Promise<readonly string[]> {
  const {page} = panel;
  for (const summary of await page.locator('details.fold > summary').all()) await summary.click();
  await eventually(async () => !(await page.locator('body').innerText()).includes(marked['Loading…'] ?? ''));
  const left = [...(await unmarked(panel))];
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await settle(page);
    left.push(...(await unmarked(panel)));
  }
  return [...new Set(left)];
}

describe('the calculator in German', () => {
  const open = usePanel();

  for (const [name, given] of Object.entries(states)) {
    it(`leaves no word in English: ${name}`, async () => {
      const panel = await open(undefined, {given, words: marked});
      assert.deepEqual(await everything(panel), []);
    });
  }

  it('says the result', async () => {
    const {page} = await open(undefined, {given: stateOf('[0.2, 0.7, 0.1]', '[0, 1, 0]'), words: german});
    const text = await page.locator('main').innerText();
    for (const part of ['Vorhersage', 'Wahrscheinlichkeiten', 'mäßige Sicherheit', 'Was wäre, wenn…', '0.3567'])
      assert.ok(text.includes(part), `${part} is not in\n${text}`);
  });

  it('copies in English, since that goes into other documents', async () => {
    const {page, intents} = await open(undefined, {
      given: stateOf('[0.2, 0.7, 0.1]', '[0, 1, 0]'),
      words: german,
    });
    await page.locator('#fold-copy > summary').click();
    await page.getByRole('button', {name: 'Markdown'}).click();
    const copied = (await intents()).flatMap((intent) => (intent.type === 'copy' ? [intent.text] : []));
    assert.match(copied[0] ?? '', /probabilities/);
    assert.doesNotMatch(copied[0] ?? '', /Wahrscheinlichkeiten/);
  });
});
