/** Files of predictions in the editor, in both extension hosts: read in a thread, shown, stopped, read again, compared, remembered. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type {ReportIntent, ReportState} from '../../src/protocol.ts';
import {api, until} from './support.ts';

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const sample = (name: string) => vscode.Uri.joinPath(folder(), name);
const textOf = async (name: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(sample(name)));

async function write(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(sample(name), bytes);
  return sample(name);
}

const ask = async (intent: ReportIntent) => (await api()).askReport(intent);
const shown = async (): Promise<ReportState | undefined> => (await api()).panelState('report')?.report;

async function ended(name: string): Promise<ReportState> {
  return until(`the report on ${name}`, async () => {
    const state = await shown();
    return state?.file === name && state.phase !== 'reading' && state;
  });
}

async function evaluate(name: string): Promise<ReportState> {
  await vscode.commands.executeCommand('surprisal.evaluateFile', sample(name));
  return ended(name);
}

/** What the page reads; ∞ and NaN are words in it. */
function reportOf({text, failure}: ReportState) {
  assert.ok(text, failure?.message ?? 'there is no report');
  return JSON.parse(text) as {
    report: {
      rows: number;
      loss: number;
      classes: {name: string; count: number}[];
      worst: {file: string; row: number; line?: number}[];
    };
    against?: {file: string; meanDifference: number; rows: number};
  };
}

/** −ln of each row's probability of its label, read from the sample by hand. */
async function lossesOf(name: string, label: string): Promise<readonly number[]> {
  const [header, ...lines] = (await textOf(name)).trim().split('\n');
  const columns = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return -Math.log(Number(cells[columns.indexOf(cells[columns.indexOf(label)]!)]));
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const near = (actual: number, expected: number, within = 1e-12) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

describe('files of predictions', () => {
  after(async () => {
    for (const name of ['notes.csv', 'again.csv', 'shards', 'run1', 'run2', 'long.csv.gz'])
      await Promise.resolve(vscode.workspace.fs.delete(sample(name), {recursive: true})).catch(() => undefined);
  });

  it('are evaluated: the loss of each class, in the order of the columns', async () => {
    const state = await evaluate('predictions.csv');
    const {report} = reportOf(state);
    assert.equal(state.phase, 'done');
    assert.equal(report.rows, 36);
    near(report.loss, mean(await lossesOf('predictions.csv', 'label')));
    assert.deepEqual(
      report.classes.map(({name}) => name),
      ['cat', 'dog', 'rabbit'],
    );
    assert.deepEqual(
      state.plan?.columns.filter((_, i) => i === state.plan?.labelColumn),
      ['label'],
    );
  });

  it('are evaluated as binary arrays, with the labels in a file beside them', async () => {
    const {report} = reportOf(await evaluate('predictions_logits.npy'));
    near(report.loss, mean(await lossesOf('predictions.csv', 'label')), 1e-4); // the table has 4 decimals
  });

  it('are read again as the person says, which the workspace remembers for those columns', async () => {
    const expected = async (name: string) => mean(await lossesOf(name, 'second_opinion'));
    await evaluate('predictions.csv');
    await ask({type: 'readAgain', mapping: {labelColumn: 'second_opinion'}});
    near(reportOf(await ended('predictions.csv')).report.loss, await expected('predictions.csv'));
    const other = await evaluate('predictions_softened.csv');
    assert.deepEqual(other.mapping, {labelColumn: 'second_opinion'});
    near(reportOf(other).report.loss, await expected('predictions_softened.csv'));
    await ask({type: 'readAgain', mapping: {}});
    assert.deepEqual((await ended('predictions_softened.csv')).mapping, {});
    assert.deepEqual((await evaluate('predictions.csv')).mapping, {});
  });

  it('say which columns there are where the one that was chosen is not there, and do not remember it', async () => {
    await evaluate('predictions.csv');
    await ask({type: 'readAgain', mapping: {labelColumn: 'nowhere'}});
    const state = await ended('predictions.csv');
    assert.equal(state.phase, 'failed');
    assert.match(state.failure!.message, /nowhere/);
    assert.ok(state.failure!.columns?.includes('label'), String(state.failure!.columns));
    assert.equal((await evaluate('predictions.csv')).phase, 'done');
  });

  it('that are none say why', async () => {
    await write('notes.csv', 'monday,buy milk\ntuesday,call home\n');
    const state = await evaluate('notes.csv');
    assert.equal(state.phase, 'failed');
    assert.ok(state.failure!.message.length > 10);
    await vscode.commands.executeCommand('surprisal.evaluateFile', sample('no such file.csv'));
    assert.equal((await ended('no such file.csv')).phase, 'failed');
  });

  it('are compared row by row', async () => {
    const [one, two] = [sample('predictions.csv'), sample('predictions_softened.csv')];
    await vscode.commands.executeCommand('surprisal.comparePredictionsFiles', one, [one, two]);
    const state = await ended('predictions.csv');
    assert.equal(state.against, 'predictions_softened.csv');
    const {against} = reportOf(state);
    const others = await lossesOf('predictions_softened.csv', 'label');
    const differences = (await lossesOf('predictions.csv', 'label')).map((loss, i) => loss - others[i]!);
    assert.equal(against?.rows, 36);
    near(against!.meanDifference, mean(differences));
  });

  it('are compared where both have the same name, each with the labels beside it', async () => {
    const [labels, logits] = await Promise.all(
      ['predictions_labels.npy', 'predictions_logits.npy'].map((name) => vscode.workspace.fs.readFile(sample(name))),
    );
    const [one] = await Promise.all(
      ['run1', 'run2'].map(async (run) => {
        await write(`${run}/labels.npy`, labels!);
        return write(`${run}/logits.npy`, logits!);
      }),
    );
    await vscode.commands.executeCommand('surprisal.comparePredictionsFiles', one, [one, sample('run2/logits.npy')]);
    const {report, against} = reportOf(await ended('run1/logits.npy'));
    assert.equal(report.rows, 36);
    assert.equal(against?.rows, 36);
    assert.equal(against.meanDifference, 0);
  });

  it('take their labels from the file that the person names', async () => {
    await write('run1/second.csv', `label\n${'dog\n'.repeat(36)}`);
    await write('run1/p.csv', (await textOf('predictions.csv')).replace(/^([^,]*),[^,]*,[^,]*,/gm, '$1,'));
    await evaluate('run1/p.csv');
    await ask({type: 'readAgain', mapping: {labels: 'second.csv'}});
    const {report} = reportOf(await ended('run1/p.csv'));
    assert.deepEqual(
      report.classes.map(({name, count}) => `${name} ${count}`),
      ['cat 0', 'dog 36', 'rabbit 0'],
    );
    assert.deepEqual((await evaluate('run1/p.csv')).mapping, {labels: 'second.csv'});
  });

  it('of a folder are evaluated as one', async () => {
    const [header, ...rows] = (await textOf('predictions.csv')).trim().split('\n');
    await write('shards/0.csv', `${[header, ...rows.slice(0, 10)].join('\n')}\n`);
    await write('shards/1.csv', `${[header, ...rows.slice(10)].join('\n')}\n`);
    const {report} = reportOf(await evaluate('shards'));
    assert.equal(report.rows, 36);
    near(report.loss, mean(await lossesOf('predictions.csv', 'label')));
  });

  it('lead from a row to its line', async () => {
    const {report} = reportOf(await evaluate('predictions.csv'));
    const [worst] = report.worst;
    await ask({type: 'revealRow', ...worst!});
    const editor = await until('the editor', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path.endsWith('/predictions.csv') && active;
    });
    assert.match(editor.document.getText(editor.selection), /^pets\/005\.jpg,cat,dog,/);
  });

  it('are stopped by the person: what was read so far stays', async () => {
    const uri = await write('long.csv.gz', await packedRows());
    await vscode.commands.executeCommand('surprisal.evaluateFile', uri);
    await until('a first part', async () => (await shown())?.text !== undefined);
    await ask({type: 'stopReading'});
    const state = await ended('long.csv.gz');
    assert.equal(state.phase, 'stopped');
    const {report} = reportOf(state);
    assert.ok(report.rows > 0 && report.rows < ROWS, String(report.rows));
  });

  it('give way to the next one, and end with their panel', async () => {
    await write('again.csv', await textOf('predictions.csv'));
    void vscode.commands.executeCommand('surprisal.evaluateFile', sample('predictions.csv'));
    assert.equal((await evaluate('again.csv')).phase, 'done');
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const isReport = ({input}: vscode.Tab) =>
      input instanceof vscode.TabInputWebview && input.viewType.endsWith('surprisal.report');
    const reports = tabs.filter(isReport);
    assert.equal(reports.length, 1);
    await vscode.window.tabGroups.close(reports);
    await until('the end of the report', async () => (await api()).panelState('report') === undefined);
  });
});

const ROWS = 12_000_000;

/** A table of ROWS rows in a few megabytes, whose reading takes long enough to be stopped: gzip may be joined of pieces. */
async function packedRows(): Promise<Uint8Array> {
  const rows = Array.from({length: ROWS / 120}, (_, i) => `${((i * i) % 7) % 2},0.${100 + ((i * 7919) % 251)},0.5\n`);
  const [header, block] = await Promise.all(['label,a,b\n', rows.join('')].map(gzip));
  const pieces = [header!, ...Array.from({length: 120}, () => block!)];
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

function gzip(text: string): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
}
