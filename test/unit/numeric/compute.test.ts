/** What computeOp accepts, and what it says of arguments that it cannot use. */
import assert from 'node:assert/strict';
import {computeOp, operationNames} from '../../../src/core/compute/ops.ts';

const {POSITIVE_INFINITY: inf, NaN: nan} = Number;
type Args = Readonly<Record<string, unknown>>;

function answer(op: string, args: Args): unknown {
  const outcome = computeOp(op, args);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

const failures: readonly (readonly [op: string, args: Args, type: string, says: RegExp])[] = [
  ['nonsense', {}, 'unknown-op', /nonsense/],
  ['toString', {}, 'unknown-op', /toString/],
  ['entropy', {}, 'missing-argument', /“p” is missing/],
  ['entropy', {p: 'words'}, 'invalid-argument', /list of numbers/],
  ['entropy', {p: [0.5, 'half']}, 'invalid-argument', /p\[1\]/],
  ['entropy', {p: [0.5, -0.5]}, 'domain', /p\[1\].* is -0.5/],
  ['entropy', {p: [0.5, 0.5], base: 'trits'}, 'invalid-argument', /nats, bits/],
  ['kl_divergence', {p: [1], q: [0.5, 0.5]}, 'shape-mismatch', /equally long/],
  ['bce', {p: [1.5], y: [0]}, 'domain', /p\[0\]/],
  ['bce', {p: [0.5], y: [1, 0]}, 'shape-mismatch', /“p” has 1/],
  ['bce', {p: [0.5], y: [1], weight: []}, 'shape-mismatch', /empty/],
  ['bce', {p: [0.5], y: [1], reduction: 'average'}, 'invalid-argument', /none, mean, sum/],
  ['softmax_ce', {logits: [[1, 2], [3]], target: [0, 0]}, 'ragged', /row 1 has 1/],
  ['softmax_ce', {logits: [1, 2, 3], shape: [2, 2], target: [0, 0]}, 'shape-mismatch', /takes 4/],
  ['softmax_ce', {logits: [1, 2], shape: [1, 2], target: [2]}, 'index-out-of-range', /target\[0\]/],
  ['softmax_ce', {logits: [1, 2], shape: [1, 2], target: [-1]}, 'index-out-of-range', /outside \[0, 2\)/],
  ['softmax_ce', {logits: [1, 2], shape: [1, 2], target: [0.5]}, 'index-out-of-range', /0.5/],
  ['softmax_ce', {logits: [1, 2], shape: [1, 2], target: [0], weight: [1]}, 'shape-mismatch', /2 classes/],
  ['softmax_ce', {logits: [1, 2], shape: [1, 2], target_probs: [1]}, 'shape-mismatch', /target_probs/],
  ['focal_binary', {logits: [1], y: [0.5], gamma: 2}, 'domain', /give 0 or 1/],
  ['gaussian_nll', {x: [1], t: [1], var: [-1]}, 'domain', /variance/],
  ['poisson_nll', {x: [1], t: [-1], full: 'exact'}, 'domain', /count/],
  [
    'nll_from_probs',
    {probs: [0.5, 0.5], shape: [1, 2], target: [0], sample_weight: [1, 2]},
    'shape-mismatch',
    /1 rows/,
  ],
];

describe('computeOp (numeric)', () => {
  it('knows 22 operations', () => assert.equal(operationNames.length, 22));

  for (const [op, args, type, says] of failures) {
    it(`${op} ${JSON.stringify(args)} is ${type}`, () => {
      const outcome = computeOp(op, args);
      assert.ok(!outcome.ok);
      assert.equal(outcome.error.type, type);
      assert.match(outcome.error.message, says);
    });
  }

  it('gives what the formula gives for nothing', () => {
    assert.equal(answer('entropy', {p: []}), 0);
    assert.equal(answer('kl_divergence', {p: [], q: []}), 0);
    assert.equal(answer('logsumexp', {x: []}), -inf);
    assert.deepEqual(answer('softmax', {x: []}), []);
    assert.deepEqual(answer('bce', {p: [], y: []}), nan);
    assert.equal(answer('bce', {p: [], y: [], reduction: 'sum'}), 0);
    assert.deepEqual(answer('softmax_ce', {logits: [], shape: [0, 3], target: []}), nan);
    assert.deepEqual(answer('perplexity', {probs: []}), nan);
  });

  it('reads nested rows, spelled infinities and typed arrays alike', () => {
    const flat = answer('softmax_ce', {logits: [1, 2, 3, 4], shape: [2, 2], target: [0, 1]});
    assert.equal(answer('softmax_ce', {logits: [[1, 2], [3, 4]], target: [0, 1]}), flat); // biome-ignore format: rows
    assert.equal(answer('softmax_ce', {logits: Float64Array.of(1, 2, 3, 4), shape: [2, 2], target: [0, 1]}), flat);
    assert.deepEqual(answer('softmax', {x: ['-inf', 0]}), [0, 1]);
  });

  it('keeps NaN as NaN', () => {
    assert.deepEqual(answer('sigmoid', {x: ['nan']}), [nan]);
    assert.deepEqual(answer('entropy', {p: [nan]}), nan);
    assert.deepEqual(answer('bce', {p: [nan, 0.5], y: [1, 1], reduction: 'none'}), [nan, Math.LN2]);
  });

  it('never throws, whatever the arguments', () => {
    const odd = [undefined, null, 0, 'x', [], {}, [null], [[1], 2], {data: 1}, [1, 2, 3]];
    for (const op of operationNames) {
      for (const a of odd) {
        for (const b of odd)
          computeOp(op, {p: a, q: b, x: a, y: b, t: b, var: a, logits: a, target: b, probs: a, shape: b});
      }
    }
  });
});
