// `evaluate` as a whole process beside other readers of the same data: seconds and peak memory, in one run. A million rows
// of ten probabilities and a label, made from a seed, as CSV and as .npy; NumPy where python3 has it, and a plain loop in
// Node over split strings. Goal: at least NumPy's speed on .npy (where NumPy is there), and the plain loop's on CSV.
import {execFileSync, spawnSync} from 'node:child_process';
import {closeSync, existsSync, mkdirSync, openSync, statSync, writeFileSync, writeSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const folder = path.join(root, 'out/bench/files');
const rows = 1e6;
const classes = 10;
const rounds = 3;
const width = classes + 1;
mkdirSync(folder, {recursive: true});
const csv = path.join(folder, 'rows.csv');
const npy = path.join(folder, 'rows.npy');

/** The same rows twice: six digits each, so that both files hold the same doubles. */
function generate() {
  const values = new Float64Array(rows * width);
  const out = openSync(csv, 'w');
  writeSync(out, `${Array.from({length: classes}, (_, k) => `p${k}`).join(',')},label\n`);
  let seed = 1;
  const next = () => {
    seed = (Math.imul(1664525, seed) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  let text = '';
  for (let r = 0; r < rows; r++) {
    const weights = Array.from({length: classes}, () => 1e-6 - Math.log(1 - next()));
    const total = weights.reduce((a, b) => a + b);
    for (let k = 0; k < classes; k++) values[r * width + k] = Number(Math.max(1e-6, weights[k] / total).toFixed(6));
    values[r * width + classes] = Math.floor(next() * classes);
    text += `${values.subarray(r * width, (r + 1) * width).join(',')}\n`;
    if (r % 10000 === 9999) {
      writeSync(out, text);
      text = '';
    }
  }
  closeSync(out);
  const header = `${`{'descr': '<f8', 'fortran_order': False, 'shape': (${rows}, ${width}), }`.padEnd(117)}\n`;
  const magic = Buffer.from([0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0]);
  writeFileSync(npy, Buffer.concat([magic, Buffer.from(header), Buffer.from(values.buffer)]));
}

if (!existsSync(npy) || !existsSync(csv) || statSync(npy).size !== 128 + 8 * rows * width) generate();

const plainLoop = `
const {createReadStream} = require('node:fs');
const lines = require('node:readline').createInterface({input: createReadStream(process.argv[1])});
let sum = 0, n = -1;
lines.on('line', (line) => {
  if (n++ < 0) return;
  const cells = line.split(',').map(Number);
  sum -= Math.log(cells[cells[${classes}]]);
});
lines.on('close', () => console.log(JSON.stringify({loss: sum / n})));`;
const numpyArray = `
import sys, json, numpy as np
a = np.load(sys.argv[1]); y = a[:, ${classes}].astype(int)
loss = -np.log(a[np.arange(len(a)), y])
per = np.bincount(y, loss, ${classes}) / np.bincount(y, minlength=${classes})
top = a[:, :${classes}].argmax(1)
brier = ((a[:, :${classes}] - np.eye(${classes})[y]) ** 2).sum(1).mean()
print(json.dumps({'loss': loss.mean(), 'accuracy': (top == y).mean(), 'brier': brier, 'classes': per.tolist()}))`;
const numpyText = numpyArray.replace('np.load(sys.argv[1])', "np.loadtxt(sys.argv[1], delimiter=',', skiprows=1)");

/** Seconds and peak megabytes of one whole process. */
function once([program, ...args]) {
  const begin = process.hrtime.bigint();
  const ran = spawnSync('/usr/bin/env', ['time', '-f', '%M', program, ...args], {encoding: 'utf8', maxBuffer: 1 << 28});
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  if (ran.status !== 0) throw new Error(`${program} ${args[0]}: ${ran.stderr}`);
  return {seconds, megabytes: Number(ran.stderr.trim().split('\n').at(-1)) / 1024, loss: JSON.parse(ran.stdout).loss};
}

const tools = {
  csv: {
    'surprisal evaluate': [process.execPath, 'dist/cli.js', 'evaluate', csv, '--json'],
    'surprisal, one thread': [process.execPath, 'dist/cli.js', 'evaluate', csv, '--json', '--workers', '1'],
    'node, split strings': [process.execPath, '-e', plainLoop, csv],
    'numpy.loadtxt': ['python3', '-c', numpyText, csv],
  },
  npy: {
    'surprisal evaluate': [process.execPath, 'dist/cli.js', 'evaluate', npy, '--json'],
    'surprisal, one thread': [process.execPath, 'dist/cli.js', 'evaluate', npy, '--json', '--workers', '1'],
    'numpy.load': ['python3', '-c', numpyArray, npy],
  },
};
const goals = {csv: {peer: 'node, split strings', ratio: 1}, npy: {peer: 'numpy.load', ratio: 1}};

function works(program, ...args) {
  try {
    execFileSync(program, args, {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
}

/** Best of some rounds, the tools taking turns, so that a slow moment of the machine meets them all. */
function race(entries) {
  const best = new Map();
  for (let round = 0; round < rounds; round++)
    for (const [name, args] of entries) {
      const ran = once(args);
      const known = best.get(name);
      best.set(name, known && known.seconds <= ran.seconds ? known : ran);
    }
  return best;
}

process.chdir(root);
if (!works('/usr/bin/env', 'time', '-f', '%M', 'true')) throw new Error('this bench needs GNU time (apt install time)');
const hasNumpy = works('python3', '-c', 'import numpy');
let missed = 0;
for (const [format, table] of Object.entries(tools)) {
  const entries = Object.entries(table).filter(([, args]) => args[0] !== 'python3' || hasNumpy);
  const best = race(entries);
  const own = best.get('surprisal evaluate');
  console.log(`\n${rows} rows of ${classes} probabilities and a label, .${format}: whole process, best of ${rounds}`);
  for (const [name, {seconds, megabytes, loss}] of best) {
    const ratio = `${(seconds / own.seconds).toFixed(2)}× the time`;
    console.log(
      `  ${name.padEnd(22)} ${seconds.toFixed(2).padStart(7)} s ${megabytes.toFixed(0).padStart(6)} MB  ${ratio.padStart(16)}  loss ${loss}`,
    );
    if (Math.abs(loss - own.loss) > 1e-9 * own.loss) throw new Error(`${name} gives ${loss}, evaluate ${own.loss}`);
  }
  const {peer, ratio} = goals[format];
  const theirs = best.get(peer);
  if (!theirs) console.log(`  ${peer} is not on this machine: its goal is not asked`);
  else if (theirs.seconds / own.seconds < ratio) {
    console.log(`  goal missed: at least ${ratio}× the speed of ${peer}`);
    missed++;
  }
}
process.exitCode = missed > 0 ? 1 : 0;
