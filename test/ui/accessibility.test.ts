/** axe-core finds nothing in any theme, the page never scrolls sideways, and everything works by keyboard. */
import assert from 'node:assert/strict';
import type {PanelState} from '../../src/protocol.ts';
import {axeFindings} from './axe.ts';
import {openPanel, type Panel, settle, stateOf} from './page.ts';
import {totalOf, usePanel} from './session.ts';
import type {ThemeName} from './themes.ts';

const THEMES: readonly ThemeName[] = ['dark', 'light', 'hc-black', 'hc-light'];
const BATCH = '[[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4], [0.25, 0.5, 0.25]]';
const FOLDS = ['what-if', 'compare', 'explain-number', 'copy'];

const pages: Readonly<Record<string, PanelState>> = {
  'one example': stateOf('[0.2, 0.7, 0.1]', '1'),
  'no target': stateOf('[0.2, 0.7, 0.1]'),
  'several labels': stateOf('[0.8, 0.4, 0.6]', '[1, 0, 1]'),
  'an infinite loss': stateOf('[0.7, 0, 0.3]', '[0.5, 0.3, 0.2]'),
  'a batch': stateOf(BATCH, '[0, 1, 2, 0]'),
  reference: {...stateOf('[0.2, 0.7, 0.1]', '1'), page: 'reference'},
};

async function unfold(panel: Panel): Promise<void> {
  for (const id of FOLDS) await panel.page.locator(`#fold-${id} summary`).click();
  await panel.page.locator('#seen-loss').fill('1.0986');
  await panel.page.locator('#fold-compare table').first().waitFor();
  await settle(panel.page);
}

describe('accessibility', () => {
  for (const theme of THEMES) {
    for (const [name, state] of Object.entries(pages)) {
      it(`axe finds nothing in ${theme}: ${name}`, async () => {
        const panel = await openPanel(state, {theme});
        if (name === 'reference') await panel.page.locator('.lesson-section').last().waitFor();
        if (name === 'one example') await unfold(panel);
        const found = await axeFindings(panel.page);
        await panel.close();
        assert.deepEqual(found, []);
      });
    }
  }
});

describe('layout', () => {
  const open = usePanel();
  for (const width of [320, 500, 700, 1000, 1600]) {
    it(`has no sideways scroll of the page at ${width} pixels`, async () => {
      const panel = await open(pages['a batch'], {width});
      await unfold(panel);
      for (const tab of await panel.page.getByRole('tab').all()) {
        await tab.click();
        await settle(panel.page);
        const over = await panel.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(over <= 0, `${await tab.innerText()}: ${over}`);
      }
      await panel.show(pages['reference'] as PanelState);
      await panel.page.locator('.lesson-section').last().waitFor();
      const over = await panel.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(over <= 0, `reference: ${over}`);
    });
  }
});

describe('keyboard', () => {
  const open = usePanel();

  it('changes the unit with arrow keys', async () => {
    const panel = await open(pages['one example']);
    await panel.page.getByRole('radio', {name: 'nats', exact: true}).press('ArrowRight');
    await settle(panel.page);
    assert.match(await totalOf(panel), /0\.5146\s*bits/);
  });

  it('picks the true class with arrow keys', async () => {
    const panel = await open(stateOf('[0.2, 0.7, 0.1]', '1'));
    await panel.page.locator('#class-table input[type=radio]').nth(1).press('ArrowDown');
    await settle(panel.page);
    assert.match(await totalOf(panel), /2\.3026/);
  });

  it('moves between charts with arrow keys, and the focus goes along', async () => {
    const {page} = await open(pages['one example']);
    await page.getByRole('tab', {name: '−log q'}).press('ArrowRight');
    await settle(page);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'q − p');
    assert.equal(await page.getByRole('tab', {name: 'q − p'}).getAttribute('aria-selected'), 'true');
  });

  it('opens a fold with Enter and reaches every control of it with Tab', async () => {
    const {page} = await open(pages['one example']);
    await page.locator('#fold-what-if summary').focus();
    await page.keyboard.press('Enter');
    await settle(page);
    const reached: string[] = [];
    for (let i = 0; i < 9; i++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.id ?? ''));
    }
    for (const id of [
      'what-if-class',
      'what-if-probability',
      'what-if-temperature',
      'what-if-focalGamma',
      'what-if-weights',
    ]) {
      assert.ok(reached.includes(id), `${id} not in ${reached}`);
    }
  });

  it('shows where the focus is', async () => {
    const {page} = await open(pages['one example'], {theme: 'hc-black'});
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
    assert.notEqual(outline, 'none');
  });

  for (const width of [461, 520, 700]) {
    it(`fits all of a line of the class table at ${width} pixels`, async () => {
      const {page} = await open(pages['one example'], {width});
      await page.locator('.charts').waitFor();
      const over = await page.locator('#class-table').evaluate((box) => box.scrollWidth - box.clientWidth);
      assert.ok(over <= 0, String(over));
    });
  }

  it('reads results out', async () => {
    const {page} = await open(pages['one example']);
    assert.match((await page.getByRole('status').last().textContent()) ?? '', /Cross-entropy 0\.3567 nats/);
    await page.locator('#input-prediction').fill('[0.25, 0.5, 0.25]');
    await settle(page);
    assert.match((await page.getByRole('status').last().textContent()) ?? '', /Cross-entropy 0\.6931 nats/);
  });

  it('does without transitions where motion is to be reduced', async () => {
    const {page} = await open(pages['one example']);
    await page.emulateMedia({reducedMotion: 'reduce'});
    const seconds = await page.evaluate(() =>
      [...document.querySelectorAll('*')].map((n) => getComputedStyle(n, '::before').transitionDuration),
    );
    assert.deepEqual([...new Set(seconds.map(Number.parseFloat))], [0]);
  });
});
