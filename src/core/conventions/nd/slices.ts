/** Walking an array along one axis: rows for softmax and losses, wherever the class axis stands. */
import {rounding} from './dtype.ts';
import {type NdArray, sizeOf} from './ndarray.ts';

/** The array as [outer, length, inner] around an axis. */
export function around(shape: readonly number[], axis: number): {outer: number; length: number; inner: number} {
  return {outer: sizeOf(shape.slice(0, axis)), length: shape[axis] ?? 1, inner: sizeOf(shape.slice(axis + 1))};
}

/** f maps every row along the axis to a row of the same length; results are rounded to the array's dtype. */
export function alongAxis(a: NdArray, axis: number, f: (row: Float64Array) => Float64Array): NdArray {
  const {outer, length, inner} = around(a.shape, axis);
  const round = rounding[a.dtype];
  const data = new Float64Array(a.data.length);
  const row = new Float64Array(length);
  for (let o = 0; o < outer && length > 0; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * length * inner + i;
      for (let k = 0; k < length; k++) row[k] = a.data[start + k * inner];
      const result = f(row);
      for (let k = 0; k < length; k++) data[start + k * inner] = round(result[k]);
    }
  }
  return {dtype: a.dtype, shape: a.shape, data};
}
