/** Facts about a literal's rows that several checks need. */
import type {NumericArray} from '../literal/types.ts';

export const numColumns = (array: NumericArray): number => array.shape[array.shape.length - 1] ?? 1;
export const numRows = (array: NumericArray): number => array.values.length / Math.max(numColumns(array), 1);

/** Rectangular and fully read: anything else is the reader's business. */
export const isSound = (array: NumericArray | undefined): array is NumericArray =>
  array?.complete === true && array.diagnostics.length === 0 && array.values.every((v) => !Number.isNaN(v));

export function rowSums(array: NumericArray): readonly number[] {
  const columns = numColumns(array);
  return Array.from({length: numRows(array)}, (_, r) => sum(array.values, r * columns, (r + 1) * columns, 1));
}

export function columnSums(array: NumericArray): readonly number[] {
  const columns = numColumns(array);
  return Array.from({length: columns}, (_, c) => sum(array.values, c, array.values.length, columns));
}

function sum(values: Float64Array, from: number, to: number, step: number): number {
  let total = 0;
  for (let i = from; i < to; i += step) total += values[i]!;
  return total;
}

/** Decimals written after the point of an element: what its author rounded to. */
function decimals(text: string, array: NumericArray, element: number): number {
  const token = text.slice(array.spans[2 * element], array.spans[2 * element + 1]);
  const point = token.indexOf('.');
  return point < 0 || /[eE/*]/.test(token) ? 17 : token.length - point - 1;
}

/** How far Σ may be from 1 by rounding alone: half a unit of the last written place for each class, and never more than 0.02. */
export function roundingAllowance(text: string, array: NumericArray): number {
  let places = 0;
  for (let i = 0; i < Math.min(array.values.length, 64); i++) places = Math.max(places, decimals(text, array, i));
  return Math.min(0.02, numColumns(array) * 0.5 * 10 ** -Math.min(places, 12)) + 1e-9;
}

export const isProbabilities = (array: NumericArray): boolean => array.values.every((v) => v >= 0 && v <= 1);
export const isIntegers = (array: NumericArray): boolean => array.values.every(Number.isInteger);
export const isBinary = (array: NumericArray): boolean => array.values.every((v) => v === 0 || v === 1);

/** Written with a point, an exponent or a name: a float in every language. */
export function isWrittenAsFloat(text: string, array: NumericArray): boolean {
  return text.slice(array.start, array.end).includes('.');
}

export const isOneHot = (array: NumericArray): boolean =>
  array.shape.length >= 2 && numColumns(array) > 1 && isBinary(array) && rowSums(array).every((s) => s === 1);
