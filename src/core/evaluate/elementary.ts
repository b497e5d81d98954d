/**
 * The logarithms of a prediction in two speeds: correctly rounded from the numeric core for what a person looks at, plain float64
 * for bulk. Both give ∞ for a probability of 0, 0 for 1 and NaN outside 0…1 where the logarithm has no value. They work on whole
 * arrays, so that a loop over 1e5 values calls nothing that has two forms.
 */
import {logSoftmax, plainLogSoftmax, sigmoid, softplus, xlog1py, xlogy} from '../numeric/index.ts';

/** What a Bernoulli class is known by: q, −ln q and −ln(1−q). */
export interface BernoulliOut {
  readonly q: Float64Array;
  readonly surprisal: Float64Array;
  readonly complement: Float64Array;
}

export interface Elementary {
  /** −ln q of each. */
  readonly surprisals: (q: ArrayLike<number>, out: Float64Array) => void;
  /** −ln(1 − q) of each. */
  readonly complements: (q: ArrayLike<number>, out: Float64Array) => void;
  /** From logits z over the temperature: σ(z), −ln σ(z) = softplus(−z), −ln(1−σ(z)) = softplus(z). */
  readonly bernoulli: (z: ArrayLike<number>, temperature: number, out: BernoulliOut) => void;
  /** ln softmax of each row of `numClasses`. */
  readonly logSoftmaxRows: (z: Float64Array, numClasses: number, out: Float64Array) => void;
}

/** Up to so many values the exact path costs a few milliseconds, which is less than a frame. */
export const MOST_EXACT = 1024;

const exact: Elementary = {
  surprisals(q, out) {
    for (let i = 0; i < out.length; i++) out[i] = 0 - xlogy(1, q[i]);
  },
  complements(q, out) {
    for (let i = 0; i < out.length; i++) out[i] = 0 - xlog1py(1, -q[i]);
  },
  bernoulli(z, temperature, {q, surprisal, complement}) {
    for (let i = 0; i < q.length; i++) {
      const v = z[i] / temperature;
      surprisal[i] = softplus(-v);
      complement[i] = softplus(v);
      q[i] = sigmoid(v);
    }
  },
  logSoftmaxRows(z, numClasses, out) {
    for (let from = 0; from < z.length; from += numClasses)
      out.set(logSoftmax(z.subarray(from, from + numClasses), 'exact'), from);
  },
};

const plain: Elementary = {
  surprisals(q, out) {
    for (let i = 0; i < out.length; i++) out[i] = 0 - Math.log(q[i]);
  },
  complements(q, out) {
    for (let i = 0; i < out.length; i++) out[i] = 0 - Math.log1p(-q[i]);
  },
  /** As plainSoftplus and plainSigmoid, which share e^−|z| and its log1p. */
  bernoulli(z, temperature, {q, surprisal, complement}) {
    for (let i = 0; i < q.length; i++) {
      const v = z[i] / temperature;
      const power = Math.exp(-Math.abs(v));
      const rest = Math.log1p(power);
      surprisal[i] = Math.max(-v, 0) + rest;
      complement[i] = Math.max(v, 0) + rest;
      q[i] = (v >= 0 ? 1 : power) / (1 + power);
    }
  },
  logSoftmaxRows(z, numClasses, out) {
    for (let from = 0; from < z.length; from += numClasses) plainLogSoftmax(z, out, from, from + numClasses);
  },
};

export function elementaryFor(count: number): Elementary {
  return count <= MOST_EXACT ? exact : plain;
}
