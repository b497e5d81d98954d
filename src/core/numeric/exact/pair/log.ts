/** Logarithms of pairs. */
import {add} from './add.ts';
import {multiply} from './multiply.ts';
import {type Pair, pairOf, tiny, zero} from './pair.ts';
import {low, plus, times} from './scalars.ts';
import {coefficients, logTable, minusLog} from './tables.ts';

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** Bound of the relative rounding error of the functions below, with room to spare. */
const relative = 2 ** -97;

/** Beyond this |r| the series below is not used. */
const seriesEnd = 2 ** -7.5;

/**
 * ln(1 + r) for r = rh + rl, |r| ≤ 2^-7.5, in Horner's form
 *   r + r²(−1/2 + r(1/3 + r(−1/4 + r·t))),   t = 1/5 − r/6 + r²/7 − … (ten terms: the rest is below 2^-105).
 * The inner product r·t is a double, which costs r⁵·2^-53 at most; the other steps are pairs. High part returned, low
 * part in low[0].
 */
function logSeries(rh: number, rl: number): number {
  const t =
    1 / 5 -
    rh *
      (1 / 6 -
        rh *
          (1 / 7 -
            rh * (1 / 8 - rh * (1 / 9 - rh * (1 / 10 - rh * (1 / 11 - rh * (1 / 12 - rh * (1 / 13 - rh / 14))))))));
  const {third} = coefficients;
  const inner = rh * t;
  let hi = inner - 0.25;
  hi = times(rh, rl, hi, inner - (hi + 0.25));
  hi = plus(third.hi, third.lo, hi, low[0]);
  hi = times(rh, rl, hi, low[0]);
  hi = plus(-0.5, 0, hi, low[0]);
  const lo = low[0];
  const square = times(rh, rl, rh, rl);
  hi = times(square, low[0], hi, lo);
  return plus(rh, rl, hi, low[0]);
}

/** Error of logSeries. */
function seriesError(r: number, value: number): number {
  const square = r * r;
  return Math.abs(value) * relative + square * square * Math.abs(r) * 2 ** -52;
}

/**
 * ln h for a normal h = hi + lo: ln h = k ln 2 − ln c + ln(1 + r) with r = hc·2^-k − 1 exactly, k and c by h's first
 * bits. Near 1, k = 0 and c = 1, so that r = h − 1 and the result keeps its relative precision.
 */
function logOfParts(hi: number, lo: number): Pair {
  const {scale, ln2, reciprocal} = logTable;
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
  const upper = mh * c - 1;
  const lower = (m - mh) * c;
  const r = plus(upper, 0, lower, lo === 0 ? 0 : lo * scale(-k) * c);
  const series = logSeries(r, low[0]);
  const bound = seriesError(r, series);
  if (c === 1 && k === 0) return {hi: series, lo: low[0], err: bound};
  const seriesLow = low[0];
  const base = minusLog(index);
  let sum = plus(base.hi, base.lo, series, seriesLow);
  if (k !== 0) {
    const lowSum = low[0];
    const shift = times(k, 0, ln2.hi, ln2.lo);
    sum = plus(shift, low[0], sum, lowSum);
  }
  return {hi: sum, lo: low[0], err: bound + Math.abs(sum) * relative};
}

/** ln a for a > 0; the bound is infinite where a may be 0 or less. */
export function log(a: Pair): Pair {
  const room = a.hi - 2 * a.err;
  if (!(room > 0) || a.hi > 2 ** 1020) return {hi: Math.log(a.hi), lo: 0, err: Number.POSITIVE_INFINITY};
  if (a.hi === 1 && a.lo === 0 && a.err === 0) return zero;
  const value = a.hi < 2 ** -960 ? logOfTiny(a) : logOfParts(a.hi, a.lo);
  if (a.err === 0) return value;
  return {hi: value.hi, lo: value.lo, err: value.err + (a.err / room) * (1 + 2 ** -50)};
}

/** ln a = ln(a·2^200) − 200 ln 2, for numbers whose bits may be subnormal. */
function logOfTiny(a: Pair): Pair {
  const lifted = logOfParts(a.hi * 2 ** 200, a.lo * 2 ** 200);
  return add(lifted, multiply(pairOf(-200), logTable.ln2));
}

/** ln(1 + a), a > −1: the series where a is small, ln of the sum elsewhere. */
export function log1p(a: Pair): Pair {
  if (a.hi === 0 && a.err === 0) return zero;
  if (!(Math.abs(a.hi) < seriesEnd)) return log(add(pairOf(1), a));
  const hi = logSeries(a.hi, a.lo);
  const lost = Math.abs(a.hi) < 2 ** -440 ? tiny : 0; // what the products lose below the smallest double
  return {hi, lo: low[0], err: seriesError(a.hi, hi) + a.err * 1.1 + lost};
}
