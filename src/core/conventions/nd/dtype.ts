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

/**
 * A double rounded to `bits` significant bits whose smallest subnormal is 2^minExponent (ties to even); overflow above `max`.
 * Scaling by a power of two makes the rounding of 1.5·2^52 tricks exact: x / ulp is exact, so only the rounding itself rounds.
 */
function roundToBits(x: number, bits: number, minExponent: number, max: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const exponent = Math.max(exponentOf(x) - bits + 1, minExponent);
  const ulp = 2 ** exponent;
  const rounded = roundHalfEven(x / ulp) * ulp;
  return Math.abs(rounded) > max ? Math.sign(x) * Number.POSITIVE_INFINITY : rounded;
}

const exponentView = new DataView(new ArrayBuffer(8));

/** floor(log2 |x|) of a normal double, read from its bits. */
function exponentOf(x: number): number {
  exponentView.setFloat64(0, x);
  return ((exponentView.getUint16(0) >>> 4) & 0x7ff) - 1023;
}

function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
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
