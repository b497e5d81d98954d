/**
 * "Evaluate with Dask…" with a stand-in for Python that runs this package's command line on each shard, as a worker would: the
 * report, its progress, its end by the person, what cannot be read. (A real cluster: test/oracles/dask.) A host without
 * processes says so, and shows nothing.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type {ReportState} from '../../src/protocol.ts';
import {api, until, withSettings} from './support.ts';

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const at = (name: string) => vscode.Uri.joinPath(folder(), name);
const shown = async (): Promise<ReportState | undefined> => (await api()).panelState('report')?.report;
const SCHEDULER = 'tcp://127.0.0.1:1';

interface Files {
  writeFileSync(file: string, text: string, options: {readonly mode: number}): void;
  existsSync(file: string): boolean;
  rmSync(file: string, options: {readonly force: boolean}): void;
}

const globals = globalThis as unknown as {
  readonly process?: {readonly execPath: string; getBuiltinModule?(name: string): unknown};
};
const files = globals.process?.getBuiltinModule?.('node:fs') as Files | undefined;

/** Its first line of input is the job; it ends with its input, and says so in a file. */
const driver = (isEndless: boolean) => `#!/usr/bin/env -S ELECTRON_RUN_AS_NODE=1 '${globals.process?.execPath}'
const {spawnSync} = require('node:child_process');
const {writeFileSync} = require('node:fs');
const say = (event) => process.stdout.write(JSON.stringify(event) + '\\n');
const read = ({script, options, shards}) => {
  say({type: 'progress', done: 0, total: shards.length});
  if (${isEndless}) return;
  for (const [index, shard] of shards.entries()) {
    const ran = spawnSync(process.execPath, [script, 'partial', ...options, '--', shard], {encoding: 'utf8'});
    say({type: 'result', index, shard, partial: ran.stdout, message: ran.stderr.trim()});
    say({type: 'progress', done: index + 1, total: shards.length, shard});
  }
  say({type: 'done'});
  process.exit();
};
let text = '';
process.on('SIGINT', () => undefined);
process.stdin.on('data', (part) => {
  text += part;
  if (text.endsWith('\\n')) read(JSON.parse(text));
});
process.stdin.on('end', () => {
  writeFileSync('cancelled', '');
  say({type: 'cancelled'});
  process.exit();
});
`;

async function run(python: string, ...names: readonly string[]): Promise<void> {
  const uris = names.map(at);
  await withSettings({'dask.scheduler': SCHEDULER, 'dask.python': python}, async () => {
    await vscode.commands.executeCommand('surprisal.evaluateWithDask', uris[0], uris);
  });
}

async function ended(file: string): Promise<ReportState> {
  return until(`the report on ${file}`, async () => {
    const state = await shown();
    return state?.file === file && state.phase !== 'reading' && state;
  });
}

function python(isEndless: boolean): string {
  const {fsPath} = at(isEndless ? 'endless-python' : 'python');
  files!.writeFileSync(fsPath, driver(isEndless), {mode: 0o755});
  return fsPath;
}

const reportOf = ({text, failure}: ReportState) => {
  assert.ok(text, failure?.message ?? 'there is no report');
  return (JSON.parse(text) as {report: {rows: number; loss: number; worst: {file: string}[]}}).report;
};

describe('evaluation with Dask', () => {
  after(() => {
    for (const name of ['python', 'endless-python', 'cancelled']) files?.rmSync(at(name).fsPath, {force: true});
  });

  if (!files) {
    it('is refused where there are no processes', async () => {
      const before = await shown();
      await run('python3', 'predictions.csv');
      assert.deepEqual(await shown(), before);
    });
    return;
  }

  it('reports the shards as one', async () => {
    await run(python(false), 'predictions.csv', 'predictions_softened.csv');
    const state = await ended(`2 shards on ${SCHEDULER}`);
    assert.equal(state.phase, 'done', state.failure?.message);
    assert.deepEqual([state.done, state.total], [2, 2]);
    const report = reportOf(state);
    assert.equal(report.rows, 72);
    assert.ok(report.worst.every(({file}) => /^predictions(_softened)?\.csv$/.test(file)));
  });

  it('shows what could be read', async () => {
    await run(python(false), 'predictions.csv', 'nowhere.csv');
    assert.equal(reportOf(await ended(`2 shards on ${SCHEDULER}`)).rows, 36);
    await run(python(false), 'nowhere.csv');
    const {phase, failure} = await ended('nowhere.csv');
    assert.equal(phase, 'failed');
    assert.match(failure!.message, /nowhere\.csv: there is no such file/);
  });

  it('is stopped by the person, and the work with it', async () => {
    await run(python(true), 'predictions.csv');
    await until('a first word of progress', async () => (await shown())?.total === 1);
    await (await api()).askReport({type: 'stopReading'});
    assert.equal((await ended('predictions.csv')).phase, 'stopped');
    await until('the end of the driver', () => files.existsSync(at('cancelled').fsPath));
  });

  it('says what is missing', async () => {
    await run('/nowhere/python3', 'predictions.csv');
    const {phase, failure} = await ended('predictions.csv');
    assert.deepEqual([phase, failure?.code], ['failed', 'no-python']);
  });
});
