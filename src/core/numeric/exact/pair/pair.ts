/**
 * A real number as an unevaluated sum of two doubles with a bound of its error ("double-double" in ball arithmetic):
 * the true value lies within err of hi + lo, |lo| ≤ ½ ulp(hi). About 104 bits, and honest about where they end.
 * Sources: Dekker 1971; Hida, Li, Bailey 2001; Joldes, Muller, Popescu 2017.
 */

export interface Pair {
  readonly hi: number;
  readonly lo: number;
  readonly err: number;
}

/** One rounding of a pair operation, generously: 2^-102. */
export const unit = 2 ** -102;
/** What a product may lose when its low part falls below the smallest double. */
export const tiny = 2 ** -1060;
/** Products below this may lose low parts to underflow. */
export const small = 2 ** -900;

export const zero: Pair = {hi: 0, lo: 0, err: 0};

export function pairOf(x: number): Pair {
  return {hi: x, lo: 0, err: 0};
}

/** hi + lo put in order, |hi| ≥ |lo| (Dekker's fast two-sum). */
export function ordered(hi: number, lo: number, err: number): Pair {
  const sum = hi + lo;
  return {hi: sum, lo: lo - (sum - hi), err};
}

export function negate(a: Pair): Pair {
  return {hi: -a.hi, lo: -a.lo, err: a.err};
}
