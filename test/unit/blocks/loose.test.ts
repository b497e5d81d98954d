/** Numbers without brackets, as people select them. */
import assert from 'node:assert/strict';
import {readLoose} from '../../../src/core/literal/blocks/index.ts';
import {readSelection, readText} from '../../../src/core/literal/index.ts';
import {loose, plainText, problems} from './helpers.ts';

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

const NAN = Number.NaN;
const unread = (word: string) => ['unreadable-element', word];

/** Text, values, and what is told with the text that it is told of. */
const slips: readonly (readonly [text: string, shape: readonly number[], values: readonly number[], ...string[][]])[] =
  [
    ['0.2, x, 0.1', [3], [0.2, NAN, 0.1], unread('x')],
    ['0.2, , 0.1', [3], [0.2, NAN, 0.1], unread('')],
    ['0.2; x y; 0.1', [3], [0.2, NAN, 0.1], unread('x y')],
    ['0.1, None, 0.9', [3], [0.1, NAN, 0.9], unread('None')],
    ['None, 0.1, 0.9', [3], [NAN, 0.1, 0.9], unread('None')],
    ['0.1, ..., 0.9', [2], [0.1, 0.9], ['elided', '...']],
    ['1 2 3 ... 9', [4], [1, 2, 3, 9], ['elided', '...']],
    ['0.1 0.2 0..3', [3], [0.1, 0.2, NAN], unread('0..3')],
    ['1 2; 3 x; 5 6', [3, 2], [1, 2, 3, NAN, 5, 6], unread('x')],
    ['1,2\n3,x\n5,6', [3, 2], [1, 2, 3, NAN, 5, 6], unread('x')],
    ['1 2 3\n4 x 6\n7 8 9', [3, 3], [1, 2, 3, 4, NAN, 6, 7, 8, 9], unread('x')],
    ['1 2 3\n4 5', [5], [1, 2, 3, 4, 5], ['ragged-rows', '4 5']],
    ['1 2 3; 4 5', [5], [1, 2, 3, 4, 5], ['ragged-rows', '4 5']],
    ['0.1, 0.2,\n0.3', [3], [0.1, 0.2, 0.3]],
    ['0.2 -0.7 - 0.1', [3], [0.2, -0.7, NAN], unread('- 0.1')],
    ['- 0.5, 0.2', [2], [-0.5, 0.2]],
    ['np.inf, 1', [2], [Number.POSITIVE_INFINITY, 1]],
    ['-np.inf, 1, np.nan', [3], [Number.NEGATIVE_INFINITY, 1, NAN]],
    ['0.2, 0.7 # 3, 4', [2], [0.2, 0.7]],
    ['# 0.2, 0.7', [2], [0.2, 0.7]],
    ["1'000 2'000", [2], [1000, 2000]],
    ['True\nFalse\nTrue', [3], [1, 0, 1]],
    ['0x1F\n1_000', [2], [31, 1000]],
    ['0.1, 0.9], [0.2, 0.8', [2, 2], [0.1, 0.9, 0.2, 0.8]],
    ['0.9], [0.2, 0.8', [3], [0.9, 0.2, 0.8], ['ragged-rows', '[0.2, 0.8']],
    ['We got 0.2, which is good, and 0.7', [2], [0.2, 0.7]],
    ['between 0.2 and 0.7', [2], [0.2, 0.7]],
    ['cat, 0.2, dog, 0.8', [2], [0.2, 0.8]],
    ['loss: 0.2 - acc: 0.7', [2], [0.2, 0.7]],
  ];

describe('selections with slips', () => {
  for (const languageId of [undefined, 'python'])
    for (const [text, shape, values, ...told] of slips)
      it(`${languageId ?? 'any language'}: ${JSON.stringify(text)}`, () => {
        const {arrays} = readText(text, languageId === undefined ? {} : {languageId});
        assert.deepEqual(
          arrays.map((array) => [array.shape, [...array.values], problems(text, array)]),
          [[shape, values, told]],
        );
        assert.equal(arrays[0].complete, told[0]?.[0] !== 'elided');
      });

  /** Each line selected for itself. */
  const columnOf = (text: string) => {
    const ends = [...text.matchAll(/.+/g)].map(({0: line, index}): [number, number] => [index, index + line.length]);
    return readSelection(text, ends, {languageId: 'python'}).arrays.map((array) => [
      array.shape,
      [...array.values],
      problems(text, array),
    ]);
  };

  it('a column selection is one array, with what cannot be read in it', () => {
    assert.deepEqual(columnOf('0.1\nx\n0.3'), [[[3], [0.1, NAN, 0.3], [unread('x')]]]);
    assert.deepEqual(columnOf('None\n1\n2'), [[[3], [NAN, 1, 2], [unread('None')]]]);
    assert.deepEqual(columnOf('0.1 0.2\n0.3 0.4\n0.5 x'), [[[3, 2], [0.1, 0.2, 0.3, 0.4, 0.5, NAN], [unread('x')]]]);
    assert.deepEqual(columnOf('1 2 3\n4 5\n6 7 8'), [[[8], [1, 2, 3, 4, 5, 6, 7, 8], [['ragged-rows', '4 5']]]]);
    assert.deepEqual(columnOf('True\nFalse\nTrue'), [[[3], [1, 0, 1], []]]);
    assert.deepEqual(columnOf('0x1F\n1_000'), [[[2], [31, 1000], []]]);
  });
});
