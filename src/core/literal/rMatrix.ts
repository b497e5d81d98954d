/** R's matrix(…) and array(…) around a vector: the call is the literal, its values in row-major order (R fills by columns). */
import {type RArgument, readArguments} from './rArguments.ts';
import * as S from './state.ts';
import {columnMajor} from './tail.ts';
import type {NumericArray} from './types.ts';

/** A call's data does not stand behind more commas than that: a long call is not read again for each of its vectors. */
const MOST_COMMAS = 8;

/** Sizes beyond this many values are not filled up by repetition. */
const MOST_VALUES = 1 << 16;

interface Filling {
  readonly shape: readonly number[];
  /** Row by row rather than the first index fastest. */
  readonly byRow: boolean;
  readonly names: readonly (readonly string[] | undefined)[];
}

/**
 * The matrix that the vector is the data of, from the callee's start to its closing parenthesis; the vector itself where it is the data of
 * no such call, or where the sizes do not fit it. Values are repeated as R does where they go into the sizes a whole number of times.
 */
export function asMatrixCall(s: S.ScanState, vector: NumericArray): NumericArray {
  if (s.lexicon.dialect !== 'r') return vector;
  if (vector.container === 'call' || vector.container === 'dict') return bound(s, vector);
  const f = s.frames;
  const t = s.top;
  if (f[t + S.KIND] !== S.CALL || f[t + S.COMMAS] > MOST_COMMAS || vector.shape.length !== 1) return vector;
  const chain = f[t + S.CHAIN];
  const callee = s.text.slice(chain, Math.min(f[t + S.START], chain + 20)).trim();
  if (callee === 'structure' || callee === 'setNames') return dressed(s.text, f[t + S.START], callee, vector);
  if (callee !== 'matrix' && callee !== 'array') return vector;
  const call = readArguments(s.text, f[t + S.START]);
  const filling = call && fillingOf(callee, call.arguments, vector);
  if (!call || !filling) return vector;
  s.suppressTo = call.end;
  return filled(vector, filling, chain, call.end);
}

/** rbind(…) puts vectors below each other, cbind(…) beside each other; the literal is read as rows, whose names are those of arguments. */
function bound(s: S.ScanState, rows: NumericArray): NumericArray {
  const start = rows.start - 5;
  const name = s.text.slice(Math.max(0, start), rows.start);
  if ((name !== 'rbind' && name !== 'cbind') || rows.shape.length > 2) return rows;
  const shape = rows.shape.length === 1 ? [rows.shape[0], 1] : rows.shape;
  const {classNames: _, ...plain} = rows;
  const given = argumentNames(s.text, rows.start);
  const inner = namesWithin(s.text, rows.start);
  const names = name === 'rbind' ? [given, inner] : [inner, given];
  if (name === 'cbind') return filled(plain, {shape: [shape[1], shape[0]], byRow: false, names}, start, rows.end);
  const isNamed = inner?.length === shape[1];
  return {
    ...plain,
    start,
    shape,
    container: 'matrix',
    ...(given && {rowNames: given}),
    ...(isNamed && {classNames: inner}),
  };
}

/** The names of all arguments of the call that opens at `open`, or undefined where one has none. */
function argumentNames(text: string, open: number): readonly string[] | undefined {
  const names = readArguments(text, open)?.arguments.map((argument) => argument.name ?? '');
  return names?.every((name) => name !== '') ? names : undefined;
}

/** The names within the first argument: `c(cat = 0.1, dog = 0.9)`. */
function namesWithin(text: string, open: number): readonly string[] | undefined {
  const first = readArguments(text, open)?.arguments[0];
  return first?.text.startsWith('c(') ? argumentNames(text, first.start + 1) : undefined;
}

const PARAMETERS = {
  matrix: ['data', 'nrow', 'ncol', 'byrow', 'dimnames'],
  array: ['data', 'dim', 'dimnames'],
  setNames: ['object', 'nm'],
  structure: ['.Data'],
} as const;

/** structure(c(…), names = c("cat", "dog")), structure(c(…), dim = c(2, 2)), setNames(c(…), c("cat", "dog")): the vector with what they add. */
function dressed(text: string, open: number, callee: 'structure' | 'setNames', vector: NumericArray): NumericArray {
  const call = readArguments(text, open);
  const named = byParameter(PARAMETERS[callee], call?.arguments ?? []);
  if ((named.get('.Data') ?? named.get('object'))?.start !== vector.start) return vector;
  const names = quotedOf((named.get('nm') ?? named.get('names') ?? named.get('.Names'))?.text ?? '');
  const shape = vectorOf((named.get('dim') ?? named.get('.Dim'))?.text);
  const columns = namesOf((named.get('dimnames') ?? named.get('.Dimnames'))?.text)[1];
  const size = shape?.reduce((a, b) => a * b, 1);
  return {
    ...vector,
    ...(names?.length === vector.values.length && {classNames: names}),
    ...(shape !== undefined &&
      size === vector.values.length && {shapeInCall: shape, valuesInCall: columnMajor(vector.values, shape)}),
    ...(shape !== undefined && columns?.length === shape[1] && {classNames: columns}),
  };
}

function fillingOf(callee: 'matrix' | 'array', given: readonly RArgument[], vector: NumericArray): Filling | undefined {
  const named = byParameter(PARAMETERS[callee], given);
  if (named.get('data')?.start !== vector.start) return undefined;
  const shape = callee === 'matrix' ? matrixShape(named, vector.values.length) : vectorOf(named.get('dim')?.text);
  if (shape === undefined || !mayFill(shape, vector.values.length)) return undefined;
  const byRow = /^T(?:RUE)?$/.test(named.get('byrow')?.text ?? '');
  return {shape, byRow, names: namesOf(named.get('dimnames')?.text)};
}

/** Arguments by parameter: those with a name first, the others in order, as R matches them. */
function byParameter(parameters: readonly string[], given: readonly RArgument[]): ReadonlyMap<string, RArgument> {
  const named = new Map(
    given.flatMap((argument) => (argument.name === undefined ? [] : [[argument.name, argument] as const])),
  );
  const free = parameters.filter((parameter) => !named.has(parameter));
  given
    .filter((argument) => argument.name === undefined)
    .forEach((argument, i) => {
      if (free[i] !== undefined) named.set(free[i], argument);
    });
  return named;
}

function matrixShape(named: ReadonlyMap<string, RArgument>, length: number): readonly number[] | undefined {
  const rows = sizeOf(named.get('nrow')?.text);
  const columns = sizeOf(named.get('ncol')?.text);
  if (Number.isNaN(rows) || Number.isNaN(columns)) return undefined;
  if (rows === undefined) return columns === undefined ? [length, 1] : [Math.ceil(length / columns), columns];
  return [rows, columns ?? Math.ceil(length / rows)];
}

/** `2`, `2L`; NaN for what is no plain whole number, undefined for nothing. */
function sizeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d{1,9}L?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
}

/** `c(2, 3)`, `c(2L, 3L, 4L)`, `4` as sizes. */
function vectorOf(text: string | undefined): readonly number[] | undefined {
  const inner = text?.startsWith('c(') && text.endsWith(')') ? text.slice(2, -1) : text;
  const sizes = inner?.split(',').map((part) => sizeOf(part.trim()) ?? Number.NaN);
  return sizes?.every((size) => size > 0) ? sizes : undefined;
}

function mayFill(shape: readonly number[], length: number): boolean {
  const size = shape.reduce((a, b) => a * b, 1);
  return size === length || (size > length && size % length === 0 && size <= MOST_VALUES);
}

/** `list(c("a", "b"), NULL)`: names of rows and columns. */
function namesOf(text: string | undefined): Filling['names'] {
  const open = text?.startsWith('list(') ? text.indexOf('(') : -1;
  const parts = open < 0 ? undefined : readArguments(text!, open)?.arguments;
  return (parts ?? []).map((part) => quotedOf(part.text));
}

function quotedOf(text: string): readonly string[] | undefined {
  const parts = text.startsWith('c(') ? readArguments(text, 1)?.arguments : undefined;
  const names = parts?.map((part) => /^(["'])(.*)\1$/s.exec(part.text)?.[2]);
  return names?.every((name) => name !== undefined) ? names : undefined;
}

function filled(vector: NumericArray, filling: Filling, start: number, end: number): NumericArray {
  const {shape, names} = filling;
  const size = shape.reduce((a, b) => a * b, 1);
  const values = new Float64Array(size);
  const spans = new Uint32Array(2 * size);
  for (let i = 0; i < size; i++) {
    const k = (filling.byRow ? i : columnMajorIndex(i, shape)) % vector.values.length;
    values[i] = vector.values[k];
    spans[2 * i] = vector.spans[2 * k];
    spans[2 * i + 1] = vector.spans[2 * k + 1];
  }
  const {classNames: _, shapeInCall: __, valuesInCall: ___, wrappers, ...rest} = vector;
  const isVector = vector.container === 'vector';
  const outer = isVector ? (wrappers?.slice(1) ?? []) : (wrappers ?? []);
  const [rowNames, classNames] = names;
  return {
    ...rest,
    start,
    end,
    shape,
    values,
    spans,
    container: 'matrix',
    ...(outer.length > 0 && {wrappers: outer}),
    ...(rowNames?.length === shape[0] && {rowNames}),
    ...(classNames?.length === shape[1] && {classNames}),
  };
}

/** Where R keeps the element that is i-th in row-major order. */
function columnMajorIndex(i: number, shape: readonly number[]): number {
  let rest = i;
  let index = 0;
  let stride = shape.reduce((a, b) => a * b, 1);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    stride /= shape[axis];
    index += (rest % shape[axis]) * stride;
    rest = Math.floor(rest / shape[axis]);
  }
  return index;
}
