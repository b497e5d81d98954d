/** The exponential of a big real. */
import {addBounds, type Big, exact, magnitude, shiftLeft} from './big.ts';
import {expSeries, fixedLn2} from './series.ts';

const steps = new Map<string, bigint>();

/** e^(i/2^bits) to w bits after the point; each is worked out once. */
function step(i: number, stepBits: number, w: number): bigint {
  const key = `${w}:${stepBits}:${i}`;
  const known = steps.get(key);
  if (known !== undefined) return known;
  const value = expSeries(shiftLeft(BigInt(i), w - stepBits), BigInt(w));
  if (w < 1000) steps.set(key, value);
  return value;
}

/** eʳ for |r| < ½ (r/2^w): two table steps of 8 bits, then the series. */
function expFixed(r: bigint, w: number): bigint {
  const wide = BigInt(w);
  const i = Number(r >> BigInt(w - 8));
  const once = r - shiftLeft(BigInt(i), w - 8);
  const j = Number(once >> BigInt(w - 16));
  const twice = once - shiftLeft(BigInt(j), w - 16);
  const coarse = (step(i, 8, w) * step(j, 16, w)) >> wide;
  return (coarse * expSeries(twice, wide)) >> wide;
}

/**
 * Beyond these no double is reached, and exponents would leave the whole numbers. A power so small stands for
 * "more than 0, less than anything": its sign and its being negligible are right, its size is not, and logBig refuses it.
 */
const farMagnitude = 45;
export const far = 2 ** 45;

/** eᵃ = 2^k·eʳ, r = a − k ln 2. */
export function expBig(a: Big, bits: number): Big {
  if (a.m === 0n && a.err === exact) return {m: 1n, e: 0, err: exact};
  const size = magnitude(a);
  if (size > farMagnitude) return a.m < 0n ? {m: 1n, e: -far, err: -far - 64} : {m: 1n, e: far, err: far - 1};
  if (a.err > -2) return {m: 0n, e: 0, err: Number.POSITIVE_INFINITY};
  const w = Math.ceil((bits + 48 + Math.max(0, size)) / 64) * 64;
  // Below the last bit of w nothing of a is left, only its error.
  const x = size < -w - 8 ? 0n : shiftLeft(a.m, a.e + w);
  const ln2 = fixedLn2(w);
  const k = Number((2n * x + ln2) / (2n * ln2)) - (x < 0n ? 1 : 0);
  const r = x - BigInt(k) * ln2;
  const m = expFixed(r, w);
  const relative = addBounds(a.err + 1, -w + 8 + Math.max(0, size));
  return {m, e: k - w, err: k + 1 + relative};
}
