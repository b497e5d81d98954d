/** What survives a reload, what a new snapshot replaces, and what is told to VS Code. */
import assert from 'node:assert/strict';
import {decodePanelState, type PanelState} from '../../src/protocol.ts';
import {openPanel, type Panel, settle, stateOf} from './page.ts';
import {eventually, totalOf, usePanel} from './session.ts';

const STATE = stateOf('[0.2, 0.7, 0.1]', '1');

/** What the page told VS Code to remember, in order. */
const persisted = async (panel: Panel): Promise<readonly PanelState[]> =>
  (await panel.intents()).flatMap((intent) => (intent.type === 'persist' ? [intent.state] : []));
const hasPrediction = (text: string) => (state: PanelState) => state.prediction?.text === text;

describe('state of the page', () => {
  const open = usePanel();

  describe('state', () => {
    it('survives a reload: numbers, target, unit, open parts and chart', async () => {
      const first = await openPanel(STATE);
      await first.page.locator('#input-prediction').fill('[0.5, 0.25, 0.25]');
      await first.page.getByText('bits', {exact: true}).first().click();
      await first.page.locator('#fold-what-if summary').click();
      await first.page.getByRole('tab', {name: 'Code lengths'}).click();
      const kept = await eventually(async () => {
        const {chart} = ((await first.kept()) as {look?: {chart?: string}} | undefined)?.look ?? {};
        return chart === 'lengths' && first.kept();
      });
      await first.close();
      assert.equal(decodePanelState(kept)?.prediction?.text, '[0.5, 0.25, 0.25]');
      const again = await open(undefined, {kept});
      await settle(again.page);
      assert.match(await totalOf(again), /2\.0000\s*bits/);
      assert.equal(await again.page.locator('#what-if-probability').count(), 1);
      assert.equal(await again.page.getByRole('tab', {name: 'Code lengths'}).getAttribute('aria-selected'), 'true');
    });

    it('keeps edits when the same arrays are sent again, and takes the new unit', async () => {
      const panel = await open(STATE);
      await panel.page.locator('#input-prediction').fill('[0.5, 0.25, 0.25]');
      await settle(panel.page);
      await panel.show({...STATE, settings: {unit: 'bits', precision: 6, indexBase: 0}});
      assert.match(await totalOf(panel), /2\.000000\s*bits/);
    });

    it('keeps the way back when VS Code sends the edited numbers again, as after a change of unit', async () => {
      const panel = await open(STATE);
      await panel.page.locator('#input-prediction').fill('[0.5, 0.25, 0.25]');
      const last = await eventually(async () => (await persisted(panel)).find(hasPrediction('[0.5, 0.25, 0.25]')));
      await panel.show({...last, settings: {unit: 'bits', precision: 4, indexBase: 0}});
      assert.match(await totalOf(panel), /2\.0000\s*bits/);
      await panel.page.getByLabel('Undo the last change').click();
      await settle(panel.page);
      assert.match(await totalOf(panel), /0\.5146\s*bits/, 'back to the numbers, in the unit that was chosen since');
    });

    it('follows the source back where an edit that was written into it is undone there', async () => {
      const panel = await open(STATE);
      await panel.page.locator('#input-prediction').fill('[0.5, 0.25, 0.25]');
      await settle(panel.page);
      const written = {...STATE, prediction: {...STATE.prediction!, text: '[0.5, 0.25, 0.25]'}};
      await panel.show(written);
      assert.match(await totalOf(panel), /1\.3863/);
      await panel.show(STATE);
      assert.match(await totalOf(panel), /0\.3567/);
      await panel.show(written);
      assert.match(await totalOf(panel), /1\.3863/, 'and forth again');
    });

    it('takes other arrays as they come', async () => {
      const panel = await open(STATE);
      await panel.page.locator('#input-prediction').fill('[0.5, 0.25, 0.25]');
      await panel.show(stateOf('[0.9, 0.1]', '0'));
      assert.match(await totalOf(panel), /0\.1054/);
    });

    it('tells VS Code what it shows, so that a later snapshot can keep it', async () => {
      const panel = await open(STATE);
      await panel.page.locator('#input-target').fill('2');
      await eventually(async () => (await persisted(panel)).at(-1)?.target?.text === '2');
    });

    it('draws nothing from a state that is none', async () => {
      const panel = await open(undefined, {kept: {page: 'elsewhere', look: {row: 'x', folds: 7}}});
      assert.equal(await panel.page.locator('main').innerText(), 'Reading…');
    });

    it('undoes and redoes', async () => {
      const panel = await open(STATE);
      await panel.page.locator('#class-table input[type=radio]').nth(2).click();
      await settle(panel.page);
      assert.match(await totalOf(panel), /2\.3026/);
      await panel.page.getByLabel('Undo the last change').click();
      await settle(panel.page);
      assert.match(await totalOf(panel), /0\.3567/);
      await panel.page.getByLabel('Redo').click();
      await settle(panel.page);
      assert.match(await totalOf(panel), /2\.3026/);
    });
  });

  describe('target', () => {
    const pick = async (panel: Awaited<ReturnType<typeof open>>, label: string) => {
      await panel.page.getByLabel('Pick a target').selectOption({label});
      await settle(panel.page);
    };

    it('can be a class, one-hot, soft, uniform, smoothed, the prediction, another array, none', async () => {
      const candidate = {text: '[0.1, 0.1, 0.8]', dialect: 'python', name: 'soft_labels', label: 'eval.py:20'} as const;
      const panel = await open(stateOf('[0.2, 0.7, 0.1]', undefined, {targetCandidates: [candidate]}));
      for (const [label, total] of [
        ['class 0', /1\.6094/],
        ['as one-hot', /1\.6094/],
        ['as soft values', /1\.6094/],
        ['as multi-hot labels', /2\.9188/],
        ['as an index', /1\.6094/],
        ['smoothed, ε = 0.1', /1\.5907|1\.59/],
        ['uniform', /1\.4229/],
        ['the prediction itself', /0\.8018/],
        ['soft_labels, eval.py:20', /2\.0387/],
      ] as const) {
        if (label === 'uniform') await panel.show(stateOf('[0.2, 0.7, 0.1]', '0', {targetCandidates: [candidate]}));
        await pick(panel, label);
        assert.match(await totalOf(panel), total, label);
      }
      await pick(panel, 'no target');
      assert.match(await panel.page.locator('main').innerText(), /Which class is true/);
    });

    it('counts from 1 at a click, and tells VS Code', async () => {
      const panel = await open(STATE);
      await panel.page.getByRole('button', {name: /counted from 0/}).click();
      await settle(panel.page);
      assert.match(await totalOf(panel), /1\.6094/);
      assert.ok((await panel.intents()).some((i) => i.type === 'setIndexBase' && i.indexBase === 1));
    });

    it('names one row of a batch at a time and leaves the others out', async () => {
      const panel = await open(stateOf('[[0.7, 0.3], [0.4, 0.6]]'));
      await panel.page.locator('#class-table input[type=radio]').nth(0).click();
      await settle(panel.page);
      assert.match(await totalOf(panel), /0\.3567/);
      assert.equal(await panel.page.locator('#input-target').inputValue(), '[0, -100]');
    });

    it('switches single labels where classes are independent', async () => {
      const panel = await open(stateOf('[0.8, 0.4, 0.6]', '[1, 0, 1]'));
      await panel.page.locator('#class-table input[type=checkbox]').nth(1).click();
      await settle(panel.page);
      assert.equal(await panel.page.locator('#input-target').inputValue(), '[1, 1, 1]');
      assert.match(await totalOf(panel), /1\.6503/);
    });
  });

  describe('chips', () => {
    it('change what the numbers are taken for', async () => {
      const panel = await open(STATE);
      await panel.page.getByLabel('probabilities: change').selectOption('logits');
      await settle(panel.page);
      assert.match(await totalOf(panel), /0\.7679/);
    });
  });
});
