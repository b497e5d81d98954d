/** What the calculator can do, each by real clicks and keys in the workbench; figures from hand calculations and PyTorch. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {compute, cursorOn, picture, type Workbench} from './session.ts';

const SAMPLE = 'evaluate_pytorch.py';
const ROWS = Array.from({length: 24}, (_, i) => (i % 3 === 0 ? '[0.7, 0.2, 0.1]' : '[0.1, 0.8, 0.1]'));

/** Registers the tests; `of` gives the workbench once it is open, with the sample in its editor. */
export function calculatorFeatures(of: () => Workbench): void {
  const panel = () => of().panel();
  const total = (value: string) => panel().locator('.total-value').filter({hasText: value}).waitFor();
  const unfold = (id: string) => panel().locator(`#fold-${id} summary`).click();
  const open = async (text: string) => {
    await cursorOn(of(), SAMPLE, text);
    await compute(of());
  };

  it('shows where the loss comes from: formula, classes, three charts by keys', async () => {
    await open('[0.2, 0.7, 0.1]');
    await total('0.3567');
    assert.equal(await panel().locator('.formula .step').count(), 4);
    assert.match(await panel().locator('#class-table').innerText(), /cat[\s\S]*dog[\s\S]*rabbit/);
    const names = ['−log q', 'q − p', 'Code lengths'];
    for (const [i, name] of names.entries()) {
      const tab = panel().getByRole('tab', {name, exact: true});
      if (i === 0) await tab.click();
      assert.equal(await tab.getAttribute('aria-selected'), 'true');
      assert.ok((await panel().getByRole('tabpanel').locator('svg').count()) > 0, name);
      await tab.press('ArrowRight');
    }
  });

  it('takes the target by a click, from a list, and back again', async () => {
    await panel().locator('#class-table input[type=radio]').nth(2).click();
    await total('2.3026');
    for (const [way, value] of [
      ['uniform', '1.4229'],
      ['class 1', '0.3567'],
      ['smoothed', '0.4633'],
    ] as const) {
      await panel().getByLabel('Pick a target').selectOption(way);
      await total(value);
    }
    for (let i = 0; i < 4; i++) await panel().getByLabel('Undo the last change').click();
    await total('0.3567');
  });

  it('takes the numbers for something else by a chip', async () => {
    const chip = panel().getByLabel('probabilities: change');
    await chip.selectOption('logits');
    await total('0.7679');
    await panel().getByLabel('Undo the last change').click();
    await total('0.3567');
  });

  it('asks what if, writes it into the source as one edit, and follows when that is undone', async () => {
    await unfold('what-if');
    await panel().locator('#what-if-probability').press('PageDown');
    await total('0.5108');
    await panel().locator('.what-if-outcome').filter({hasText: 'was 0.3567'}).waitFor();
    await picture(of(), 'feature-what-if');
    await panel().getByText('Write back to source').click();
    const line = of().page.locator('.view-line', {hasText: 'probs ='});
    await line.filter({hasText: '0.6,'}).waitFor();
    await of().focusEditor();
    await of().press('Control+Z');
    await line.filter({hasText: '[0.2, 0.7, 0.1]'}).waitFor();
    await total('0.3567');
    await panel().locator('#what-if-labelSmoothing').press('PageUp');
    await panel().locator('.what-if-outcome').filter({hasText: 'was 0.3567'}).waitFor();
    await panel().locator('#fold-what-if').getByText('Reset').click();
    await total('0.3567');
    await unfold('what-if');
  });

  it('compares frameworks, precisions and denominators', async () => {
    await unfold('compare');
    const fold = panel().locator('#fold-compare');
    await fold.locator('table').first().waitFor();
    const text = await fold.innerText();
    for (const name of ['PyTorch', 'Keras', 'scikit-learn', 'SciPy', 'optax', 'ONNX', 'bfloat16', 'Σw']) {
      assert.ok(text.includes(name), name);
    }
    await picture(of(), 'feature-compare');
    await unfold('compare');
  });

  it('explains a number that was seen', async () => {
    await unfold('explain-number');
    await panel().locator('#seen-loss').pressSequentially('2.3026');
    await panel().locator('#seen-classes').fill('10');
    await panel()
      .locator('.hypotheses')
      .getByText(/chance/i)
      .first()
      .waitFor();
    await picture(of(), 'feature-explain');
    await unfold('explain-number');
  });

  it('copies through VS Code, and saves the chart where the person says', async () => {
    await unfold('copy');
    const said = (what: string) =>
      of()
        .page.locator('.statusbar-item', {hasText: `Copied: ${what}`})
        .waitFor();
    for (const name of ['Markdown', 'LaTeX', 'CSV']) {
      await panel().getByRole('button', {name, exact: true}).click();
      await said(name);
    }
    await panel().getByLabel('Framework of the snippet').selectOption('jax');
    await panel().locator('#copy-snippet').click();
    await said('JAX snippet');
    await panel().locator('#save-svg').click();
    const name = of().page.locator('.quick-input-widget input[type=text]');
    await name.waitFor();
    await of().page.waitForFunction(() =>
      /\.svg$/.test(document.querySelector<HTMLInputElement>('.quick-input-widget input[type=text]')?.value ?? ''),
    );
    await name.press('Enter');
    const saved = () => readdirSync(of().folder).find((file) => file.endsWith('.svg'));
    for (const end = Date.now() + 10_000; !saved() && Date.now() < end; ) await of().page.waitForTimeout(50);
    assert.match(readFileSync(path.join(of().folder, saved() ?? 'nothing.svg'), 'utf8'), /^<svg[^>]*xmlns/);
    await unfold('copy');
  });

  it('shows a batch: heat map, losses, worst rows that lead to their line, confusion', async () => {
    await open('[2.1, -0.4, 0.3],');
    await total('1.6564');
    for (const name of ['Heat map', 'Losses', 'Confusion', 'Worst rows']) {
      await panel().getByRole('tab', {name, exact: true}).click();
      await panel().getByRole('tabpanel').locator('canvas, svg, table').first().waitFor();
      if (name === 'Heat map') await picture(of(), 'feature-batch');
    }
    await panel().getByRole('tabpanel').getByLabel('Show row 3 in the source').click();
    await of().page.locator('#status\\.editor\\.selection').filter({hasText: 'Ln 27'}).waitFor();
  });

  it('draws a reliability diagram with ECE where there are rows enough', async () => {
    await panel()
      .getByLabel('prediction', {exact: true})
      .fill(`[${ROWS.join(', ')}]`);
    await panel()
      .getByLabel('target', {exact: true})
      .fill(JSON.stringify(ROWS.map((_, i) => i % 3)));
    await panel().getByRole('tab', {name: 'Reliability', exact: true}).click();
    await panel()
      .getByRole('tabpanel')
      .getByText(/Expected calibration error/)
      .first()
      .waitFor();
  });

  it('opens the reference, which can be searched, answers, and leads back with its numbers', async () => {
    await panel().getByLabel('Open the reference').click();
    await panel().locator('h1', {hasText: 'Cross-entropy, explained'}).waitFor();
    await panel().getByPlaceholder('Search').fill('focal');
    await panel().locator('.lesson-section').getByText(/focal/i).first().waitFor();
    await panel().getByPlaceholder('Search').fill('');
    const check = panel().locator('.check').first();
    await check.locator('input').first().click();
    assert.ok((await check.innerText()).length > 0);
    await picture(of(), 'feature-reference');
    await panel().getByText('Open in calculator').first().click();
    await panel().locator('.total-value').waitFor();
  });
}
