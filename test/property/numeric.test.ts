/** Laws that hold for every input, on thousands of random ones. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as loss from '../../src/core/loss/index.ts';
import {logSoftmax, logSumExp, plainSum, softmax, sum} from '../../src/core/numeric/index.ts';

const runs = {numRuns: 2000};
const fewer = {numRuns: 1000};

/** A probability that may be 0, tiny, or an ordinary one. */
const share = fc.oneof(
  fc.constant(0),
  fc.double({min: 1e-300, max: 1e-3, noNaN: true}),
  fc.double({min: 1e-3, max: 1, noNaN: true}),
);

/** p and q over the same outcomes, unnormalised; normalising in exact arithmetic makes them distributions. */
const pair = fc
  .array(fc.tuple(share, share), {minLength: 1, maxLength: 8})
  .map((both) => ({p: both.map(([a]) => a), q: both.map(([, b]) => b)}))
  .filter(({p, q}) => p.some((x) => x > 0) && q.some((x) => x > 0));
const normalize = {normalize: true} as const;
const positivePair = pair.filter(({p, q}) => p.every((x) => x > 1e-9) && q.every((x) => x > 1e-9));
const isMissing = ({p, q}: {p: readonly number[]; q: readonly number[]}) => p.some((x, i) => x > 0 && q[i] === 0);

const logit = fc.double({min: -50, max: 50, noNaN: true});
const row = fc.array(logit, {minLength: 2, maxLength: 7});
const labelled = row.chain((logits) => fc.record({logits: fc.constant(logits), target: fc.nat(logits.length - 1)}));

function close(actual: number, expected: number, relative: number, absolute = 0): void {
  const isClose = actual === expected || Math.abs(actual - expected) <= relative * Math.abs(expected) + absolute;
  assert.ok(isClose, `${actual} for ${expected}`);
}

const crossEntropyOf = (logits: readonly number[], target: number, extra = {}) =>
  loss.softmaxCrossEntropy({logits, shape: [1, logits.length], target: [target], ...extra}).value;

describe('laws (numeric)', () => {
  it('Gibbs: H(p, q) ≥ H(p), that is KL ≥ 0', () => {
    fc.assert(
      fc.property(pair, ({p, q}) => {
        assert.ok(loss.klDivergence(p, q, normalize) >= 0);
        assert.ok(loss.crossEntropy(p, q, normalize) >= loss.entropy(p, normalize));
      }),
      runs,
    );
  });

  it('decomposition: H(p, q) = H(p) + KL(p‖q)', () => {
    fc.assert(
      fc.property(pair, ({p, q}) => {
        const [cross, own, kl] = [
          loss.crossEntropy(p, q, normalize),
          loss.entropy(p, normalize),
          loss.klDivergence(p, q, normalize),
        ];
        close(cross, own + kl, 4e-16);
      }),
      runs,
    );
  });

  it('self-consistency: H(p, p) = H(p) and KL(p‖p) = 0', () => {
    fc.assert(
      fc.property(pair, ({p}) => {
        assert.equal(loss.crossEntropy(p, p, normalize), loss.entropy(p, normalize));
        assert.equal(loss.klDivergence(p, p, normalize), 0);
        assert.equal(loss.jsDivergence(p, p, normalize), 0);
      }),
      fewer,
    );
  });

  it('asymmetry: KL(p‖u) differs from KL(u‖p) for a skewed p, JS never does', () => {
    const skewed = (x: number) =>
      loss.klDivergence([x, 1 - x], [0.5, 0.5]) !== loss.klDivergence([0.5, 0.5], [x, 1 - x]);
    fc.assert(fc.property(fc.double({min: 1e-6, max: 0.4, noNaN: true}), skewed), fewer);
    fc.assert(
      fc.property(pair, ({p, q}) =>
        assert.equal(loss.jsDivergence(p, q, normalize), loss.jsDivergence(q, p, normalize)),
      ),
      fewer,
    );
  });

  it('JS lies between 0 and one bit', () => {
    fc.assert(
      fc.property(pair, ({p, q}) => {
        const bits = loss.jsDivergence(p, q, {...normalize, unit: 'bits'});
        assert.ok(bits >= 0 && bits <= 1);
      }),
      runs,
    );
  });

  it('∞ exactly where q = 0 < p, and never NaN', () => {
    fc.assert(
      fc.property(pair, ({p, q}) => {
        const isInfinite = loss.klDivergence(p, q, normalize) === Number.POSITIVE_INFINITY;
        assert.equal(isInfinite, isMissing({p, q}));
        assert.equal(loss.crossEntropy(p, q, normalize) === Number.POSITIVE_INFINITY, isInfinite);
        assert.ok(Number.isFinite(loss.jsDivergence(p, q, normalize)));
      }),
      runs,
    );
  });

  it('NaN only with a reason: a NaN or negative number, or nothing to divide by', () => {
    const any = fc.array(fc.double(), {maxLength: 5});
    fc.assert(
      fc.property(any, fc.boolean(), (p, normalizeIt) => {
        const value = loss.entropy(p, {normalize: normalizeIt});
        const isOdd = p.some((x) => !(x >= 0) || x === Number.POSITIVE_INFINITY);
        const isEmpty = normalizeIt && p.every((x) => x === 0);
        assert.equal(Number.isNaN(value), isOdd || isEmpty);
      }),
      runs,
    );
    fc.assert(
      fc.property(labelled, ({logits, target}) => assert.ok(crossEntropyOf(logits, target) >= 0)),
      fewer,
    );
  });

  it('shift: the same number added to every logit changes nothing', () => {
    const eighths = fc.array(
      fc.integer({min: -800, max: 800}).map((n) => n / 8),
      {minLength: 2, maxLength: 7},
    );
    fc.assert(
      fc.property(eighths, fc.integer({min: -1e6, max: 1e6}), (logits, shift) => {
        const moved = logits.map((x) => x + shift); // exact: eighths and whole numbers
        assert.deepEqual(softmax(moved), softmax(logits));
        assert.deepEqual(logSoftmax(moved), logSoftmax(logits));
        assert.equal(crossEntropyOf(moved, 0), crossEntropyOf(logits, 0));
      }),
      runs,
    );
  });

  it('permutation: the order of classes and rows changes nothing, to the last bit', () => {
    fc.assert(
      fc.property(pair, ({p, q}) => {
        const [a, b] = [[...p].reverse(), [...q].reverse()];
        assert.equal(loss.klDivergence(a, b, normalize), loss.klDivergence(p, q, normalize));
        assert.equal(loss.entropy(a), loss.entropy(p));
      }),
      fewer,
    );
    fc.assert(
      fc.property(labelled, ({logits, target}) => {
        const mirrored = crossEntropyOf([...logits].reverse(), logits.length - 1 - target);
        assert.equal(mirrored, crossEntropyOf(logits, target));
        assert.equal(logSumExp([...logits].reverse()), logSumExp(logits));
      }),
      fewer,
    );
    fc.assert(
      fc.property(fc.array(fc.double({noNaN: true, noDefaultInfinity: true}), {maxLength: 20}), (x) =>
        assert.equal(sum([...x].reverse()) + 0, sum(x) + 0),
      ),
      fewer,
    );
  });

  it('units: nats = bits·ln 2 = hartleys·ln 10', () => {
    fc.assert(
      fc.property(positivePair, ({p, q}) => {
        const [nats, bits, hartleys] = (['nats', 'bits', 'hartleys'] as const).map((unit) =>
          loss.crossEntropy(p, q, {unit}),
        );
        close(bits * Math.LN2, nats, 4e-16);
        close(hartleys * Math.LN10, nats, 4e-16);
      }),
      runs,
    );
  });

  it('smoothing: the loss is at least the entropy of the smoothed target', () => {
    fc.assert(
      fc.property(labelled, fc.double({min: 0, max: 0.9, noNaN: true}), ({logits, target}, labelSmoothing) => {
        const K = logits.length;
        const floor = loss.entropy(logits.map((_, k) => (k === target ? 1 - labelSmoothing : 0) + labelSmoothing / K));
        assert.ok(crossEntropyOf(logits, target, {labelSmoothing}) >= floor * (1 - 1e-15));
      }),
      runs,
    );
  });

  it('gradient: q − p agrees with central differences', () => {
    const h = 1e-5;
    const mild = fc.array(fc.double({min: -5, max: 5, noNaN: true}), {minLength: 2, maxLength: 6});
    fc.assert(
      fc.property(mild, (logits) => {
        const gradient = loss.softmaxGradient({logits, shape: [1, logits.length], target: [0]});
        for (const k of logits.keys()) {
          const at = (d: number) => crossEntropyOf(logits.map((x, j) => (j === k ? x + d : x)), 0); // biome-ignore format: one line
          close((at(h) - at(-h)) / (2 * h), gradient[k], 1e-6, 1e-9);
        }
        close(plainSum(gradient), 0, 0, 4e-16);
      }),
      fewer,
    );
  });

  it('with logits: binary cross-entropy is softmax cross-entropy of [0, x]', () => {
    fc.assert(
      fc.property(fc.double({min: -800, max: 800, noNaN: true}), fc.nat(1), (x, y) => {
        const binary = loss.binaryCrossEntropyWithLogits({logits: [x], labels: [y]}).value;
        assert.equal(binary, crossEntropyOf([0, x], y));
      }),
      runs,
    );
  });

  it('focal: γ = 0 is cross-entropy, and it falls as γ grows', () => {
    fc.assert(
      fc.property(labelled, ({logits, target}) => {
        const focal = (gamma: number) =>
          loss.focalMulticlass({logits, shape: [1, logits.length], target: [target], gamma}).value;
        assert.equal(focal(0), crossEntropyOf(logits, target));
        assert.ok(focal(2) <= focal(1) && focal(1) <= focal(0));
      }),
      fewer,
    );
  });

  it('plain float64 agrees with the exact path to a few ulps of the terms', () => {
    fc.assert(
      fc.property(labelled, ({logits, target}) => {
        const input = {logits, shape: [1, logits.length] as const, target: [target], labelSmoothing: 0.1};
        const plain = loss.softmaxCrossEntropy(input, {precision: 'plain'}).value;
        close(plain, loss.softmaxCrossEntropy(input).value, 1e-14, 1e-15);
      }),
      runs,
    );
    fc.assert(
      fc.property(positivePair, ({p, q}) => {
        const scale = plainSum(loss.klTerms(p, q).map(Math.abs));
        close(loss.klDivergence(p, q, {precision: 'plain'}), loss.klDivergence(p, q), 0, 1e-15 * scale + 1e-18);
      }),
      runs,
    );
  });
});
