/** Row-major arrays with a dtype: the little of NumPy and torch that losses need. Every operation rounds to its dtype. */
import {raise} from '../frameworkError.ts';
import {type DType, rounding} from './dtype.ts';

export interface NdArray {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((n, d) => n * d, 1);
export const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((d, i) => d === b[i]);

/** Numbers rounded to the dtype; float64 ones are kept as they are, uncopied: nothing here writes into an array. */
export function ndarray(data: ArrayLike<number>, shape: readonly number[], dtype: DType = 'float64'): NdArray {
  if (dtype === 'float64' && data instanceof Float64Array) return {dtype, shape, data};
  const round = rounding[dtype];
  const rounded = new Float64Array(data.length);
  for (let i = 0; i < rounded.length; i++) rounded[i] = round(data[i]);
  return {dtype, shape, data: rounded};
}

export const scalar = (x: number, dtype: DType = 'float64'): NdArray => ndarray([x], [], dtype);

export const full = (shape: readonly number[], value: number, dtype: DType): NdArray => ({
  dtype,
  shape,
  data: new Float64Array(sizeOf(shape)).fill(value),
});

export const cast = (a: NdArray, dtype: DType): NdArray => (a.dtype === dtype ? a : ndarray(a.data, a.shape, dtype));
export const reshape = (a: NdArray, shape: readonly number[]): NdArray => ({...a, shape});

/** f applied to every element, rounded to `dtype`. */
export function map(a: NdArray, f: (x: number) => number, dtype: DType = a.dtype): NdArray {
  const round = rounding[dtype];
  const data = new Float64Array(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = round(f(a.data[i]));
  return {dtype, shape: a.shape, data};
}

/** What to raise when two shapes do not broadcast. */
export type OnMismatch = (a: readonly number[], b: readonly number[]) => never;

export const numpyMismatch: OnMismatch = (a, b) =>
  raise('ValueError', `operands could not be broadcast together with shapes ${tuple(a)} ${tuple(b)} `);

/** "(2, 3)", "(5,)": a shape as Python prints it. */
export const tuple = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;

/** The shape that both broadcast to, aligned at the last axis. */
export function broadcastShapes(a: readonly number[], b: readonly number[], fail: OnMismatch): readonly number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({length: rank}, (_, i) => {
    const x = a[i - rank + a.length] ?? 1;
    const y = b[i - rank + b.length] ?? 1;
    if (x !== y && x !== 1 && y !== 1) fail(a, b);
    return x === 1 ? y : x;
  });
}

/** Steps through `from` while walking `to` row-major; 0 where the axis is repeated. */
function stridesFor(from: readonly number[], to: readonly number[]): readonly number[] {
  const offset = to.length - from.length;
  let step = 1;
  const strides = to.map(() => 0);
  for (let axis = from.length - 1; axis >= 0; axis--) {
    strides[axis + offset] = from[axis] === 1 ? 0 : step;
    step *= from[axis];
  }
  return strides;
}

/** The index into an array of shape `from` for every element of `to`. */
function gatherIndex(from: readonly number[], to: readonly number[]): Int32Array {
  const strides = stridesFor(from, to);
  const index = new Int32Array(sizeOf(to));
  const position = to.map(() => 0);
  for (let i = 0, at = 0; i < index.length; i++) {
    index[i] = at;
    for (let axis = to.length - 1; axis >= 0; axis--) {
      at += strides[axis];
      if (++position[axis] < to[axis]) break;
      at -= strides[axis] * to[axis];
      position[axis] = 0;
    }
  }
  return index;
}

export function broadcastTo(a: NdArray, shape: readonly number[]): NdArray {
  if (sameShape(a.shape, shape)) return a;
  const index = gatherIndex(a.shape, shape);
  const data = new Float64Array(index.length);
  for (let i = 0; i < data.length; i++) data[i] = a.data[index[i]];
  return {dtype: a.dtype, shape, data};
}

/** f over two broadcast arrays, rounded to `dtype`. */
export function zip(
  a: NdArray,
  b: NdArray,
  f: (x: number, y: number) => number,
  dtype: DType,
  fail: OnMismatch = numpyMismatch,
): NdArray {
  const shape = broadcastShapes(a.shape, b.shape, fail);
  const left = broadcastTo(a, shape).data;
  const right = broadcastTo(b, shape).data;
  const round = rounding[dtype];
  const data = new Float64Array(left.length);
  for (let i = 0; i < data.length; i++) data[i] = round(f(left[i], right[i]));
  return {dtype, shape, data};
}
