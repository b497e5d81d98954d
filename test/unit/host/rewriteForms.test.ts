/** Rewrites in the forms that languages and people write arrays in: what is computed is what is read again, laid out as it was. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {readText} from '../../../src/core/literal/index.ts';
import {toIndices, toOneHot} from '../../../src/host/rewrite/labels.ts';
import {
  clipValues,
  normalizeRows,
  probabilitiesToLogs,
  sigmoidOfLogits,
  softmaxOfLogits,
} from '../../../src/host/rewrite/values.ts';
import {wrapLogits} from '../../../src/host/rewrite/wrap.ts';
import {type Rewrite, rewritten} from '../../helpers/rewritten.ts';

const oneHot =
  (numClasses: number, indexBase: 0 | 1 = 0): Rewrite =>
  (text, array) =>
    toOneHot(text, array, {numClasses, indexBase});

const indices =
  (indexBase: 0 | 1): Rewrite =>
  (text, array) =>
    toIndices(text, array, indexBase);

type Case = readonly [title: string, text: string, languageId: string, rewrite: Rewrite, expected: string | undefined];

const small: readonly Case[] = [
  ['kept', '[1.2e-20, 0.7, 0.5]', 'python', normalizeRows, '[1.0e-20, 0.5833, 0.4167]'],
  ['made', '[50.0, 0, -3]', 'python', softmaxOfLogits, '[1.0, 1.93e-22, 9.6e-24]'],
  ['in Julia', 'Float32[0.7f0, 1f-12, 0.4f0]', 'julia', normalizeRows, 'Float32[0.6364f0, 9.09f-13, 0.3636f0]'],
  ['without digits that a double has not', '[1e-20, 1.0]', 'python', probabilitiesToLogs, '[-46.0517, 0.0]'],
  ['as all of ε', '[0.0, 0.5]', 'python', (t, a) => clipValues(t, a, 2 ** -52), '[2.220446049250313e-16, 0.5]'],
];

const layouts: readonly Case[] = [
  ['even lengths', '[0.20, 0.20, 0.10]', 'python', normalizeRows, '[0.4000, 0.4000, 0.2000]'],
  ['leading zeros where any are', 'float q[] = {.5f, 0.6f};', 'cpp', normalizeRows, 'float q[] = {0.4545f, 0.5455f};'],
  [
    'columns to the left',
    '[\n  [0.2,  0.75, 0.1 ],\n  [0.25, 0.5,  0.35],\n]',
    'python',
    probabilitiesToLogs,
    '[\n  [-1.6094, -0.2877, -2.3026],\n  [-1.3863, -0.6931, -1.0498],\n]',
  ],
  [
    'columns to the right',
    '[\n  [ 5.5, 12.0],\n  [-0.5, -3.0],\n]',
    'python',
    sigmoidOfLogits,
    '[\n  [0.99592986, 0.99999386],\n  [0.37754067, 0.04742587],\n]',
  ],
  [
    'the columns of a print-out',
    '[[0.2   0.75  0.1 ]\n [0.05  0.5   0.4 ]]',
    'plaintext',
    normalizeRows,
    '[[0.1905  0.7143  0.0952 ]\n [0.0526  0.5263  0.4211 ]]',
  ],
  [
    'blanks that align nothing',
    '[\n  [2,   2],\n  [1, 1],\n]',
    'python',
    normalizeRows,
    '[\n  [0.5,   0.5],\n  [0.5, 0.5],\n]',
  ],
  [
    'single blanks that align nothing',
    '[\n  [0.5, 0.6],\n  [0.25, 0.75],\n]',
    'python',
    normalizeRows,
    '[\n  [0.4545, 0.5455],\n  [0.25, 0.75],\n]',
  ],
  [
    'the rows that a reshape makes',
    'np.array([1, 3, 2, 2]).reshape(2, 2)',
    'python',
    normalizeRows,
    'np.array([0.25, 0.75, 0.5, 0.5]).reshape(2, 2)',
  ],
  ['no rows that are strewn', 'np.array([1, 3, 2, 2]).reshape(2, 2, order="F")', 'python', normalizeRows, undefined],
];

const labels: readonly Case[] = [
  ['with comments', '[\n  1, # one\n  0,\n]', 'python', oneHot(2), '[\n  [0, 1], # one\n  [1, 0],\n]'],
  ['with comments, and back', '[[0, 1], # one\n  [1, 0]]', 'python', indices(0), '[1, # one\n  0]'],
  ['not with a comment within a row', '[[0, # a\n 1], [1, 0]]', 'python', indices(0), undefined],
  ['from 1', '[1, 3]', 'python', oneHot(3, 1), '[[1, 0, 0], [0, 0, 1]]'],
  ['from 1, and back', '[[0, 1], [1, 0]]', 'python', indices(1), '[2, 1]'],
  ['in R', 'y <- c(1L, 0L)', 'r', oneHot(2), 'y <- rbind(c(0, 1), c(1, 0))'],
  ['in R, and back', 'y <- rbind(c(0, 1), c(1, 0))', 'r', indices(1), 'y <- c(2, 1)'],
  ['in Julia', 'y = [1, 2]', 'julia', oneHot(2, 1), 'y = [1 0; 0 1]'],
  ['in MATLAB, and back', 'y = [0 1 0\n 1 0 0]', 'matlab', indices(1), 'y = [2\n 1]'],
  ['not where their type is declared', 'int y[] = {1, 0};', 'cpp', oneHot(2), undefined],
];

const groups: readonly (readonly [string, readonly Case[]])[] = [
  ['numbers too small for decimals', small],
  ['keeping', layouts],
  ['labels', labels],
];

describe('rewriting forms', () => {
  for (const [group, cases] of groups) {
    for (const [title, text, languageId, rewrite, expected] of cases) {
      it(`${group}: ${title}`, () => assert.equal(rewritten(text, languageId, rewrite), expected));
    }
  }

  it('wraps what is no choice among classes in a sigmoid', () => {
    const sigmoid: Rewrite = (text, array) => wrapLogits(text, array, 'sigmoid');
    assert.equal(rewritten('jnp.array([2.0, 1.0])', 'python', sigmoid), 'jax.nn.sigmoid(jnp.array([2.0, 1.0]))');
  });
});

const COLUMNS = 3;
/** The digits of a row sum to 1 up to what is too small for decimals: at most 1e-10 for each such number. */
const SLACK = 2.1e-10;

const weight = fc.oneof(
  fc.double({min: 1e-9, max: 1, noNaN: true}),
  fc.double({min: 1e-3, max: 1e3, noNaN: true}),
  fc.double({min: 1e-300, max: 1e-12, noNaN: true}),
);
const matrix = fc.array(fc.array(weight, {minLength: COLUMNS, maxLength: COLUMNS}), {minLength: 1, maxLength: 4});

const valuesOf = (text: string): Float64Array => readText(text, {languageId: 'python'}).arrays[0].values;

function checkRow(old: Float64Array, made: Float64Array, text: string): void {
  const total = old.reduce((sum, q) => sum + q, 0);
  const sum = made.reduce((s, q) => s + q, 0);
  assert.ok(Math.abs(sum - 1) <= SLACK, `${text} sums to ${sum}`);
  for (const [k, q] of made.entries()) assert.ok(Math.abs(q - old[k] / total) <= 1.1e-4 && q > 0, `${text}: ${q}`);
}

describe('normalised rows', () => {
  it('read as what was computed, and their digits sum to 1', () => {
    fc.assert(
      fc.property(matrix, fc.integer({min: 1, max: 9}), (rows, digits) => {
        const lines = rows.map((row) => `[${row.map((q) => q.toPrecision(digits)).join(', ')}]`);
        const text = `[${lines.join(',\n ')}]`;
        const [old, made] = [valuesOf(text), valuesOf(rewritten(text, 'python', normalizeRows) ?? '')];
        for (let i = 0; i < old.length; i += COLUMNS) {
          checkRow(old.subarray(i, i + COLUMNS), made.subarray(i, i + COLUMNS), text);
        }
      }),
      {numRuns: 300},
    );
  });
});
