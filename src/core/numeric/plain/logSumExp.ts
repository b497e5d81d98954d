/** ln Σ eˣ in plain float64, with the pieces that softmax shares. */
import {plainSum} from './sum.ts';

/** The largest value; NaN where one is NaN, −Infinity for none. */
export function maximum(x: ArrayLike<number>): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    if (!(x[i] <= max)) max = x[i];
    if (Number.isNaN(max)) return max;
  }
  return max;
}

/**
 * ln Σ eˣ = m + ln Σ e^(x−m) with m = max x: no power overflows and at least one is 1.
 * Empty or all −Infinity: −Infinity. One +Infinity: +Infinity. NaN in, NaN out.
 */
export function plainLogSumExp(x: ArrayLike<number>): number {
  const max = maximum(x);
  if (!Number.isFinite(max)) return max;
  const powers = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) powers[i] = Math.exp(x[i] - max);
  return max + Math.log(plainSum(powers));
}
