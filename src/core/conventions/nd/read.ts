/** Arrays as JSON carries them: {dtype, shape, data | base64}, nested lists, numbers, and "inf", "-inf", "nan". */
import {raise} from '../frameworkError.ts';
import {decodeBase64} from './base64.ts';
import {type DType, isDType} from './dtype.ts';
import {type NdArray, ndarray, sizeOf} from './ndarray.ts';

const words: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  '+inf': Number.POSITIVE_INFINITY,
  Infinity: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
  NaN: Number.NaN,
};

/** One number of JSON: a number, a boolean, or a word for what JSON cannot write. Undefined if it is none. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : undefined;
}

const toNumber = (value: unknown): number =>
  readNumber(value) ?? raise('TypeError', `a number was expected, got ${JSON.stringify(value)}`);

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether the value is an array with its dtype and shape written out. */
export const isTensor = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isRecord(value) && ('data' in value || 'base64' in value);

/** What a list holds where no dtype is written. */
export type Inference = (data: readonly number[], shape: readonly number[]) => DType;
export const asFloat64: Inference = () => 'float64';
export const asFloat32: Inference = () => 'float32';
/** As numpy.asarray of Python numbers that JSON kept: all integers give int64. */
export const asWritten: Inference = (data) =>
  data.length > 0 && data.every((x) => Number.isInteger(x)) ? 'int64' : 'float64';

/** The value as an array; throws a framework's TypeError or ValueError where it is none. */
export function readArray(value: unknown, infer: Inference = asFloat64): NdArray {
  if (isTensor(value)) return readTensor(value);
  const shape = shapeOfLists(value);
  const data: number[] = [];
  collect(value, shape, 0, data);
  return ndarray(data, shape, infer(data, shape));
}

function readTensor(value: Readonly<Record<string, unknown>>): NdArray {
  const {dtype = 'float64', base64} = value;
  if (!isDType(dtype)) return raise('TypeError', `unknown dtype ${JSON.stringify(dtype)}`);
  const numbers = typeof base64 === 'string' ? decodeBase64(base64, dtype) : readNumbers(value['data']);
  const shape = readShape(value['shape'] ?? [numbers.length]);
  if (sizeOf(shape) !== numbers.length) {
    raise('ValueError', `cannot reshape array of size ${numbers.length} into shape ${JSON.stringify(shape)}`);
  }
  return ndarray(numbers, shape, dtype);
}

function readShape(value: unknown): readonly number[] {
  const valid = Array.isArray(value) && value.every((d) => Number.isInteger(d) && d >= 0);
  return valid ? value : raise('ValueError', `a shape must be a list of sizes, got ${JSON.stringify(value)}`);
}

function readNumbers(value: unknown): ArrayLike<number> {
  if (value instanceof Float64Array) return value;
  if (!Array.isArray(value)) return [toNumber(value)];
  const flat = new Float64Array(value.length);
  for (let i = 0; i < flat.length; i++) {
    if (Array.isArray(value[i])) return value.flat(Number.POSITIVE_INFINITY).map(toNumber);
    flat[i] = toNumber(value[i]);
  }
  return flat;
}

/** The shape that the first elements tell; `collect` checks that the rest agree. */
function shapeOfLists(value: unknown): readonly number[] {
  return Array.isArray(value) ? [value.length, ...(value.length > 0 ? shapeOfLists(value[0]) : [])] : [];
}

function collect(value: unknown, shape: readonly number[], depth: number, out: number[]): void {
  if (depth === shape.length) {
    if (Array.isArray(value)) ragged(depth);
    out.push(toNumber(value));
    return;
  }
  if (!Array.isArray(value) || value.length !== shape[depth]) ragged(depth);
  else for (const element of value) collect(element, shape, depth + 1, out);
}

const ragged = (depth: number): never =>
  raise('ValueError', `setting an array element with a sequence: the lists differ in length after ${depth} dimensions`);
