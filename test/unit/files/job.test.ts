/** A job of the thread that reads prediction files: its events on Node and in a web worker, by path and by bytes. */
import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import {Worker} from 'node:worker_threads';
import {gzipSync} from 'node:zlib';
import type {FileEvent, FileInput, FileJob} from '../../../src/core/report/job.ts';
import {bundle, nodeBundle} from '../../helpers/bundle.ts';
import {
  assertSeeded,
  bytesOf,
  csvText,
  flat,
  flatLabels,
  folderOf,
  jsonLines,
  meanLoss,
  npy,
  numRows,
} from './fixtures.ts';

const file = folderOf();
const out = path.resolve('out/unit-files');
const nodeScript = path.join(out, 'fileWorker.cjs');
const webScript = path.join(out, 'webFileWorker.js');

const isLast = (event: FileEvent): boolean => event.type === 'done' || event.type === 'failed';

/** The events of a job in a thread of Node. */
function onNode(job: FileJob): Promise<readonly FileEvent[]> {
  const worker = new Worker(nodeScript);
  const events: FileEvent[] = [];
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (event: FileEvent) => {
      events.push(event);
      if (isLast(event)) void worker.terminate().then(() => resolve(events));
    });
    worker.postMessage(job);
  });
}

/** The same in a scope that has what a web worker has, and nothing of Node. */
function onWeb(job: FileJob): Promise<readonly FileEvent[]> {
  const events: FileEvent[] = [];
  return new Promise((resolve) => {
    const postMessage = (event: FileEvent) => {
      events.push(structuredClone(event));
      if (isLast(event)) resolve(events);
    };
    const scope: {onmessage?: (message: {data: FileJob}) => void} = {};
    vm.runInNewContext(readFileSync(webScript, 'utf8'), Object.assign(scope, {postMessage, TextDecoder, TextEncoder}));
    scope.onmessage!({data: structuredClone(job)});
  });
}

const done = (events: readonly FileEvent[]): Extract<FileEvent, {type: 'done'}> => {
  const last = events.at(-1)!;
  assert.ok(last.type === 'done', JSON.stringify(last));
  return last;
};

const named = (name: string, content: string | Uint8Array): FileInput => ({
  name,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
});

const matrix = npy('<f8', [numRows, 3], bytesOf(flat));
const vector = npy('<i8', [numRows], bytesOf(flatLabels));

describe('files: the job of a thread', () => {
  before(async () => {
    await bundle('src/files/nodeWorker.ts', nodeScript, nodeBundle);
    await bundle('src/files/webWorker.ts', webScript, {platform: 'browser', format: 'iife', target: 'es2022'});
  });

  const contents: Readonly<Record<string, string | Uint8Array>> = {
    'a.csv': csvText,
    'a.tsv': csvText.replaceAll(',', '\t'),
    'a.csv.gz': gzipSync(csvText),
    'a.jsonl': jsonLines,
    'a.json': `[${jsonLines.replaceAll('\n', ',')}]`,
  };
  for (const [name, content] of Object.entries(contents)) {
    it(`reads ${name} the same by path and by bytes, on Node and on the web`, async () => {
      const job: FileJob = {file: named(name, content), mapping: {}};
      const byPath = await onNode({file: {path: file(name, content)}, mapping: {}});
      for (const events of [byPath, await onNode(job), await onWeb(job)]) {
        assert.deepEqual(
          events.map((e) => e.type),
          ['planned', 'done'],
        );
        const {report, plan} = done(events);
        assertSeeded(report);
        assert.deepEqual([plan.numClasses, plan.kind], [3, 'probabilities']);
        assert.equal(report.worst.length, 20);
      }
    });
  }

  it('finds labels beside the file among the bytes', async () => {
    const job: FileJob = {
      file: named('probs.npy', matrix),
      beside: [named('labels.npy', vector)],
      mapping: {},
    };
    for (const events of [await onNode(job), await onWeb(job)]) assertSeeded(done(events).report);
    const txt = {
      ...job,
      beside: [named('y.txt', Array.from(flatLabels, String).join('\n'))],
      mapping: {labels: 'y.txt'},
    };
    assertSeeded(done(await onWeb(txt)).report);
  });

  it('compares with a second file', async () => {
    const job: FileJob = {file: named('a.csv', csvText), mapping: {}, against: named('b.jsonl', jsonLines)};
    for (const events of [await onNode(job), await onWeb(job)]) {
      const {against} = done(events);
      assert.deepEqual([against!.file, against!.rows, against!.meanDifference], ['b.jsonl', numRows, 0]);
      assert.ok(Math.abs(against!.loss - meanLoss) < 1e-15);
    }
  });

  it('fails with the columns that there are, and reads what is then chosen', async () => {
    const text = 'u,v,w\n0.5,0.5,x1\n0.25,0.75,x2\n0.125,0.875,x1\n';
    const job: FileJob = {file: named('a.csv', text), mapping: {labelColumn: 'nobody'}};
    const [failed] = await onWeb(job);
    assert.ok(failed!.type === 'failed');
    assert.deepEqual([failed.code, failed.columns], ['no-label-column', ['u', 'v', 'w']]);
    const {plan, report} = done(await onWeb({...job, mapping: {labelColumn: 'w', classNames: ['x1', 'x2']}}));
    assert.deepEqual([plan.labelColumn, plan.predictionColumns, plan.hasHeader], [2, [0, 1], true]);
    assert.equal(report.loss, (-Math.log(0.5) - Math.log(0.75) - Math.log(0.125)) / 3);
  });

  it('tells of a missing file, of no file and of an empty one', async () => {
    for (const path of ['no-such-file.csv', 'no-such-file.parquet', 'scripts']) {
      const [event] = await onNode({file: {path}, mapping: {}});
      assert.equal(event!.type, 'failed');
    }
    const [event] = await onWeb({file: named('empty.csv', ''), mapping: {}});
    assert.ok(event!.type === 'failed' && event.code === 'empty');
  });

  it('posts partial reports while it reads a large file', async () => {
    const header = 'a,b,c,label\n';
    const at = file('large.csv', header);
    writeFileSync(at, header + csvText.slice(header.length).repeat(15_000));
    const events = await onNode({file: {path: at}, mapping: {}, reportEvery: 0});
    const progress = events.filter((e) => e.type === 'progress');
    assert.ok(progress.length > 0);
    for (const {done: at, total, report} of progress) {
      assert.ok(at > 0 && at < total);
      assert.ok(report!.valid > 0 && report!.valid < 15_000 * numRows);
    }
    assert.equal(done(events).report.valid, 15_000 * numRows);
  });
});

describe('files: a job of very many classes', () => {
  it('gives the worst of them, and the whole report as JSON beside', async () => {
    const numClasses = 2100;
    const logits = Float32Array.from({length: numClasses * numClasses}, (_, i) => ((i * 7919) % 101) / 25 - 2);
    const truth = BigInt64Array.from({length: numClasses}, (_, i) => BigInt(i));
    const matrix = file('logits.npy', npy('<f4', [numClasses, numClasses], bytesOf(logits)));
    file('labels.npy', npy('<i8', [numClasses], bytesOf(truth)));
    const {report, whole} = done(await onNode({file: {path: matrix}, mapping: {}}));
    assert.ok(report.classes.length < numClasses);
    const all = JSON.parse(new TextDecoder().decode(whole)) as {readonly classes: readonly unknown[]};
    assert.equal(all.classes.length, numClasses);
    assert.equal(report.unlisted, numClasses - report.classes.length);
  });
});
