/** Product, quotient and square root of pairs. */
import {subtract} from './add.ts';
import {ordered, type Pair, small, tiny, unit, zero} from './pair.ts';

const splitter = 134217729; // 2^27 + 1

/**
 * a·b − fl(a·b), exactly (Dekker 1971, Veltkamp's split into 26 + 26 bits; there is no fused multiply-add here).
 * NaN where a factor is beyond 2^996: the caller's bound then fails and more precision is taken.
 */
export function productError(a: number, b: number, product: number): number {
  const ca = splitter * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = splitter * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return al * bl - (product - ah * bh - al * bh - ah * bl);
}

/** a·b with an error below 2^-103 of it; exact where both are plain doubles and nothing underflows. */
export function multiply(a: Pair, b: Pair): Pair {
  if ((a.hi === 0 && a.err === 0) || (b.hi === 0 && b.err === 0)) return zero;
  const p = a.hi * b.hi;
  const e = productError(a.hi, b.hi, p);
  const size = Math.abs(p);
  const inherited = Math.abs(a.hi) * b.err + Math.abs(b.hi) * a.err + a.err * b.err;
  const underflow = size < small ? tiny : 0;
  if (a.lo === 0 && b.lo === 0) return {hi: p, lo: e, err: inherited + underflow};
  return ordered(p, e + (a.hi * b.lo + a.lo * b.hi), inherited * (1 + 2 ** -50) + size * unit + underflow);
}

/**
 * a/b by long division, two quotient digits of 53 bits: a − q₁b is exact but for its last rounding, so that q₁ + q₂
 * errs by less than 2^-101 (DWDivDW2). Unbounded error where b may be 0.
 */
export function divide(a: Pair, b: Pair): Pair {
  const room = Math.abs(b.hi) - 2 * b.err;
  if (!(room > 0)) return {hi: a.hi / b.hi, lo: 0, err: Number.POSITIVE_INFINITY};
  if (a.hi === 0 && a.err === 0) return zero;
  const q = a.hi / b.hi;
  const product = q * b.hi;
  const rest = a.hi - product - productError(q, b.hi, product) + (a.lo - q * b.lo);
  const digit = rest / b.hi;
  const size = Math.abs(q);
  const inherited = ((a.err + size * b.err) / room) * (1 + 2 ** -50);
  // A remainder that underflowed is off by 2^-1074 or so, which the divisor may magnify.
  const underflow = size < small || Math.abs(a.hi) < small ? tiny / Math.min(1, room) + tiny : 0;
  return ordered(q, digit, inherited + size * 2 ** -100 + underflow);
}

/** √a by one Newton step from the double's root (Karp 1997). */
export function squareRoot(a: Pair): Pair {
  if (a.hi === 0 && a.err === 0) return zero;
  if (a.hi < small || a.hi <= 4 * a.err)
    return {hi: Math.sqrt(Math.max(a.hi, 0)), lo: 0, err: Number.POSITIVE_INFINITY};
  const root = Math.sqrt(a.hi);
  const square = root * root;
  const rest = subtract(a, {hi: square, lo: productError(root, root, square), err: 0});
  const {hi, lo} = ordered(root, rest.hi / (2 * root), 0);
  return {hi, lo, err: (a.err / root) * 0.75 + root * 2 ** -98};
}
