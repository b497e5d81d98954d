/** The lesson: every figure of its sources, live examples, self-checks, search, deep links. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {type Panel, settle, stateOf} from './page.ts';
import {usePanel} from './session.ts';

const FINE = {unit: 'nats', precision: 6, indexBase: 0} as const;
const REFERENCE = {...stateOf('[0.3, 0.6, 0.1]', '1'), page: 'reference'} as const;
/** A copy of the document that gives the figures; nothing is taken from our code. */
const document_ = readFileSync('test/workbench/data/reference-figures.md', 'utf8');
const figures = [...new Set([...document_.matchAll(/\d+\.\d{6}/g)].map((match) => match[0]))];

const loaded = async ({page}: Panel) => page.locator('.lesson-section').last().waitFor();

describe('reference page', () => {
  const open = usePanel();

  describe('reference', () => {
    it('shows every figure of the document, with six decimals, as it opens', async () => {
      const panel = await open({...REFERENCE, settings: FINE});
      await loaded(panel);
      for (const check of await panel.page.locator('.check').all()) await check.locator('input').first().click();
      await settle(panel.page);
      const inNats = await panel.page.locator('main').innerText();
      await panel.show({...REFERENCE, settings: {...FINE, unit: 'bits'}});
      const text = `${inNats}\n${await panel.page.locator('main').innerText()}`;
      assert.ok(figures.length >= 20);
      assert.deepEqual(
        figures.filter((figure) => !text.includes(figure)),
        [],
      );
    });

    it('typesets every formula without an error', async () => {
      const panel = await open(REFERENCE);
      await loaded(panel);
      assert.ok((await panel.page.locator('.katex').count()) > 30);
      assert.deepEqual(await panel.page.locator('.katex-error').allInnerTexts(), []);
    });

    it('computes examples anew while one types, and goes back', async () => {
      const panel = await open(REFERENCE);
      await loaded(panel);
      const example = panel.page.locator('.example', {hasText: 'A soft target'}).first();
      const before = await example.locator('.figures').innerText();
      await example.getByLabel('prediction').fill('[0.6, 0.3, 0.1]');
      await settle(panel.page);
      assert.match(await example.locator('.figures').innerText(), /KL\(P‖Q\)\s*0\.0000/);
      await example.getByText('Back to the example').click();
      await settle(panel.page);
      assert.equal(await example.locator('.figures').innerText(), before);
    });

    it('tries an example on the selection, and sends it to the calculator', async () => {
      const panel = await open(REFERENCE);
      await loaded(panel);
      const example = panel.page.locator('.example', {hasText: 'A soft target'}).first();
      await example.getByText('Try it on my selection').click();
      await settle(panel.page);
      assert.equal(await example.getByLabel('prediction').inputValue(), '[0.3, 0.6, 0.1]');
      await example.getByText('Open in calculator').click();
      const opened = (await panel.intents()).find((i) => i.type === 'openCalculator');
      assert.deepEqual(opened, {type: 'openCalculator', text: '[0.3, 0.6, 0.1]', target: '1'});
    });

    it('finds parts by words and shows only those', async () => {
      const panel = await open(REFERENCE);
      await loaded(panel);
      const all = await panel.page.locator('.lesson-row').count();
      await panel.page.locator('#reference-search').fill('poisson');
      await settle(panel.page);
      const found = await panel.page.locator('.lesson-row').count();
      assert.ok(found > 0 && found < all, `${found} of ${all}`);
      await panel.page.locator('#reference-search').fill('no such words at all');
      await settle(panel.page);
      assert.match(await panel.page.locator('main').innerText(), /0 parts found/);
    });

    it('goes to an anchor, and to the part that explains a code', async () => {
      const panel = await open({...REFERENCE, anchor: 'clipping'});
      await loaded(panel);
      await settle(panel.page);
      assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'ref-clipping');
      await panel.show({...REFERENCE, anchor: 'infinite-loss'});
      await settle(panel.page);
      assert.notEqual(await panel.page.evaluate(() => document.activeElement?.id), 'ref-clipping-nowhere');
      assert.match((await panel.page.evaluate(() => document.activeElement?.id)) ?? '', /^ref-/);
    });

    it('checks what was learnt, one question a section', async () => {
      const panel = await open(REFERENCE);
      await loaded(panel);
      const checks = panel.page.locator('.check');
      assert.equal(await checks.count(), await panel.page.locator('.lesson-section').count());
      await checks.first().locator('input').nth(1).click();
      await settle(panel.page);
      assert.match(await checks.first().innerText(), /Right\.|Not quite\./);
      assert.equal(await checks.first().locator('.example').count(), 1);
    });

    it('leads from the contents to each part', async () => {
      const panel = await open(REFERENCE);
      await loaded(panel);
      const entry = panel.page.locator('.contents li li button').nth(3);
      const title = await entry.innerText();
      await entry.click();
      assert.equal(await panel.page.evaluate(() => document.activeElement?.textContent), title);
    });
  });
});
