/** A file of predictions, as a person goes about it: right-click in the explorer, the report, its form, a row's line, a reload. */
import assert from 'node:assert/strict';
import {openSession, picture, type Workbench} from './session.ts';

/** A window that reloads starts its extension host, this extension and the panel's page anew. */
const RESTART = 60_000;
const EVALUATE = 'Evaluate Predictions File';

describe('a file of predictions in the workbench', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openSession({file: 'evaluate_pytorch.py', viewport: {width: 1500, height: 900}});
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await picture(workbench, `failed-${this.currentTest.title.slice(0, 40)}`);
  });

  const total = () => workbench.panel().locator('.total-value');
  const explorerRow = (name: string) =>
    workbench.page
      .locator('.explorer-viewlet .monaco-list-row')
      .filter({has: workbench.page.getByText(name, {exact: true})});
  /** By the keyboard: a menu does not hear a click that follows its opening at once. */
  const take = async (entry: string) => {
    await menuEntry(entry).hover();
    await workbench.page.locator('.monaco-menu .action-item.focused', {hasText: entry}).waitFor();
    await workbench.press('Enter');
    await workbench.page.locator('.monaco-menu').waitFor({state: 'detached'});
  };
  const menuEntry = (entry: string) => workbench.page.locator('.monaco-menu .action-item', {hasText: entry}).first();
  const expectTotal = (value: string, timeout = 10_000) => total().filter({hasText: value}).waitFor({timeout});

  it('is evaluated by a right-click, beside the editor', async () => {
    await explorerRow('predictions.csv').click({button: 'right'});
    await menuEntry(EVALUATE).waitFor();
    await picture(workbench, 'files-menu');
    await take(EVALUATE);
    await expectTotal('0.6915');
    await workbench.page.locator('.tab', {hasText: 'Surprisal: predictions.csv'}).waitFor();
    await workbench.page.locator('.tab', {hasText: 'evaluate_pytorch.py'}).waitFor();
    await picture(workbench, 'files-report');
  });

  it('is offered on files of predictions and on folders alone', async () => {
    await explorerRow('training.log').click({button: 'right'});
    await menuEntry('Copy Path').waitFor();
    assert.equal(await menuEntry(EVALUATE).count(), 0);
    await workbench.press('Escape');
    await explorerRow('.vscode').click({button: 'right'});
    await menuEntry(EVALUATE).waitFor();
    await workbench.press('Escape');
  });

  it('leads from its worst row to that line', async () => {
    await workbench.panel().getByText('Line 6', {exact: true}).click();
    const position = workbench.page.locator('#status\\.editor\\.selection');
    await position.filter({hasText: /Ln [67],.*selected/}).waitFor();
    await workbench.page.locator('.tab.active', {hasText: 'predictions.csv'}).first().waitFor();
    await picture(workbench, 'files-line');
  });

  it('is read again as the form says', async () => {
    const panel = workbench.panel();
    await panel.getByText('How it is read', {exact: true}).click();
    await panel.locator('#mapping-label').selectOption({label: 'second_opinion'});
    await panel.locator('#read-again').click();
    await expectTotal('0.4455');
    await picture(workbench, 'files-form');
  });

  it('is read in the same way after a reload of the window', async () => {
    await workbench.focusEditor();
    await workbench.reload();
    await expectTotal('0.4455', RESTART);
    assert.match(await workbench.panelText(), /second_opinion/);
  });

  it('is compared with another one, both selected', async () => {
    await explorerRow('predictions.csv').click();
    await explorerRow('predictions_softened.csv').click({modifiers: ['Control'], button: 'left'});
    await explorerRow('predictions_softened.csv').click({button: 'right'});
    await menuEntry('Compare Predictions Files').waitFor();
    assert.equal(await menuEntry(EVALUATE).count(), 0);
    await take('Compare Predictions Files');
    await workbench.panel().locator('#comparison-sentence').waitFor();
    await picture(workbench, 'files-compared');
  });

  it('is readable in a dark theme', async () => {
    workbench.change({'workbench.colorTheme': 'Dark 2026'});
    await workbench.panel().locator('body.vscode-dark').waitFor();
    await picture(workbench, 'files-dark');
  });

  it('opens in the calculator row by row', async () => {
    await workbench.panel().getByText('Calculator', {exact: true}).first().click();
    await workbench.page.locator('.tab.active', {hasText: 'Surprisal: typed in'}).waitFor();
    await picture(workbench, 'files-calculator');
  });

  it('broke no content security policy and asked nothing from outside', () => {
    assert.deepEqual(workbench.violations, []);
    assert.deepEqual([...workbench.outside], []);
  });
});
