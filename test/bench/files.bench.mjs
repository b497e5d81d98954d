// `evaluate` as a whole process beside other readers of the same data, in one run: seconds and peak memory. A million rows of
// ten probabilities and a label, made from a seed, as CSV, .npy and Parquet. `evaluate` gives its whole report (loss by class,
// accuracy, Brier, calibration, confusion, worst rows); the peers only the loss of each class, or what is said beside them.
import {createRequire} from 'node:module';
import {makeTable, root, table} from './lib/data.mjs';
import {duckdb, hyparquet, numpyArray, numpyLoss, numpyText, splitStrings} from './lib/peers.mjs';
import {goal, pythonWith, race, showRace} from './lib/race.mjs';

const rounds = 3;
process.chdir(root);
makeTable();

const node = process.execPath;
const evaluate = (file, ...more) => [node, 'dist/cli.js', 'evaluate', file, '--json', ...more];
const python = pythonWith('numpy');
const require = createRequire(import.meta.url);
const has = (name) => {
  try {
    return Boolean(require.resolve(name));
  } catch {
    return false;
  }
};
const hasDuckdb = has('@duckdb/node-api');

const csv = [
  ['surprisal evaluate', evaluate(table.csv)],
  ['surprisal, one thread', evaluate(table.csv, '--workers', '1')],
  ['duckdb-node', hasDuckdb && [node, '-e', duckdb('read_csv'), table.csv]],
  ['node, split strings', [node, '-e', splitStrings, table.csv]],
  ['numpy.loadtxt', python && [python, '-c', numpyText, table.csv]],
];
const npy = [
  ['surprisal evaluate', evaluate(table.npy)],
  ['numpy, loss alone', python && [python, '-c', numpyLoss, table.npy]],
  ['numpy, with Brier', python && [python, '-c', numpyArray, table.npy]],
];
const parquet = [
  ['surprisal evaluate', evaluate(table.parquet)],
  ['surprisal, one thread', evaluate(table.parquet, '--workers', '1')],
  ['hyparquet and the loss', [node, '--input-type=module', '-e', hyparquet, table.parquet]],
  ['duckdb-node', hasDuckdb && [node, '-e', duckdb('read_parquet'), table.parquet]],
];

/** The race of those that are there; the others are named. */
function run(format, tools) {
  const best = race(
    tools.filter(([, command]) => command),
    rounds,
  );
  showRace(
    `${table.rows} rows of ${table.classes} probabilities and a label, ${format}: whole process, best of ${rounds}`,
    best,
  );
  for (const [name, command] of tools) if (!command) console.log(`  ${name}: not installed here`);
  return best;
}

/** `least` times the speed of the peer, at no more than `memory` of its peak; a peer that is missing asks for nothing. */
function ask(best, peer, least, memory) {
  const own = best.get('surprisal evaluate');
  const theirs = best.get(peer);
  if (!theirs) return;
  const speed = theirs.seconds / own.seconds;
  goal(`${speed.toFixed(2)}× the speed of ${peer} (goal ${least}×)`, speed >= least);
  const share = own.megabytes / theirs.megabytes;
  if (memory) goal(`${share.toFixed(2)}× the peak memory of ${peer} (goal ${memory}×)`, share <= memory);
}

ask(run('CSV', csv), 'duckdb-node', 1, 0.4);
const arrays = run('.npy', npy);
ask(arrays, 'numpy, loss alone', 1);
ask(arrays, 'numpy, with Brier', 1);
ask(run('Parquet', parquet), 'hyparquet and the loss', 0.9);
