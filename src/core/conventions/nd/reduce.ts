/** Reductions over axes: sums, maxima, and the normalised axis lists they need. */
import {type DType, rounding} from './dtype.ts';
import {type NdArray, sizeOf} from './ndarray.ts';

/** Calls visit(slice, output position) for each output; a slice holds the elements reduced into it, in order. */
function reduceWith(
  a: NdArray,
  axes: readonly number[],
  keepdims: boolean,
  reduce: (slice: Float64Array) => number,
  dtype: DType,
): NdArray {
  const kept = a.shape.map((_, i) => i).filter((i) => !axes.includes(i));
  const sorted = [...axes].sort((x, y) => x - y);
  const outer = kept.map((i) => a.shape[i]);
  const inner = sorted.map((i) => a.shape[i]);
  const strides = stridesOf(a.shape);
  const starts = offsets(
    outer,
    kept.map((i) => strides[i]),
  );
  const steps = offsets(
    inner,
    sorted.map((i) => strides[i]),
  );
  const data = new Float64Array(starts.length);
  const slice = new Float64Array(steps.length);
  const round = rounding[dtype];
  for (let o = 0; o < starts.length; o++) {
    for (let i = 0; i < steps.length; i++) slice[i] = a.data[starts[o] + steps[i]];
    data[o] = round(reduce(slice));
  }
  return {dtype, shape: keepdims ? a.shape.map((d, i) => (axes.includes(i) ? 1 : d)) : outer, data};
}

function stridesOf(shape: readonly number[]): readonly number[] {
  const strides = shape.map(() => 1);
  for (let i = shape.length - 2; i >= 0; i--) strides[i] = strides[i + 1] * shape[i + 1];
  return strides;
}

/** Flat offsets of every position of `shape` under `strides`, row-major. */
function offsets(shape: readonly number[], strides: readonly number[]): Int32Array {
  const out = new Int32Array(sizeOf(shape));
  let filled = Math.min(1, out.length);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const base = filled;
    for (let k = 1; k < shape[axis] && filled > 0; k++) {
      for (let i = 0; i < base; i++) out[filled++] = out[i] + k * strides[axis];
    }
  }
  return out;
}

/** A compensated sum (Neumaier): what the framework's pairwise or vector sum approximates. ∞ and NaN as in a plain sum. */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  let rest = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    const next = sum + x;
    rest += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  return Number.isFinite(rest) ? sum + rest : sum;
}

/** The maximum as NumPy and torch take it: NaN if any is NaN, −∞ for none. */
export function maxOf(values: ArrayLike<number>): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    if (values[i] > max) max = values[i];
    else if (Number.isNaN(values[i])) return Number.NaN;
  }
  return max;
}

export const allAxes = (a: NdArray): readonly number[] => a.shape.map((_, i) => i);

export const sum = (
  a: NdArray,
  axes: readonly number[] = allAxes(a),
  keepdims = false,
  dtype: DType = a.dtype,
): NdArray => reduceWith(a, axes, keepdims, sumOf, dtype);

export const max = (a: NdArray, axes: readonly number[] = allAxes(a), keepdims = false): NdArray =>
  reduceWith(a, axes, keepdims, maxOf, a.dtype);

/** Σ/n; NaN where n = 0. */
export const mean = (a: NdArray, axes: readonly number[] = allAxes(a), keepdims = false): NdArray =>
  reduceWith(a, axes, keepdims, (slice) => sumOf(slice) / slice.length, a.dtype);
