/** What if, conventions, a number explained, copies: each as a person uses it. */
import assert from 'node:assert/strict';
import type {PanelIntent} from '../../src/protocol.ts';
import {type Panel, settle, stateOf} from './page.ts';
import {totalOf, usePanel} from './session.ts';

const EXAMPLE = stateOf('[0.2,  0.7, 0.1]', '[0, 1, 0]');

async function unfold({page}: Panel, id: string): Promise<void> {
  await page.locator(`#fold-${id} summary`).click();
  await settle(page);
}

/** Moves a slider as a drag does. */
async function slide({page}: Panel, id: string, value: number): Promise<void> {
  await page.locator(`#what-if-${id}`).evaluate((node, v) => {
    (node as HTMLInputElement).value = String(v);
    node.dispatchEvent(new Event('input', {bubbles: true}));
  }, value);
  await settle(page);
}

const textOf = ({page}: Panel) => page.locator('#input-prediction').inputValue();

async function sent<T extends PanelIntent['type']>(
  panel: Panel,
  type: T,
): Promise<readonly Extract<PanelIntent, {type: T}>[]> {
  return (await panel.intents()).filter((i): i is Extract<PanelIntent, {type: T}> => i.type === type);
}

describe('tools', () => {
  const open = usePanel();

  describe('what if', () => {
    it('moves one probability, rescales the others and leaves the rest of the text alone', async () => {
      const panel = await open(EXAMPLE);
      await unfold(panel, 'what-if');
      await slide(panel, 'probability', 0.4);
      assert.equal(await textOf(panel), '[0.4,  0.4, 0.2]');
      assert.match(await totalOf(panel), /0\.9163/);
    });

    it('remembers the ratios of the others while a drag passes through 1', async () => {
      const panel = await open(EXAMPLE);
      await unfold(panel, 'what-if');
      for (const q of [0.9, 1, 0.4]) await slide(panel, 'probability', q);
      assert.equal(await textOf(panel), '[0.4,  0.4, 0.2]');
    });

    it('takes a drag back in one step, and everything at once', async () => {
      const panel = await open(EXAMPLE);
      await unfold(panel, 'what-if');
      for (const q of [0.6, 0.5, 0.4]) await slide(panel, 'probability', q);
      await panel.page.locator('#fold-what-if').getByText('Undo').click();
      await settle(panel.page);
      assert.equal(await textOf(panel), '[0.2,  0.7, 0.1]');
      await slide(panel, 'labelSmoothing', 0.1);
      assert.match(await totalOf(panel), /0\.4803|0\.4[0-9]{3}/);
      await panel.page.locator('#fold-what-if').getByText('Reset').click();
      await settle(panel.page);
      assert.match(await totalOf(panel), /0\.3567/);
    });

    it('writes back to the source as one intent, with the place it came from', async () => {
      const panel = await open(EXAMPLE);
      await unfold(panel, 'what-if');
      const write = panel.page.getByText('Write back to source');
      assert.equal(await write.isDisabled(), true);
      await slide(panel, 'probability', 0.4);
      await write.click();
      const prediction = {sourceId: 's1', text: '[0.4,  0.4, 0.2]'};
      assert.deepEqual(await sent(panel, 'writeBack'), [{type: 'writeBack', sources: [prediction]}]);
      await panel.page.locator('#class-table input[type=radio]').last().click();
      await settle(panel.page);
      await write.click();
      const both = [prediction, {sourceId: 's2', text: '[0, 0, 1]'}];
      assert.deepEqual((await sent(panel, 'writeBack')).at(-1), {type: 'writeBack', sources: both});
    });

    it('applies temperature, focal γ and class weights', async () => {
      const panel = await open(stateOf('[2.0, -1.0, 0.5]', '1'));
      await unfold(panel, 'what-if');
      assert.match(await totalOf(panel), /3\.2413/);
      await slide(panel, 'temperature', Math.log(2));
      assert.match(await totalOf(panel), /2\.0280/);
      await panel.page.locator('#fold-what-if').getByText('Reset').click();
      await slide(panel, 'focalGamma', 2);
      assert.match(await totalOf(panel), /2\.9927/);
      await panel.page.locator('#fold-what-if').getByText('Reset').click();
      await panel.page.locator('#what-if-weights').fill('[1, 2, 3]');
      await panel.page.locator('#what-if-weights').press('Enter');
      await settle(panel.page);
      assert.match(await panel.page.locator('.facts').innerText(), /6\.4826/);
    });

    it('keeps a text that is being typed while the page is drawn anew', async () => {
      const state = stateOf('[2.0, -1.0, 0.5]', '1');
      const panel = await open(state);
      await unfold(panel, 'what-if');
      await panel.page.locator('#what-if-weights').fill('[1, 2');
      await panel.show({...state, settings: {...state.settings, precision: 6}});
      assert.match(await totalOf(panel), /3\.241311/);
      assert.equal(await panel.page.locator('#what-if-weights').inputValue(), '[1, 2');
    });
  });

  it('tells the loss beside what it was, where it is changed', async () => {
    const panel = await open(EXAMPLE);
    await unfold(panel, 'what-if');
    const outcome = panel.page.locator('.what-if-outcome');
    assert.equal(await outcome.innerText(), 'loss 0.3567 nats');
    await slide(panel, 'probability', 0.5);
    assert.equal(await outcome.innerText(), 'loss 0.6931 nats was 0.3567 nats');
  });

  describe('compare conventions', () => {
    it('puts frameworks, precisions and denominators side by side', async () => {
      const panel = await open(stateOf('[0.7, 0, 0.3]', '[0, 1, 0]'));
      await unfold(panel, 'compare');
      await panel.page.locator('#fold-compare table').first().waitFor();
      const text = await panel.page.locator('#fold-compare').innerText();
      for (const name of [
        'PyTorch',
        'Keras',
        'scikit-learn',
        'SciPy',
        'optax',
        'ONNX',
        'TensorFlow.js',
        'float16',
        'bfloat16',
        'Σw',
      ]) {
        assert.ok(text.includes(name), name);
      }
      assert.match(text, /∞/);
      assert.match(text, /16\.1181/);
      assert.match(text, /36\.0437/);
    });
  });

  describe('explain a number', () => {
    for (const [loss, classes, words] of [
      ['2.3026', '10', /chance/i],
      ['1.4612', '10', /softmax/i],
      ['16.1181', '3', /clip|clamp|cap/i],
    ] as const) {
      it(`knows what ${loss} with ${classes} classes may be`, async () => {
        const panel = await open(EXAMPLE);
        await unfold(panel, 'explain-number');
        await panel.page.locator('#seen-loss').fill(loss);
        await panel.page.locator('#seen-classes').fill(classes);
        await settle(panel.page);
        assert.match(await panel.page.locator('.hypotheses').innerText(), words);
      });
    }
  });

  it('tells what a loss that was seen is in other units, even where nothing known matches', async () => {
    const panel = await open(EXAMPLE);
    await unfold(panel, 'explain-number');
    await panel.page.locator('#seen-loss').fill('0.5');
    await panel.page
      .getByText('0.5000 nats, 0.7213 bits, perplexity 1.6487: what an outcome costs that was given probability 0.6065')
      .waitFor();
  });

  it('says so where a loss that was seen is no number', async () => {
    const panel = await open(EXAMPLE);
    await unfold(panel, 'explain-number');
    await panel.page.locator('#seen-loss').fill('two');
    await panel.page.getByText('two is no number').waitFor();
  });

  describe('copy as', () => {
    it('copies Markdown, LaTeX and CSV through VS Code', async () => {
      const panel = await open(EXAMPLE);
      await unfold(panel, 'copy');
      for (const name of ['Markdown', 'LaTeX', 'CSV'])
        await panel.page.getByRole('button', {name, exact: true}).click();
      const copies = await sent(panel, 'copy');
      assert.deepEqual(
        copies.map((c) => c.what),
        ['Markdown', 'LaTeX', 'CSV'],
      );
      for (const {text} of copies) assert.match(text, /0\.3567|0\.35667/);
    });

    it('offers a snippet for each framework, with the value asserted', async () => {
      const panel = await open(EXAMPLE);
      await unfold(panel, 'copy');
      for (const name of ['pytorch', 'numpy', 'scikit-learn', 'keras', 'jax']) {
        await panel.page.getByLabel('Framework of the snippet').selectOption(name);
        await settle(panel.page);
        await panel.page.locator('#copy-snippet').click();
        const text = (await sent(panel, 'copy')).at(-1)?.text ?? '';
        assert.match(text, /assert/, name);
        assert.match(text, /0\.3566749/, name);
      }
    });

    it('saves the heat map as it is painted, and says so where there is a table instead', async () => {
      const panel = await open(stateOf('[[0.7, 0.2, 0.1], [0.1, 0.8, 0.1]]', '[0, 1]'));
      await unfold(panel, 'copy');
      await panel.page.locator('#save-svg').click();
      await panel.page.locator('#save-png').click();
      await panel.page.waitForFunction(
        () => (window as unknown as {intents: {type: string}[]}).intents.filter((i) => i.type === 'save').length === 2,
      );
      const [svg, png] = await sent(panel, 'save');
      assert.match(Buffer.from(svg?.base64 ?? '', 'base64').toString('utf8'), /^<svg xmlns.*href="data:image\/png/);
      const image = Buffer.from(png?.base64 ?? '', 'base64');
      assert.ok(image.readUInt32BE(16) > 100 && image.readUInt32BE(20) > 40, 'its width and height');
      await panel.page.getByRole('tab', {name: 'Worst rows'}).click();
      await panel.page.locator('#save-png').click();
      await panel.page.locator('#fold-copy').getByText('This view is a table').waitFor();
    });

    it('saves the chart as a drawing and as a picture', async () => {
      const panel = await open(EXAMPLE);
      await unfold(panel, 'copy');
      await panel.page.locator('#save-svg').click();
      await panel.page.locator('#save-png').click();
      await panel.page.waitForFunction(
        () => (window as unknown as {intents: {type: string}[]}).intents.filter((i) => i.type === 'save').length === 2,
      );
      const [svg, png] = await sent(panel, 'save');
      const drawn = Buffer.from(svg?.base64 ?? '', 'base64').toString('utf8');
      assert.match(drawn, /^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      assert.doesNotMatch(drawn, /var\(--/);
      assert.equal(
        Buffer.from(png?.base64 ?? '', 'base64')
          .subarray(1, 4)
          .toString('latin1'),
        'PNG',
      );
    });
  });
});
