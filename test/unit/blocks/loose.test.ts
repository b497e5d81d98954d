/** Numbers without brackets, as people select them. */
import assert from 'node:assert/strict';
import {readLoose} from '../../../src/core/literal/blocks/index.ts';
import {loose, plainText} from './helpers.ts';

const cases: Readonly<Record<string, readonly [shape: readonly number[], values: readonly number[]]>> = {
  '0.2, 0.7, 0.1': [[3], [0.2, 0.7, 0.1]],
  '0.2 0.7 0.1': [[3], [0.2, 0.7, 0.1]],
  '0.2;0.7;0.1': [[3], [0.2, 0.7, 0.1]],
  '0.2\n0.7\n0.1\n': [[3], [0.2, 0.7, 0.1]],
  '0.2\t0.8\n0.3\t0.7': [
    [2, 2],
    [0.2, 0.8, 0.3, 0.7],
  ],
  '0.2 0.8; 0.3 0.7': [
    [2, 2],
    [0.2, 0.8, 0.3, 0.7],
  ],
  '0.2, 0.8\n0.3': [[3], [0.2, 0.8, 0.3]],
  '0,2; 0,7; 0,1': [[3], [0.2, 0.7, 0.1]],
  '0,2, 0,7': [[4], [0, 2, 0, 7]],
  '0,25': [[2], [0, 25]],
  '0.2, 0.7]': [[2], [0.2, 0.7]],
  '1/3, 2/3': [[2], [1 / 3, 2 / 3]],
  '20%, 80%': [[2], [0.2, 0.8]],
  '−0.5 and +.5.': [[2], [-0.5, 0.5]],
  '0.2f, 0.8f': [[2], [0.2, 0.8]],
  'inf, -inf, nan': [[3], [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]],
  '0.7': [[1], [0.7]],
};

describe('loose numbers', () => {
  for (const [text, [shape, values]] of Object.entries(cases)) {
    it(JSON.stringify(text), () => {
      const array = loose(text);
      assert.deepEqual([array.shape, [...array.values]], [shape, values]);
    });
  }

  it('a word before each number is its name', () => {
    assert.deepEqual(loose('cat: 0.2, red panda: 0.8').classNames, ['cat', 'red panda']);
    assert.deepEqual(loose('"cat": 0.2, "dog": 0.8').classNames, ['cat', 'dog']);
    assert.equal(loose('probs = 0.2 0.8').name, 'probs');
  });

  it('labels before rows, names above them', () => {
    const array = loose('x1 cat dog\na 0.2 0.8\nb 0.3 0.7'.replace('x1 ', ''));
    assert.deepEqual(
      [array.rowNames, array.classNames],
      [
        ['a', 'b'],
        ['cat', 'dog'],
      ],
    );
  });

  it('dates, versions, addresses and times are no numbers', () => {
    assert.deepEqual(readLoose('2024-01-05 12:30 v1.2.3 10.0.0.1', [[0, 32]], plainText), []);
  });

  it('several selections of one number each are one array', () => {
    const text = 'x 0.2\ny 0.7\nz 0.1\n';
    const [array, ...others] = readLoose(
      text,
      [
        [2, 5],
        [8, 11],
        [14, 17],
      ],
      plainText,
    );
    assert.deepEqual([others.length, array.shape, [...array.values]], [0, [3], [0.2, 0.7, 0.1]]);
  });

  it('a column selection of several numbers makes rows, two selections stay two', () => {
    const text = 'a 0.2 0.8\nb 0.3 0.7\nc 0.4 0.6\n';
    const rows = readLoose(
      text,
      [
        [2, 9],
        [12, 19],
        [22, 29],
      ],
      plainText,
    );
    assert.deepEqual(
      rows.map((a) => a.shape),
      [[3, 2]],
    );
    assert.deepEqual(
      readLoose(
        text,
        [
          [2, 9],
          [12, 19],
        ],
        plainText,
      ).map((a) => a.shape),
      [[2], [2]],
    );
  });
});
