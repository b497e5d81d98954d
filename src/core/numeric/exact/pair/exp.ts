/** The exponential of a pair. */
import {add} from './add.ts';
import {multiply} from './multiply.ts';
import {type Pair, pairOf, small, tiny} from './pair.ts';
import {expTable, thirds} from './tables.ts';

const relative = 2 ** -96;
const steps = 256;

/**
 * eʳ − 1 for |r| ≤ ln 2/512: r + r²(1/2 + r(1/6 + r(1/24 + r·t))), the first terms as pairs and
 * t = 1/120 + r/720 + … (below 2^-54 in all) as a double.
 */
function expm1Series(r: Pair): Pair {
  const x = r.hi;
  const tail = 1 / 120 + x * (1 / 720 + x * (1 / 5040 + x * (1 / 40320 + x * (1 / 362880 + x / 3628800))));
  const a = add(thirds.twentyFourth, multiply(r, pairOf(tail)));
  const b = add(thirds.sixth, multiply(r, a));
  const c = add(pairOf(0.5), multiply(r, b));
  return add(r, multiply(multiply(r, r), c));
}

/** eᵃ = 2^k·2^(j/256)·eʳ with a = (256k + j)·ln 2/256 + r. 0 ± tiny far below the range, unbounded above it. */
export function exp(a: Pair): Pair {
  if (a.hi < -734) return {hi: 0, lo: 0, err: a.err < 1 ? tiny : Number.POSITIVE_INFINITY};
  if (!(a.hi < 690) || !(a.err < 2 ** -20)) return {hi: Math.exp(a.hi), lo: 0, err: Number.POSITIVE_INFINITY};
  if (a.hi === 0 && a.lo === 0 && a.err === 0) return pairOf(1);
  const {step, powers, scale} = expTable();
  const n = Math.round(a.hi * (steps / Math.LN2));
  // step = ln 2/256 in three parts; the first two have so few bits that n times them is exact.
  const first = add(pairOf(a.hi), pairOf(-n * step[0]));
  const second = add(add(first, pairOf(-n * step[1])), pairOf(a.lo));
  const r = add(second, pairOf(-n * step[2]));
  const power = powers[n & (steps - 1)];
  const value = add(power, multiply(power, expm1Series({hi: r.hi, lo: r.lo, err: 0})));
  return scaled(value, n >> 8, a.err, scale);
}

function scaled(value: Pair, k: number, err: number, scale: (k: number) => number): Pair {
  const factor = scale(Math.max(k, -1000));
  const rest = scale(Math.min(k + 1000, 0));
  const hi = value.hi * factor * rest;
  const bound = hi * (relative + err * (1 + 2 ** -18));
  return {hi, lo: value.lo * factor * rest, err: bound + (hi < small ? tiny : 0)};
}
