/**
 * Formats of other programs: Arrow by apache-arrow 21.1 (names.arrow: a file of four batches with a dictionary; the same as a
 * stream; lists.arrows: lists in one batch), Arrow packed by the lz4 and zstd tools, Parquet by DuckDB 1.5 in each of its packings, two frames of Zstandard.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {parseJson} from '../../../src/files/formats/json.ts';
import {unpackLz4Frame} from '../../../src/files/unpack/lz4Frame.ts';
import {
  assertSeeded,
  bytesOf,
  csvText,
  flat,
  flatLabels,
  folderOf,
  jsonLines,
  labels,
  npy,
  numClasses,
  numRows,
  plannedInMemory,
  probabilities,
  reported,
  reportedInMemory,
  utf8,
} from './fixtures.ts';

const data = path.resolve('test/unit/files/data');
const file = folderOf();

/** The same by path and by bytes. */
async function assertBoth(name: string, bytes: Uint8Array): Promise<void> {
  assertSeeded(await reported(file(name, bytes)));
  assertSeeded(await reportedInMemory([{name, bytes}]));
}

describe('files: Arrow, Zstandard and the packings of Parquet', () => {
  const made = ['names.arrow', 'names.arrows', 'lists.arrows', 'lz4.feather', 'zstd.arrow', 'rows.csv.zst'];
  const codecs = ['zstd', 'gzip', 'brotli', 'lz4_raw', 'snappy'].map((codec) => `${codec}.parquet`);
  for (const name of [...made, ...codecs])
    it(`reads ${name}`, () => assertBoth(name, new Uint8Array(readFileSync(path.join(data, name)))));

  it('reads the batches of an Arrow file that come before the place where it is cut off', async () => {
    const whole = new Uint8Array(readFileSync(path.join(data, 'names.arrows')));
    for (const [share, valid] of [
      [0.62, 100],
      [0.4, 50],
    ] as const) {
      const report = await reportedInMemory([{name: 'a.arrows', bytes: whole.slice(0, whole.length * share)}]);
      assert.equal(report.valid, valid);
      assert.deepEqual(
        report.problems.map((p) => [p.code, p.row]),
        [['truncated', valid]],
      );
    }
  });

  it('names Feather’s first version', async () => {
    const planned = await plannedInMemory([{name: 'a.feather', bytes: utf8('FEA1 and so on')}]);
    assert.match(planned.ok ? '' : planned.message, /first version/);
  });

  it('unpacks LZ4 frames with references that overlap what they write', () => {
    const head = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82];
    const block = [0x1f, 97, 1, 0, 5, 0x10, 98]; // "a", then one back for 4 + 15 + 5 bytes, then "b"
    const bytes = Uint8Array.from([...head, block.length, 0, 0, 0, ...block, 0, 0, 0, 0]);
    assert.equal(new TextDecoder().decode(unpackLz4Frame(bytes)), `${'a'.repeat(25)}b`);
    assert.throws(() => unpackLz4Frame(bytes.slice(0, 14)));
    assert.throws(() => unpackLz4Frame(Uint8Array.from([...head, 3, 0, 0, 0, 0x0f, 9, 0, 0, 0, 0, 0])), /before/);
  });
});

describe('files: NumPy arrays', () => {
  const vector = npy('<i8', [numRows], bytesOf(flatLabels));

  it('in Fortran order, in big-endian order', async () => {
    const columns = Float64Array.from([0, 1, 2].flatMap((k) => probabilities.map((row) => row[k]!)));
    const fortran = npy('<f8', [numRows, numClasses], bytesOf(columns))
      .toString('latin1')
      .replace('False, ', 'True,  ');
    const beside = [{name: 'labels.npy', bytes: vector}];
    assertSeeded(await reportedInMemory([{name: 'probs.npy', bytes: Buffer.from(fortran, 'latin1')}, ...beside]));
    const swapped = npy('>f8', [numRows, numClasses], Buffer.from(bytesOf(flat)).swap64());
    assertSeeded(await reportedInMemory([{name: 'probs.npy', bytes: swapped}, ...beside]));
  });

  it('with labels that are texts, one-hot rows, or one of many columns', async () => {
    const texts = Buffer.concat(labels.map((y) => Buffer.from(Uint32Array.from(['cab'.charCodeAt(y), 0]).buffer)));
    const matrix = {name: 'val_probs.npy', bytes: npy('<f8', [numRows, numClasses], bytesOf(flat))};
    const names = {name: 'val_labels.npy', bytes: npy('<U2', [numRows], texts)};
    const report = await reportedInMemory([matrix, names], {classNames: ['c', 'a', 'b']});
    assertSeeded(report);
    assert.deepEqual(
      report.classes.map((c) => c.name),
      ['c', 'a', 'b'],
    );
    const hot = Float32Array.from(labels.flatMap((y) => [0, 1, 2].map((k) => (k === y ? 1 : 0))));
    assertSeeded(
      await reportedInMemory([matrix, {name: 'val_y.npy', bytes: npy('<f4', [numRows, numClasses], bytesOf(hot))}]),
    );
    const middle = Float64Array.from(probabilities.flatMap(([a, b, c], i) => [a!, labels[i]!, b!, c!]));
    const mixed = {name: 'x.npy', bytes: npy('<f8', [numRows, 4], bytesOf(middle))};
    assertSeeded(await reportedInMemory([mixed], {labelColumn: 1}));
    assertSeeded(await reportedInMemory([mixed], {labelColumn: '1', predictionColumns: [0, 2, '3']}));
  });
});

describe('files: JSON', () => {
  const records = probabilities.map((row, i) => ({p_0: row[0], p_1: row[1], p_2: row[2], label: labels[i]}));
  const columnsOf = (names: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]) =>
    Object.fromEntries(names.map((name) => [name, Object.fromEntries(rows.map((row, i) => [i, row[name]]))]));
  const names = ['p_0', 'p_1', 'p_2', 'label'];
  const layouts: Readonly<Record<string, unknown>> = {
    records,
    'rows of numbers': records.map((r) => [r.p_0, r.p_1, r.p_2, r.label]),
    'a list under a key': {version: 1, rows: records},
    split: {columns: names, index: [], data: records.map((r) => [r.p_0, r.p_1, r.p_2, r.label])},
    'columns of objects': columnsOf(names, records),
    columns: Object.fromEntries(names.map((name) => [name, records.map((r) => r[name as 'p_0'])])),
    'rows of named scores': probabilities.map(([a, b, c], i) => ({scores: {a, b, c}, y: 'abc'[labels[i]!]})),
    'one-hot labels': probabilities.map((probs, i) => ({probs, y: [0, 1, 2].map((k) => Number(k === labels[i]))})),
  };
  for (const [name, document] of Object.entries(layouts))
    it(`reads ${name}`, () => assertBoth('a.json', utf8(JSON.stringify(document, null, 1))));

  it('tells the lines of the rows', async () => {
    const text = JSON.stringify({rows: records.slice(0, 9)}, null, 2).replace('"p_0": 0.5', '"p_0": "x"');
    const report = await reportedInMemory([{name: 'a.json', bytes: utf8(text)}]);
    const lineOf = (row: number) => 3 + 6 * row;
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row, p.line]),
      [['unreadable-number', 0, lineOf(0)]],
    );
    assert.equal(report.worst.length, 8);
    for (const {row, line, values} of report.worst) {
      assert.equal(line, lineOf(row));
      assert.deepEqual(values, probabilities[row]);
    }
    const lines = await reportedInMemory([{name: 'a.jsonl', bytes: utf8(`\n${jsonLines.replaceAll('\n', '\n\n')}`)}]);
    for (const {row, line} of lines.worst) assert.equal(line, 2 + 2 * row);
  });

  it('reads what came before the place where it is cut off, and around a record that is none', async () => {
    const list = JSON.stringify(records);
    const cut = await reportedInMemory([{name: 'a.json', bytes: utf8(list.slice(0, list.length / 2))}]);
    assert.deepEqual(
      cut.problems.map((p) => p.code),
      ['truncated'],
    );
    assert.ok(Math.abs(cut.valid - numRows / 2) <= 1);
    const columns = JSON.stringify({probs: probabilities, label: labels});
    const short = await reportedInMemory([{name: 'b.json', bytes: utf8(columns.slice(0, -102))}]);
    assert.ok(short.valid > numRows / 2 && short.valid < numRows);
    const broken = list.replace('"label":1},{', '"label":oops},{');
    const report = await reportedInMemory([{name: 'c.json', bytes: utf8(broken)}]);
    assert.deepEqual([report.valid, report.problems.map((p) => p.code)], [numRows - 1, ['no-record']]);
  });

  it('reads NaN and Infinity as Python writes them', () => {
    assert.deepEqual(parseJson('{"NaN": [NaN, -Infinity, Infinity, "a \\" NaN"]}'), {
      NaN: ['NaN', '-Infinity', 'Infinity', 'a " NaN'],
    });
    assert.throws(() => parseJson('{"a": NaN'));
  });
});

describe('files: labels in a table', () => {
  const hot = (y: number): string => [0, 1, 2].map((k) => Number(k === y)).join(',');
  const table = (header: string) => `${header}\n${probabilities.map((r, i) => `${r},${hot(labels[i]!)}`).join('\n')}\n`;

  it('may be one-hot, by name or by place', async () => {
    await assertBoth('a.csv', utf8(table('p_a,p_b,p_c,y_a,y_b,y_c')));
    assertSeeded(await reported(file('b.csv', table('').slice(1))));
    const permuted = table('p_a,p_b,p_c,true_c,true_a,true_b');
    const other = labels.map((y) => [2, 0, 1][y]!);
    const expected = other.reduce((sum, y, i) => sum - Math.log(probabilities[i]![y]!), 0) / numRows;
    const report = await reportedInMemory([{name: 'c.csv', bytes: utf8(permuted)}]);
    assert.ok(Math.abs(report.loss - expected) < 1e-14);
  });

  it('are left out where more than one is hot', async () => {
    const text = table('p_a,p_b,p_c,y_a,y_b,y_c').replace('0,1,0\n', '1,1,0\n');
    const report = await reportedInMemory([{name: 'a.csv', bytes: utf8(text)}]);
    assert.equal(report.valid, numRows - 1);
    assert.equal(report.problems[0]?.code, 'label');
  });

  it('stand in a sibling file of any format', async () => {
    const bare = {name: 'run.csv', bytes: utf8(csvText.replaceAll(/,[^,\n]*$/gm, ''))};
    const siblings = {
      'labels.txt': labels.join('\n'),
      'run_labels.csv': `id,label\n${labels.map((y, i) => `${i},${y}`).join('\n')}`,
      'y_true.json': JSON.stringify(labels.map((y) => 'abc'[y])),
      'targets.jsonl': labels.map((y) => JSON.stringify({label: y})).join('\n'),
      'labels.csv': `a,b,c\n${labels.map(hot).join('\n')}`,
    };
    for (const [name, text] of Object.entries(siblings))
      assertSeeded(await reportedInMemory([bare, {name, bytes: utf8(text)}]));
    assertSeeded(await reportedInMemory([bare, {name: 'y.npy', bytes: npy('<i8', [numRows], bytesOf(flatLabels))}]));
    const array = npy('<i8', [numRows], bytesOf(flatLabels));
    const twoWords = {...bare, name: 'predictions_probs.csv'};
    assertSeeded(await reportedInMemory([twoWords, {name: 'predictions_labels.npy', bytes: array}]));
  });
});

describe('files: a directory', () => {
  const rows = csvText.trimEnd().split('\n');
  const bytes = (lines: readonly string[]) => utf8(`${lines.join('\n')}\n`);
  const part = (i: number) => bytes([rows[0]!, ...rows.slice(1 + i * 20, 21 + i * 20)]);

  it('of shards is read in the order of their numbers, as one', async () => {
    const shards = Array.from({length: 10}, (_, i) => ({name: `run/part-${i}.csv`, bytes: part(i)}));
    const report = await reportedInMemory([{name: 'run/', bytes: new Uint8Array(0)}, ...shards]);
    assertSeeded(report);
    const [whole] = [await reportedInMemory([{name: 'a.csv', bytes: utf8(csvText)}])];
    assert.deepEqual({...report, worst: []}, {...whole, worst: []});
  });

  it('of a sub-directory for each class', async () => {
    const files = [0, 1, 2].map((k) => ({
      name: `run/${'abc'[k]}/rows.csv`,
      bytes: bytes(['a,b,c', ...probabilities.filter((_, i) => labels[i] === k).map(String)]),
    }));
    const report = await reportedInMemory([
      {name: 'run', bytes: new Uint8Array(0)},
      ...files.slice(0, 2),
      ...files.slice(2),
    ]);
    assertSeeded({...report, problems: []});
    // No row is of class 0: its file is a header alone, which is said.
    assert.deepEqual(
      report.problems.map(({code, file}) => [code, file]),
      [['empty-file', 'run/a/rows.csv']],
    );
    assert.deepEqual(
      report.classes.map((c) => [c.name, c.count]),
      [0, 1, 2].map((k) => ['abc'[k], labels.filter((y) => y === k).length]),
    );
  });

  it('of predictions and their labels', async () => {
    const matrix = {name: 'run/probs.npy', bytes: npy('<f8', [numRows, numClasses], bytesOf(flat))};
    const truth = {name: 'run/validation-truth.csv', bytes: bytes(['label', ...labels.map(String)])};
    const folder = {name: 'run/', bytes: new Uint8Array(0)};
    assertSeeded(await reportedInMemory([folder, matrix, truth]));
    const halves = [0, 1].flatMap((i) => [
      {name: `run/probs-${i}.npy`, bytes: npy('<f8', [100, 3], bytesOf(flat.slice(i * 300, i * 300 + 300)))},
      {name: `run/labels-${i}.npy`, bytes: npy('<i8', [100], bytesOf(flatLabels.slice(i * 100, i * 100 + 100)))},
    ]);
    assertSeeded(await reportedInMemory([folder, ...halves]));
  });

  it('with a file that cannot be read is reported without it', async () => {
    const shards = Array.from({length: 10}, (_, i) => ({
      name: `run/part-${i}.csv`,
      bytes: i === 4 ? utf8('') : part(i),
    }));
    const report = await reportedInMemory([{name: 'run/', bytes: new Uint8Array(0)}, ...shards]);
    assert.equal(report.valid, numRows - 20);
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.file]),
      [['unreadable-file', 'run/part-4.csv']],
    );
  });
});
