/** What the numbers of an array alone tell: one-hot rows, class indices, distributions, evenly spaced ticks. */
import type {NumericArray} from '../literal/types.ts';

/** The shape that counts: what a wrapper makes of the literal, else the literal's own. */
export const shapeOf = (array: NumericArray): readonly number[] => array.shapeInCall ?? array.shape;
const valuesOf = (array: NumericArray): Float64Array => array.valuesInCall ?? array.values;

export const isIntegral = (array: NumericArray): boolean => array.values.every((x) => Number.isInteger(x));

/** Every row along the last axis is zeros and a single one. */
export function isOneHot(array: NumericArray): boolean {
  if (!array.values.every((x) => x === 0 || x === 1)) return false;
  return everyRow(array, (sum) => sum === 1);
}

/** No value below 0, every row along the last axis sums to 1 (within 1 %, as printed numbers do). */
export function isDistribution(array: NumericArray): boolean {
  return array.values.every((x) => x >= 0) && everyRow(array, (sum) => Math.abs(sum - 1) <= 0.01);
}

function everyRow(array: NumericArray, test: (sum: number) => boolean): boolean {
  const shape = shapeOf(array);
  const columns = shape[shape.length - 1] ?? 0;
  const values = valuesOf(array);
  if (columns < 2) return false;
  for (let start = 0; start < values.length; start += columns) {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += values[start + j]!;
    if (!test(sum)) return false;
  }
  return true;
}

/** Class indices for numClasses classes, counted from 0 or 1; −100 and −1 are the usual marks of what is ignored. */
export const areIndices = (array: NumericArray, numClasses: number): boolean =>
  array.values.every((x) => Number.isInteger(x) && (x >= 0 || x === -100 || x === -1) && x <= numClasses);

/** 0 and 1 only. */
export const isBinary = (array: NumericArray): boolean => array.values.every((x) => x === 0 || x === 1);

/** Four or more values in equal steps: ticks, thresholds, grids. */
export function isEvenlySpaced(array: NumericArray): boolean {
  const {values} = array;
  if (values.length < 4 || array.shape.length !== 1) return false;
  const step = (values[values.length - 1]! - values[0]!) / (values.length - 1);
  return (
    step !== 0 && values.every((x, i) => Math.abs(x - values[0]! - i * step) <= 1e-9 * Math.abs(step) * values.length)
  );
}

export const largest = (array: NumericArray): number =>
  array.values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
