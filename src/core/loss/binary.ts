/** Binary cross-entropy: labels y in [0, 1] against the probability, or the logit, of class 1. */

import type {Reals} from '../numeric/exact/reals.ts';
import {softplusBoth} from '../numeric/formulas/softplus.ts';
import {plainSoftplus} from '../numeric/plain/softplus.ts';
import {lossResult} from './reduce.ts';
import {type Terms, timesWeight, unlessFinite, weighted, weightOf} from './terms.ts';
import type {LossOptions, LossResult} from './types.ts';

export interface BinaryInput {
  /** The probability of class 1, elementwise. */
  readonly probabilities: ArrayLike<number>;
  /** 0, 1 or between (soft), elementwise. */
  readonly labels: ArrayLike<number>;
  /** Multiplies each loss; repeats where it is shorter. */
  readonly weight?: ArrayLike<number> | undefined;
}

function plainBce(p: number, y: number): number {
  return -(weighted(y, Math.log(p)) + weighted(1 - y, Math.log1p(-p)));
}

/** −(y ln p + (1 − y) ln(1 − p)); ln(1 − p) as log1p(−p), and 1 − y exactly. */
function exactBce<T>(real: Reals<T>, p: number, y: number): T {
  const one = real.of(1);
  const yes = y === 0 ? real.of(0) : real.mul(real.of(y), real.log(real.of(p)));
  const no = y === 1 ? real.of(0) : real.mul(real.sub(one, real.of(y)), real.log1p(real.of(-p)));
  return real.neg(real.add(yes, no));
}

export function binaryTerms({probabilities: p, labels: y, weight}: BinaryInput): Terms {
  const plain = (i: number) => weighted(weightOf(weight, i), plainBce(p[i], y[i]));
  return {
    count: p.length,
    plain,
    special: (i) => unlessFinite(plainBce(p[i], y[i])) && plain(i),
    exact: (real) => (i) => timesWeight(real, weightOf(weight, i), exactBce(real, p[i], y[i])),
  };
}

/**
 * L = −w[y ln p + (1 − y) ln(1 − p)] elementwise, no clamp: +Infinity where p gives a label no chance, NaN for p
 * outside [0, 1]. The mean is over all elements. binaryCrossEntropy({probabilities: [0.9], labels: [1]}).value =
 * 0.10536051565782628 nats. Source: torch.nn.functional.binary_cross_entropy, without its clamp at −100.
 */
export function binaryCrossEntropy(input: BinaryInput, options: LossOptions = {}): LossResult {
  return lossResult(binaryTerms(input), options);
}

export interface BinaryLogitsInput {
  /** The log-odds of class 1, elementwise. */
  readonly logits: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  readonly weight?: ArrayLike<number> | undefined;
  /** Multiplies the loss of the positive class; repeats where it is shorter. */
  readonly posWeight?: ArrayLike<number> | undefined;
}

/** softplus(±x) = max(±x, 0) + L with one L = ln(1 + e^−|x|) for both. */
function plainLogitBce(x: number, y: number, posWeight: number): number {
  const common = plainSoftplus(-Math.abs(x));
  return weighted(posWeight * y, Math.max(-x, 0) + common) + weighted(1 - y, Math.max(x, 0) + common);
}

function exactLogitBce<T>(real: Reals<T>, x: number, y: number, posWeight: number): T {
  const {ofX, ofMinusX} = softplusBoth(real, x);
  if (y === 1) return timesWeight(real, posWeight, ofMinusX);
  if (y === 0) return ofX;
  const yes = timesWeight(real, posWeight, real.mul(real.of(y), ofMinusX));
  return real.add(yes, real.mul(real.sub(real.of(1), real.of(y)), ofX));
}

export function binaryLogitTerms({logits: x, labels: y, weight, posWeight}: BinaryLogitsInput): Terms {
  const plain = (i: number) => weighted(weightOf(weight, i), plainLogitBce(x[i], y[i], weightOf(posWeight, i)));
  return {
    count: x.length,
    plain,
    special: (i) => (Number.isFinite(x[i]) ? unlessNumbers(y[i], plain(i)) : plain(i)),
    exact: (real) => (i) =>
      timesWeight(real, weightOf(weight, i), exactLogitBce(real, x[i], y[i], weightOf(posWeight, i))),
  };
}

function unlessNumbers(y: number, value: number): number | undefined {
  return Number.isNaN(value) || !Number.isFinite(y) ? value : undefined;
}

/**
 * L = w(pos_weight·y·softplus(−x) + (1 − y)·softplus(x)): −ln σ(x) = softplus(−x), −ln(1 − σ(x)) = softplus(x), so no
 * probability is formed and none rounds to 0 or 1. Source: torch.nn.functional.binary_cross_entropy_with_logits.
 */
export function binaryCrossEntropyWithLogits(input: BinaryLogitsInput, options: LossOptions = {}): LossResult {
  return lossResult(binaryLogitTerms(input), options);
}
