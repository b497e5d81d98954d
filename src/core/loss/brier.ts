/** The Brier score: the squared error of probabilities. Not a likelihood, and without a unit of information. */
import {lossResult} from './reduce.ts';
import {type Terms, timesWeight, unlessFinite, weighted} from './terms.ts';
import type {LossOptions, LossResult, Shape2} from './types.ts';

export interface BrierBinaryInput {
  readonly probabilities: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  /** One weight per element. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
}

export function brierBinaryTerms({probabilities: p, labels: y, sampleWeight}: BrierBinaryInput): Terms {
  const weight = (i: number) => (sampleWeight ? sampleWeight[i] : 1);
  return {
    count: p.length,
    plain: (i) => weighted(weight(i), (p[i] - y[i]) ** 2),
    special: (i) => unlessFinite(p[i] - y[i]),
    exact: (real) => (i) => {
      const difference = real.sub(real.of(p[i]), real.of(y[i]));
      return timesWeight(real, weight(i), real.mul(difference, difference));
    },
    weight,
    logarithmic: false,
  };
}

/** Σ w(p − y)²/Σ w, in 0..1. Source: sklearn.metrics.brier_score_loss. */
export function brierBinary(input: BrierBinaryInput, options: LossOptions = {}): LossResult {
  return lossResult(brierBinaryTerms(input), options);
}

export interface BrierMulticlassInput {
  /** [numRows, numClasses], row-major. */
  readonly probabilities: ArrayLike<number>;
  readonly shape: Shape2;
  readonly target: ArrayLike<number>;
}

function plainBrierRow({probabilities: p, shape, target}: BrierMulticlassInput, i: number): number {
  let sum = 0;
  for (let k = 0; k < shape[1]; k++) sum += (p[i * shape[1] + k] - (k === target[i] ? 1 : 0)) ** 2;
  return Number.isInteger(target[i]) && target[i] >= 0 && target[i] < shape[1] ? sum : Number.NaN;
}

export function brierMulticlassTerms(input: BrierMulticlassInput): Terms {
  const {probabilities: p, shape, target} = input;
  return {
    count: shape[0],
    plain: (i) => plainBrierRow(input, i),
    special: (i) => unlessFinite(plainBrierRow(input, i)),
    exact: (real) => (i) => {
      let sum = real.of(0);
      for (let k = 0; k < shape[1]; k++) {
        const difference = real.sub(real.of(p[i * shape[1] + k]), real.of(k === target[i] ? 1 : 0));
        sum = real.add(sum, real.mul(difference, difference));
      }
      return sum;
    },
    logarithmic: false,
  };
}

/** The mean over rows of Σ_k (p_k − onehot_k)², in 0..2; half of it for two classes is the binary score. */
export function brierMulticlass(input: BrierMulticlassInput, options: LossOptions = {}): LossResult {
  return lossResult(brierMulticlassTerms(input), options, input.probabilities.length);
}
