/**
 * Whether an array is worth a hover unasked: what is named or used as a prediction or target, and what can hardly be
 * anything but a distribution. Everything else is left alone: the hover must not annoy.
 */

import type {NumericArray} from '../../core/literal/types.ts';
import {guessRole, isPlainlyNotPrediction} from '../core.ts';

/** Rows that miss 1 by more are no distribution with a slip in it, but something else. */
const SUM_TOLERANCE = 0.05;
const FEWEST_CLASSES = 2;
const MOST_DIMENSIONS = 3;

function rowsSumToOne({values, shape}: NumericArray): boolean {
  const columns = shape.at(-1) ?? 0;
  if (columns < FEWEST_CLASSES) return false;
  for (let row = 0; row + columns <= values.length; row += columns) {
    let sum = 0;
    for (let i = row; i < row + columns; i++) sum += values[i];
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) return false;
  }
  return true;
}

const isFraction = (value: number): boolean => value >= 0 && value <= 1;

/** [0, 1, 0] alone may be flags; rows of fractions that sum to 1 are hardly anything but distributions. */
function speaksForItself(array: NumericArray): boolean {
  const {values} = array;
  return values.every(isFraction) && values.some((value) => !Number.isInteger(value)) && rowsSumToOne(array);
}

export function isWorthAHover(array: NumericArray): boolean {
  if (array.values.length < FEWEST_CLASSES || array.shape.length > MOST_DIMENSIONS) return false;
  if (isPlainlyNotPrediction(array)) return false;
  const evidence = guessRole(array)?.evidence;
  return evidence === 'call' || evidence === 'name' || speaksForItself(array);
}
