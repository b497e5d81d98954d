/** Files that are wrong in some place: what is said, where, and what is still reported. */
import assert from 'node:assert/strict';
import {appendFileSync} from 'node:fs';
import {Breakdown} from '../../../src/files/breakdown.ts';
import {evaluateFile, planFile} from '../../../src/files/node/evaluateFile.ts';
import {fromPartial, toPartial} from '../../../src/files/partial.ts';
import {reportOf} from '../../../src/files/report.ts';
import {csvText, folderOf, numRows, refused, reported} from './fixtures.ts';

const file = folderOf();
const places = (report: Awaited<ReturnType<typeof reported>>) =>
  report.problems.map((p) => [p.code, p.row, p.column, p.count]);

describe('files: bad rows', () => {
  it('are told with row and column, and the others are reported', async () => {
    const rows = csvText.split('\n');
    rows[11] = '0.5,x,0.25,1';
    rows[12] = '0.5,nan,0.25,1';
    rows[21] = '0.5,0.25,0.25,oops';
    rows[31] = '0.5,0.25';
    rows[41] = '0.9,0.9,0.9,1';
    rows[51] = '0.5,-0.25,0.75,1';
    const report = await reported(file('a.csv', rows.join('\n')));
    assert.equal(report.valid, numRows - 5);
    assert.deepEqual(places(report), [
      ['unreadable-number', 10, 1, 2],
      ['label', 20, 3, 1],
      ['wrong-columns', 30, 2, 1],
      ['rows-not-normalized', 40, undefined, 1],
      ['unreadable-row', 50, undefined, 1],
    ]);
    assert.match(report.problems[4]!.message, /class 1 is given -0.25/);
  });

  it('a label column that is none is named with those that are there', async () => {
    assert.match(
      await refused(file('b.csv', csvText), {labelColumn: 'klass'}),
      /no column "klass"; the columns are a, b, c, label/,
    );
    const report = await reported(file('c.csv', csvText), {labelColumn: 'a'});
    assert.equal(report.valid, 0);
  });

  it('a file that changed since it was planned is told', async () => {
    const at = file('d.csv', csvText);
    const planned = await planFile(at);
    assert.ok(planned.ok);
    appendFileSync(at, '0.5,0.25,0.25,0\n');
    const report = reportOf(await evaluateFile(at, planned.plan, '', 1));
    assert.equal(report.valid, numRows + 1);
    assert.deepEqual(
      report.problems.map((p) => p.code),
      ['changed'],
    );
  });

  it('a quote that is never closed ends the file there', async () => {
    const report = await reported(file('e.csv', `${csvText}"0.5,0.25,0.25,0\n0.5,0.25,0.25,0\n`));
    assert.equal(report.valid, numRows);
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row]),
      [['unclosed-quote', numRows]],
    );
  });

  it('a directory, a missing file and a file of labels that is missing are refused', async () => {
    assert.match(await refused('scripts'), /directory holds no file of a known format/);
    assert.match(await refused('no-such-file.csv'), /ENOENT/);
    assert.match(await refused(file('f.csv', csvText), {labels: 'no-such-labels.txt'}), /ENOENT/);
  });
});

describe('files: a million classes', () => {
  const many = 1e6;

  it('take no memory for classes that never occur, and are merged', () => {
    const values = new Float64Array(many).fill(1 / many);
    const before = process.memoryUsage().rss;
    const parts = [0, 1, 2, 3].map((i) => {
      const part = new Breakdown(many, 'probabilities');
      part.add(values, 0, i * 1000, 'f', i);
      return fromPartial(JSON.parse(JSON.stringify(toPartial(part))));
    });
    for (const part of parts.slice(1)) parts[0]!.merge(part);
    const report = reportOf(parts[0]!);
    assert.ok(process.memoryUsage().rss - before < 300e6);
    assert.equal(report.valid, 4);
    assert.deepEqual(
      report.classes.map((c) => [c.classIndex, c.count]),
      [
        [0, 1],
        [1000, 1],
        [2000, 1],
        [3000, 1],
      ],
    );
    assert.ok(Math.abs(report.loss - Math.log(many)) < 1e-14);
  });

  it('fit a row of a CSV file', async () => {
    const wide = 50_000;
    const row = `${'0,'.repeat(wide - 1)}1,${wide - 1}\n`;
    const report = await reported(file('wide.csv', row.repeat(3)));
    assert.equal(report.numClasses, wide);
    assert.equal(report.loss, 0);
    assert.equal(report.classes.length, 1);
  });
});
