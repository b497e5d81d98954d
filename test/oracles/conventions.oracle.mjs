// Random calls of torch, SciPy and scikit-learn, answered by them and by us: values to the last digits, errors by type.
// Debian packages: python3-torch python3-scipy python3-sklearn
// (Debian 12 has torch 1.13, SciPy 1.10 and scikit-learn 1.2; PYTHON names another python3.) SEED and ROUNDS choose the calls.
// Debian packages: python3-torch python3-scipy python3-sklearn
import {spawnSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {requests} from './conventions_requests.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, '../../out/oracles/compute.mjs');
mkdirSync(path.dirname(out), {recursive: true});
await build({
  entryPoints: [path.join(here, '../../src/core/compute/index.ts')],
  outfile: out,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
});
const {answer} = await import(pathToFileURL(out).href);

const seed = Number(process.env.SEED ?? 1);
const rounds = Number(process.env.ROUNDS ?? 40);
const calls = [...requests(seed, rounds)];
const python = spawnSync(process.env.PYTHON ?? '/usr/bin/python3', [path.join(here, 'conventions_driver.py')], {
  input: calls.map((call) => JSON.stringify(call)).join('\n'),
  encoding: 'utf8',
  maxBuffer: 1 << 30,
});
if (python.status !== 0) {
  console.error(python.stderr.slice(-2000));
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const number = (x) => (typeof x === 'string' ? {inf: Infinity, '-inf': -Infinity, nan: NaN}[x] : x);
const flat = (value) =>
  Array.isArray(value) ? value.flatMap(flat) : value?.data ? value.data.map(number) : [number(value)];
const typeOf = (value) => (Array.isArray(value) ? typeOf(value[0]) : (value?.dtype ?? 'float64'));

/** [relative, absolute]: what a sum in another order, or another exp, may move. */
const tolerances = {float64: [1e-12, 1e-15], float32: [3e-6, 1e-6], bfloat16: [0.02, 0.02], float16: [2e-3, 1e-3]};

/** Sums that cancel are compared on the scale of what was summed. */
const lowest = (call) => {
  const types = Object.values(call.args).flatMap((a) => (a?.dtype && /float/.test(a.dtype) ? [a.dtype] : []));
  return ['bfloat16', 'float16', 'float32'].find((dtype) => types.includes(dtype)) ?? 'float64';
};

const magnitude = (call) =>
  Math.max(
    1,
    ...Object.values(call.args).flatMap((a) => (a?.data ?? []).map(number).filter(Number.isFinite).map(Math.abs)),
  );

function difference(call, ours, theirs) {
  if (theirs.error || ours.error) {
    if (theirs.error && ours.error && theirs.error.type === ours.error.type) return undefined;
    return `${JSON.stringify(ours).slice(0, 300)} against ${JSON.stringify(theirs).slice(0, 300)}`;
  }
  const [got, wanted] = [flat(ours.value), flat(theirs.value)];
  if (got.length !== wanted.length) return `${got.length} numbers against ${wanted.length}`;
  const [a, b] = [ours.value?.shape, theirs.value?.shape];
  if (JSON.stringify(a ?? []) !== JSON.stringify(b ?? []))
    return `shape ${JSON.stringify(a)} against ${JSON.stringify(b)}`;
  if (theirs.value?.dtype && ours.value?.dtype !== theirs.value.dtype)
    return `${ours.value?.dtype} against ${theirs.value.dtype}`;
  const type = [lowest(call), typeOf(theirs.value)].sort((x, y) => tolerances[y]?.[0] - tolerances[x]?.[0])[0];
  const [rel, abs] = tolerances[type] ?? tolerances.float64;
  const slack = abs * magnitude(call) * (type === 'float64' ? 4 : 8);
  const bad = wanted.findIndex(
    (w, i) => !(Object.is(w, got[i]) || w === got[i] || Math.abs(w - got[i]) <= rel * Math.abs(w) + slack),
  );
  return bad < 0 ? undefined : `[${bad}] ${got[bad]} against ${wanted[bad]}`;
}

const answers = python.stdout
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const kinds = new Map();
let failed = 0;
calls.forEach((call, i) => {
  const ours = JSON.parse(JSON.stringify(answer(call)));
  const why = difference(call, ours, answers[i]);
  const tally = kinds.get(call.id) ?? {passed: 0, failed: 0, errors: 0};
  kinds.set(call.id, tally);
  if (answers[i].error) tally.errors++;
  if (!why) {
    tally.passed++;
    return;
  }
  tally.failed++;
  if (failed++ < Number(process.env.SHOW ?? 10))
    console.log(`${call.id} #${i}: ${why}\n  ${JSON.stringify(call.args).slice(0, 700)}`);
});
for (const [id, tally] of kinds) {
  console.log(
    `  ${id.padEnd(42)}${String(tally.passed).padStart(6)} agree (${tally.errors} of them errors)${tally.failed ? `, ${tally.failed} differ` : ''}`,
  );
}
console.log(`${calls.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
