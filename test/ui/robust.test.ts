/** Large, broken and hostile inputs: the page stays itself, says what is wrong and stays fast. */
import assert from 'node:assert/strict';
import {openPanel, type Panel, settle, stateOf} from './page.ts';
import {totalOf, usePanel} from './session.ts';

const list = (n: number, f: (i: number) => number) =>
  `[${Array.from({length: n}, (_, i) => f(i).toFixed(4)).join(', ')}]`;
const rows = (n: number, k: number) =>
  `[${Array.from({length: n}, (_, r) => list(k, (c) => Math.sin(r * 3.7 + c))).join(', ')}]`;
const indices = (n: number, k: number) => `[${Array.from({length: n}, (_, i) => i % k).join(', ')}]`;
const elements = ({page}: Panel) => page.evaluate(() => document.querySelectorAll('*').length);
const HOSTILE = [
  '</script><img src=x onerror="window.hacked=1">',
  '<svg onload="window.hacked=1">',
  '\\def\\a{\\a\\a}\\a',
  '$\\href{javascript:window.hacked=1}{x}$',
  '\u202Egod\u202C',
  '🐕‍🦺 dog',
  'a'.repeat(100_000),
];

describe('large, broken and hostile inputs', () => {
  const open = usePanel();

  describe('hostile text', () => {
    it('is shown as it is, in names and in inputs', async () => {
      const classNames = HOSTILE.slice(0, 3).concat(HOSTILE.slice(3));
      const state = stateOf(
        list(classNames.length, () => 1 / classNames.length),
        '3',
      );
      const panel = await open({
        ...state,
        prediction: {...state.prediction!, classNames, name: HOSTILE[0]!, label: HOSTILE[1]!},
      });
      for (const fold of ['what-if', 'compare', 'copy']) await panel.page.locator(`#fold-${fold} summary`).click();
      for (let row = 0; row < classNames.length; row++) {
        await panel.page.locator('#class-table input[type=radio]').nth(row).click();
        await settle(panel.page);
      }
      await panel.page.locator('#input-target').fill(HOSTILE[0]!);
      await settle(panel.page);
      assert.equal(await panel.page.evaluate(() => (window as unknown as {hacked?: number}).hacked), undefined);
      assert.equal(await panel.page.locator('img, .katex-error').count(), 0);
      const over = await panel.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(over <= 0, String(over));
    });

    it('reorders nothing where a name or a place holds marks that do', async () => {
      const state = stateOf('[0.5, 0.5]', '1');
      const odd = {...state.prediction!, name: 'x\u202Egpj.exe', label: 'ev\u2067al.py:14'};
      const panel = await open({...state, prediction: odd, targetCandidates: [odd]});
      await panel.page.locator('#fold-copy summary').click();
      await panel.page.getByRole('button', {name: 'Markdown', exact: true}).click();
      const copied = (await panel.intents()).flatMap((i) => (i.type === 'copy' ? [i.text] : []));
      const titles = await panel.page.evaluate(() =>
        [...document.querySelectorAll('[title]')].map((n) => n.getAttribute('title')),
      );
      const calculator = await panel.page.locator('main').innerText();
      await panel.show({...state, prediction: odd, page: 'reference'});
      await panel.page.locator('.lesson-section').last().waitFor();
      const all = [...copied, ...titles, calculator, await panel.page.locator('main').innerText()];
      assert.ok(copied[0]?.includes('x gpj.exe'));
      assert.deepEqual(
        all.filter((text) => /[\u202a-\u202e\u2066-\u2069]/.test(text ?? '')),
        [],
      );
    });

    it('is named where it holds no numbers', async () => {
      const panel = await open(stateOf('[0.2, 0.7, 0.1]', '1'));
      await panel.page.locator('#input-prediction').fill('nothing here');
      await settle(panel.page);
      assert.match(await panel.page.locator('#diagnostics-prediction').innerText(), /No numbers in the prediction/);
    });

    it('points out an element that is no number and rows that differ', async () => {
      const panel = await open(stateOf('[0.2, cat, 0.1]', '1'));
      assert.match(await panel.page.locator('#diagnostics-prediction').innerText(), /could not be read/);
      await panel.page.locator('#input-prediction').fill('[[0.7, 0.3], [0.1]]');
      await settle(panel.page);
      assert.match(await panel.page.locator('#diagnostics-prediction').innerText(), /same number of elements/);
    });

    it('uses the rows of a ragged array that have the usual length, by their own numbers, and names the others', async () => {
      const panel = await open(
        stateOf('[[0.7, 0.2, 0.1], [0.1, 0.8], [0.3, 0.3, 0.4], [1], [0.2, 0.5, 0.3]]', '[0, 1, 2, 0, 1]'),
      );
      assert.match(await totalOf(panel), /0\.6554\s*nats/);
      assert.deepEqual(await panel.page.locator('#row-table tbody th').allInnerTexts(), ['0', '2', '4']);
      assert.deepEqual(await panel.page.locator('.odd-row code').allInnerTexts(), ['0.1, 0.8', '1']);
      await panel.page.locator('.odd-row').last().getByText('Show it').click();
      await panel.page.getByLabel('Show row 4 in the source').click();
      const reveals = (await panel.intents()).flatMap((i) => (i.type === 'reveal' ? [i.element] : []));
      assert.deepEqual(reveals, [8, 9]);
    });

    it('changes the number of a ragged target that belongs to the row in sight', async () => {
      const {page} = await open(stateOf('[[0.7, 0.3], [0.1], [0.4, 0.6]]', '[0, 1, 1]'));
      await page.getByTitle('Look at row 2', {exact: true}).click();
      await page.locator('#class-table input[type=radio]').first().click();
      await settle(page);
      assert.equal(await page.locator('#input-target').inputValue(), '[0, 1, 0]');
    });

    it('offers the place of the reference that explains a remark', async () => {
      const {page, intents} = await open(stateOf('[0.5, 0.2]', '1'));
      await page.locator('.messages').getByText('What is this?').first().click();
      const opened = (await intents()).filter((i) => i.type === 'openReference');
      assert.deepEqual(opened, [{type: 'openReference', anchor: 'not-normalized'}]);
    });

    it('leads to the token of an array that is filled column by column', async () => {
      const state = stateOf('[0.2, 0.1, 0.7, 0.8, 0.1, 0.1]', '[1, 1]');
      const {page, intents} = await open({
        ...state,
        prediction: {...state.prediction!, shape: [2, 3], columnMajor: true},
      });
      await page.getByLabel('Show q of class 1 in the source').click();
      const reveals = (await intents()).flatMap((i) => (i.type === 'reveal' ? [i.element] : []));
      assert.deepEqual(reveals, [2]);
    });
  });

  describe('values that have no number', () => {
    it('names the class that makes a loss infinite', async () => {
      const panel = await open(stateOf('[0.7, 0, 0.3]', '[0.5, 0.3, 0.2]'));
      assert.match(await totalOf(panel), /^∞[\s\S]*q is 0 for class 1, where p is 0\.3/);
    });

    it('never shows NaN or Infinity bare', async () => {
      for (const [prediction, target] of [
        ['[nan, 0.5]', '0'],
        ['[0.7, 0, 0.3]', '1'],
        ['[-0.5, 1.5]', '[0.5, 0.5]'],
        ['[0.5, 0.5]', '-100'],
        ['[0.5, 0.5]', '7'],
        ['[0, 0, 0]', '1'],
        ['[inf, 1]', '0'],
      ] as const) {
        const panel = await openPanel(stateOf(prediction, target));
        await panel.page.locator('#fold-what-if summary').click();
        for (const tab of await panel.page.getByRole('tab').all()) {
          await tab.click();
          await settle(panel.page);
          const text = await panel.page.locator('main').innerText();
          assert.doesNotMatch(text, /\bNaN\b|Infinity/, `${prediction} ${target}`);
        }
        assert.deepEqual(await panel.troubles(), [], `${prediction} ${target}`);
        await panel.close();
      }
    });
  });

  describe('large inputs', () => {
    it('a hundred thousand classes: a windowed table, any line within reach', async () => {
      const panel = await open(stateOf(list(100_000, Math.sin), '99999'));
      assert.ok((await elements(panel)) < 3_000);
      await panel.page.locator('#class-table').evaluate((box) => box.scrollTo({top: box.scrollHeight}));
      await panel.page.locator('#class-table tr.true').waitFor();
      assert.match(await panel.page.locator('#class-table tr.true').innerText(), /99999/);
      for (const tab of await panel.page.getByRole('tab').all()) await tab.click();
    });

    it('a million cells: heat map, rows and every chart', async () => {
      const panel = await open(stateOf(rows(100_000, 10), indices(100_000, 10)));
      assert.match(await totalOf(panel), /nats/);
      for (const tab of await panel.page.getByRole('tab').all()) {
        await tab.click();
        await settle(panel.page);
      }
      assert.ok((await elements(panel)) < 4_000);
      await panel.page.locator('#row-table').evaluate((box) => box.scrollTo({top: box.scrollHeight}));
      await panel.page.getByTitle('Look at row 99999', {exact: true}).click();
      await settle(panel.page);
      assert.match(await panel.page.locator('main').innerText(), /Classes of row 99999/);
    });

    it('a text of a million characters is shown by its beginning and can be edited whole', async () => {
      const text = list(130_000, () => 0.5);
      assert.ok(text.length > 1_000_000);
      const {page} = await open(stateOf(text));
      assert.ok((await page.locator('.beginning code').innerText()).length < 1_000);
      await page.getByText('Edit the whole text').first().click();
      await settle(page);
      assert.equal((await page.locator('#input-prediction').inputValue()).length, text.length);
    });

    it('typing draws once a change at a thousand classes', async () => {
      const panel = await open(stateOf(list(1_000, Math.sin), '3'));
      await panel.page.evaluate(() => {
        const counted = window as unknown as {draws: number};
        counted.draws = 0;
        new PerformanceObserver((list) => {
          counted.draws += list.getEntriesByName('surprisal: draw').length;
        }).observe({entryTypes: ['measure']});
      });
      const totals = new Set([await totalOf(panel)]);
      for (const target of ['7', '77', '777']) {
        await panel.page.locator('#input-target').fill(target);
        await settle(panel.page);
        totals.add(await totalOf(panel));
      }
      assert.equal(totals.size, 4, [...totals].join());
      assert.equal(await panel.page.evaluate(() => (window as unknown as {draws: number}).draws), 3);
    });
  });
});
