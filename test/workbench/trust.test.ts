/** Restricted mode: a folder that nobody trusts. Everything is shown and computed, and nothing of the folder is run. */
import assert from 'node:assert/strict';
import {chmodSync, existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {compute, cursorOn, openSession, picture, type Workbench} from './session.ts';

const SAMPLE = 'evaluate_pytorch.py';
const ARRAY = '[0.2, 0.7, 0.1]';

describe('a folder that is not trusted', () => {
  let workbench: Workbench;
  const inFolder = (name: string) => path.join(workbench.folder, name);

  before(async () => {
    const settings = {'surprisal.precision': 5, 'surprisal.dask.scheduler': 'tcp://127.0.0.1:9'};
    workbench = await openSession({file: SAMPLE, trust: false, settings});
    writeFileSync(inFolder('python'), '#!/bin/sh\ntouch "$(dirname "$0")/was-run"\n');
    chmodSync(inFolder('python'), 0o755);
    workbench.change({...settings, 'surprisal.dask.python': inFolder('python')});
  });
  after(() => workbench?.close());

  it('is in restricted mode', async () => {
    await workbench.page.locator('#status\\.workspaceTrust').waitFor();
  });

  it('has hovers, by its own harmless settings', async () => {
    assert.match((await workbench.hover(ARRAY)) ?? '', /0\.35667 nats/);
    await workbench.away();
  });

  it('has the calculator', async () => {
    await cursorOn(workbench, SAMPLE, ARRAY);
    await compute(workbench);
    await workbench.panel().locator('.total-value', {hasText: '0.35667'}).waitFor();
  });

  it('has the report on a file', async () => {
    await workbench.openFile('predictions.csv');
    await workbench.runCommand('Surprisal: Evaluate Predictions File');
    await workbench.panel().getByRole('heading', {name: 'predictions.csv'}).waitFor();
    await picture(workbench, 'restricted');
  });

  it('is offered nothing that runs Python', async () => {
    await workbench.press('F1');
    const input = workbench.page.locator('.quick-input-widget input').first();
    await input.fill('>Surprisal: Evaluate');
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({hasText: 'Evaluate Predictions File'}).first().waitFor();
    assert.ok(!(await rows.allInnerTexts()).some((text: string) => text.includes('Dask')));
    await workbench.press('Escape');
    assert.equal(existsSync(inFolder('was-run')), false);
  });
});
