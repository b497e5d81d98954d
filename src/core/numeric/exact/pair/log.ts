/** Logarithms of pairs. */
import {add} from './add.ts';
import {divide, multiply} from './multiply.ts';
import {ordered, type Pair, pairOf, tiny, zero} from './pair.ts';
import {logTable, thirds} from './tables.ts';

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** Bound of the relative error of the functions below, with room to spare. */
const relative = 2 ** -97;

/**
 * ln(1 + r) for |r| < 2^-5: with s = r/(2 + r), 1 + r = (1 + s)/(1 − s), so
 *   ln(1 + r) = 2 artanh s = 2(s + s³/3 + s⁵/5 + …).
 * The terms up to s⁷/7 are pairs; from s⁹/9 (below 2^-48 of the first) doubles hold enough of them.
 */
export function logSeries(r: Pair): Pair {
  const s = divide(r, add(pairOf(2), r));
  const square = multiply(s, s);
  const t = square.hi;
  const tail = t * (1 / 9 + t * (1 / 11 + t * (1 / 13 + t * (1 / 15 + t * (1 / 17 + t * (1 / 19 + t / 21))))));
  const {third, fifth, seventh} = thirds;
  const a = add(seventh, pairOf(tail));
  const b = add(fifth, multiply(square, a));
  const c = add(third, multiply(square, b));
  const d = multiply(multiply(square, s), c);
  const sum = add(s, d);
  return {hi: 2 * sum.hi, lo: 2 * sum.lo, err: Math.abs(2 * sum.hi) * relative};
}

/** ln of hi + lo without regard to its error: ln h = k ln 2 − ln c + ln(1 + r), r = hc·2^-k − 1 exactly. */
function logOfParts(hi: number, lo: number): Pair {
  const {scale, ln2, reciprocal, logs} = logTable();
  double[0] = hi;
  const top = words[1];
  const index = (top >>> 12) & 0xff;
  const halve = index >= 106 ? 1 : 0; // from √2 on: m in [√½, √2), so that k ln 2 and ln m do not cancel
  const k = ((top >>> 20) & 0x7ff) - 1023 + halve;
  words[1] = (top & 0xfffff) | ((1023 - halve) << 20);
  const m = double[0];
  words[0] = 0;
  const mh = double[0]; // the upper 21 bits of m
  const c = reciprocal[index];
  const r = ordered(mh * c - 1, (m - mh) * c, 0);
  const rest = lo === 0 ? r : add(r, pairOf(lo * scale(-k) * c));
  return add(add(multiply(pairOf(k), ln2), logs[index]), logSeries(rest));
}

function isNearOne(x: number): boolean {
  return x > 0.97 && x < 1.03;
}

/** ln a for a > 0; the bound is infinite where a may be 0 or less. */
export function log(a: Pair): Pair {
  const room = a.hi - 2 * a.err;
  if (!(room > 0) || a.hi > 2 ** 1020) return {hi: Math.log(a.hi), lo: 0, err: Number.POSITIVE_INFINITY};
  const inherited = (a.err / room) * (1 + 2 ** -50);
  if (isNearOne(a.hi)) {
    if (a.hi === 1 && a.lo === 0 && a.err === 0) return zero;
    const near = logSeries(add(pairOf(a.hi - 1), pairOf(a.lo)));
    return {hi: near.hi, lo: near.lo, err: near.err + inherited};
  }
  const value = a.hi < 2 ** -960 ? logOfTiny(a) : logOfParts(a.hi, a.lo);
  return {hi: value.hi, lo: value.lo, err: inherited + Math.abs(value.hi) * relative};
}

/** ln a = ln(a·2^200) − 200 ln 2, for numbers whose bits may be subnormal. */
function logOfTiny(a: Pair): Pair {
  const lifted = logOfParts(a.hi * 2 ** 200, a.lo * 2 ** 200);
  return add(lifted, multiply(pairOf(-200), logTable().ln2));
}

/** ln(1 + a), a > −1: the series where a is small, ln of the sum elsewhere. */
export function log1p(a: Pair): Pair {
  if (a.hi === 0 && a.err === 0) return zero;
  if (Math.abs(a.hi) > 0.03) return log(add(pairOf(1), a));
  const near = logSeries({hi: a.hi, lo: a.lo, err: 0});
  return {hi: near.hi, lo: near.lo, err: near.err + a.err * 1.1 + (Math.abs(a.hi) < 2 ** -440 ? tiny : 0)};
}
