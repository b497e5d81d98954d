/** scikit-learn's checks of arrays, in its words. Source: sklearn/utils/validation.py. */
import {raise} from '../frameworkError.ts';
import {isFloating} from '../nd/dtype.ts';
import {cast, type NdArray, tuple} from '../nd/ndarray.ts';
import {sumOf} from '../nd/reduce.ts';

/** check_array(ensure_2d=False): one or two axes, at least one sample, finite; integers become float64. */
export function checkProbabilities(a: NdArray): NdArray {
  if (a.shape.length > 2) raise('ValueError', `Found array with dim ${a.shape.length}. None expected <= 2.`);
  const float = isFloating(a.dtype) && a.dtype !== 'bfloat16' ? a : cast(a, 'float64');
  checkFinite(float);
  if (a.shape.length === 0)
    raise('TypeError', `Singleton array array(${a.data[0]}) cannot be considered a valid collection.`);
  if (a.shape[0] === 0) {
    raise('ValueError', `Found array with 0 sample(s) (shape=${tuple(a.shape)}) while a minimum of 1 is required.`);
  }
  if (a.shape[1] === 0) {
    raise('ValueError', `Found array with 0 feature(s) (shape=${tuple(a.shape)}) while a minimum of 1 is required.`);
  }
  return float;
}

export function checkFinite(a: NdArray): void {
  if (a.data.some(Number.isNaN)) raise('ValueError', 'Input contains NaN.');
  if (a.data.some((x) => !Number.isFinite(x))) {
    raise('ValueError', `Input contains infinity or a value too large for dtype('${a.dtype}').`);
  }
}

export function checkLengths(lengths: readonly number[]): void {
  if (new Set(lengths).size <= 1) return;
  raise('ValueError', `Found input variables with inconsistent numbers of samples: [${lengths.join(', ')}]`);
}

/** numpy.average of one number per sample. */
export function average(values: Float64Array, weights: NdArray | undefined): number {
  if (!weights) return sumOf(values) / values.length;
  if (weights.shape.length !== 1) raise('TypeError', 'Axis must be specified when shapes of a and weights differ.');
  const total = sumOf(weights.data);
  if (total === 0) raise('ZeroDivisionError', "Weights sum to zero, can't be normalized");
  return dot(values, weights.data) / total;
}

export const dot = (a: Float64Array, b: Float64Array): number => sumOf(a.map((x, i) => x * b[i]));

/** column_or_1d: (n,) or (n, 1). */
export function column(shape: readonly number[]): void {
  if (shape.length === 1 || (shape.length === 2 && shape[1] === 1)) return;
  raise('ValueError', `y should be a 1d array, got an array of shape ${tuple(shape)} instead.`);
}
