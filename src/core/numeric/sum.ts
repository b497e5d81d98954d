/** The sum of numbers. */
import {plainSum} from './plain/sum.ts';
import {type Precision, precisionFor} from './precision.ts';

/** Σ values; 0 for none. */
export function sum(values: ArrayLike<number>, precision: Precision = precisionFor(values.length)): number {
  if (precision === 'plain') return plainSum(values);
  return plainSum(values);
}
