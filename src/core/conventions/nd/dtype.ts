/** Number types as frameworks store them, and rounding a double to each. */

export type DType =
  | 'float64'
  | 'float32'
  | 'float16'
  | 'bfloat16'
  | 'int64'
  | 'int32'
  | 'int16'
  | 'int8'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'bool';

export const dtypes: readonly DType[] = [
  'float64',
  'float32',
  'float16',
  'bfloat16',
  'int64',
  'int32',
  'int16',
  'int8',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'bool',
];

export const isDType = (name: unknown): name is DType => dtypes.some((dtype) => dtype === name);
export const isFloating = (dtype: DType): boolean => dtype.includes('float');

/** 2^k for every exponent that a double's last rounded place can have; ** is slow. */
const powers = Float64Array.from({length: 2200}, (_, i) => 2 ** (i - 1100));

/** Added and taken away again, it leaves |x| < 2^51 at the nearest integer, ties to even: doubles there are 1 apart. */
const toInteger = 1.5 * 2 ** 52;

/**
 * A double rounded to `bits` significant bits whose smallest subnormal is 2^minExponent (ties to even); overflow above `max`.
 * x / ulp is exact, as ulp is a power of two, so that only the one rounding rounds.
 */
function roundToBits(x: number, bits: number, minExponent: number, max: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const ulp = powers[Math.max(exponentOf(x) - bits + 1, minExponent) + 1100];
  const rounded = (x / ulp + toInteger - toInteger) * ulp;
  return Math.abs(rounded) > max ? Math.sign(x) * Number.POSITIVE_INFINITY : rounded;
}

const exponentView = new DataView(new ArrayBuffer(8));

/** floor(log2 |x|) of a normal double, read from its bits. */
function exponentOf(x: number): number {
  exponentView.setFloat64(0, x);
  return ((exponentView.getUint16(0) >>> 4) & 0x7ff) - 1023;
}

/** IEEE binary16: 11 significant bits, largest 65504, smallest subnormal 2^-24. */
export const roundFloat16 = (x: number): number => roundToBits(x, 11, -24, 65504);

/** bfloat16: 8 significant bits, float32's exponents. */
export const roundBfloat16 = (x: number): number => roundToBits(x, 8, -133, 3.3895313892515355e38);

const identity = (x: number): number => x;

/** The rounding of a dtype; integers truncate toward zero, bool is 0 or 1. */
export const rounding: Readonly<Record<DType, (x: number) => number>> = {
  float64: identity,
  float32: Math.fround,
  float16: roundFloat16,
  bfloat16: roundBfloat16,
  int64: Math.trunc,
  int32: (x) => x | 0,
  int16: (x) => (x << 16) >> 16,
  int8: (x) => (x << 24) >> 24,
  uint8: (x) => x & 0xff,
  uint16: (x) => x & 0xffff,
  uint32: (x) => x >>> 0,
  uint64: Math.trunc,
  bool: (x) => (x === 0 ? 0 : 1),
};

/** Distance from 1 to the next larger number, as numpy.finfo(dtype).eps. */
export const machineEpsilon = (dtype: DType): number =>
  dtype === 'float16' ? 2 ** -10 : dtype === 'bfloat16' ? 2 ** -7 : dtype === 'float32' ? 2 ** -23 : 2 ** -52;
