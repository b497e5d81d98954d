/** Rewrites keep the literal's style: suffixes, decimals, bare fractions, line breaks; and refuse what a language cannot say. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {Dialect} from '../../../src/core/literal/types.ts';
import {commentText} from '../../../src/host/rewrite/comments.ts';
import {toIndices, toOneHot} from '../../../src/host/rewrite/labels.ts';
import {roundToSum} from '../../../src/host/rewrite/rows.ts';
import {
  clipValues,
  normalizeRows,
  probabilitiesToLogs,
  softmaxOfLogits,
  subtractOne,
} from '../../../src/host/rewrite/values.ts';
import {wrapLogits} from '../../../src/host/rewrite/wrap.ts';
import {type Rewrite, rewritten} from '../../helpers/rewritten.ts';

describe('rewriting values', () => {
  const cases: readonly (readonly [string, string, string, Rewrite, string | undefined])[] = [
    [
      'keeps suffixes',
      'float q[] = {0.2f, 0.7f, 0.2f};',
      'cpp',
      normalizeRows,
      'float q[] = {0.1818f, 0.6364f, 0.1818f};',
    ],
    ['keeps bare fractions', '[.5, .6]', 'python', normalizeRows, '[.4545, .5455]'],
    ['keeps comments and lines', '[\n  2, # two\n  2,\n]', 'python', normalizeRows, '[\n  0.5, # two\n  0.5,\n]'],
    ['writes −∞ as Python does', '[1.0, 0.0]', 'python', probabilitiesToLogs, '[0.0, -float("inf")]'],
    ['writes −∞ as JavaScript does', '[1, 0]', 'javascript', probabilitiesToLogs, '[0.0, -Infinity]'],
    ['refuses −∞ in JSON', '[1.0, 0.0]', 'json', probabilitiesToLogs, undefined],
    ['refuses a negative probability', '[1.2, -0.2]', 'python', normalizeRows, undefined],
    ['refuses a sum of 0', '[0, 0]', 'python', normalizeRows, undefined],
    ['takes the softmax of huge logits', '[1000.0, 0.0]', 'python', softmaxOfLogits, '[1.0, 0.0]'],
    ['clips only what is outside', '[1.0, 0.25]', 'python', (t, a) => clipValues(t, a, 0.01), '[0.99, 0.25]'],
    ['subtracts one in the label’s own form', '[3, 1, 10]', 'python', subtractOne, '[2, 0, 9]'],
    ['leaves labels that count from 0', '[3, 0]', 'python', subtractOne, undefined],
    [
      'makes one-hot rows in the literal’s brackets',
      '(2, 0)',
      'python',
      (t, a) => toOneHot(t, a, {numClasses: 3, indexBase: 0}),
      '((0, 0, 1), (1, 0, 0))',
    ],
    [
      'refuses a label that does not fit',
      '[3, 0]',
      'python',
      (t, a) => toOneHot(t, a, {numClasses: 3, indexBase: 0}),
      undefined,
    ],
    ['makes labels of one-hot rows', '[[0, 1], [1, 0]]', 'python', (t, a) => toIndices(t, a, 0), '[1, 0]'],
    ['refuses rows with two ones', '[[1, 1], [1, 0]]', 'python', (t, a) => toIndices(t, a, 0), undefined],
    [
      'wraps tensors',
      'torch.tensor([2.0, 1.0])',
      'python',
      (t, a) => wrapLogits(t, a, 'softmax'),
      'torch.softmax(torch.tensor([2.0, 1.0]), dim=-1)',
    ],
    [
      'wraps nothing that it does not know',
      'f([2.0, 1.0])',
      'python',
      (t, a) => wrapLogits(t, a, 'softmax'),
      undefined,
    ],
  ];
  for (const [title, text, languageId, rewrite, expected] of cases) {
    it(title, () => assert.equal(rewritten(text, languageId, rewrite), expected));
  }

  it('rounds rows so that their digits sum to 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({min: 1e-3, max: 1, noNaN: true}), {minLength: 2, maxLength: 50}), (weights) => {
        const total = weights.reduce((a, b) => a + b, 0);
        const rounded = roundToSum(
          Float64Array.from(weights, (w) => w / total),
          4,
        );
        const units = Array.from(rounded, (q) => Math.round(q * 1e4));
        assert.equal(
          units.reduce((a, b) => a + b, 0),
          1e4,
        );
        for (const [i, q] of rounded.entries()) assert.ok(Math.abs(q - weights[i] / total) <= 1.0001e-4);
      }),
    );
  });

  it('closes no comment early', () => {
    const comment = (languageId: string, dialect: Dialect, text: string) =>
      commentText({languageId, dialect, before: ''}, text);
    assert.equal(comment('markdown', 'markdown', 'a --> b'), '<!-- a −−> b -->');
    assert.equal(comment('python', 'python', 'two\nlines'), '# two lines');
    assert.equal(comment('json', 'json', 'none'), undefined);
  });

  it('comments in the language that the array stands in', () => {
    const vue = (before: string) => commentText({languageId: 'vue', dialect: 'javascript', before}, 'loss');
    assert.equal(vue('<template></template>\n<script setup>\n'), '// loss');
    assert.equal(vue('<script></script>\n<template>\n'), undefined);
    assert.equal(commentText({languageId: 'markdown', dialect: 'python', before: '```python\n'}, 'loss'), '# loss');
  });
});
