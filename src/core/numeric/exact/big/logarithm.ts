/** Logarithms of big reals. */
import {addBig} from './arithmetic.ts';
import {addBounds, type Big, bigZero, bitLength, exact, magnitude, shiftLeft} from './big.ts';
import {far} from './exponential.ts';
import {fixedLn2, logRatio} from './series.ts';

const reciprocals = new Map<string, bigint>();

/** −ln(c/256), 256 > c, or of c/65536, to w bits; each is worked out once. */
function minusLog(c: bigint, denominatorBits: bigint, w: number): bigint {
  const key = `${w}:${denominatorBits}:${c}`;
  const known = reciprocals.get(key);
  if (known !== undefined) return known;
  const d = 1n << denominatorBits;
  const value = -logRatio(c - d, d, BigInt(w));
  if (w < 1000) reciprocals.set(key, value);
  return value;
}

/** ln(y/2^w) for 0.7 < y/2^w < 1.5: two table steps of 8 bits bring it near 1, the series does the rest. */
function logFixed(y: bigint, w: number): bigint {
  const wide = BigInt(w);
  const near = Number(y >> BigInt(w - 40)) / 2 ** 40;
  const first = BigInt(Math.round(256 / near));
  const once = (y * first) >> 8n;
  const second = BigInt(Math.round(65536 / (Number(once >> BigInt(w - 40)) / 2 ** 40)));
  const twice = (once * second) >> 16n;
  const one = 1n << wide;
  return logRatio(twice - one, one, wide) + minusLog(first, 8n, w) + minusLog(second, 16n, w);
}

const one: Big = {m: 1n, e: 0, err: exact};

/** ln(1 + a) for |a| ≤ 2^-8, straight from a so that its bits are kept. */
function logNearOne(a: Big, bits: number): Big {
  const size = magnitude(a);
  // ln(1 + a) = a − a²/2 + …: where a² is below the last bit, a itself.
  if (size < -bits - 16) return {m: a.m, e: a.e, err: addBounds(a.err + 1, 2 * size)};
  const w = bits + 32 - size;
  const m = logRatio(shiftLeft(a.m, a.e + w), 1n << BigInt(w), BigInt(w));
  return {m, e: -w, err: addBounds(a.err + 1, -w + 8)};
}

/** ln a, a > 0; unbounded error where a may not be. */
export function logBig(a: Big, bits: number): Big {
  const low = magnitude(a) - 2;
  if (a.m <= 0n || a.err > low - 1 || low < -far / 2) return {m: 0n, e: 0, err: Number.POSITIVE_INFINITY};
  const difference = addBig(a, {m: -1n, e: 0, err: exact}, bits);
  if (difference.m === 0n && difference.err === exact) return bigZero;
  if (magnitude(difference) <= -8) return logNearOne(difference, bits);
  const w = Math.ceil((bits + 64) / 64) * 64;
  const length = bitLength(a.m);
  let k = length + a.e;
  let y = shiftLeft(a.m, w - length);
  if (y < (3n << BigInt(w)) / 4n) {
    y *= 2n;
    k--;
  }
  const m = logFixed(y, w) + BigInt(k) * fixedLn2(w);
  return {m, e: -w, err: addBounds(a.err - low + 1, -w + 12 + Math.log2(1 + Math.abs(k)))};
}

/** ln(1 + a), a > −1. */
export function log1pBig(a: Big, bits: number): Big {
  if (a.m === 0n) return {m: 0n, e: 0, err: a.err + 1};
  if (magnitude(a) <= -8) return logNearOne(a, bits);
  return logBig(addBig(one, a, bits), bits);
}
