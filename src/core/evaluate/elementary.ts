/**
 * The logarithms of a prediction in two speeds: correctly rounded from the numeric core for what a person looks at, plain float64
 * for bulk. Both give ∞ for a probability of 0, 0 for 1 and NaN outside 0…1 where the logarithm has no value.
 */
import {
  logSoftmax,
  plainLogSoftmax,
  plainSigmoid,
  plainSoftplus,
  sigmoid,
  softplus,
  xlog1py,
  xlogy,
} from '../numeric/index.ts';

export interface Elementary {
  /** −ln q. */
  readonly surprisal: (q: number) => number;
  /** −ln(1 − q). */
  readonly complement: (q: number) => number;
  readonly softplus: (x: number) => number;
  readonly sigmoid: (x: number) => number;
  /** The plain one fills and returns `out`; the exact one makes an array of its own. */
  readonly logSoftmax: (row: ArrayLike<number>, out: Float64Array) => Float64Array;
}

/** Up to so many values the exact path costs a few milliseconds, which is less than a frame. */
export const MOST_EXACT = 1024;

const exact: Elementary = {
  surprisal: (q) => 0 - xlogy(1, q),
  complement: (q) => 0 - xlog1py(1, -q),
  softplus,
  sigmoid,
  logSoftmax: (row) => logSoftmax(row, 'exact'),
};

const plain: Elementary = {
  surprisal: (q) => 0 - Math.log(q),
  complement: (q) => 0 - Math.log1p(-q),
  softplus: plainSoftplus,
  sigmoid: plainSigmoid,
  logSoftmax: plainLogSoftmax,
};

export function elementaryFor(count: number): Elementary {
  return count <= MOST_EXACT ? exact : plain;
}
