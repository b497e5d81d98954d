/** Prediction files: exact sums, CSV by bytes, and the same bits for any split. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import {Breakdown} from '../../../src/files/breakdown.ts';
import {ExactSum} from '../../../src/files/exactSum.ts';
import {CsvReader} from '../../../src/files/formats/csv.ts';
import {evaluateFile, planFile} from '../../../src/files/node/evaluateFile.ts';
import {nodeAccess} from '../../../src/files/node/nodeAccess.ts';
import {fromPartial, toPartial} from '../../../src/files/partial.ts';
import {evaluateCsv, planCsv} from '../../../src/files/readers/evaluateCsv.ts';
import {reportOf} from '../../../src/files/report.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'surprisal-files-'));
after(() => rmSync(folder, {recursive: true, force: true}));

function file(name: string, text: string): string {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
}

function evaluated(at: string) {
  const planned = planCsv(nodeAccess, at);
  assert.ok(planned.ok, planned.ok ? '' : planned.message);
  return reportOf(evaluateCsv(nodeAccess, at, planned.plan).breakdown);
}

const sumOf = (values: readonly number[]) => {
  const sum = new ExactSum();
  for (const v of values) sum.add(v);
  return sum;
};

describe('files: exact sums', () => {
  it('keep what cancellation and scale would lose', () => {
    assert.equal(sumOf([1e308, 1, -1e308]).value(), 1);
    assert.equal(sumOf([5e-324, -5e-324, 2 ** -1074]).value(), 2 ** -1074);
    assert.equal(sumOf([1.7e308, 1.7e308]).value(), Number.POSITIVE_INFINITY);
    assert.equal(sumOf([1.7e308, 1.7e308, -1.7e308]).value(), 1.7e308);
  });

  it('are the same bits in any order and any split, through JSON', () => {
    const finite = fc.array(fc.double({noNaN: true, noDefaultInfinity: true}), {maxLength: 40});
    fc.assert(
      fc.property(finite, fc.nat(), (values, cut) => {
        const at = values.length === 0 ? 0 : cut % values.length;
        const parts = sumOf(values.slice(at));
        parts.merge(ExactSum.fromJSON(sumOf(values.slice(0, at)).toJSON()));
        return Object.is(parts.value(), sumOf([...values].reverse()).value());
      }),
    );
  });
});

describe('files: CSV', () => {
  it('reads every number as Number does', () => {
    let got = Number.NaN;
    const plan = {
      delimiter: 44,
      hasHeader: false,
      numColumns: 2,
      labelColumn: 1,
      predictionColumns: [0],
      kind: 'logits',
      numClasses: 2,
      indexBase: 0,
      reasons: [],
    } as const;
    const nothing = () => (got = Number.NaN);
    const reader = new CsvReader(plan, {row: (values) => (got = values[1]), block: nothing, problem: nothing});
    const text = fc.oneof(
      fc.double({noNaN: true, noDefaultInfinity: true}).map(String),
      fc.tuple(fc.integer(), fc.nat(), fc.integer({min: -330, max: 310})).map(([a, b, e]) => `${a}.${b}e${e}`),
    );
    fc.assert(
      fc.property(text, (t) => {
        const bytes = new TextEncoder().encode(`${t},1\n`);
        reader.read(bytes, 0, bytes.length);
        return Object.is(got + 0, Number(t) + 0);
      }),
      {numRuns: 5000},
    );
  });

  it('evaluates probabilities with named labels, quotes, CRLF and blank lines', () => {
    const report = evaluated(file('a.csv', 'prob_cat,prob_dog,label\r\n0.2,0.8,dog\r\n\r\n"0.9","0.1","cat"\r\n'));
    assert.equal(report.loss, (-Math.log(0.8) - Math.log(0.9)) / 2);
    assert.deepEqual(
      report.classes.map((c) => [c.name, c.count]),
      [
        ['cat', 1],
        ['dog', 1],
      ],
    );
  });

  it('reads logits without a header, labels last', () => {
    const report = evaluated(file('b.csv', '2.0,-1.0,0.5,0\n-1,3,0,1\n'));
    assert.equal(report.kind, 'logits');
    const first = Math.log1p(Math.exp(-3) + Math.exp(-1.5));
    const second = Math.log1p(Math.exp(-4) + Math.exp(-3));
    assert.ok(Math.abs(report.loss - (first + second) / 2) < 1e-15, String(report.loss));
  });

  it('says ∞ where a probability of 0 met what happened, and leaves bad rows out with their place', () => {
    const report = evaluated(file('c.csv', 'p0,p1,y\n0,1,0\n0.5,0.5,1\nx,1,1\n0.5,0.5,7\n0.5\n'));
    assert.equal(report.loss, Number.POSITIVE_INFINITY);
    assert.equal(report.rows, 5);
    assert.equal(report.valid, 2);
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row]),
      [
        ['unreadable-number', 2],
        ['label', 3],
        ['wrong-columns', 4],
      ],
    );
  });

  it('gives the same bits for any split of the file', () => {
    const rows = Array.from(
      {length: 400},
      (_, i) => `${((i * 37) % 100) / 100},${(100 - ((i * 37) % 100)) / 100},${i % 2}`,
    );
    const at = file('d.csv', `a,b,label\n${rows.join('\n')}`);
    const planned = planCsv(nodeAccess, at);
    assert.ok(planned.ok);
    const {plan} = planned;
    const whole = JSON.stringify(toPartial(evaluateCsv(nodeAccess, at, plan).breakdown));
    const size = 10 + rows.join('\n').length;
    fc.assert(
      fc.property(fc.nat({max: size}), fc.nat({max: size}), (x, y) => {
        const [a, b] = [Math.min(x, y), Math.max(x, y)];
        const merged = new Breakdown(plan.numClasses, plan.kind, plan.classNames);
        let before = 0;
        let lines = 0;
        for (const range of [
          {from: 0, to: a},
          {from: a, to: b},
          {from: b, to: size + 1},
        ]) {
          if (range.from === range.to) continue;
          const part = evaluateCsv(nodeAccess, at, plan, range);
          const sent = fromPartial(JSON.parse(JSON.stringify(toPartial(part.breakdown))));
          sent.shiftRows(before, lines);
          merged.merge(sent);
          before += part.rows;
          lines += part.lines;
        }
        return JSON.stringify(toPartial(merged)) === whole;
      }),
      {numRuns: 200},
    );
  });
});

describe('files: JSON and npy', () => {
  async function read(at: string) {
    const planned = await planFile(at);
    assert.ok(planned.ok, planned.ok ? '' : planned.message);
    return reportOf(await evaluateFile(at, planned.plan, '', 1));
  }

  it('reads JSON Lines of arrays, of named scores, and a broken line in between', async () => {
    const report = await read(
      file('a.jsonl', '{"label": 1, "probs": [0.2, 0.8]}\n{oops\n{"label": 0, "probs": [0.5, 0.5]}\n'),
    );
    assert.equal(report.loss, (-Math.log(0.8) - Math.log(0.5)) / 2);
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row]),
      [['no-record', 1]],
    );
    const named = await read(file('b.jsonl', '{"true": "dog", "scores": {"cat": 0.25, "dog": 0.75}}\n'));
    assert.equal(named.loss, -Math.log(0.75));
    assert.equal(named.classes[1]!.name, 'dog');
  });

  it('reads a JSON document of records and one of columns as the same rows', async () => {
    const records = await read(file('c.json', '[{"y": 0, "p": [0.7, 0.2, 0.1]}, {"y": 2, "p": [0.1, 0.1, 0.8]}]'));
    const columns = await read(file('d.json', '{"y_true": [0, 2], "y_prob": [[0.7, 0.2, 0.1], [0.1, 0.1, 0.8]]}'));
    assert.equal(records.loss, (-Math.log(0.7) - Math.log(0.8)) / 2);
    assert.equal(columns.loss, records.loss);
  });

  it('reads one-hot labels, and leaves out a row whose label is none', async () => {
    const rows = ['{"y": [0, 1, 0], "p": [0.2, 0.7, 0.1]}', '{"y": [1, 1, 0], "p": [0.2, 0.7, 0.1]}'];
    const report = await read(file('hot.jsonl', `${rows.join('\n')}\n`));
    assert.equal(report.loss, -Math.log(0.7));
    assert.equal(report.valid, 1);
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row]),
      [['label', 1]],
    );
  });

  it('reads .npy with the label in the last column, and says where a file is cut off', async () => {
    const header = `${"{'descr': '<f8', 'fortran_order': False, 'shape': (3, 3), }".padEnd(117)}\n`;
    const bytes = Buffer.concat([
      Buffer.from([0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0]),
      Buffer.from(header),
      Buffer.from(Float64Array.of(0.2, 0.8, 1, 0.6, 0.4, 0).buffer),
    ]);
    const at = path.join(folder, 'e.npy');
    writeFileSync(at, bytes);
    const report = await read(at);
    assert.equal(report.loss, (-Math.log(0.8) - Math.log(0.6)) / 2);
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row]),
      [['truncated', 2]],
    );
  });

  it('refuses what it cannot read with a reason', async () => {
    assert.deepEqual((await planFile(file('f.json', '{"a": ['))).ok, false);
    assert.deepEqual((await planFile(file('g.csv', ''))).ok, false);
    assert.deepEqual((await planFile(file('h.csv', 'a,b\nx,y\nz,w\n'))).ok, false);
    assert.deepEqual((await planFile(file('i.npy', 'nothing of the kind'))).ok, false);
  });
});
