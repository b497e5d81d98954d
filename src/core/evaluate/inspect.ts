/** One pass over an array's values: what range they have, whether they are whole, zeros and ones, decimals written. */

export interface ValueRange {
  readonly min: number;
  readonly max: number;
  readonly allInteger: boolean;
  readonly allZeroOne: boolean;
  /** Index of the first NaN, or −1. */
  readonly firstNaN: number;
}

export function inspect(values: ArrayLike<number>): ValueRange {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let allInteger = true;
  let firstNaN = -1;
  for (let i = 0; i < values.length; i++) {
    const v = values[i];
    if (v < min) min = v;
    if (v > max) max = v;
    allInteger &&= Math.floor(v) - v === 0; // ∞ − ∞ is NaN
    if (firstNaN < 0 && Number.isNaN(v)) firstNaN = i;
  }
  return {min, max, allInteger, allZeroOne: allInteger && min >= 0 && max <= 1, firstNaN};
}

/** The sums of consecutive groups of `size` values (rows). */
export function rowSums(values: ArrayLike<number>, size: number): Float64Array {
  const sums = new Float64Array(values.length / size);
  for (let row = 0; row < sums.length; row++) sums[row] = sumOfRange(values, row * size, size);
  return sums;
}

/** True where every group of `size` values sums to 1, within what their printed decimals explain. */
export function rowsSumToOne(values: ArrayLike<number>, size: number): boolean {
  const tolerance = sumTolerance(values, size);
  for (let from = 0; from < values.length; from += size) {
    if (!(Math.abs(sumOfRange(values, from, size) - 1) <= tolerance)) return false;
  }
  return true;
}

/** Neumaier's compensated sum of values[from … from + count). */
export function sumOfRange(values: ArrayLike<number>, from: number, count: number): number {
  let sum = 0;
  let lost = 0;
  for (let i = from; i < from + count; i++) {
    const v = values[i];
    const next = sum + v;
    lost += Math.abs(sum) >= Math.abs(v) ? sum - next + v : v - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}

const FEWEST_ROUNDED_DECIMALS = 3;
const EXACT_TOLERANCE = 1e-6;
const WIDEST_TOLERANCE = 5e-3;
const SAMPLE = 64;

/**
 * How far a row's sum may lie from 1 by the rounding of its printed values alone: half a unit of the last decimal for each
 * of K values, from three decimals on; 1e-6 for values with fewer, which were typed. Judged by the first values.
 */
export function sumTolerance(values: ArrayLike<number>, rowLength: number): number {
  let decimals = 0;
  for (let i = 0; i < Math.min(values.length, SAMPLE); i++) decimals = Math.max(decimals, decimalsOf(values[i]));
  if (decimals < FEWEST_ROUNDED_DECIMALS) return EXACT_TOLERANCE;
  return Math.max(EXACT_TOLERANCE, Math.min(WIDEST_TOLERANCE, 0.5 * rowLength * 10 ** -decimals));
}

function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}
