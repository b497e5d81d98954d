/** Shapes that other tools give their predictions: what is guessed, what is refused, and why. */
import assert from 'node:assert/strict';
import {gzipSync} from 'node:zlib';
import {mended} from '../../../src/core/report/mend.ts';
import {Breakdown} from '../../../src/files/breakdown.ts';
import {fromPartial, toPartial} from '../../../src/files/partial.ts';
import {reportOf} from '../../../src/files/report.ts';
import {beginZstd} from '../../../src/files/unpack/zstd.ts';
import {
  assertSeeded,
  bytesOf,
  csvText,
  flat,
  flatLabels,
  folderOf,
  labels,
  meanLoss,
  npy,
  numClasses,
  numRows,
  plannedInMemory,
  probabilities,
  refused,
  reported,
  reportedInMemory,
  utf8,
} from './fixtures.ts';

const json = (value: unknown) => JSON.stringify(value);
const names = ['cat', 'dog', 'rabbit'];

describe('files: tables as other tools write them', () => {
  const file = folderOf();
  const rows = (more: (i: number) => unknown) => probabilities.map((row, i) => [...row, more(i)].join(','));

  it('leave out a column of predicted classes', async () => {
    const body = probabilities.map((row, i) => [...row, row.indexOf(0.5), labels[i]].join(','));
    for (const name of ['pred', 'predicted_class', 'argmax', 'y_pred'])
      assertSeeded(await reported(file(`${name}.csv`, `p0,p1,p2,${name},label\n${body.join('\n')}\n`)));
  });

  it('leave out what is said of a prediction as a whole', async () => {
    const body = probabilities.map((row, i) => [...row, i % 2, Math.max(...row), labels[i]].join(','));
    for (const name of ['confidence', 'max_prob', 'loss', 'entropy'])
      assertSeeded(await reported(file(`${name}.csv`, `cat,dog,rabbit,correct,${name},label\n${body.join('\n')}\n`)));
  });

  it('may call their columns 0, 1, 2', async () => {
    assertSeeded(await reported(file('digits.csv', `0,1,2,label\n${rows((i) => labels[i]).join('\n')}\n`)));
    const words = rows((i) => names[labels[i]!]);
    assertSeeded(await reported(file('words.csv', `0,1,2,label\n${words.join('\n')}\n`), {classNames: names}));
  });

  it('may begin with an index without a name, in any order, as pandas writes it', async () => {
    const indexed = (more: (i: number) => string) => probabilities.map((row, i) => `${(7 * i) % 200},${row}${more(i)}`);
    const labelled = indexed((i) => `,${labels[i]}`).join('\n');
    assertSeeded(await reported(file('named.csv', `,cat,dog,rabbit,label\n${labelled}\n`)));
    assertSeeded(await reported(file('numbered.csv', `,0,1,2,label\n${labelled}\n`)));
    assertSeeded(await reported(file('ids.csv', `image_id,cat,dog,rabbit,label\n${labelled}\n`)));
    for (const name of ['category_id', 'target_id'])
      assertSeeded(await reported(file(`${name}.csv`, `image_id,cat,dog,rabbit,${name}\n${labelled}\n`)));
    const apart = file('apart.csv', `,0,1,2\n${indexed(() => '').join('\n')}\n`);
    assert.match(await refused(apart), /no label column was found/);
    assertSeeded(await reported(apart, {labels: file('apart.txt', `${labels.join('\n')}\n`)}));
    const bare = file('bare.csv', `0,1,2\n${probabilities.join('\n')}\n`);
    assertSeeded(await reported(bare, {labels: file('bare.txt', `${labels.join('\n')}\n`)}));
  });

  it('tell two classes as −1 and 1', async () => {
    const report = await reported(file('signs.csv', 'prob,label\n0.5,-1\n0.25,-1\n0.5,1\n0.25,1\n'));
    assert.equal(report.valid, 4);
    assert.ok(Math.abs(report.sum - Math.log(2 * (4 / 3) * 2 * 4)) < 1e-14);
    const text = await refused(file('many.csv', 'p_a,p_b,y_a,y_b\n0.9,0.8,1,1\n0.2,0.1,0,0\n0.3,0.6,0,1\n'));
    assert.match(text, /several labels among y_a, y_b/);
  });
});

describe('files: one column of predictions', () => {
  const file = folderOf();
  const seven = Array.from({length: 40}, (_, i) => (3 * i) % 7);

  it('is refused beside labels of more than two classes, which would be left out', async () => {
    const csv = file('seven.csv', `score,label\n${seven.map((y) => `0.5,${y}`).join('\n')}\n`);
    assert.match(await refused(csv), /labels reach 6, and one column of predictions tells only the classes 0 and 1/);
    const records = seven.map((y) => json({probability: 0.5, label: y})).join('\n');
    assert.match(await refused(file('seven.jsonl', records)), /labels reach 6/);
    const lists = seven.map((y) => json({scores: [0.5], label: y})).join('\n');
    assert.match(await refused(file('lists.jsonl', lists)), /labels reach 6/);
    const scores = file('scores.npy', npy('<f8', [40], bytesOf(Float64Array.from(seven, () => 0.5))));
    assert.match(await refused(scores, {labels: file('seven.txt', seven.join('\n'))}), /labels reach 6/);
  });

  it('is refused where it is called a probability and holds percentages', async () => {
    const csv = file('percent.csv', 'probability,label\n93.5,1\n12,0\n40,1\n');
    assert.match(await refused(csv), /"probability" reaches 93\.5: these look like percentages/);
    assert.equal((await reported(csv, {kind: 'logits'})).valid, 3);
  });

  it('is read where few labels are bad, and where the two classes are named', async () => {
    const rows = Array.from({length: 40}, (_, i) => `0.5,${i === 7 ? 9 : i % 2}`);
    assert.equal((await reported(file('few.csv', `p,label\n${rows.join('\n')}\n`))).valid, 39);
    const named = file('named.csv', 'p,label\n0.5,1\n0.25,2\n0.5,2\n');
    assert.equal((await reported(named, {classNames: ['1', '2']})).valid, 3);
  });
});

describe('files: arrays as other tools write them', () => {
  const matrix = {name: 'probs.npy', bytes: npy('<f8', [numRows, numClasses], bytesOf(flat))};

  it('count classes from 1 where no label is 0 and one is the number of classes', async () => {
    const shifted = npy('<i8', [numRows], bytesOf(flatLabels.map((y) => y + 1n)));
    assertSeeded(await reportedInMemory([matrix, {name: 'labels.npy', bytes: shifted}]));
  });

  it('with several labels a row are refused', async () => {
    const several = Float64Array.from({length: numRows * numClasses}, (_, i) => i % 2);
    const bytes = npy('<f8', [numRows, numClasses], bytesOf(several));
    const planned = await plannedInMemory([matrix, {name: 'labels.npy', bytes}]);
    assert.equal(planned.ok ? '' : planned.code, 'multi-label-rows');
  });

  it('stand in one directory, their labels in another', async () => {
    const halves = [0, 1].flatMap((i) => [
      {name: `run/predictions/${i}.npy`, bytes: npy('<f8', [100, 3], bytesOf(flat.slice(i * 300, i * 300 + 300)))},
      {name: `run/labels/${i}.npy`, bytes: npy('<i8', [100], bytesOf(flatLabels.slice(i * 100, i * 100 + 100)))},
    ]);
    assertSeeded(await reportedInMemory([{name: 'run/', bytes: new Uint8Array(0)}, ...halves]));
  });
});

describe('files: JSON as other tools write it', () => {
  const read = (document: unknown) => reportedInMemory([{name: 'a.json', bytes: utf8(json(document))}]);

  it('with lists of labels and scores, in any order', async () => {
    const scored = (row: readonly number[]) =>
      row.map((score, k) => ({label: names[k], score})).sort((a, b) => b.score - a.score);
    const report = await read(probabilities.map((row, i) => ({predictions: scored(row), label: names[labels[i]!]})));
    assert.deepEqual(report.problems, []);
    assert.ok(Math.abs(report.loss - meanLoss) < 1e-15);
  });

  it('with records under their names, and labels from 1', async () => {
    const record = (row: readonly number[], i: number) => [`img${i}`, {probs: row, label: labels[i]! + 1}] as const;
    assertSeeded(await read(Object.fromEntries(probabilities.map(record))));
  });

  it('with several labels a row is refused', async () => {
    const rows = probabilities.map((probs) => ({probs, label: [1, 1, 0]}));
    const planned = await plannedInMemory([{name: 'a.json', bytes: utf8(json(rows))}]);
    assert.equal(planned.ok ? '' : planned.code, 'multi-label-rows');
  });

  it('of lines says where its last line is cut off', async () => {
    const text = probabilities.map((probs, i) => json({probs, label: labels[i]})).join('\n');
    const report = await reportedInMemory([{name: 'a.jsonl', bytes: utf8(text.slice(0, -5))}]);
    assert.equal(report.valid, numRows - 1);
    assert.deepEqual(
      report.problems.map(({code, row}) => [code, row]),
      [['truncated', numRows - 1]],
    );
  });
});

describe('files: damaged packings', () => {
  const file = folderOf();

  it('give the rows before a fault in the middle of gzip data', async () => {
    const long = `a,b,c,label\n${probabilities.map((row, i) => [...row.map((q) => q + i * 1e-9), labels[i]].join(',')).join('\n')}\n`;
    const packed = gzipSync(long.repeat(1));
    packed[packed.length - 400]! ^= 0xff;
    const report = await reported(file('a.csv.gz', packed));
    assert.ok(report.valid > 20 && report.valid < numRows, `${report.valid} rows`);
    assert.ok(report.problems.some(({code}) => code === 'truncated'));
  });

  it('are told as what they are where nothing comes out', async () => {
    const packed = gzipSync(csvText.repeat(20)).subarray(0, 80);
    packed.fill(0xff, 12);
    assert.match(await refused(file('b.csv.gz', packed)), /gzip data are broken or cut off/);
  });

  it('ask for no more memory than the reference decoder of Zstandard grants', () => {
    const header = new Uint8Array(40);
    header.set([0x28, 0xb5, 0x2f, 0xfd, 0, 20 << 3]); // a window of 2^30 bytes
    assert.throws(() => beginZstd(() => undefined).push(header), /1073741824 bytes of memory/);
  });
});

describe('files: infinite losses', () => {
  const made = () => {
    const breakdown = new Breakdown(2, 'probabilities');
    breakdown.add(Float64Array.of(0.5, 0.5), 0, 0, 'a.csv', 0);
    breakdown.add(Float64Array.of(1, 0), 0, 1, 'a.csv', 1);
    breakdown.add(Float64Array.of(0.25, 0.75), 0, 0, 'a.csv', 2);
    return breakdown;
  };

  it('leave the mean of the finite rows to be told beside them, in parts too', () => {
    const whole = made();
    whole.merge(fromPartial(JSON.parse(json(toPartial(made())))));
    for (const report of [reportOf(made()), reportOf(whole)]) {
      assert.equal(report.loss, Number.POSITIVE_INFINITY);
      assert.ok(Math.abs(report.finiteLoss! - Math.log(8) / 2) < 1e-15);
    }
  });

  it('that are all there is have no such mean', () => {
    const breakdown = new Breakdown(2, 'probabilities');
    breakdown.add(Float64Array.of(1, 0), 0, 1, 'a.csv', 0);
    assert.equal(reportOf(breakdown).finiteLoss, undefined);
  });
});

describe('files: what to do about a failure', () => {
  it('is said in words of the command line, and of the form', () => {
    assert.match(mended('no-label-column', 'no label', 'commandLine'), /--label COLUMN/);
    assert.doesNotMatch(mended('no-label-column', 'no label', 'form'), /--/);
    assert.equal(mended('empty', 'the file holds no rows', 'form'), 'the file holds no rows');
  });
});
