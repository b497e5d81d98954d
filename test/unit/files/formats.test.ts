/** The same rows in every format give the same report. */
import assert from 'node:assert/strict';
import {gzipSync} from 'node:zlib';
import {parquetWriteBuffer} from 'hyparquet-writer';
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
  probabilities,
  refused,
  reported,
  reportedInMemory,
  safetensors,
  zip,
} from './fixtures.ts';

const file = folderOf();
const matrix = npy('<f8', [numRows, numClasses], bytesOf(flat));
const vector = npy('<i8', [numRows], bytesOf(flatLabels));
const single = bytesOf(Float32Array.from(flat));
const half = (x: number): number => ({0.5: 0x3800, 0.25: 0x3400})[x]!;
const brain = (x: number): number => ({0.5: 0x3f00, 0.25: 0x3e80})[x]!;
const oneHot = Uint8Array.from(labels.flatMap((y) => [0, 1, 2].map((k) => (k === y ? 1 : 0))));

describe('files: gzip', () => {
  it('unpacks CSV, TSV and JSON Lines on the way', async () => {
    assertSeeded(await reported(file('a.csv.gz', gzipSync(csvText))));
    assertSeeded(await reported(file('a.tsv.gz', gzipSync(csvText.replaceAll(',', '\t')))));
    assertSeeded(await reported(file('a.jsonl.gz', gzipSync(jsonLines))));
    assertSeeded(await reported(file('a.json.gz', gzipSync(`[${jsonLines.replaceAll('\n', ',')}]`))));
  });

  it('reads members that were concatenated, and heads far longer than a chunk', async () => {
    const cut = csvText.indexOf('\n', 500) + 3;
    assertSeeded(
      await reported(file('b.csv.gz', Buffer.concat([gzipSync(csvText.slice(0, cut)), gzipSync(csvText.slice(cut))]))),
    );
    const long = csvText.replace('a,b,c,label', `"${'x\n'.repeat(300_000)}",b,c,label`);
    assertSeeded(await reported(file('c.csv.gz', gzipSync(long))));
    assertSeeded(await reported(file('c.csv', long)));
  });

  it('reports what came before the place where the packed data break off', async () => {
    const whole = gzipSync(csvText.repeat(1));
    const report = await reported(file('d.csv.gz', whole.subarray(0, whole.length - 12)));
    assert.ok(report.valid > 0 && report.valid <= numRows, String(report.valid));
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row]),
      [['truncated', report.rows]],
    );
    assert.match(await refused(file('e.csv.gz', 'no gzip')), /header/);
  });
});

describe('files: npz and safetensors', () => {
  it('reads stored and deflated entries', async () => {
    assertSeeded(await reported(file('a.npz', zip({'probs.npy': matrix, 'labels.npy': vector}, false))));
    assertSeeded(await reported(file('b.npz', zip({'y_true.npy': vector, 'arr_0.npy': matrix}, true))));
  });

  it('takes the arrays that are named, and one-hot labels', async () => {
    const hot = npy('|u1', [numRows, numClasses], bytesOf(oneHot));
    const wrong = npy('<f8', [numRows, numClasses], bytesOf(flat.map((x) => x / 2)));
    const archive = file('c.npz', zip({'probs.npy': wrong, 'mine.npy': matrix, 'hot.npy': hot}, true));
    assertSeeded(await reported(archive, {labelColumn: 'hot', predictionColumns: ['mine']}));
  });

  for (const [dtype, data] of [
    ['F64', bytesOf(flat)],
    ['F32', single],
    ['F16', bytesOf(Uint16Array.from(flat, half))],
    ['BF16', bytesOf(Uint16Array.from(flat, brain))],
  ] as const) {
    it(`reads ${dtype} tensors`, async () => {
      const probs = {dtype, shape: [numRows, numClasses], data};
      const targets = {dtype: 'I64', shape: [numRows], data: bytesOf(flatLabels)};
      assertSeeded(await reported(file(`${dtype}.safetensors`, safetensors({targets, probs}))));
    });
  }

  it('refuses what is cut off or none at all', async () => {
    const whole = zip({'probs.npy': matrix, 'labels.npy': vector}, true);
    assert.match(await refused(file('d.npz', whole.subarray(0, whole.length - 100))), /cut off/);
    assert.match(await refused(file('e.safetensors', 'nothing of the kind')), /safetensors/);
  });

  it('reads the rows that are there of a tensor that is cut off', async () => {
    const probs = {dtype: 'F64', shape: [numRows, numClasses], data: bytesOf(flat)};
    const y = {dtype: 'U8', shape: [numRows], data: bytesOf(Uint8Array.from(labels))};
    const whole = safetensors({y, probs});
    const report = await reported(file('f.safetensors', whole.subarray(0, whole.length - 50)));
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row]),
      [['truncated', numRows - 3]],
    );
    assert.equal(report.valid, numRows - 3);
  });
});

describe('files: Parquet', () => {
  const column = (k: number) => probabilities.map((row) => row[k]!);
  const write = (
    columnData: Parameters<typeof parquetWriteBuffer>[0]['columnData'],
    rowGroupSize = 64,
    pageSize = 1e6,
  ) => new Uint8Array(parquetWriteBuffer({columnData, rowGroupSize, pageSize}));
  const table = [0, 1, 2].map((k) => ({name: `p_${k}`, data: column(k), type: 'DOUBLE' as const}));

  it('reads columns of numbers, row group by row group', async () => {
    const label = {name: 'label', data: [...labels], type: 'INT32' as const};
    assertSeeded(await reported(file('a.parquet', write([...table, label]))));
    const long = {name: 'label', data: labels.map(BigInt), type: 'INT64' as const};
    assertSeeded(await reported(file('b.parquet', write([long, ...table]))));
  });

  it('reads labels that are names, and labels beside the file', async () => {
    const label = {name: 'label', data: labels.map((y) => `p_${y}`), type: 'STRING' as const};
    assertSeeded(await reported(file('c.parquet', write([...table, label])), {classNames: ['p_0', 'p_1', 'p_2']}));
    assertSeeded(await reported(file('d.parquet', write(table)), {labels: file('d.txt', labels.join('\n'))}));
  });

  it('reads columns page by page, with and without holes', async () => {
    const label = {name: 'label', data: [...labels], type: 'INT32' as const};
    assertSeeded(await reported(file('h.parquet', write([...table, label], 1e5, 200))));
    const holes = {
      name: 'p_1',
      data: column(1).map((x, i) => (i === 3 || i === 90 ? null : x)),
      type: 'DOUBLE' as const,
    };
    const [first, , third] = table;
    const report = await reported(file('i.parquet', write([first!, holes, third!, label], 1e5, 200)));
    const expected = [['unreadable-number', 3, 1, 2]];
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row, p.column, p.count]),
      expected,
    );
    assert.equal(report.valid, numRows - 2);
  });

  it('reads holes in pages of the first version (a file of DuckDB)', async () => {
    const report = await reported('test/unit/files/data/holes.parquet');
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row, p.column, p.count]),
      [['unreadable-number', 7, 0, 2]],
    );
    assert.deepEqual([report.valid, report.brier], [38, (19 * 1.125 + 19 * 0.125) / 38]);
  });

  it('reads a column of lists', async () => {
    const lists = {name: 'probs', data: probabilities.map((row) => [...row])};
    const report = await reported(file('e.parquet', write([lists, {name: 'label', data: [...labels], type: 'INT32'}])));
    assertSeeded(report);
  });

  it('says where a number is missing, and refuses what is cut off', async () => {
    const holes = {name: 'p_0', data: column(0).map((x, i) => (i === 70 ? null : x)), type: 'DOUBLE' as const};
    const label = {name: 'label', data: [...labels], type: 'INT32' as const};
    const whole = write([holes, ...table.slice(1), label]);
    const report = await reported(file('f.parquet', whole));
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row, p.column, p.count]),
      [['unreadable-number', 70, 0, 1]],
    );
    assert.match(await refused(file('g.parquet', whole.subarray(0, whole.length - 40))), /no Parquet file/);
  });
});

describe('files: labels in a file of their own', () => {
  const bare = csvText.replaceAll(/,[^,\n]*$/gm, '');

  it('may be text, a column of a table, or an array', async () => {
    const predictions = file('bare.csv', bare);
    const named = `id,label\n${labels.map((y, i) => `${i},${y}`).join('\n')}`;
    const files = [
      file('l.txt', labels.join('\n')),
      file('l.csv', named),
      file('l.npy', vector),
      file('l.csv.gz', gzipSync(named)),
    ];
    for (const at of files) assertSeeded(await reported(predictions, {labels: at}));
    assertSeeded(await reported(file('bare.csv.gz', gzipSync(bare)), {labels: files[0]!}));
    assertSeeded(await reported(file('bare.npy', matrix), {labels: files[1]!}));
    const records = probabilities.map((row) => JSON.stringify({probs: row})).join('\n');
    assertSeeded(await reported(file('bare.jsonl', records), {labels: files[0]!}));
  });

  it('may be called y_test beside y_pred', async () => {
    for (const name of ['y_test.npy', 'y_val.npy'])
      assertSeeded(
        await reportedInMemory([
          {name: 'y_pred.npy', bytes: matrix},
          {name, bytes: vector},
        ]),
      );
  });

  it('may be names of the columns', async () => {
    const names = labels.map((y) => 'abc'[y]).join('\n');
    assertSeeded(await reported(file('named.csv', bare), {labels: file('names.txt', names)}));
  });

  it('are said to be too few or too many', async () => {
    const report = await reported(file('few.csv', bare), {labels: file('few.txt', labels.slice(0, 150).join('\n'))});
    assert.equal(report.valid, 150);
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row, p.count]),
      [
        ['label', 150, 50],
        ['label-count', 150, 1],
      ],
    );
  });
});
