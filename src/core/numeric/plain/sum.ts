/** Compensated sum in plain float64 (Neumaier 1974): the error stays near one rounding, whatever the order. */

/**
 * Σ term(i) for i < count. What each addition loses is the exact difference of the larger operand, the sum and the
 * smaller one; the losses are added up apart. ±Infinity and NaN come out as a plain sum would give them.
 */
export function plainSumOf(count: number, term: (i: number) => number): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < count; i++) {
    const value = term(i);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}

/** Σ values[start … end), in one pass without a copy. */
export function plainSum(values: ArrayLike<number>, start = 0, end = values.length): number {
  let sum = 0;
  let lost = 0;
  for (let i = start; i < end; i++) {
    const value = values[i];
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}
