/** NumPy's rules: promotion, ufunc result types, axes, and arithmetic that raises as NumPy does. */
import {raise} from '../frameworkError.ts';
import {type DType, isFloating} from './dtype.ts';
import {cast, map, type NdArray, zip} from './ndarray.ts';

const floatRank: readonly DType[] = ['float16', 'float32', 'float64'];

/** What NumPy's own ufuncs (exp, log) give: small integers become half or single, the rest double. */
export function ufuncType(dtype: DType): DType {
  if (isFloating(dtype)) return dtype;
  if (dtype === 'bool' || dtype === 'int8' || dtype === 'uint8') return 'float16';
  return dtype === 'int16' || dtype === 'uint16' ? 'float32' : 'float64';
}

/** What scipy.special's ufuncs give: they have float32 and float64 loops only. */
export function specialType(...dtypes: readonly DType[]): DType {
  const single = dtypes.every((dtype) => dtype === 'float32' || ufuncType(dtype) !== 'float64');
  return single ? 'float32' : 'float64';
}

const largestSingle = 3.4028234663852886e38;

/** The special type of two arrays: before NumPy 2 a 0-d one yields to the other's dtype, if its value fits there. */
export function specialTypeOf(a: NdArray, b: NdArray): DType {
  if ((a.shape.length === 0) === (b.shape.length === 0)) return specialType(a.dtype, b.dtype);
  const [array, scalar] = a.shape.length === 0 ? [b, a] : [a, b];
  const value = Math.abs(scalar.data[0]);
  if (Number.isFinite(value) && value > largestSingle) return 'float64';
  return isFloating(scalar.dtype) && !isFloating(array.dtype)
    ? specialType(array.dtype, 'float16')
    : specialType(array.dtype);
}

/** numpy.result_type of two arrays. */
export function promote(a: DType, b: DType): DType {
  if (a === b) return a;
  if (isFloating(a) && isFloating(b)) return floatRank[Math.max(floatRank.indexOf(a), floatRank.indexOf(b))];
  if (isFloating(a) || isFloating(b))
    return promote(isFloating(a) ? a : ufuncType(a), isFloating(b) ? b : ufuncType(b));
  return promoteIntegers(a, b);
}

const bits = (dtype: DType): number => (dtype === 'bool' ? 1 : Number(/\d+/.exec(dtype)?.[0] ?? 64));
const unsigned = (dtype: DType): boolean => dtype === 'bool' || dtype.startsWith('uint');

function promoteIntegers(a: DType, b: DType): DType {
  const [small, large] = bits(a) <= bits(b) ? [a, b] : [b, a];
  if (unsigned(small) === unsigned(large) || small === 'bool' || (unsigned(small) && bits(small) < bits(large)))
    return large;
  const wider = bits(large) * 2;
  return wider > 64 ? 'float64' : (`int${wider}` as DType);
}

/** The result of a sum: integers accumulate in 64 bits. */
export const sumType = (dtype: DType): DType =>
  isFloating(dtype) ? dtype : unsigned(dtype) && dtype !== 'bool' ? 'uint64' : 'int64';

/** a / b as true division. */
export const divide = (a: NdArray, b: NdArray): NdArray => zip(a, b, (x, y) => x / y, quotientType(a, b));

const quotientType = (a: NdArray, b: NdArray): DType => {
  const type = promote(a.dtype, b.dtype);
  return isFloating(type) ? type : 'float64';
};

export function subtract(a: NdArray, b: NdArray): NdArray {
  if (a.dtype === 'bool' && b.dtype === 'bool') {
    raise(
      'TypeError',
      'numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.',
    );
  }
  return zip(a, b, (x, y) => x - y, promote(a.dtype, b.dtype));
}

export const exp = (a: NdArray): NdArray => map(cast(a, ufuncType(a.dtype)), Math.exp);
export const log = (a: NdArray): NdArray => map(cast(a, ufuncType(a.dtype)), Math.log);

/** Axes from None, an integer or a tuple; out of range is an AxisError, twice the same a ValueError. */
export function axesOf(axis: unknown, rank: number): readonly number[] {
  if (axis === undefined || axis === null) return Array.from({length: rank}, (_, i) => i);
  const axes = (Array.isArray(axis) ? axis : [axis]).map((value) => axisOf(value, rank));
  if (new Set(axes).size !== axes.length) raise('ValueError', "duplicate value in 'axis'");
  return rank === 0 ? [] : axes;
}

function axisOf(axis: unknown, rank: number): number {
  if (typeof axis !== 'number' || !Number.isInteger(axis)) {
    return raise('TypeError', `'${typeof axis}' object cannot be interpreted as an integer`);
  }
  if (rank === 0 && (axis === 0 || axis === -1)) return 0;
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  return raise('AxisError', `axis ${axis} is out of bounds for array of dimension ${rank}`);
}
