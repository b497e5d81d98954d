/** What a batch's pictures count: confusion, histogram and worst rows, reliability. */
import assert from 'node:assert/strict';
import {evaluate} from '../../src/core/evaluate/index.ts';
import type {Evaluation} from '../../src/core/evaluate/types.ts';
import {confusion} from '../../src/core/statistics/confusion.ts';
import {lossHistogram, worstRows} from '../../src/core/statistics/losses.ts';
import {reliability} from '../../src/core/statistics/reliability.ts';

const rows = [0.7, 0.2, 0.1, 0.1, 0.8, 0.1, 0.3, 0.3, 0.4, 0.6, 0.4, 0];

/** True classes 0, 1, 0, 2: two hits, one mistake for class 2, one loss of infinity. */
function batch(): Evaluation {
  const prediction = {values: rows, shape: [4, 3], name: 'probs'};
  const result = evaluate({prediction, target: {values: [0, 1, 0, 2], shape: [4]}});
  assert.ok(result.ok);
  return result;
}

describe('statistics of a batch', () => {
  it('count which class is taken for which', () => {
    const found = confusion(batch());
    assert.deepEqual([...found.counts], [1, 0, 1, 0, 1, 0, 1, 0, 0]);
    assert.deepEqual([found.correct, found.total], [2, 4]);
    assert.deepEqual(new Set(found.worst.map((m) => `${m.truth}→${m.predicted}`)), new Set(['0→2', '2→0']));
  });

  it('keep no matrix beyond the limit, but the mistakes', () => {
    const found = confusion(batch(), 2);
    assert.equal(found.counts.length, 0);
    assert.equal(found.worst.length, 2);
  });

  it('put every finite loss into one bin and count the infinite apart', () => {
    const found = lossHistogram(batch(), 5);
    assert.equal(found.infinite, 1);
    assert.equal(
      found.bins.reduce((sum, bin) => sum + bin.count, 0),
      3,
    );
  });

  it('order rows by loss, greatest first', () => {
    assert.deepEqual([...worstRows(batch())], [3, 2, 0, 1]);
  });

  it('weigh the gap between confidence and accuracy by count', () => {
    const gaps = [0.4 - 0, 0.6 - 0, 1 - 0.7, 1 - 0.8];
    const expected = gaps.reduce((a, b) => a + b, 0) / 4;
    assert.ok(Math.abs(reliability(batch()).ece - expected) < 1e-12);
  });
});
