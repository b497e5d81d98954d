// The other tools' programs: each reads the same table, works out the loss of each class and prints {"loss": mean} as JSON.
import {table} from './data.mjs';

const {classes} = table;
const columns = Array.from({length: classes}, (_, k) => `p${k}`);

/** The mean loss of each class, in one query. */
export const duckdb = (reader) => `
const {DuckDBInstance} = require('@duckdb/node-api');
(async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const sql = "select label, count(*) as n, sum(-ln([${columns}][label + 1])) as loss from ${reader}('" + process.argv[1] + "') group by label";
  const rows = (await connection.runAndReadAll(sql)).getRows();
  const total = (k) => rows.reduce((sum, row) => sum + Number(row[k]), 0);
  console.log(JSON.stringify({loss: total(2) / total(1)}));
})();`;

export const splitStrings = `
const {createReadStream} = require('node:fs');
const lines = require('node:readline').createInterface({input: createReadStream(process.argv[1])});
let sum = 0, n = -1;
lines.on('line', (line) => {
  if (n++ < 0) return;
  const cells = line.split(',').map(Number);
  sum -= Math.log(cells[cells[${classes}]]);
});
lines.on('close', () => console.log(JSON.stringify({loss: sum / n})));`;

/** hyparquet's own read of all columns, then nothing more than the loss. */
export const hyparquet = `
import {asyncBufferFromFile, parquetMetadataAsync, parquetRead} from 'hyparquet';
const file = await asyncBufferFromFile(process.argv[1]);
const metadata = await parquetMetadataAsync(file);
let sum = 0, rows = 0, from = 0;
for (const group of metadata.row_groups) {
  const to = from + Number(group.num_rows), columns = new Map();
  await parquetRead({file, metadata, rowStart: from, rowEnd: to, onChunk: ({columnName, columnData}) => columns.set(columnName, columnData)});
  const q = [${columns.map((name) => `columns.get('${name}')`)}], label = columns.get('label');
  for (let r = 0; r < to - from; r++) sum -= Math.log(q[label[r]][r]);
  rows += to - from;
  from = to;
}
console.log(JSON.stringify({loss: sum / rows}));`;

export const numpyArray = `
import sys, json, numpy as np
a = np.load(sys.argv[1]); y = a[:, ${classes}].astype(int)
loss = -np.log(a[np.arange(len(a)), y])
per = np.bincount(y, loss, ${classes}) / np.bincount(y, minlength=${classes})
top = a[:, :${classes}].argmax(1)
brier = ((a[:, :${classes}] - np.eye(${classes})[y]) ** 2).sum(1).mean()
print(json.dumps({'loss': loss.mean(), 'accuracy': (top == y).mean(), 'brier': brier, 'classes': per.tolist()}))`;

/** The least that numpy can do for the loss of each class. */
export const numpyLoss = `
import sys, json, numpy as np
a = np.load(sys.argv[1]); y = a[:, ${classes}].astype(int)
loss = -np.log(a[np.arange(len(a)), y])
per = np.bincount(y, loss, ${classes}) / np.bincount(y, minlength=${classes})
print(json.dumps({'loss': loss.mean(), 'classes': per.tolist()}))`;

export const numpyText = numpyArray.replace(
  'np.load(sys.argv[1])',
  "np.loadtxt(sys.argv[1], delimiter=',', skiprows=1)",
);
