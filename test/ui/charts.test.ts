/** The pictures: what stands on them, and what can be done with them. */
import assert from 'node:assert/strict';
import {type Panel, settle, stateOf} from './page.ts';
import {totalOf, usePanel} from './session.ts';

const TWELVE = JSON.stringify(Array.from({length: 12}, () => 1 / 12));

async function points({page}: Panel): Promise<readonly string[]> {
  return page.locator('#chart-curve g > title').evaluateAll((all) => all.map((t) => t.textContent ?? ''));
}

/** Names on the curve whose boxes lie on each other. */
async function meetings({page}: Panel): Promise<readonly string[]> {
  return page.locator('#chart-curve .mark-label').evaluateAll((all) => {
    const boxes = all.map((node) => ({box: node.getBoundingClientRect(), text: node.textContent ?? ''}));
    const met = (a: DOMRect, b: DOMRect) =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
    return boxes.flatMap((a, i) =>
      boxes.slice(i + 1).flatMap((b) => (met(a.box, b.box) ? [`${a.text} × ${b.text}`] : [])),
    );
  });
}

describe('charts', () => {
  const open = usePanel();

  it('puts both labels of a binary example where their own probabilities are', async () => {
    const panel = await open(stateOf('[0.9]', '[1]'));
    assert.deepEqual(await points(panel), ['0: q 0.1000, 2.3026 nats', '1: q 0.9000, 0.1054 nats']);
    assert.equal(await panel.page.locator('#chart-curve .point.true').count(), 1);
  });

  it('puts a class that did not happen at 1 − q, which is what it costs', async () => {
    const options = {task: 'multilabel', predictionKind: 'probabilities'} as const;
    const panel = await open(stateOf('[0.8, 0.3, 0.6]', '[1, 0, 1]', {options}));
    assert.ok((await points(panel)).some((title) => title.includes('1: 1−q 0.7000, 0.3567 nats')));
  });

  for (const [name, prediction, width] of [
    ['a few classes in a narrow panel', '[0.2, 0.7, 0.1]', 320],
    ['two classes', '[0.1, 0.9]', 480],
    ['many classes by chance', TWELVE, 480],
    ['classes close together', '[0.21, 0.2, 0.19, 0.18, 0.17, 0.05]', 480],
  ] as const) {
    it(`keeps names apart: ${name}`, async () => {
      const panel = await open(stateOf(prediction, '1'), {width});
      assert.ok((await panel.page.locator('#chart-curve .mark-label').count()) >= 2);
      assert.deepEqual(await meetings(panel), []);
    });
  }

  it('moves a probability whose point is pulled along the curve, in one step of undo', async () => {
    const panel = await open(stateOf('[0.2, 0.7, 0.1]', '[0, 1, 0]'));
    const {page} = panel;
    await page.locator('#chart-curve').scrollIntoViewIfNeeded();
    const point = await page.locator('#chart-curve .point.true').boundingBox();
    const chart = await page.locator('#chart-curve').boundingBox();
    assert.ok(point && chart);
    await page.mouse.move(point.x + 3, point.y + 3);
    await page.mouse.down();
    await page.mouse.move(point.x - 60, point.y, {steps: 4});
    // The middle of the axis is q = 0.5.
    await page.mouse.move(chart.x + 44 + (chart.width - 60) / 2, point.y, {steps: 4});
    await page.mouse.up();
    await settle(page);
    assert.match(await totalOf(panel), /0\.69\d\d nats/);
    assert.match(await page.locator('#input-prediction').inputValue(), /^\[0\.33\d*, 0\.(5|499|501), 0\.16\d*\]$/);
    await page.getByRole('button', {name: 'Undo the last change'}).click();
    await settle(page);
    assert.equal(await page.locator('#input-prediction').inputValue(), '[0.2, 0.7, 0.1]');
  });

  it('says how many classes a picture leaves out', async () => {
    const panel = await open(stateOf(JSON.stringify(Array.from({length: 50}, () => 0.02)), '7'));
    await panel.page.getByText('Not in the picture: 38 classes.').waitFor();
    await panel.page.getByRole('tab', {name: 'q − p'}).click();
    await panel.page.getByText('Not in the picture: 34 classes.').waitFor();
  });

  it('has no gradient where prediction and target are equal, although their sums round', async () => {
    const panel = await open(stateOf('[0.5, 0.3, 0.2]', '[0.6, 0.3, 0.1]'));
    const gradients = await panel.page.locator('#class-table tbody tr td:nth-last-child(2)').allInnerTexts();
    assert.deepEqual(gradients, ['−0.1000', '0.0000', '+0.1000']);
  });

  it('lights up what belongs to the class under the pointer or the focus', async () => {
    const {page} = await open(stateOf('[0.2, 0.7, 0.1]', '[0, 1, 0]'));
    const lit = () => page.locator('.lit').evaluateAll((all) => all.map((node) => node.getAttribute('data-class')));
    await page.locator('#class-table tbody tr').nth(2).hover();
    assert.deepEqual(await lit(), ['2', '2']);
    await page.getByLabel('q of class 0', {exact: true}).focus();
    assert.deepEqual(await lit(), ['0', '0']);
    await page.locator('h1').hover();
    assert.deepEqual(await lit(), []);
  });

  it('marks a row without end as such', async () => {
    const panel = await open(stateOf('[[0.5, 0.5, 0], [0.2, 0.3, 0.5]]', '[2, 1]'));
    assert.equal(await panel.page.locator('#row-table .endless').count(), 1);
  });
});
