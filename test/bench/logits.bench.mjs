// The loss alone on 50,000 × 1,000 float32 logits (200 MB), on two threads: the kernel that `evaluate` uses, with the whole
// breakdown by class, beside PyTorch's cross_entropy, in turns. Reading is timed apart. Row losses must lie within 1e-14 of the
// exact core's (some rows are compared), and their sum must have the same bits in every round.
import {spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {Worker} from 'node:worker_threads';
import {build} from 'esbuild';
import {watModules} from '../../scripts/watModules.cjs';
import {logits, makeLogits, root} from './lib/data.mjs';
import {goal, pythonWith} from './lib/race.mjs';

const threads = 2;
const rounds = 3;
const within = 2;
makeLogits();

const outfile = path.join(root, 'out/bench/logits.mjs');
await build({
  stdin: {
    contents: `export {Breakdown} from './src/files/breakdown.ts'; export {ExactSum} from './src/files/exactSum.ts';
      export {openLogitKernel} from './src/files/kernels/logitKernel.ts'; export {rowLoss} from './src/files/rowLoss.ts';
      export {softmaxCrossEntropy} from './src/core/loss/index.ts';`,
    resolveDir: root,
    loader: 'ts',
  },
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  plugins: [watModules],
  logLevel: 'warning',
});
const code = pathToFileURL(outfile).href;
const {ExactSum, rowLoss, softmaxCrossEntropy} = await import(code);

const answer = async (worker) => (await once(worker, 'message'))[0];

/** Threads with their rows in memory, and the milliseconds that reading took the slowest. */
async function startThreads() {
  const workers = Array.from({length: threads}, (_, i) => {
    const {npy: file, labels, rows, classes} = logits;
    const from = Math.floor((rows * i) / threads);
    const to = Math.floor((rows * (i + 1)) / threads);
    const script = new URL('./lib/logitThread.mjs', import.meta.url);
    return new Worker(script, {workerData: {code, file, labels, from, to, classes}});
  });
  const read = await Promise.all(workers.map(answer));
  return {workers, read: Math.max(...read.map(({took}) => took))};
}

/** From the word to the last thread's answer, in milliseconds. */
async function ownRound(workers) {
  const begin = performance.now();
  for (const worker of workers) worker.postMessage('go');
  const parts = await Promise.all(workers.map(answer));
  const took = performance.now() - begin;
  const total = new ExactSum();
  for (const {loss} of parts) total.merge(ExactSum.fromJSON(loss));
  return {took, loss: total.value() / logits.rows};
}

const torchProgram = `
import json, sys, time, numpy, torch
torch.set_num_threads(${threads})
begin = time.perf_counter()
logits, labels = (torch.from_numpy(numpy.load(name)) for name in sys.argv[1:])
read = time.perf_counter() - begin
took = []
for _ in range(4):
    begin = time.perf_counter()
    loss = torch.nn.functional.cross_entropy(logits, labels)
    took.append(time.perf_counter() - begin)
print(json.dumps({'version': torch.__version__, 'read': 1e3 * read, 'took': 1e3 * min(took), 'loss': loss.item()}))`;

function torchRound(python) {
  const ran = spawnSync(python, ['-c', torchProgram, logits.npy, logits.labels], {encoding: 'utf8'});
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}

const least = (rows, key) => Math.min(...rows.map((row) => row[key]));
const python = pythonWith('torch');
const own = [];
const theirs = [];
const {workers, read} = await startThreads();
await ownRound(workers);
for (let round = 0; round < rounds; round++) {
  for (let k = 0; k < 4; k++) own.push(await ownRound(workers));
  if (python) theirs.push(torchRound(python));
}
for (const worker of workers) void worker.terminate();

const ms = (value) => `${value.toFixed(0).padStart(6)} ms`;
console.log(
  `\n${logits.rows} × ${logits.classes} float32 logits: the loss on ${threads} threads, best of ${own.length}; reading apart`,
);
console.log(`  surprisal, with the whole breakdown ${ms(least(own, 'took'))}   read ${ms(read)}   loss ${own[0].loss}`);
if (!python) console.log('  PyTorch: not installed here');
else {
  const [{version, loss}] = theirs;
  console.log(
    `  PyTorch ${version}, cross_entropy alone ${ms(least(theirs, 'took'))}   read ${ms(least(theirs, 'read'))}   loss ${loss}`,
  );
  if (Math.abs(loss - own[0].loss) > 1e-5 * loss) throw new Error(`PyTorch gives ${loss}, evaluate ${own[0].loss}`);
  const ratio = least(own, 'took') / least(theirs, 'took');
  goal(`${ratio.toFixed(2)}× PyTorch's time (goal: within ${within}×)`, ratio <= within);
}

/** The greatest relative error of the losses of `count` rows, spread over the file. */
function worstError(count) {
  const {rows, classes, npy, labels} = logits;
  const values = new Float32Array(readFileSync(npy).buffer, 128, rows * classes);
  const targets = new BigInt64Array(readFileSync(labels).buffer.slice(128));
  const outcome = {};
  const errors = Array.from({length: count}, (_, i) => {
    const row = Math.floor((i * rows) / count);
    const values64 = Float64Array.from(values.subarray(row * classes, (row + 1) * classes));
    const target = Number(targets[row]);
    rowLoss(values64, 0, classes, target, 'logits', outcome);
    const input = {logits: values64, shape: [1, classes], target: [target]};
    const exact = softmaxCrossEntropy(input, {precision: 'exact'}).value;
    return Math.abs(outcome.loss - exact) / exact;
  });
  return Math.max(...errors);
}
const error = worstError(100);
goal(`row losses within ${error.toExponential(1)} of the exact ones (goal 1e-14)`, error <= 1e-14);
const different = own.find((round) => !Object.is(round.loss, own[0].loss));
goal('the same bits in every round', !different);
