/** The sum of numbers. */
import {correctlyRounded} from './exact/correctlyRounded.ts';
import type {Reals} from './exact/reals.ts';
import {plainSum} from './plain/sum.ts';
import {type Precision, precisionFor} from './precision.ts';

/** Σ values over any reals. */
export function sumOf<T>(real: Reals<T>, values: ArrayLike<number>): T {
  let total = real.of(0);
  for (let i = 0; i < values.length; i++) total = real.add(total, real.of(values[i]));
  return total;
}

export function allFinite(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

/** Σ values, rounded once: sum([1e308, 1, −1e308]) = 1; 0 for none; ±Infinity and NaN as IEEE 754 adds them. */
export function sum(values: ArrayLike<number>, precision: Precision = precisionFor(values.length)): number {
  if (precision === 'plain' || !allFinite(values)) return plainSum(values);
  return correctlyRounded((real) => sumOf(real, values));
}
