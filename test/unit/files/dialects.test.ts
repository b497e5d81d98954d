/** Tables as spreadsheets, NumPy and R write them: delimiters, decimal commas, comments and headers; by path, packed, and in parts. */
import assert from 'node:assert/strict';
import {gzipSync} from 'node:zlib';
import {nodeAccess} from '../../../src/files/node/nodeAccess.ts';
import {planCsv} from '../../../src/files/readers/evaluateCsv.ts';
import {runTask} from '../../../src/files/readers/runTask.ts';
import {assertSeeded, csvText, folderOf, labels, numRows, probabilities, refused, reported} from './fixtures.ts';

const file = folderOf();
const head = 'a,b,c,label';
const rows = probabilities.map((row, i) => [...row, labels[i]!]);
const lines = (write: (row: readonly number[]) => string, ...before: readonly string[]) =>
  `${[...before, ...rows.map(write)].join('\n')}\n`;
const exponent = (x: number) => x.toExponential(18);
const comma = (x: number) => String(x).replace('.', ',');
const long = (x: number) => (Number.isInteger(x) ? String(x) : comma(x) + '0'.repeat(25));

const written: Readonly<Record<string, string>> = {
  'with semicolons and decimal commas': lines((row) => row.map(comma).join(';'), head.replaceAll(',', ';')),
  'the same without a header': lines((row) => row.map(comma).join(';')),
  'with tabs and decimal commas': lines((row) => row.map(comma).join('\t'), head.replaceAll(',', '\t')),
  'with quoted decimal commas between commas': lines((row) => row.map((x) => `"${comma(x)}"`).join(','), head),
  'with long decimal commas': lines((row) => row.map(long).join(';')),
  'by savetxt': lines((row) => row.map(exponent).join(' ')),
  'by savetxt with commas': lines((row) => row.map(exponent).join(',')),
  'by savetxt with a header': lines((row) => row.map(exponent).join(','), `# ${head}`),
  'by savetxt with remarks': lines((row) => row.map(exponent).join(' '), '# epoch 3, lr 0.1', '# don\'t "trust'),
  'with remarks above a header': lines((row) => row.join(','), '# model: a, b', '#', head),
  'in columns aligned by spaces': lines((row) => `  ${row.map((x) => x.toFixed(4).padStart(9)).join('')}  `, ''),
  'in columns with a header': lines((row) => row.map((x) => String(x).padEnd(8)).join(''), 'a  b  c  label'),
  'with sep=; for Excel': lines((row) => row.join(';'), 'sep=;', head.replaceAll(',', ';')),
  'with a delimiter more in each row': lines((row) => `${row.join(',')},`, head),
  'by write.table, with names of rows': lines((row) => `"r${row[3]}",${row.join(',')}`, head),
};

describe('files: tables', () => {
  for (const [name, text] of Object.entries(written)) {
    it(name, async () => {
      assertSeeded(await reported(file('a.csv', text)));
      assertSeeded(await reported(file('b.csv.gz', gzipSync(text))));
      assertSeeded(await reported(file('c.csv', text.replaceAll('\n', '\r\n').replace(/^/, '\ufeff'))));
    });
  }

  it('that are written so give the same rows in parts, with their lines', async () => {
    const at = file('d.csv', written['with remarks above a header']!.replace('0.5', 'x'));
    const planned = planCsv(nodeAccess, at);
    assert.ok(planned.ok);
    const plan = {format: 'csv' as const, table: planned.plan, stamp: ''};
    const first = await runTask(nodeAccess, {file: at, plan, range: {from: 0, to: 900}});
    const second = await runTask(nodeAccess, {file: at, plan, range: {from: 900, to: 1 << 20}});
    first.breakdown.merge(second.breakdown);
    assert.equal(first.breakdown.valid, numRows - 1);
    assert.deepEqual(
      [...first.breakdown.problems.values()].map((p) => [p.code, p.row, p.line]),
      [['unreadable-number', 0, 4]],
    );
  });

  it('whose lines end with carriage returns, or that are no text, are named', async () => {
    assert.match(await refused(file('cr.csv', csvText.replaceAll('\n', '\r'))), /carriage returns/);
    assert.match(await refused(file('zip.csv', 'PK\x03\x04a,b,c,label\n0.5,0.25,0.25,1\n')), /ZIP archive/);
    assert.match(await refused(file('gz.csv', gzipSync(csvText))), /\.gz/);
    assert.match(await refused(file('nul.csv', `${csvText}${'\0'.repeat(9000)}`)), /binary/);
  });
});

describe('files: the last row', () => {
  const whole = csvText.trimEnd();

  it('that is cut off is told to be, as is one whose label is missing', async () => {
    for (const cut of [whole.slice(0, -3), whole.slice(0, -1)]) {
      const {problems, valid} = await reported(file('cut.csv', cut));
      assert.equal(valid, numRows - 1);
      assert.deepEqual(
        problems.map((p) => [p.code, p.row, p.line]),
        [['truncated', numRows - 1, numRows + 1]],
      );
    }
    assertSeeded(await reported(file('uncut.csv', whole)));
  });

  it('of thirty million digits takes no longer than it is read', async () => {
    const begin = process.cpuUsage();
    const report = await reported(file('long.csv', csvText.replace('\n', `\n${'1'.repeat(30_000_000)}\n`)));
    assert.equal(report.valid, numRows);
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.line]),
      [['wrong-columns', 2]],
    );
    const {user, system} = process.cpuUsage(begin);
    assert.ok(user + system < 8e6, `${(user + system) / 1e6} s`);
  });
});
