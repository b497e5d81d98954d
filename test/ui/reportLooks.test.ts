/** The report page and its saved HTML: nothing for axe in any theme, no sideways scroll, nothing fetched and nothing run. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {reportHtml} from '../../src/core/report/export/index.ts';
import type {PanelState} from '../../src/protocol.ts';
import {madeAgainst, madeReport} from '../helpers/reports.ts';
import {axeFindings, sidewaysOf} from './axe.ts';
import {openBrowser} from './browser.ts';
import {openPanel, type Panel, settle} from './page.ts';
import {plan, reportState} from './reportState.ts';
import type {ThemeName} from './themes.ts';

const THEMES: readonly ThemeName[] = ['dark', 'light', 'hc-black', 'hc-light'];
const binary = madeReport({rows: 600, numClasses: 2, skill: 0.4, impossible: 3, broken: 5});
const wide = madeReport({rows: 2000, numClasses: 60});
const failure = {code: 'label-column', message: 'There is no column "y".', columns: ['a', 'b']};
const states: Readonly<Record<string, PanelState>> = {
  'binary, compared': reportState(binary, {other: madeAgainst, sqlSource: 'predictions.csv'}),
  'sixty classes, being read': reportState(wide, {phase: 'reading', done: 2, total: 9}),
  failed: reportState(undefined, {phase: 'failed', failure}),
  stopped: reportState(undefined, {phase: 'stopped'}),
};

async function openForm({page}: Panel): Promise<void> {
  await page.locator('#fold-reading').waitFor();
  if (!(await page.locator('#read-again').isVisible())) await page.locator('#fold-reading summary').click();
  await page.locator('#read-again').waitFor();
}

/** Every part in sight at once or one after the other. */
async function visit(panel: Panel, look: (part: string) => Promise<void>): Promise<void> {
  const {page} = panel;
  await openForm(panel);
  await look('form');
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await settle(page);
    const table = page.getByText('As a table');
    if (await table.isVisible()) await table.click();
    await look(await tab.innerText());
  }
}

describe('report page: looks', () => {
  for (const theme of THEMES) {
    for (const [name, state] of Object.entries(states)) {
      it(`axe finds nothing in ${theme}: ${name}`, async () => {
        const panel = await openPanel(state, {theme});
        const look = async (part: string) => assert.deepEqual(await axeFindings(panel.page), [], part);
        await (name === 'binary, compared' ? visit(panel, look) : openForm(panel).then(() => look('form')));
        assert.deepEqual(await panel.troubles(), []);
        await panel.close();
      });
    }
  }

  for (const width of [320, 480, 700, 1200, 1700]) {
    it(`has no sideways scroll at ${width} pixels`, async () => {
      for (const state of Object.values(states)) {
        const panel = await openPanel(state, {width});
        await visit(panel, async (part) => assert.ok((await sidewaysOf(panel.page)) <= 0, part));
        await panel.close();
      }
    });
  }
});

describe('saved report', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'surprisal-report-'));
  after(() => rmSync(folder, {recursive: true, force: true}));
  const hostile = [
    '</style><script>window.hacked=1</script>',
    '"><img src=x onerror=window.hacked=1>',
    '\u0000\uD800&lt;',
  ];
  const documents = {
    binary: {report: binary, against: madeAgainst, file: 'runs/predictions.csv'},
    hostile: {
      report: madeReport({rows: 90, numClasses: 3, classNames: hostile, file: hostile[0]!, broken: 3}),
      against: {...madeAgainst, file: hostile[1]!},
      file: hostile[0]!,
    },
    'no rows': {report: madeReport({rows: 1, numClasses: 3, broken: 0}), file: 'x'},
  };
  for (const [name, document] of Object.entries(documents)) {
    for (const colorScheme of ['dark', 'light'] as const) {
      it(`stands alone and is accessible, ${colorScheme}: ${name}`, async () => {
        const settings = {unit: 'bits', precision: 4} as const;
        const html = reportHtml({...document, settings, reasons: [...plan.reasons, hostile[0]!]});
        const file = path.join(folder, `${name}.html`);
        writeFileSync(file, html);
        const page = await (await openBrowser()).newPage({
          colorScheme,
          viewport: {width: 320, height: 800},
          bypassCSP: true,
        });
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        await page.goto(pathToFileURL(file).href);
        assert.equal(asked.length, 1, asked.join(' '));
        assert.equal(await page.evaluate(() => (window as unknown as {hacked?: number}).hacked), undefined);
        assert.equal(await page.locator('script, img, link, iframe').count(), 0);
        assert.ok((await sidewaysOf(page)) <= 0);
        assert.deepEqual(await axeFindings(page), []);
        await page.close();
      });
    }
  }

  it('is drawn under its own policy, which allows no script', async () => {
    const file = path.join(folder, 'policy.html');
    const document = {...documents.binary, settings: {unit: 'nats', precision: 4} as const, reasons: []};
    writeFileSync(file, reportHtml(document).replace('</main>', '</main><script>window.hacked=1</script>'));
    const page = await (await openBrowser()).newPage();
    await page.goto(pathToFileURL(file).href);
    assert.equal(await page.evaluate(() => (window as unknown as {hacked?: number}).hacked), undefined);
    const bar = page.locator('rect.histogram-bar').first();
    assert.notEqual(await bar.evaluate((node) => getComputedStyle(node).fill), 'rgb(0, 0, 0)');
    await page.close();
  });
});
