/** softmax and its logarithm in plain float64. */
import {maximum} from './logSumExp.ts';
import {plainSum} from './sum.ts';

/** e^(x−m)/Σ e^(x−m), m = max x. Every value NaN where x holds NaN or +Infinity; [] for []. */
export function plainSoftmax(x: ArrayLike<number>): Float64Array {
  const max = maximum(x);
  const out = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = Math.exp(x[i] - max);
  const total = plainSum(out);
  for (let i = 0; i < x.length; i++) out[i] /= total;
  return out;
}

/**
 * (x − m) − ln Σ e^(x−m): a difference of the inputs first, so that an offset common to all costs no digits.
 * `out`, of x's length, is filled and returned: one for many rows, which are x[start … end), spares an allocation each.
 */
export function plainLogSoftmax(
  x: ArrayLike<number>,
  out: Float64Array = new Float64Array(x.length),
  start = 0,
  end = x.length,
): Float64Array {
  const max = maximum(x, start, end);
  for (let i = start; i < end; i++) out[i] = Math.exp(x[i] - max);
  const logTotal = Math.log(plainSum(out, start, end));
  for (let i = start; i < end; i++) out[i] = x[i] - max - logTotal;
  return out;
}
