/** ln Σ eˣ in plain float64, with the pieces that softmax shares. */

/** The largest value; NaN where one is NaN, −Infinity for none. */
export function maximum(x: ArrayLike<number>, start = 0, end = x.length): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = start; i < end; i++) {
    if (!(x[i] <= max)) max = x[i];
    if (Number.isNaN(max)) return max;
  }
  return max;
}

/** Σ e^((x−m)/τ), compensated: what an addition loses is added up apart (every power is at most the sum, or 1). */
export function plainPowerSum(x: ArrayLike<number>, start: number, end: number, max: number, temperature = 1): number {
  let sum = 0;
  let lost = 0;
  for (let i = start; i < end; i++) {
    const power = Math.exp((x[i] - max) / temperature);
    const next = sum + power;
    lost += sum >= power ? sum - next + power : power - next + sum;
    sum = next;
  }
  return sum + lost;
}

/**
 * ln Σ e^(x/τ) = m/τ + ln Σ e^((x−m)/τ) with m = max x: no power overflows and at least one is 1.
 * Empty or all −Infinity: −Infinity. One +Infinity: +Infinity. NaN in, NaN out.
 */
export function plainLogSumExp(x: ArrayLike<number>, start = 0, end = x.length, temperature = 1): number {
  const max = maximum(x, start, end);
  if (!Number.isFinite(max)) return max;
  return max / temperature + Math.log(plainPowerSum(x, start, end, max, temperature));
}

/** ln Σ e^((x−m)/τ), not negative: what is added to (m − x_k)/τ to give −ln softmax_k. */
export function plainLogTotal(x: ArrayLike<number>, start: number, end: number, max: number, temperature = 1): number {
  return Math.log(plainPowerSum(x, start, end, max, temperature));
}
