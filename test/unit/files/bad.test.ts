/** Files that are wrong in some place: what is said, where, and what is still reported. */
import assert from 'node:assert/strict';
import {appendFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {Breakdown} from '../../../src/files/breakdown.ts';
import {evaluateFile, planFile} from '../../../src/files/node/evaluateFile.ts';
import {fromPartial, toPartial} from '../../../src/files/partial.ts';
import {reportOf} from '../../../src/files/report.ts';
import {crc32} from '../../../src/files/unpack/gzip.ts';
import {
  assertSeeded,
  bytesOf,
  csvText,
  folderOf,
  jsonLines,
  labels,
  npy,
  numRows,
  plannedInMemory,
  probabilities,
  refused,
  reported,
  reportedInMemory,
  utf8,
} from './fixtures.ts';

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
    assert.match(await refused('no-such-file.csv'), /^there is no such file$/);
    assert.match(
      await refused(file('f.csv', csvText), {labels: 'no-such-labels.txt'}),
      /^the labels in no-such-labels\.txt: there is no such file$/,
    );
  });
});

describe('files: what is wrong is told at its line', () => {
  it('behind a header and fields that hold newlines, blank lines and CRLF', async () => {
    const text =
      '"a\nx",b,label,note\r\n0.5,0.5,0,"two\nlines"\r\n\r\n0.25,0.75,1,plain\r\n0.5,oops,0,""\r\n1,0,7,\r\n';
    const bytes = utf8(text);
    for (const report of [await reported(file('l.csv', bytes)), await reportedInMemory([{name: 'l.csv', bytes}])]) {
      assert.deepEqual(
        report.problems.map((p) => [p.code, p.row, p.line, p.column]),
        [
          ['unreadable-number', 2, 7, 1],
          ['label', 3, 8, 2],
        ],
      );
      assert.deepEqual(
        report.worst.map((w) => [w.row, w.line, w.values]),
        [
          [0, 3, [0.5, 0.5]],
          [1, 6, [0.25, 0.75]],
        ],
      );
    }
  });

  it('the same in a packed file, and one problem a row', async () => {
    const rows = csvText.split('\n');
    rows[11] = 'x,y,z,w';
    const text = rows.join('\n');
    for (const [name, bytes] of [
      ['p.csv', utf8(text)],
      ['p.csv.gz', new Uint8Array(gzipSync(text))],
    ] as const) {
      const report = await reportedInMemory([{name, bytes}]);
      assert.deepEqual(
        report.problems.map((p) => [p.code, p.row, p.line, p.count]),
        [['unreadable-number', 10, 12, 1]],
      );
      assert.equal(report.rows, numRows);
    }
  });

  it('one column is one value, logits of one column are two', async () => {
    const one = await reportedInMemory([{name: 'a.csv', bytes: utf8('p,label\n0.25,1\n0.5,0\n')}]);
    assert.deepEqual(one.worst[0]?.values, [0.25]);
    const logit = await reportedInMemory([{name: 'a.csv', bytes: utf8('z,label\n-3,1\n2,0\n')}]);
    assert.deepEqual(logit.worst[0]?.values, [0, -3]);
  });

  it('text of another encoding is named, a byte order mark is passed over', async () => {
    const wide = Uint8Array.from([0xff, 0xfe, ...[...'a,b\n'].flatMap((c) => [c.charCodeAt(0), 0])]);
    const planned = await plannedInMemory([{name: 'w.csv', bytes: wide}]);
    assert.match(planned.ok ? '' : planned.message, /UTF-16/);
    const marked = utf8(`\ufeff${csvText.slice(csvText.indexOf('\n') + 1)}`);
    assertSeeded(await reportedInMemory([{name: 'm.csv', bytes: marked}]));
    assertSeeded(await reported(file('m.csv', marked)));
  });
});

describe('files: cut off in the middle', () => {
  const half = (bytes: Uint8Array) => bytes.slice(0, Math.floor(bytes.length * 0.5) + 3);
  const matrix = new Uint8Array(
    npy('<f8', [numRows, 4], bytesOf(Float64Array.from(probabilities.flatMap((row, i) => [...row, labels[i]!])))),
  );
  const contents = {
    'c.csv': utf8(csvText),
    'c.jsonl': utf8(jsonLines),
    'c.json': utf8(`[${jsonLines.replaceAll('\n', ',')}]`),
    'c.npy': matrix,
  };
  for (const [name, bytes] of Object.entries(contents))
    it(`${name}: the rows before are reported, by path and by bytes`, async () => {
      const reports = [await reported(file(name, half(bytes))), await reportedInMemory([{name, bytes: half(bytes)}])];
      for (const report of reports) {
        assert.ok(Math.abs(report.valid - numRows / 2) <= 6, String(report.valid));
        assert.equal(report.problems.length, 1, JSON.stringify(report.problems));
        assert.ok(report.problems[0]!.row >= report.valid - 1);
      }
    });
});

describe('files: packed data cut off', () => {
  it('the rows before are reported, by path and by bytes', async () => {
    let state = 1;
    const digits = () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return 0.001 + (state % 999) / 2000;
    };
    const rows = Array.from({length: 3000}, (_, i) =>
      [digits(), digits()]
        .map(String)
        .concat(String(i % 2))
        .join(','),
    );
    const whole = new Uint8Array(gzipSync(`a,b,label\n${rows.join('\n')}\n`));
    const bytes = whole.slice(0, whole.length / 2);
    for (const report of [
      await reported(file('h.csv.gz', bytes)),
      await reportedInMemory([{name: 'h.csv.gz', bytes}]),
    ]) {
      assert.ok(report.valid > 1000 && report.valid < 2000, String(report.valid));
      assert.deepEqual(
        report.problems.map((p) => [p.code, p.row]).filter(([code]) => code !== 'rows-not-normalized'),
        [['truncated', report.valid]],
      );
    }
  });
});

describe('files: the checksums of gzip', () => {
  it('are held against the data, of each member', async () => {
    assert.equal(crc32(0, utf8('123456789')), 0xcbf43926);
    assert.equal(crc32(crc32(0, utf8('1234')), utf8('56789')), 0xcbf43926);
    const rows = csvText.indexOf('\n', 900) + 1;
    const parts = [csvText.slice(0, rows), csvText.slice(rows)].map((text) => gzipSync(text));
    const whole = new Uint8Array(Buffer.concat(parts));
    assertSeeded(await reportedInMemory([{name: 'a.csv.gz', bytes: whole}]));
    for (const at of [parts[0]!.length - 7, whole.length - 6, whole.length - 2]) {
      const bytes = whole.slice();
      bytes[at]! ^= 1;
      const report = await reportedInMemory([{name: 'a.csv.gz', bytes}]);
      assert.deepEqual(
        report.problems.map((p) => p.code),
        ['truncated'],
      );
    }
  });
});

describe('files: mixed types', () => {
  it('are told by their column, and the other rows are reported', async () => {
    const records = probabilities.map((row, i) => ({p0: row[0], p1: row[1], p2: row[2], label: labels[i]}));
    const mixed = records.map((r, i) =>
      i === 20 ? {...r, p1: 'high'} : i === 30 ? {...r, label: [1]} : i === 40 ? 7 : r,
    );
    const text = utf8(mixed.map((r) => JSON.stringify(r)).join('\n'));
    const report = await reportedInMemory([{name: 'm.jsonl', bytes: text}]);
    assert.equal(report.valid, numRows - 3);
    assert.deepEqual(
      report.problems.map((p) => [p.code, p.row, p.line, p.column]),
      [
        ['unreadable-number', 20, 21, 1],
        ['label', 30, 31, 3],
        ['no-record', 40, 41, undefined],
      ],
    );
  });

  it('a column of labels that is chosen wrongly leaves out its rows, and says so', async () => {
    const report = await reportedInMemory([{name: 'w.csv', bytes: utf8(csvText)}], {
      labelColumn: 'a',
      predictionColumns: ['b', 'c', 'label'],
      kind: 'logits',
    });
    assert.equal(report.valid, 0);
    assert.equal(report.problems[0]?.code, 'label');
    assert.equal(report.problems[0]?.count, numRows);
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
