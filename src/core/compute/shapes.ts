/** Rows, classes and class indices of a computation's arguments. */
import type {Shape2} from '../loss/types.ts';
import {type Args, ArgumentError, has, list, numbers, optionalNumbers} from './arguments.ts';

export interface Matrix {
  readonly values: Float64Array;
  readonly shape: Shape2;
}

function shapeOf(args: Args, name: string): readonly number[] {
  return has(args, 'shape') ? Array.from(numbers(args, 'shape')) : list(args, name).shape;
}

/** A flat list with `shape`, or nested rows; a plain list is one row. */
export function matrix(args: Args, name: string): Matrix {
  const {values} = list(args, name);
  const shape = shapeOf(args, name);
  const [rows, numClasses] = shape.length === 1 ? [1, shape[0]] : shape;
  const isWhole = shape.length <= 2 && [rows, numClasses].every((n) => Number.isInteger(n) && n >= 0);
  if (!isWhole) throw new ArgumentError('invalid-argument', '“shape” must be [rows, classes].');
  if (rows * numClasses !== values.length) {
    const message = `“${name}” has ${values.length} values, but shape ${rows}×${numClasses} takes ${rows * numClasses}.`;
    throw new ArgumentError('shape-mismatch', message);
  }
  return {values, shape: [rows, numClasses]};
}

/** One class index per row, in [0, numClasses) or the index that is ignored. */
export function classIndices(args: Args, [rows, numClasses]: Shape2, ignoreIndex?: number): Float64Array {
  const target = numbers(args, 'target');
  if (target.length !== rows) {
    throw new ArgumentError('shape-mismatch', `“target” has ${target.length} values for ${rows} rows.`);
  }
  for (let i = 0; i < rows; i++) checkIndex(target[i], i, numClasses, ignoreIndex);
  return target;
}

function checkIndex(index: number, i: number, numClasses: number, ignoreIndex?: number): void {
  if (index === ignoreIndex || (Number.isInteger(index) && index >= 0 && index < numClasses)) return;
  const message = `“target[${i}]” is ${index}, outside [0, ${numClasses}). Indices count from 0.`;
  throw new ArgumentError('index-out-of-range', message);
}

/** One number per class, or none. */
export function perClass(args: Args, name: string, numClasses: number): Float64Array | undefined {
  return ofLength(args, name, numClasses, 'classes');
}

/** One number per row, or none. */
export function perRow(args: Args, name: string, rows: number): Float64Array | undefined {
  return ofLength(args, name, rows, 'rows');
}

function ofLength(args: Args, name: string, length: number, things: string): Float64Array | undefined {
  const values = optionalNumbers(args, name);
  if (values && values.length !== length) {
    throw new ArgumentError('shape-mismatch', `“${name}” has ${values.length} values for ${length} ${things}.`);
  }
  return values;
}
