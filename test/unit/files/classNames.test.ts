/** Which class a label means where columns, keys or arrays name the classes: an order that is not the labels' must not be guessed. */
import assert from 'node:assert/strict';
import {
  assertSeeded,
  bytesOf,
  flat,
  folderOf,
  labels,
  npy,
  numClasses,
  numRows,
  plannedInMemory,
  probabilities,
  refused,
  reported,
  reportedInMemory,
  utf8,
  zip,
} from './fixtures.ts';

const file = folderOf();
const table = (header: string, cells: (row: readonly number[], label: number) => readonly unknown[]) =>
  file('a.csv', `${header}\n${probabilities.map((row, i) => cells(row, labels[i]!).join(',')).join('\n')}\n`);
const lines = (record: (row: readonly number[], label: number, i: number) => unknown) => [
  {name: 'a.jsonl', bytes: utf8(probabilities.map((row, i) => JSON.stringify(record(row, labels[i]!, i))).join('\n'))},
];
const namesOf = async (path: string) => (await reported(path)).classes.map((c) => c.name);

describe('files: columns that are called by numbers', () => {
  it('are the classes of these numbers, in whatever order they stand', async () => {
    for (const header of ['prob_2,prob_0,prob_1,label', '2,0,1,label', 'p3,p1,p2,label'])
      assertSeeded(await reported(table(header, ([a, b, c], y) => [c, a, b, header.startsWith('p3') ? y + 1 : y])));
    const explicit = table('prob_2,prob_0,prob_1,label', ([a, b, c], y) => [c, a, b, y]);
    assertSeeded(await reported(explicit, {predictionColumns: ['prob_2', 'prob_0', 'prob_1']}));
  });

  it('need not run from 0, and labels may be written otherwise', async () => {
    const path = table('p_3,p_5,p_7,label', (row, y) => [...row, `${[3, 5, 7][y]}.0`]);
    assertSeeded(await reported(path));
    assert.deepEqual(await namesOf(path), ['3', '5', '7']);
  });

  it('count from 0 or 1 as the labels do where these say otherwise', async () => {
    const written = async (first: number, base: number) =>
      (
        await reported(
          file(`${first}${base}.csv`, `p_${first},p_${first + 1},label\n0.5,0.5,${base + 1}\n0.75,0.25,${base}\n`),
        )
      ).classes.map((c) => c.loss);
    for (const first of [0, 1])
      for (const base of [0, 1]) assert.deepEqual(await written(first, base), [-Math.log(0.75), Math.LN2]);
    const header = Array.from({length: 100}, (_, k) => `p_${k}`).join(',');
    const wide = Array.from({length: 150}, (_, i) => `${'0.01,'.repeat(100)}${(i % 100) + 1}`).join('\n');
    assert.equal((await reported(file('wide.csv', `${header},label\n${wide}\n`))).valid, 150);
  });
});

describe('files: one column of probabilities', () => {
  const binary = (column: string) =>
    file(`${column}.csv`, `truth,${column}\nbenign,0.75\nmalignant,0.25\nbenign,0.5\nmalignant,0.5\n`);
  const loss = (Math.log(4 / 3) + Math.log(2)) / 2;

  it('is of the label that it is called for', async () => {
    for (const column of ['p_benign', 'benign', 'Prob Benign']) {
      const report = await reported(binary(column));
      assert.ok(Math.abs(report.loss - loss) < 1e-15, column);
      assert.deepEqual(
        report.classes.map((c) => c.name),
        ['malignant', 'benign'],
      );
    }
  });

  it('else of the last by the alphabet, which is said', async () => {
    const planned = await plannedInMemory([{name: 'a.csv', bytes: utf8('truth,score\nno,0.25\nyes,0.75\nyes,0.5\n')}]);
    assert.ok(planned.ok && planned.plan.format === 'csv');
    assert.ok(planned.plan.table.reasons.includes('prediction: one column, read as class 1 of 2 (yes)'));
  });
});

describe('files: records that name their classes', () => {
  const words = ['cat', 'dog', 'rabbit'];
  const sorted = (row: readonly number[], name: (k: number) => string) =>
    row.map((score, k) => ({label: name(k), score})).sort((a, b) => b.score - a.score);

  it('by numbers, which the labels are', async () => {
    const keyed = (names: readonly number[]) =>
      lines((row, y) => ({label: names[y], scores: Object.fromEntries(row.map((q, k) => [names[k], q]))}));
    assertSeeded(await reportedInMemory(keyed([3, 5, 7])));
    assertSeeded(await reportedInMemory(keyed([1, 2, 3])));
    assertSeeded(await reportedInMemory(lines((row, y) => ({label: y, scores: sorted(row, (k) => `LABEL_${k}`)}))));
  });

  it('by words in an order of their own in each row are refused where labels are numbers', async () => {
    const rows = lines((row, y) => ({label: y, scores: sorted(row, (k) => words[k]!)}));
    const planned = await plannedInMemory(rows);
    assert.match(planned.ok ? '' : planned.message, /another order in each row/);
    assertSeeded(await reportedInMemory(rows, {classNames: words}));
  });

  it('not all in each row have as many classes as there are names', async () => {
    const some = lines((row, y, i) => ({
      label: words[y],
      scores: {cat: row[0], dog: row[1], ...(i > 2 && {rabbit: row[2]})},
    }));
    const report = await reportedInMemory(some);
    assert.deepEqual([report.numClasses, report.valid, report.problems[0]?.count], [3, numRows - 3, 3]);
  });

  it('may begin with a row that has no prediction', async () => {
    const report = await reportedInMemory(lines((row, y, i) => ({label: y, probs: i === 0 ? null : row})));
    assert.deepEqual(
      [report.valid, report.problems[0]?.code, report.problems[0]?.line],
      [numRows - 1, 'unreadable-number', 1],
    );
  });

  it('are read by what they are where the extension says otherwise', async () => {
    const {bytes} = lines((row, y) => ({label: y, probs: row}))[0]!;
    const list = `[${new TextDecoder().decode(bytes).replaceAll('\n', ',')}]`;
    assertSeeded(await reportedInMemory([{name: 'a.json', bytes}]));
    assertSeeded(await reportedInMemory([{name: 'a.jsonl', bytes: utf8(list)}]));
  });
});

describe('files: arrays beside an array of class names', () => {
  it('take their order from it', async () => {
    const texts = (words: readonly string[]) =>
      npy('<U1', [words.length], Buffer.concat(words.map((w) => Buffer.from(Uint32Array.of(w.charCodeAt(0)).buffer))));
    const archive = zip(
      {
        'probs.npy': npy('<f8', [numRows, numClasses], bytesOf(flat)),
        'y_true.npy': texts(labels.map((y) => 'cab'[y]!)),
        'class_names.npy': texts(['c', 'a', 'b']),
      },
      true,
    );
    const report = await reportedInMemory([{name: 'a.npz', bytes: archive}]);
    assertSeeded(report);
    assert.deepEqual(
      report.classes.map((c) => c.name),
      ['c', 'a', 'b'],
    );
  });
});

describe('files: what is asked for', () => {
  it('and not there is named, never passed over', async () => {
    const path = table('a,b,c,label', (row, y) => [...row, y]);
    assert.match(await refused(path, {predictionColumns: ['a', 'b', 'd']}), /no column "d"/);
    assert.match(await refused(path, {predictionColumns: ['a', 'b', 'a']}), /"a" is named twice/);
    assertSeeded(await reported(path, {predictionColumns: ['a', 'b', 'c', 'label']}));
  });

  it('of percentages is refused, not read as logits, unless it is told so', async () => {
    const path = table('a,b,c,label', (row, y) => [...row.map((q) => 100 * q), y]);
    assert.match(await refused(path), /percentages/);
    assert.equal((await reported(path, {kind: 'logits'})).valid, numRows);
    const array = {name: 'a_probs.npy', bytes: npy('<f8', [numRows, numClasses], bytesOf(flat.map((q) => 100 * q)))};
    const beside = {
      name: 'a_labels.npy',
      bytes: npy('<i8', [numRows], bytesOf(BigInt64Array.from(labels.map(BigInt)))),
    };
    const planned = await plannedInMemory([array, beside]);
    assert.match(planned.ok ? '' : planned.message, /percentages/);
  });

  it('with an infinite probability leaves that row out, in words', async () => {
    const report = await reported(file('inf.csv', 'a,b,label\n0.5,0.5,0\ninf,0,1\n0.5,0.5,1\n'));
    assert.equal(report.valid, 2);
    assert.match(report.problems[0]!.message, /class 0 is given ∞, which is no probability/);
  });
});
