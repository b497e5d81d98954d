/** Tables for the pairs' logarithm and exponential, made at first use by the big integers. */

import type {Big} from '../big/big.ts';
import {bigReals} from '../big/bigReals.ts';
import {toDouble} from '../big/toDouble.ts';
import {pow2} from '../pow2.ts';
import type {Pair} from './pair.ts';

const real = bigReals(192);

/** The pair nearest to a big number (its error is below 2^-106 of it, inside every bound that uses it). */
export function pairFrom(a: Big): Pair {
  const hi = toDouble(a);
  const lo = toDouble(real.sub(a, real.of(hi)));
  return {hi, lo, err: Math.abs(hi) * 2 ** -106};
}

function fraction(n: bigint, d: bigint): Pair {
  return pairFrom(real.ratio(n, d));
}

/** The coefficients of the series that need more than a double. */
export const coefficients = {third: fraction(1n, 3n), sixth: fraction(1n, 6n)};

const ln2 = real.constant('ln2');

export interface LogTable {
  readonly ln2: Pair;
  readonly reciprocal: Float64Array;
  readonly scale: (k: number) => number;
}

/** For the i-th of 256 steps of m in [1, 2) (from √2 on: of m/2), a c of 10 bits near 1/m; 1 on both sides of 1. */
function reciprocalAt(i: number): number {
  const middle = (1 + (i + 0.5) / 256) / (i >= 106 ? 2 : 1);
  return i === 0 || i === 255 ? 1 : Math.round(512 / middle) / 512;
}

export const logTable: LogTable = {
  ln2: pairFrom(ln2),
  reciprocal: Float64Array.from({length: 256}, (_, i) => reciprocalAt(i)),
  scale: pow2,
};

const logs: (Pair | undefined)[] = new Array(256).fill(undefined);

/** −ln of the i-th reciprocal, made when it is first asked for: a short row needs few of the 256. */
export function minusLog(i: number): Pair {
  const known = logs[i];
  if (known) return known;
  const made = pairFrom(real.neg(real.log(real.of(logTable.reciprocal[i]))));
  logs[i] = made;
  return made;
}

/** ln 2/256. */
const width = real.scale(ln2, -8);

/** The leading 32 bits of a big number, and what is left. */
function leading(a: Big): readonly [number, Big] {
  const near = toDouble(a);
  const unit = 2 ** (Math.floor(Math.log2(near)) - 31);
  const head = Math.floor(near / unit) * unit;
  return [head, real.sub(a, real.of(head))];
}

function splitWidth(): readonly [number, number, number] {
  const [first, rest] = leading(width);
  const [second, last] = leading(rest);
  return [first, second, toDouble(last)];
}

/** ln 2/256 in three parts: two of 32 bits, then a double. */
export const expStep = splitWidth();

const powers: (Pair | undefined)[] = new Array(256).fill(undefined);

/** 2^(i/256), made when it is first asked for. */
export function powerOfTwo(i: number): Pair {
  const known = powers[i];
  if (known) return known;
  const made = pairFrom(real.exp(real.mul(width, real.of(i))));
  powers[i] = made;
  return made;
}
