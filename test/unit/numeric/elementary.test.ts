/** Examples at the edges: what the doc comments promise. Values without a comment are the doubles nearest to the true ones. */
import assert from 'node:assert/strict';
import {
  fromNats,
  logFactorial,
  logGamma,
  logSigmoid,
  logSoftmax,
  logSumExp,
  plainLogSoftmax,
  plainLogSumExp,
  plainSigmoid,
  plainSoftmax,
  plainSoftplus,
  plainSum,
  plainXlog1py,
  plainXlogy,
  sigmoid,
  softmax,
  softplus,
  sum,
  toNats,
  xlog1py,
  xlogy,
} from '../../../src/core/numeric/index.ts';

const {POSITIVE_INFINITY: inf, NaN: nan} = Number;

/** Rows of [name, actual, expected]. */
function table(rows: readonly (readonly [string, number, number])[]): void {
  for (const [name, actual, expected] of rows) it(name, () => assert.equal(actual + 0, expected));
}

describe('numeric', () => {
  describe('logistic family', () => {
    table([
      ['sigmoid(0) = ½', sigmoid(0), 0.5],
      ['sigmoid(−745) is the least subnormal', sigmoid(-745), 5e-324],
      ['sigmoid(−746) = 0', sigmoid(-746), 0],
      ['sigmoid(−∞) = 0', sigmoid(-inf), 0],
      ['sigmoid(∞) = 1', sigmoid(inf), 1],
      ['sigmoid(NaN)', sigmoid(nan), nan],
      ['softplus(0) = ln 2', softplus(0), Math.LN2],
      ['softplus(−∞) = 0', softplus(-inf), 0],
      ['softplus(1e308)', softplus(1e308), 1e308],
      ['softplus(∞) = ∞', softplus(inf), inf],
      ['softplus(NaN)', softplus(nan), nan],
      ['logSigmoid(−∞) = −∞', logSigmoid(-inf), -inf],
      ['logSigmoid(40) keeps its digits', logSigmoid(40), -4.248354255291589e-18],
    ]);
  });

  describe('xlogy, xlog1py', () => {
    table([
      ['0·ln 0 = 0', xlogy(0, 0), 0],
      ['0·ln ∞ = 0', xlogy(0, inf), 0],
      ['0·ln NaN', xlogy(0, nan), nan],
      ['1·ln 0 = −∞', xlogy(1, 0), -inf],
      ['1·ln −1', xlogy(1, -1), nan],
      ['2·ln 3', xlogy(2, 3), 2.1972245773362196],
      ['0·ln(1 − 1) = 0', xlog1py(0, -1), 0],
      ['3·log1p(1e-20)', xlog1py(3, 1e-20), 2.9999999999999997e-20],
      ['1·log1p(−2)', xlog1py(1, -2), nan],
    ]);
  });

  describe('logGamma', () => {
    table([
      ['ln Γ(1) = 0', logGamma(1), 0],
      ['ln Γ(2) = 0', logGamma(2), 0],
      ['ln Γ(½) = ln √π', logGamma(0.5), 0.5723649429247001],
      ['ln Γ(1 + 2^-40), next to a root', logGamma(1 + 2 ** -40), -5.249745890076018e-13],
      ['ln Γ(0) = ∞', logGamma(0), inf],
      ['ln Γ(−1)', logGamma(-1), nan],
      ['ln Γ(∞) = ∞', logGamma(inf), inf],
      ['ln 0! = 0', logFactorial(0), 0],
      ['ln 5!', logFactorial(5), 4.787491742782046],
      ['ln 170!', logFactorial(170), 706.5730622457874],
      ['ln (−1)!', logFactorial(-1), nan],
    ]);
  });

  describe('sum', () => {
    table([
      ['of nothing is 0', sum([]), 0],
      ['is rounded once', sum([1e308, 1, -1e308]), 1],
      ['of tenths', sum(Array.from({length: 10}, () => 0.1)), 1],
      ['of ∞ and a number', sum([inf, 1]), inf],
      ['of ∞ and −∞', sum([inf, -inf]), nan],
      ['of subnormals', sum([5e-324, 5e-324]), 1e-323],
      ['that overflows and comes back', sum([1.7e308, 1.7e308, -1.7e308]), 1.7e308],
      ['compensated, in plain float64', plainSum([1, 1e100, 1, -1e100]), 2],
      ['plain, of ∞', plainSum([inf, 1]), inf],
    ]);
  });

  describe('logSumExp', () => {
    table([
      ['of nothing is −∞', logSumExp([]), -inf],
      ['of −∞ alone', logSumExp([-inf, -inf]), -inf],
      ['of ∞', logSumExp([inf, 0]), inf],
      ['of NaN', logSumExp([0, nan, inf]), nan],
      ['does not overflow', logSumExp([1000, 1000]), 1000.6931471805599],
      [
        'of two probabilities that make 1, but for their rounding',
        logSumExp([Math.log(0.5), Math.log(0.5)]),
        2.3190468138462996e-17,
      ],
      ['of one', logSumExp([3]), 3],
    ]);
  });

  describe('softmax and its logarithm', () => {
    it('of nothing is nothing', () => assert.deepEqual([softmax([]).length, logSoftmax([]).length], [0, 0]));
    it('does not overflow', () => assert.deepEqual([...softmax([1e308, 1e308])], [0.5, 0.5]));
    it('gives −∞ no chance', () => assert.deepEqual([...softmax([-inf, 0])], [0, 1]));
    it('is NaN where a logit is ∞', () => assert.deepEqual([...softmax([inf, 0])], [nan, nan]));
    it('keeps the digits of a nearly certain class', () =>
      assert.deepEqual([...logSoftmax([40, 0])], [-4.248354255291589e-18, -40]));
    it('keeps a class that is nearly impossible', () => assert.equal(softmax([0, -740])[1], 4.199558e-322));
  });

  describe('units', () => {
    table([
      ['1 bit in nats', toNats(1, 'bits'), Math.LN2],
      ['ln 10 in hartleys', fromNats(Math.LN10, 'hartleys'), 1],
      ['nats stay', fromNats(0.1, 'nats'), 0.1],
    ]);
  });

  describe('plain float64', () => {
    const close = (actual: number, expected: number) =>
      assert.ok(Math.abs(actual - expected) <= 4e-16 * Math.abs(expected) + 1e-320, `${actual} for ${expected}`);
    const grid = [-745, -100, -37, -5, -1e-9, 0, 1e-9, 1, 18, 37, 700];
    it('agrees with the exact functions to a few ulps', () => {
      for (const x of grid) {
        close(plainSigmoid(x), sigmoid(x));
        close(plainSoftplus(x), softplus(x));
      }
      close(plainXlogy(2, 3), xlogy(2, 3));
      close(plainXlog1py(2, 3), xlog1py(2, 3));
      close(plainLogSumExp([1, 2, 3]), logSumExp([1, 2, 3]));
      for (let k = 0; k < 3; k++) {
        close(plainSoftmax([1, 2, 3])[k], softmax([1, 2, 3])[k]);
        close(plainLogSoftmax([1, 2, 3])[k], logSoftmax([1, 2, 3])[k]);
      }
    });
    it('has the same conventions', () => {
      assert.equal(plainXlogy(0, 0), 0);
      assert.equal(plainXlog1py(0, -1), 0);
      assert.equal(plainLogSumExp([]), -inf);
    });
  });
});
