// evaluate --dask on a real scheduler with workers as processes of their own: the same bytes as a single process, though a worker is
// killed in mid-job; and what is said where a worker has no Node, a shard is missing, or nobody answers.
// Debian packages: python3-distributed
import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {random} from './lib/conventionsDraw.mjs';
import {
  binThatHangs,
  binWithNode,
  kill,
  killAll,
  PYTHON,
  startScheduler,
  startWorker,
  until,
} from './lib/daskCluster.mjs';

const SHARDS = 12;
const ROWS = 400;
const folder = mkdtempSync(path.join(tmpdir(), 'dask-'));
const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = path.join(folder, 'cli.js');
let passed = 0;
let failed = 0;

function build() {
  const made = spawnSync(process.execPath, ['esbuild.js'], {cwd: root, encoding: 'utf8'});
  assert.equal(made.status, 0, made.stderr);
  cpSync(path.join(root, 'dist/cli.js'), cli);
}

/** Shards of probabilities of 4 classes: CSV, packed CSV and JSON Lines, some rows bad, some zero. */
function writeShards() {
  const r = random(Number(process.env.SEED ?? 7));
  mkdirSync(path.join(folder, 'shards'));
  for (let s = 0; s < SHARDS; s++) {
    const rows = Array.from({length: ROWS}, () => {
      const v = [0, 1, 2, 3].map(() => (r.chance(0.03) ? 0 : r.next() + 1e-3));
      const total = v.reduce((a, b) => a + b, 0) || 1;
      return {values: v.map((x) => x / total), label: r.int(0, r.chance(0.01) ? 4 : 3)};
    });
    writeShard(path.join(folder, 'shards', `s${String(s).padStart(2, '0')}`), rows, s % 3);
  }
}

function writeShard(stem, rows, form) {
  const csv = ['a,b,c,d,label', ...rows.map(({values, label}) => `${values.join(',')},${label}`), ''].join('\n');
  const probs = ({values: [a, b, c, d], label}) => JSON.stringify({probs: {a, b, c, d}, label});
  if (form === 0) writeFileSync(`${stem}.csv`, csv);
  if (form === 1) writeFileSync(`${stem}.csv.gz`, gzipSync(csv));
  if (form === 2) writeFileSync(`${stem}.jsonl`, rows.map((row) => `${probs(row)}\n`).join(''));
}

const commandOf = (args) => [cli, 'evaluate', ...args, '--json'];
const single = (...args) => spawnSync(process.execPath, commandOf(args), {cwd: folder, encoding: 'utf8'});

/** The command on the cluster: what it printed, when it has ended. */
function onCluster(scheduler, ...args) {
  const child = spawn(process.execPath, commandOf(['--dask', scheduler, '--python', PYTHON, ...args]), {cwd: folder});
  const ran = {child, out: '', err: ''};
  child.stdout.on('data', (text) => (ran.out += text));
  child.stderr.on('data', (text) => (ran.err += text));
  ran.end = new Promise((resolve) => child.on('close', (status) => resolve(Object.assign(ran, {status}))));
  return ran;
}

async function check(name, test) {
  try {
    await test();
    passed++;
    console.log(`ok: ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED: ${name}\n${error.stack}`);
  }
}

async function checks() {
  const patterns = ['shards/s*.csv', 'shards/s*.jsonl', 'shards/s*.gz'];
  const files = patterns.flatMap((p) => {
    const end = p.slice('shards/s*'.length);
    return readdirSync(path.join(folder, 'shards'))
      .filter((f) => f.endsWith(end))
      .sort()
      .map((f) => `shards/${f}`);
  });
  const expected = single(...files);
  assert.equal(files.length, SHARDS);
  assert.equal(expected.status, 0, expected.err);
  const scheduler = await startScheduler(folder);
  const good = binWithNode(folder);
  const hanging = binThatHangs(folder);
  const worker = (name, bin) => startWorker(folder, scheduler.file, name, bin);
  await worker('one', good);

  await check('a worker killed in mid-job changes no bit', async () => {
    const two = await worker('two', hanging.bin);
    const job = onCluster(scheduler.file, '--progress', ...files);
    await until('a shard on the worker that is killed', hanging.began);
    await kill(two);
    const {status, out, err} = await job.end;
    assert.deepEqual([status, out], [0, expected.stdout], err);
    assert.match(err, new RegExp(`"done":${SHARDS},"total":${SHARDS}`));
  });

  await check('patterns, an address, options and a table, on two workers', async () => {
    await worker('three', good);
    const {status, out, err} = await onCluster(scheduler.address, ...patterns).end;
    assert.deepEqual([status, out, err], [0, expected.stdout, ''], err);
    const options = ['--columns', 'd,c,b,a', '--label', 'label', '--kind', 'logits'];
    const wide = files.filter((file) => !file.endsWith('l'));
    const told = await onCluster(scheduler.address, ...wide, ...options).end;
    assert.deepEqual([told.status, told.out], [0, single(...wide, ...options).stdout], told.err);
    const over = await onCluster(scheduler.address, ...files, '--max-loss', '0.1').end;
    assert.deepEqual([over.status, over.out], [1, expected.stdout], over.err);
  });

  await check('files that only the workers’ folder has', async () => {
    const home = path.join(folder, 'home');
    mkdirSync(home);
    const script = path.join(home, 'cli.js');
    cpSync(cli, script);
    const args = [script, 'evaluate', '--dask', scheduler.address, '--python', PYTHON, '--json'];
    for (const name of ['one', 'three'])
      cpSync(path.join(folder, 'shards'), path.join(folder, name, 'mine'), {recursive: true});
    const ran = spawnSync(process.execPath, [...args, 'mine/s*.csv'], {cwd: home, encoding: 'utf8'});
    const own = spawnSync(
      process.execPath,
      [cli, 'evaluate', '--json', ...files.filter((f) => f.endsWith('.csv')).map((f) => f.replace('shards', 'mine'))],
      {cwd: path.join(folder, 'one'), encoding: 'utf8'},
    );
    assert.deepEqual([ran.status, ran.stdout], [0, own.stdout], ran.stderr);
  });

  await check('shards that cannot be read are told, and the others reported', async () => {
    writeFileSync(path.join(folder, 'two.csv'), 'a,b,label\n0.5,0.5,1\n');
    const args = [files[0], 'none.csv', 'two.csv', ...files.slice(1), 'nothing*.csv'];
    const {status, out, err} = await onCluster(scheduler.file, ...args).end;
    assert.deepEqual([status, out], [2, expected.stdout]);
    assert.match(
      err,
      /^none\.csv: there is no such file.*\ntwo\.csv: classes-differ: .*\nnothing\*\.csv: no-match: .*\n$/,
    );
  });

  await check('Ctrl-C cancels what runs and ends the driver', async () => {
    const hung = binThatHangs(path.join(folder, 'one'));
    const four = await worker('four', hung.bin);
    const job = onCluster(scheduler.file, ...files);
    await until('a shard on the worker that hangs', hung.began);
    job.child.kill('SIGINT');
    const {status, out} = await job.end;
    assert.deepEqual([status, out], [130, '']);
    await until('the end of its process', hung.hasEnded);
    await kill(four);
  });

  await check('a worker without Node is named', async () => {
    const five = await worker('five', '/nowhere');
    const {status, out, err} = await onCluster(scheduler.file, ...files).end;
    assert.deepEqual([status, out], [2, '']);
    assert.ok(err.startsWith(`worker-without-node: the worker ${five.address} has no node`), err);
    await kill(five);
  });

  await check('no worker, and no scheduler, are named', async () => {
    await kill(scheduler);
    const {status, err} = await onCluster(scheduler.address, '--timeout', '2', ...files).end;
    assert.deepEqual([status, err.split(':')[0]], [2, 'scheduler-unreachable'], err);
    const lonely = path.join(folder, 'lonely');
    mkdirSync(lonely);
    const alone = await startScheduler(lonely);
    const none = await onCluster(alone.file, '--timeout', '2', ...files).end;
    assert.deepEqual([none.status, none.err.split(':')[0]], [2, 'no-workers'], none.err);
  });
}

try {
  build();
  writeShards();
  await checks();
} catch (error) {
  failed++;
  console.log(error.stack);
} finally {
  await killAll();
  rmSync(folder, {recursive: true, force: true});
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
