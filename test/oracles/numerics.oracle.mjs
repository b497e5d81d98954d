// The numeric core against mpmath on random hard requests: every value must be the nearest double of the true value.
// node test/oracles/numerics.oracle.mjs [requests per operation] [seed]; PYTHON names a python3 with mpmath.
// Debian packages: python3-mpmath
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {makeRandom, makers} from './numerics_requests.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(path.dirname(here));
const [count = '60', seed = '20261123'] = process.argv.slice(2);

async function loadCore() {
  const outfile = path.join(root, 'out/oracles/ops.mjs');
  const entryPoints = [path.join(root, 'src/core/compute/ops.ts')];
  await build({entryPoints, outfile, bundle: true, format: 'esm', logLevel: 'warning'});
  return import(pathToFileURL(outfile).href);
}

function askPython(requests) {
  const options = {input: JSON.stringify(requests), encoding: 'utf8', maxBuffer: 1 << 28};
  const run = spawnSync(process.env.PYTHON ?? '/usr/bin/python3', [path.join(here, 'numerics_mpmath.py')], options);
  if (run.status !== 0) throw new Error(run.stderr ?? run.error?.message);
  return JSON.parse(run.stdout);
}

/** "-0x1.8p3" style or inf, nan → double; mantissas are whole numbers here. */
function fromHex(text) {
  if (!text.includes('x')) return {inf: Infinity, '-inf': -Infinity, nan: Number.NaN}[text] ?? Number(text);
  const [, sign, digits, power] = /^(-?)(0x[0-9a-f]+)p(-?\d+)$/.exec(text);
  const half = Math.trunc(Number(power) / 2);
  const size = Number(BigInt(digits)) * 2 ** half * 2 ** (Number(power) - half);
  return sign ? -size : size;
}

function isSame(a, b) {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

const {computeOp} = await loadCore();
const random = makeRandom(Number(seed));
const requests = Object.entries(makers).flatMap(([op, make]) =>
  random.list(Number(count), () => ({op, args: make(random)})),
);
const expected = askPython(requests);
let passed = 0;
let failed = 0;
const worst = new Map();
for (const [i, {op, args}] of requests.entries()) {
  const started = performance.now();
  const outcome = computeOp(op, args);
  worst.set(op, Math.max(worst.get(op) ?? 0, performance.now() - started));
  const actual = outcome.ok ? [outcome.value].flat() : [];
  const wanted = expected[i].map(fromHex);
  const good = actual.length === wanted.length && actual.every((value, k) => isSame(value, wanted[k]));
  if (good) passed++;
  else failed++;
  if (!good && failed <= 20) console.log(op, JSON.stringify(args), outcome.ok ? actual : outcome.error, wanted);
}
const slowest = [...worst].sort((a, b) => b[1] - a[1]).slice(0, 4);
console.log(`slowest: ${slowest.map(([op, ms]) => `${op} ${ms.toFixed(1)} ms`).join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
