/** The exponential of a pair. */
import {pow2} from '../pow2.ts';
import {type Pair, pairOf, small, tiny} from './pair.ts';
import {low, plus, times} from './scalars.ts';
import {coefficients, expStep, powerOfTwo} from './tables.ts';

/** Bound of the relative error, with room to spare: the series' r⁴·2^-57 and the roundings. */
const relative = 2 ** -92;
const steps = 256;

/**
 * 2^(j/256)·eʳ for |r| ≤ ln 2/512 and the power as a pair:
 *   eʳ − 1 = r + r²(1/2 + r(1/6 + r·t)),   t = 1/24 + r/120 + … (to r⁶/10!), a double: its last bit is worth r⁴·2^-57.
 */
function timesExp(power: Pair, rh: number, rl: number): number {
  const t =
    1 / 24 + rh * (1 / 120 + rh * (1 / 720 + rh * (1 / 5040 + rh * (1 / 40320 + rh * (1 / 362880 + rh / 3628800)))));
  const {sixth} = coefficients;
  let hi = plus(sixth.hi, sixth.lo, rh * t, 0);
  hi = times(rh, rl, hi, low[0]);
  hi = plus(0.5, 0, hi, low[0]);
  const lo = low[0];
  const square = times(rh, rl, rh, rl);
  hi = times(square, low[0], hi, lo);
  hi = plus(rh, rl, hi, low[0]);
  hi = times(power.hi, power.lo, hi, low[0]);
  return plus(power.hi, power.lo, hi, low[0]);
}

/** eᵃ = 2^k·2^(j/256)·eʳ with a = (256k + j)·ln 2/256 + r. 0 ± tiny far below the range, unbounded above it. */
export function exp(a: Pair): Pair {
  if (a.hi < -734) return {hi: 0, lo: 0, err: a.err < 1 ? tiny : Number.POSITIVE_INFINITY};
  if (!(a.hi < 690) || !(a.err < 2 ** -20)) return {hi: Math.exp(a.hi), lo: 0, err: Number.POSITIVE_INFINITY};
  if (a.hi === 0 && a.lo === 0 && a.err === 0) return pairOf(1);
  const step = expStep;
  const n = Math.round(a.hi * (steps / Math.LN2));
  // step = ln 2/256 in three parts; the first two have so few bits that n times them is exact. The first difference
  // cancels and is exact too (both are multiples of a's last bit or of the part's, below 2^53 of it).
  const first = a.hi - n * step[0];
  const s = -n * step[1];
  const sum = first + s;
  const rounding = Math.abs(first) >= Math.abs(s) ? s - (sum - first) : first - (sum - s);
  const rest = rounding + (a.lo - n * step[2]);
  const rh = sum + rest;
  const hi = timesExp(powerOfTwo(n & (steps - 1)), rh, rest - (rh - sum));
  return scaled(hi, low[0], n >> 8, a.err);
}

function scaled(high: number, lower: number, k: number, err: number): Pair {
  const factor = pow2(Math.max(k, -1000));
  const rest = k < -1000 ? pow2(k + 1000) : 1;
  const hi = high * factor * rest;
  const bound = hi * (relative + err * (1 + 2 ** -18));
  return {hi, lo: lower * factor * rest, err: bound + (hi < small ? tiny : 0)};
}
