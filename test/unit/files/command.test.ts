/** evaluate, partial and merge as a process: what is printed, and the exit status. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {parquetWriteBuffer} from 'hyparquet-writer';
import {parseReport} from '../../../src/core/report/parse.ts';
import {pairLosses} from '../../../src/files/paired.ts';
import {studentQuantile} from '../../../src/files/studentQuantile.ts';
import {buildCommand, command, csvText, folderOf, labels, meanLoss, probabilities} from './fixtures.ts';

const file = folderOf();
const close = (a: number, b: number, within = 1e-14) =>
  assert.ok(Math.abs(a - b) <= within * Math.abs(b), `${a} is not ${b}`);

describe('files: the command', () => {
  before(buildCommand);

  it('prints the table, and the report as JSON', () => {
    const at = file('a.csv', csvText);
    const table = command('evaluate', at);
    assert.equal(table.status, 0, table.err);
    assert.match(table.out, /loss {2,}1\.\d+ nats .* the mean of 200 rows/);
    const json = command('evaluate', at, '--json').out;
    close(JSON.parse(json).loss, meanLoss);
    assert.equal(parseReport(json)?.report.valid, 200, 'the report page would not read it');
  });

  it('reads Parquet from the bundle', () => {
    const columnData = [0, 1, 2].map((k) => ({
      name: `p${k}`,
      data: probabilities.map((row) => row[k]!),
      type: 'DOUBLE' as const,
    }));
    const bytes = parquetWriteBuffer({
      columnData: [...columnData, {name: 'label', data: [...labels], type: 'INT32' as const}],
    });
    const ran = command('evaluate', file('a.parquet', new Uint8Array(bytes)), '--json');
    assert.equal(ran.status, 0, ran.err);
    close(JSON.parse(ran.out).loss, meanLoss);
  });

  it('ends with 1 above --max-loss or --baseline, and 0 at or below', () => {
    const at = file('b.csv', csvText);
    const report = command('evaluate', at, '--json').out;
    const same = file('same.json', report);
    const lower = file('lower.json', JSON.stringify({loss: meanLoss - 0.01}));
    assert.equal(command('evaluate', at, '--max-loss', '2').status, 0);
    assert.equal(command('evaluate', at, '--baseline', same).status, 0);
    const above = command('evaluate', at, '--max-loss', '0.1');
    assert.deepEqual([above.status, /above 0\.1 \(--max-loss\)/.test(above.err)], [1, true]);
    assert.equal(command('evaluate', at, '--baseline', lower).status, 1);
  });

  it('ends with 2 where an option, a baseline or a file cannot be read, and reports the other files', () => {
    const at = file('c.csv', csvText);
    assert.equal(command('evaluate', at, '--max-loss', 'much').status, 2);
    assert.equal(command('evaluate', at, '--baseline', file('none.json', '{}')).status, 2);
    assert.equal(command('evaluate', at, '--nonsense').status, 2);
    assert.equal(command('evaluate').status, 2);
    const some = command('evaluate', 'missing.csv', at, '--json');
    assert.equal(some.status, 2);
    assert.match(some.err, /^missing\.csv: there is no such file/);
    close(JSON.parse(some.out).loss, meanLoss);
  });

  it('ends with 2 where a file breaks off, with what came before', () => {
    const packed = gzipSync(csvText);
    const ran = command('evaluate', file('d.csv.gz', packed.subarray(0, packed.length - 10)));
    assert.equal(ran.status, 2);
    assert.match(ran.out, /row \d+, line \d+: the gzip data are broken or cut off/);
    assert.match(ran.out, /the mean of \d+ rows/);
    assert.equal(command('evaluate', file('e.csv', csvText), '--label', 'a').status, 2);
  });

  it('merges partials of any format to the same bits', () => {
    const [head, ...rows] = csvText.trim().split('\n');
    const parts = [rows.slice(0, 90), rows.slice(90)].map((part) => `${[head, ...part].join('\n')}\n`);
    const files = [file('p0.csv', parts[0]!), file('p1.csv.gz', gzipSync(parts[1]!))];
    const written = files.map((at, i) => file(`part${i}.json`, command('partial', at).out));
    const merged = JSON.parse(command('merge', ...written, '--json').out);
    const whole = JSON.parse(command('evaluate', file('p.csv', csvText), '--json').out);
    const bare = ({worst: _, ...report}: Record<string, unknown>) => report;
    assert.deepEqual(bare(merged), bare(whole));
  });

  it('compares two files row by row with --against', () => {
    const better = probabilities.map((row, i) => row.map((p, k) => (k === labels[i] ? (p + 1) / 2 : p / 2)));
    const other = `${better.map((row, i) => [...row, labels[i]].join(',')).join('\n')}\n`;
    const at = file('f.csv', csvText);
    const {against} = JSON.parse(
      command('evaluate', file('g.csv', `a,b,c,label\n${other}`), '--against', at, '--json').out,
    );
    const differences = labels.map((y, i) => Math.log(probabilities[i]![y]!) - Math.log(better[i]![y]!));
    const mean = differences.reduce((a, b) => a + b) / differences.length;
    const sd = Math.sqrt(differences.reduce((s, d) => s + (d - mean) ** 2, 0) / (differences.length - 1));
    const half = (1.971956544249 * sd) / Math.sqrt(differences.length); // scipy.stats.t.ppf(0.975, 199)
    close(against.meanDifference, mean, 1e-12);
    close(against.interval[0], mean - half, 1e-9);
    close(against.interval[1], mean + half, 1e-9);
    assert.deepEqual([against.rows, against.better, against.worse], [200, 200, 0]);
    const same = command('evaluate', at, '--against', at).out;
    assert.match(same, /mean difference +0\.0000 nats\n95 % interval +0\.0000 to 0\.0000 nats/);
    assert.match(same, /Both files give every row the same loss\./);
  });

  it('saves the report as HTML and as Markdown, and says where it cannot', () => {
    const at = file('s.csv', csvText);
    const [html, markdown] = [file('s.html', ''), file('s.md', '')];
    const ran = command('evaluate', at, '--against', at, '--html', html, '--markdown', markdown, '--json');
    assert.equal(ran.status, 0, ran.err);
    const loss = JSON.parse(ran.out).loss.toFixed(4);
    assert.ok(readFileSync(html, 'utf8').includes(`${loss} nats`));
    assert.match(readFileSync(html, 'utf8'), /^<!DOCTYPE html>[\s\S]*Compared with s\.csv[\s\S]*<\/html>\n$/);
    assert.ok(readFileSync(markdown, 'utf8').includes(`Cross-entropy: **${loss} nats`));
    const refused = command('evaluate', at, '--html', `${at}/no/such/folder.html`);
    assert.equal(refused.status, 2);
    assert.match(refused.err, /ENOTDIR|ENOENT/);
  });
});

describe('files: paired losses', () => {
  it('has the quantiles of Student’s t', () => {
    const known = {
      1: 12.706204736174698,
      2: 4.302652729749462,
      3: 3.182446305283708,
      10: 2.228138851986275,
      30: 2.042272456301238,
    };
    for (const [degrees, t] of Object.entries(known)) close(studentQuantile(Number(degrees)), t, 1e-12);
    close(studentQuantile(1e9), 1.959963984540054, 1e-8);
    close(studentQuantile(2000), studentQuantile(2001), 1e-6);
  });

  it('leaves out rows without a difference, and an infinite mean has no interval', () => {
    const {rows, leftOut, meanDifference, interval} = pairLosses(
      [1, Number.NaN, 3, Number.POSITIVE_INFINITY],
      [2, 1, 2, Number.POSITIVE_INFINITY, 5],
    );
    assert.deepEqual([rows, leftOut, meanDifference], [2, 3, 0]);
    close(interval[1], 12.706204736174698, 1e-12);
    const infinite = pairLosses([1, Number.POSITIVE_INFINITY], [1, 1]);
    assert.deepEqual(
      [infinite.meanDifference, infinite.interval],
      [Number.POSITIVE_INFINITY, [Number.NaN, Number.NaN]],
    );
  });
});
