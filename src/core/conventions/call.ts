/** What an emulation sees of a call: its arguments by name and kind, its version, and a place for warnings. */
import {raise} from './frameworkError.ts';
import type {NdArray} from './nd/ndarray.ts';
import {asFloat64, type Inference, readArray, readNumber} from './nd/read.ts';
import type {ConventionCall} from './types.ts';

export interface Call {
  readonly fn: string;
  readonly version: string | undefined;
  readonly given: Readonly<Record<string, unknown>>;
  has(name: string): boolean;
  /** The argument as JSON gave it; undefined where it was not given or is null. */
  raw(name: string): unknown;
  array(name: string, infer?: Inference): NdArray;
  maybeArray(name: string, infer?: Inference): NdArray | undefined;
  number(name: string, fallback: number): number;
  flag(name: string, fallback: boolean): boolean;
  text(name: string, fallback: string): string;
  warn(message: string): void;
}

export interface FrameworkFunction {
  readonly lib: string;
  readonly fn: string;
  /** In the function's own order; `arg0` in data is the second, the first being given by name. */
  readonly parameters: readonly string[];
  readonly run: (call: Call) => FrameworkResult;
}

export type FrameworkResult = number | NdArray | readonly NdArray[];

/** Reads the arguments of a call against the function's parameters; unknown names are the TypeError that Python raises. */
export function openCall(call: ConventionCall, parameters: readonly string[], warn: (message: string) => void): Call {
  const given = named({...call.config, ...call.args}, call.fn, parameters);
  const raw = (name: string): unknown => (given[name] === null ? undefined : given[name]);
  const maybeArray = (name: string, infer: Inference = asFloat64): NdArray | undefined =>
    raw(name) === undefined ? undefined : readArray(raw(name), infer);
  return {
    fn: call.fn,
    version: call.version,
    given,
    has: (name) => raw(name) !== undefined,
    raw,
    maybeArray,
    array: (name, infer) => maybeArray(name, infer) ?? missing(call.fn, name),
    number: (name, fallback) => numberOf(call.fn, name, raw(name), fallback),
    flag: (name, fallback) => (raw(name) === undefined ? fallback : Boolean(readNumber(raw(name)) ?? raw(name))),
    text: (name, fallback) => textOf(raw(name), fallback),
    warn,
  };
}

function numberOf(fn: string, name: string, value: unknown, fallback: number): number {
  if (value === undefined) return fallback;
  const number = readNumber(value);
  if (number !== undefined) return number;
  const array = typeof value === 'string' ? undefined : readArray(value);
  return array?.data.length === 1
    ? array.data[0]
    : raise('TypeError', `${fn}(): argument '${name}' must be a number, not ${JSON.stringify(value)}`);
}

const textOf = (value: unknown, fallback: string): string =>
  value === undefined ? fallback : typeof value === 'string' ? value : JSON.stringify(value);

const missing = (fn: string, name: string): never =>
  raise('TypeError', `${fn}() missing 1 required positional argument: '${name}'`);

/** Positional names of recorded calls (`arg0` follows the named first argument) turned into parameters. */
function named(args: Readonly<Record<string, unknown>>, fn: string, parameters: readonly string[]) {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      const position = /^arg(\d+)$/.exec(name)?.[1];
      const parameter = position === undefined ? name : parameters[Number(position) + 1];
      return [parameter !== undefined && parameters.includes(parameter) ? parameter : unexpected(fn, name), value];
    }),
  );
}

const unexpected = (fn: string, name: string): never =>
  raise('TypeError', `${fn}() got an unexpected keyword argument '${name}'`);

/** Compares dotted versions by number: "1.13.1" < "2.0"; a missing version is older than any. */
export function atLeast(version: string | undefined, wanted: string): boolean {
  if (version === undefined) return false;
  const have = numbersOf(version);
  const need = numbersOf(wanted);
  for (let i = 0; i < need.length; i++) {
    if ((have[i] ?? 0) !== need[i]) return (have[i] ?? 0) > need[i];
  }
  return true;
}

const numbersOf = (version: string): readonly number[] => (version.match(/\d+/g) ?? []).map(Number);
