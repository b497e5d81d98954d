/** Reads the arguments of a computation from unknown JSON-like values; every complaint names the argument and the element. */

export interface ComputeError {
  readonly type: string;
  readonly message: string;
}

/** Thrown by the readers below and turned into an outcome by computeOp; it never leaves this folder. */
export class ArgumentError extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

export type Args = Readonly<Record<string, unknown>>;

const spelled: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  '+inf': Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
};

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' && Object.hasOwn(spelled, value) ? spelled[value] : undefined;
}

function isTensor(value: unknown): value is {readonly data: unknown; readonly shape?: unknown} {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'data' in value;
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return value instanceof Float64Array || value instanceof Float32Array || value instanceof Int32Array;
}

/** Numbers of a flat or nested list, in row-major order, with the lengths of its levels. */
export interface NumberList {
  readonly values: Float64Array;
  readonly shape: readonly number[];
}

function listOf(name: string, value: unknown): NumberList {
  if (isTensor(value)) {
    const inner = listOf(name, value.data);
    return Array.isArray(value.shape) ? {values: inner.values, shape: value.shape.map(Number)} : inner;
  }
  if (isNumbers(value)) return {values: Float64Array.from(value), shape: [value.length]};
  if (!Array.isArray(value)) throw new ArgumentError('invalid-argument', `“${name}” must be a list of numbers.`);
  return value.some(Array.isArray) ? nested(name, value) : flat(name, value);
}

function flat(name: string, list: readonly unknown[]): NumberList {
  const values = new Float64Array(list.length);
  for (let i = 0; i < list.length; i++) {
    const number = toNumber(list[i]);
    if (number === undefined) throw new ArgumentError('invalid-argument', `“${name}[${i}]” is not a number.`);
    values[i] = number;
  }
  return {values, shape: [list.length]};
}

function nested(name: string, list: readonly unknown[]): NumberList {
  const rows = list.map((row, i) => listOf(`${name}[${i}]`, row));
  const [first] = rows;
  const odd = rows.findIndex((row) => row.shape.join() !== first.shape.join());
  if (odd >= 0) {
    const message = `“${name}” is ragged: row ${odd} has ${rows[odd].shape.join('×')} values, row 0 has ${first.shape.join('×')}. Make the rows equally long.`;
    throw new ArgumentError('ragged', message);
  }
  const values = new Float64Array(rows.length * first.values.length);
  for (const [i, row] of rows.entries()) values.set(row.values, i * first.values.length);
  return {values, shape: [rows.length, ...first.shape]};
}

export function has(args: Args, name: string): boolean {
  return args[name] !== undefined && args[name] !== null;
}

/** A list that must be there. */
export function list(args: Args, name: string): NumberList {
  if (!has(args, name)) throw new ArgumentError('missing-argument', `“${name}” is missing.`);
  const value = args[name];
  return typeof value === 'number' ? {values: Float64Array.of(value), shape: []} : listOf(name, value);
}

export function numbers(args: Args, name: string): Float64Array {
  return list(args, name).values;
}

export function optionalNumbers(args: Args, name: string): Float64Array | undefined {
  return has(args, name) ? numbers(args, name) : undefined;
}

export function scalar(args: Args, name: string, absent: number): number {
  return optionalScalar(args, name) ?? absent;
}

export function optionalScalar(args: Args, name: string): number | undefined {
  if (!has(args, name)) return undefined;
  const number = toNumber(args[name]);
  if (number === undefined) throw new ArgumentError('invalid-argument', `“${name}” must be a number.`);
  return number;
}

export function flag(args: Args, name: string, absent: boolean): boolean {
  return has(args, name) ? Boolean(args[name]) : absent;
}

/** One of some words. */
export function choice<W extends string>(args: Args, name: string, words: readonly W[], absent: W): W {
  if (!has(args, name)) return absent;
  const word = words.find((w) => w === args[name]);
  if (word === undefined) {
    throw new ArgumentError('invalid-argument', `“${name}” must be one of ${words.join(', ')}.`);
  }
  return word;
}

/** Two lists must be equally long. */
export function sameLength(a: string, x: ArrayLike<number>, b: string, y: ArrayLike<number>): void {
  if (x.length === y.length) return;
  throw new ArgumentError(
    'shape-mismatch',
    `“${a}” has ${x.length} values, “${b}” has ${y.length}. Make them equally long.`,
  );
}

/** Every element must pass; `what` completes “p[3] is −0.1, …”. */
export function every(name: string, x: ArrayLike<number>, passes: (value: number, i: number) => boolean, what: string) {
  for (let i = 0; i < x.length; i++) {
    if (!Number.isNaN(x[i]) && !passes(x[i], i)) {
      throw new ArgumentError('domain', `“${name}[${i}]” is ${x[i]}, ${what}`);
    }
  }
}
