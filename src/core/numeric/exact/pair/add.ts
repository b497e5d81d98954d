/** Sum and difference of pairs. */
import {type Pair, unit} from './pair.ts';

/**
 * a + b: two-sums of the high and of the low parts, renormalised twice (AccurateDWPlusDW, error ≤ 3·2^-106 relative).
 * Two plain doubles add without any error, which keeps differences of inputs exact.
 */
export function add(a: Pair, b: Pair): Pair {
  const s = a.hi + b.hi;
  const bb = s - a.hi;
  const e = a.hi - (s - bb) + (b.hi - bb);
  if (a.lo === 0 && b.lo === 0) return {hi: s, lo: e, err: a.err + b.err};
  const t = a.lo + b.lo;
  const tt = t - a.lo;
  const f = a.lo - (t - tt) + (b.lo - tt);
  const c = e + t;
  const v = s + c;
  const w = f + (c - (v - s));
  const hi = v + w;
  return {hi, lo: w - (hi - v), err: (a.err + b.err) * (1 + 2 ** -50) + Math.abs(hi) * unit};
}

export function subtract(a: Pair, b: Pair): Pair {
  return add(a, {hi: -b.hi, lo: -b.lo, err: b.err});
}
