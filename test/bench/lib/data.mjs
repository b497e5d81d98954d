// Seeded data that the benches of files read: rows of probabilities with a label as CSV, .npy and Parquet; a large .npy of logits.
// Made once under out/bench/files; a file of another size than it should have is made again.
import {closeSync, existsSync, mkdirSync, openSync, statSync, writeSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parquetWriteFile} from 'hyparquet-writer';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const folder = path.join(root, 'out/bench/files');
mkdirSync(folder, {recursive: true});
const inFolder = (name) => path.join(folder, name);

/** Numerical Recipes' generator: [0, 1), the same in every run. */
export function generator(seed = 1) {
  let state = seed;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const table = {
  rows: 1e6,
  classes: 10,
  csv: inFolder('rows.csv'),
  npy: inFolder('rows.npy'),
  parquet: inFolder('rows.parquet'),
};

/** Rows of K probabilities of six digits, and a label in the last column: what every format holds, to the bit. */
function tableValues({rows, classes}) {
  const width = classes + 1;
  const values = new Float64Array(rows * width);
  const next = generator();
  const weights = new Float64Array(classes);
  for (let r = 0; r < rows; r++) {
    let total = 0;
    for (let k = 0; k < classes; k++) total += weights[k] = 1e-6 - Math.log(1 - next());
    for (let k = 0; k < classes; k++) values[r * width + k] = Number(Math.max(1e-6, weights[k] / total).toFixed(6));
    values[r * width + classes] = Math.floor(next() * classes);
  }
  return values;
}

const names = ({classes}) => [...Array.from({length: classes}, (_, k) => `p${k}`), 'label'];

function writeCsv({rows, classes, csv}, values) {
  const width = classes + 1;
  const out = openSync(csv, 'w');
  writeSync(out, `${names({classes}).join(',')}\n`);
  for (let r = 0; r < rows; r += 10000) {
    const lines = [];
    for (let i = r; i < Math.min(rows, r + 10000); i++)
      lines.push(values.subarray(i * width, (i + 1) * width).join(','));
    writeSync(out, `${lines.join('\n')}\n`);
  }
  closeSync(out);
}

/** Version 1.0 of the format, with a header of 128 bytes. */
export function writeNpy(file, dtype, shape, ...parts) {
  const header = `${`{'descr': '${dtype}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`.padEnd(117)}\n`;
  const out = openSync(file, 'w');
  writeSync(out, Buffer.from([0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0]));
  writeSync(out, Buffer.from(header));
  for (const {buffer, byteOffset, byteLength} of parts) writeSync(out, Buffer.from(buffer, byteOffset, byteLength));
  closeSync(out);
}

function writeParquet({rows, classes, parquet}, values) {
  const width = classes + 1;
  const column = (k) => Array.from({length: rows}, (_, r) => values[r * width + k]);
  const columnData = names({classes}).map((name, k) => ({
    name,
    data: column(k),
    type: name === 'label' ? 'INT32' : 'DOUBLE',
  }));
  parquetWriteFile({filename: parquet, columnData, rowGroupSize: 1e5});
}

export function makeTable() {
  const {rows, classes, csv, npy, parquet} = table;
  const isThere = existsSync(npy) && statSync(npy).size === 128 + 8 * rows * (classes + 1);
  if (isThere && existsSync(csv) && existsSync(parquet)) return;
  const values = tableValues(table);
  writeCsv(table, values);
  writeParquet(table, values);
  writeNpy(npy, '<f8', [rows, classes + 1], values);
}

export const logits = {rows: 50_000, classes: 1000, npy: inFolder('logits.npy'), labels: inFolder('labels.npy')};

/** float32 logits in about ±8, bell-shaped, and an index for each row. */
export function makeLogits() {
  const {rows, classes, npy, labels} = logits;
  if (existsSync(labels) && existsSync(npy) && statSync(npy).size === 128 + 4 * rows * classes) return;
  const next = generator(7);
  const values = new Float32Array(rows * classes);
  for (let i = 0; i < values.length; i++) values[i] = 4 * (next() + next() + next() + next() - 2);
  const index = BigInt64Array.from({length: rows}, () => BigInt(Math.floor(next() * classes)));
  writeNpy(labels, '<i8', [rows], index);
  writeNpy(npy, '<f4', [rows, classes], values);
}

/** A CSV of at least `bytes` bytes: the table's rows over and over. */
export function makeLargeCsv(file, bytes) {
  if (existsSync(file) && statSync(file).size >= bytes) return;
  const values = tableValues({rows: 2e4, classes: table.classes});
  const width = table.classes + 1;
  const lines = Array.from({length: 2e4}, (_, r) => values.subarray(r * width, (r + 1) * width).join(','));
  const block = Buffer.from(`${lines.join('\n')}\n`);
  const out = openSync(file, 'w');
  let size = writeSync(out, `${names(table).join(',')}\n`);
  while (size < bytes) size += writeSync(out, block);
  closeSync(out);
}
