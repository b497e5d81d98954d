/** The lesson: every figure of its sources, live examples, self-checks, search, deep links. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {type Panel, settle, stateOf} from './page.ts';
import {usePanel} from './session.ts';

const FINE = {unit: 'nats', precision: 6, indexBase: 0} as const;
const REFERENCE = {...stateOf('[0.3, 0.6, 0.1]', '1'), page: 'reference'} as const;
/** A copy of the document that gives the figures; nothing is taken from our code. */
const document_ = readFileSync('test/unit/data/REFERENCE.md', 'utf8');
const sections = new Map(
  document_
    .split(/^## (?=[A-Z]\.)/m)
    .slice(1)
    .map((text) => [text[0] ?? '', [...new Set(text.match(/\d+\.\d{2,}/g))]]),
);

/** Six decimals stand as they are; a figure that the document rounds or cuts further is there as it is, or with more decimals. */
function missingFrom(text: string, figures: readonly string[]): readonly string[] {
  const numbers = new Set(text.match(/\d+\.\d+/g));
  const isShown = (figure: string) => {
    const decimals = figure.length - figure.indexOf('.') - 1;
    return decimals < 6 && [...numbers].some((n) => n.startsWith(figure) || Number(n).toFixed(decimals) === figure);
  };
  return figures.filter((figure) => !numbers.has(figure) && !isShown(figure));
}

/** What a reader sees of the page: its text, and what stands in its boxes. */
async function shownBy({page}: Panel): Promise<string> {
  const boxes = await page
    .locator('textarea')
    .evaluateAll((all) => all.map((box) => (box as HTMLTextAreaElement).value));
  return [await page.locator('main').innerText(), ...boxes].join('\n');
}

const loaded = async ({page}: Panel) => page.locator('.lesson-section').last().waitFor();

describe('reference page', () => {
  const open = usePanel();

  describe('reference', () => {
    it('has sections A to E to find figures in', () => {
      assert.deepEqual([...sections.keys()], ['A', 'B', 'C', 'D', 'E']);
      for (const name of 'ABCD') assert.ok((sections.get(name)?.length ?? 0) >= 3, name);
    });

    for (const [name, figures] of sections) {
      it(`shows every figure of the document's section ${name}, with six decimals, as it opens`, async () => {
        const {prediction: _, target: __, ...bare} = {...REFERENCE, settings: FINE};
        const panel = await open(bare);
        await loaded(panel);
        for (const check of await panel.page.locator('.check').all()) await check.locator('input').first().click();
        await settle(panel.page);
        const inNats = await shownBy(panel);
        await panel.show({...bare, settings: {...FINE, unit: 'bits'}});
        assert.deepEqual(missingFrom(`${inNats}\n${await shownBy(panel)}`, figures), []);
      });
    }

    it('shows them beside a selection, too', async () => {
      const panel = await open({...REFERENCE, settings: FINE});
      await loaded(panel);
      const text = await shownBy(panel);
      for (const figure of ['20.723266', '2.281791', '1.795859', '0.918939']) assert.ok(text.includes(figure), figure);
    });

    it('opens each section with the figures of the selection', async () => {
      const panel = await open({...stateOf('[2.0, 0.5, -1.0]', '0'), page: 'reference', settings: FINE});
      await loaded(panel);
      const own = panel.page.locator('.example', {hasText: 'Your numbers: probs, eval.py:14'});
      assert.equal(await own.count(), await panel.page.locator('.lesson-section').count());
      assert.match(await own.first().locator('.figures').innerText(), /0\.241311 nats/);
      assert.equal(await own.first().getByLabel('prediction').inputValue(), '[2.0, 0.5, -1.0]');
      await own.first().getByLabel('target').fill('1');
      await settle(panel.page);
      assert.match(await own.first().locator('.figures').innerText(), /1\.741311 nats/);
      await own.first().getByText('Back to my selection').click();
      await settle(panel.page);
      assert.match(await own.first().locator('.figures').innerText(), /0\.241311 nats/);
    });

    it('offers the selection to every example that takes arrays, and each says something of it', async () => {
      const panel = await open({...stateOf('[2.0, 0.5, -1.0]', '0'), page: 'reference', settings: FINE});
      await loaded(panel);
      const examples = panel.page.locator('.lesson-row .example');
      const lists = examples.filter({
        has: panel.page.getByLabel(/prediction$|^target$|probabilities|values|numbers x|losses|errors|logits z/),
      });
      const offers = lists.filter({hasText: 'Try it on my selection'});
      const without = lists.filter({hasNotText: 'Try it on my selection'});
      assert.deepEqual(await without.locator('figcaption').allInnerTexts(), []);
      assert.ok((await offers.count()) > 40, String(await offers.count()));
      for (const button of await panel.page.getByText('Try it on my selection').all()) await button.click();
      await settle(panel.page);
      const said = await offers.locator('.figures, .diagnostics').allInnerTexts();
      assert.deepEqual(
        said.filter((text) => text.trim() === '' || /NaN|undefined(?! — target 0 names no class)/.test(text)),
        [],
      );
    });

    it('keeps the method of an example, and the form of its target, on the selection', async () => {
      const panel = await open({...stateOf('[2.0, 0.5, -1.0]', '0'), page: 'reference', settings: FINE});
      await loaded(panel);
      const tried = async (caption: string | RegExp) => {
        const example = panel.page.locator('.example', {hasText: caption});
        await example.getByText('Try it on my selection').click();
        await settle(panel.page);
        return await example.locator('.figures').innerText();
      };
      // Softplus sums: ln(1+e^−2) + ln(1+e^0.5) + ln(1+e^−1).
      assert.match(await tried('As independent classes'), /1\.414267 nats/);
      assert.match(await tried('p coded for q, and q coded for p'), /H\(q, p\)\s*∞ bits\s*p is 0 for outcome 1/);
      assert.match(await tried(/^KL\(q‖p\)/), /KL\(q‖p\)\s*∞ nats/);
      assert.match(await tried('label smoothing 0.1'), /0\.\d{6} nats/);
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

    it('draws quantities to one scale, so that entropy and KL add up to the whole', async () => {
      const panel = await open(REFERENCE);
      await loaded(panel);
      const example = panel.page.locator('.example', {hasText: 'A soft target'}).first();
      const widths = await example
        .locator('.bar-fill')
        .evaluateAll((all) => all.map((fill) => fill.getBoundingClientRect().width));
      const [entropy = 0, kl = 0, total = 0] = widths;
      assert.ok(total > 100, String(widths));
      assert.ok(Math.abs(entropy + kl - total) < 1.5, String(widths));
    });

    it('changes a probability of the lesson whose point is pulled along the curve', async () => {
      const panel = await open({...REFERENCE, anchor: 'surprise'});
      await loaded(panel);
      await settle(panel.page);
      const example = panel.page.locator('.example', {hasText: 'Surprise at some probabilities'});
      await example.locator('.drawing').scrollIntoViewIfNeeded();
      const point = await example.locator('.point').nth(2).boundingBox();
      assert.ok(point);
      await panel.page.mouse.move(point.x + 3, point.y + 3);
      await panel.page.mouse.down();
      await panel.page.mouse.move(point.x + 50, point.y, {steps: 3});
      await panel.page.mouse.up();
      await settle(panel.page);
      assert.match(await example.getByLabel('probabilities q').inputValue(), /^\[1, 0\.9, 0\.[56]\d*, 0\.1, 0\.01\]$/);
      assert.doesNotMatch(await example.locator('.figures').innerText(), /q = 0\.5\s/);
    });

    it('shows code lengths and a gradient as pictures', async () => {
      const panel = await open(REFERENCE);
      await loaded(panel);
      assert.equal(await panel.page.locator('.lesson #chart-lengths').count(), 1);
      assert.equal(await panel.page.locator('.lesson #chart-gradient').count(), 1);
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
