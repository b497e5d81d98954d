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

export interface LogTable {
  readonly ln2: Pair;
  readonly reciprocal: Float64Array;
  /** −ln c for each reciprocal c. */
  readonly logs: readonly Pair[];
  readonly scale: (k: number) => number;
}

/** For the i-th of 256 steps of m in [1, 2) (from √2 on: of m/2), a c of 10 bits near 1/m; 1 on both sides of 1. */
function makeLogTable(): LogTable {
  const reciprocal = Float64Array.from({length: 256}, (_, i) => {
    const middle = (1 + (i + 0.5) / 256) / (i >= 106 ? 2 : 1);
    return i === 0 || i === 255 ? 1 : Math.round(512 / middle) / 512;
  });
  const logs = Array.from(reciprocal, (c) => pairFrom(real.neg(real.log(real.of(c)))));
  return {ln2: pairFrom(real.constant('ln2')), reciprocal, logs, scale: pow2};
}

export interface ExpTable {
  readonly step: readonly [number, number, number];
  /** 2^(i/256). */
  readonly powers: readonly Pair[];
  readonly scale: (k: number) => number;
}

/** The leading 32 bits of a big number, and what is left. */
function leading(a: Big): readonly [number, Big] {
  const near = toDouble(a);
  const unit = 2 ** (Math.floor(Math.log2(near)) - 31);
  const head = Math.floor(near / unit) * unit;
  return [head, real.sub(a, real.of(head))];
}

function makeExpTable(): ExpTable {
  const width = real.scale(real.constant('ln2'), -8);
  const [first, rest] = leading(width);
  const [second, last] = leading(rest);
  const powers = Array.from({length: 256}, (_, i) => pairFrom(real.exp(real.mul(width, real.of(i)))));
  return {step: [first, second, toDouble(last)], powers, scale: pow2};
}

let logs: LogTable | undefined;
let powers: ExpTable | undefined;

export function logTable(): LogTable {
  logs ??= makeLogTable();
  return logs;
}

export function expTable(): ExpTable {
  powers ??= makeExpTable();
  return powers;
}
