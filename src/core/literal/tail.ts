/** What follows a literal inside its wrappers: further arguments (dtype, shape, order) and chained methods (.reshape). */
import {isWordPart, skipBlanks, wordEnd} from './chars.ts';
import * as S from './state.ts';
import {lastName} from './wrappers.ts';

export interface Tail {
  readonly methods: readonly string[];
  /** How many of the calls around the literal are closed before the methods. */
  readonly depth: number;
  readonly dtype: string | undefined;
  /** Names along the last axis: `pd.Series([…], index=['cat', 'dog'])`. */
  readonly names: readonly string[] | undefined;
  readonly shapeInCall: readonly number[] | undefined;
  readonly valuesInCall: Float64Array | undefined;
}

/** How far behind the literal is looked. */
const REACH = 400;

interface Reading {
  dtype: string | undefined;
  names: readonly string[] | undefined;
  shape: readonly number[];
  values: Float64Array | undefined;
  changed: boolean;
  readonly methods: string[];
}

/** Whether anything but closing parentheses follows inside the calls around the literal, or a method behind one of them. */
function mayHaveTail(s: S.ScanState, end: number, frame: number): boolean {
  const limit = Math.min(s.text.length, end + REACH);
  const mark = s.text.charCodeAt(end);
  if (s.lexicon.matrix && (mark === 39 || mark === 46)) return true;
  let f = frame;
  for (let i = skipBlanks(s.text, end, limit); i < limit; i = skipBlanks(s.text, i + 1, limit)) {
    if (s.text.charCodeAt(i) === 46) return true;
    if (s.text.charCodeAt(i) === 91 && s.lexicon.dialect === 'python') return true;
    if (s.frames[f + S.KIND] !== S.CALL) return false;
    if (s.text.charCodeAt(i) !== 41 || isTransposing(s, s.frames[f + S.START])) return true;
    f -= S.FRAME;
  }
  return false;
}

/** `np.transpose(`, `t(`: the call may have no other arguments. */
const isTransposing = (s: S.ScanState, open: number): boolean =>
  s.text.startsWith('transpose', open - 9) ||
  (s.text.charCodeAt(open - 1) === 116 && !isWordPart(s.text.charCodeAt(open - 2)));

/**
 * Reads text after `end`, where the literal ended; `frame` is the frame that it stands in. undefined where nothing stands there.
 */
export function readTail(
  s: S.ScanState,
  end: number,
  frame: number,
  shape: readonly number[],
  values: Float64Array,
): Tail | undefined {
  if (!mayHaveTail(s, end, frame)) return undefined;
  const text = s.text.slice(end, Math.min(s.text.length, end + REACH));
  const reading: Reading = {dtype: undefined, names: undefined, shape, values: undefined, changed: false, methods: []};
  let i = chain(reading, text, quoteTransposes(s, text, reading, values), values);
  let depth = 0;
  for (let f = frame; s.frames[f + S.KIND] === S.CALL && depth < 8; f -= S.FRAME) {
    const close = closeOf(text, i);
    const callee = s.text.slice(s.frames[f + S.CHAIN], Math.min(s.frames[f + S.START], s.frames[f + S.CHAIN] + 200));
    const rest = text.slice(i, close < 0 ? text.length : close);
    if (reading.methods.length === 0) {
      const isReshaped = close >= 0 && reshapeBy(s, reading, lastName(callee), rest, values);
      if (rest !== '' && !isReshaped) argumentsAfter(reading, callee, rest, values);
    }
    if (close < 0) break;
    depth++;
    const before = reading.methods.length;
    i = chain(reading, text, close + 1, values);
    if (reading.methods.length > before) break;
  }
  return {
    methods: reading.methods,
    depth: reading.methods.length > 0 ? depth : 0,
    dtype: reading.dtype,
    names: reading.names?.length === shape[shape.length - 1] ? reading.names : undefined,
    shapeInCall: reading.changed ? reading.shape : undefined,
    valuesInCall: reading.values,
  };
}

/** `[0.2 0.7]'` and `.'` in MATLAB and Julia; the offset after the mark. */
function quoteTransposes(s: S.ScanState, text: string, reading: Reading, values: Float64Array): number {
  const at = text.charCodeAt(0) === 46 ? 1 : 0;
  if (!s.lexicon.matrix || text.charCodeAt(at) !== 39) return 0;
  reading.methods.push("'");
  if (s.lexicon.dialect === 'julia' && reading.shape.length === 1) {
    reading.shape = [1, reading.shape[0]];
    reading.changed = true;
  } else transpose(reading, values);
  return at + 1;
}

/** Axes that are put the other way round: none, `(1, 0)`, `perm=[1, 0]`, `0, 1`. */
const SWAPPED =
  /^\s*(?:,\s*(?:(?:perm|axes|dim0)\s*=\s*)?(?:[[(]\s*1\s*,\s*0\s*[\])]|0\s*,\s*(?:dim1\s*=\s*)?1|1\s*,\s*0)\s*)?$/;

/** `np.transpose(…)`, `t(…)`, and `reshape(…, 2, 3)` in Julia and MATLAB, where the first index runs fastest; false for other calls. */
function reshapeBy(s: S.ScanState, reading: Reading, name: string, rest: string, values: Float64Array): boolean {
  if (name === 'transpose' || name === 't') {
    if (reading.shape.length === 2 && SWAPPED.test(rest)) transpose(reading, values);
    return true;
  }
  if (name !== 'reshape' || !s.lexicon.matrix) return false;
  const sizes = rest
    .replace(/^\s*,/, '')
    .replace(/\[\s*\]|:/g, '-1')
    .replace(/[[\]()]/g, ' ')
    .trim();
  reshape(reading, sizes.replace(/\s*,\s*|\s+/g, ','), true, values);
  return true;
}

/** The offset of the parenthesis that closes the call that text[i…] stands in, or −1. */
function closeOf(text: string, i: number): number {
  for (let depth = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 40 || code === 91 || code === 123) depth++;
    else if (code === 41 || code === 93 || code === 125) if (depth-- === 0) return code === 41 ? i : -1;
  }
  return -1;
}

/** `np.float32` → float32; R's `torch_long()` → int64. */
function typeName(text: string): string {
  const name = text.slice(text.lastIndexOf('.') + 1);
  const inR = name.startsWith('torch_') ? name.slice(6) : '';
  return Object.hasOwn(casts, inR) ? casts[inR] : name;
}

/** `np.array([…], np.float32)`, `tf.tensor2d([…], [1, 2], 'int32')`. */
const POSITIONAL_TYPE =
  /^(?:\s*,\s*[[(][\d\s,]*[\])])?\s*,\s*(?:["']|(?:np|numpy|jnp|tf|torch|mx|cp)\.)((?:float|int|uint|bfloat)\d+|bool)\b/;

const LABELS: Readonly<Record<string, RegExp>> = {
  Series: /\bindex\s*=\s*[[(]([^[\]()]*)[\])]/,
  DataFrame: /\bcolumns\s*=\s*[[(]([^[\]()]*)[\])]/,
};

/** `'cat', "dog"` as names; undefined where one is no text. */
function quotedNames(list: string): readonly string[] | undefined {
  const parts = list.replace(/,\s*$/, '').split(',');
  const names = parts.map((part) => /^\s*(["'])([^"'\\]*)\1\s*$/.exec(part)?.[2]);
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** dtype=…, shape=…, order='F' and a second positional argument that is a shape. */
function argumentsAfter(reading: Reading, callee: string, rest: string, values: Float64Array): void {
  const dtype = /\bdtype\s*[=:]\s*["']?([\w.]+)/.exec(rest);
  if (dtype) reading.dtype ??= typeName(dtype[1]);
  reading.dtype ??= POSITIONAL_TYPE.exec(rest)?.[1];
  const labels = /^(?:Series|DataFrame)$/.test(lastName(callee)) ? LABELS[lastName(callee)].exec(rest)?.[1] : undefined;
  if (labels !== undefined) reading.names = quotedNames(labels);
  const shape = /^\s*,\s*(?:[a-z]+\.\w+\s*,\s*)?(?:(?:shape|newshape|dims?|size)\s*=\s*)?[[(]([\d\s,_-]*)[\])]/.exec(
    rest,
  );
  const named = /\b(?:shape|newshape|dim)\s*=\s*[[(]([\d\s,_-]*)[\])]/.exec(rest);
  const order = /\border\s*=\s*["']F["']/.test(rest);
  const takesShape = /^(?:tensor\d?d?|Tensor|MLXArray|create|reshape|constant|buffer|full|fill)$/.test(
    lastName(callee),
  );
  const given = (takesShape && shape) || named;
  if (given) reshape(reading, given[1], order, values);
}

/** Follows `.name(…)` chains and `.T`; gives the offset after them. */
function chain(reading: Reading, text: string, i: number, values: Float64Array): number {
  for (;;) {
    i = newAxes(reading, text, i);
    const point = skipBlanks(text, i, text.length);
    if (text.charCodeAt(point) !== 46) return i;
    const start = skipBlanks(text, point + 1, text.length);
    const end = wordEnd(text, start, text.length);
    if (end === start) return i;
    const name = text.slice(start, end);
    const open = skipBlanks(text, end, text.length);
    const called = text.charCodeAt(open) === 40;
    const close = called ? closeOf(text, open + 1) : end - 1;
    if (close < 0 || (!called && name !== 'T' && name !== 'mT')) return i;
    method(reading, name, called ? text.slice(open + 1, close) : '', values);
    i = close + 1;
  }
}

/** `[None, :]` and `[:, np.newaxis]`: axes of one put between the others; gives the offset after them. */
function newAxes(reading: Reading, text: string, i: number): number {
  const index =
    text.charCodeAt(i) === 91 ? /^\[([\s\w.,:]*(?:None|newaxis)[\s\w.,:]*)\]/.exec(text.slice(i, i + 80)) : null;
  const axes = index?.[1].split(',').map((axis) => axis.trim().replace(/^.*\./, ''));
  const kept = axes?.filter((axis) => axis === ':').length ?? 0;
  if (!axes?.every((axis) => /^(?::|None|newaxis)$/.test(axis)) || kept > reading.shape.length) return i;
  let next = 0;
  reading.shape = [...axes.map((axis) => (axis === ':' ? reading.shape[next++] : 1)), ...reading.shape.slice(kept)];
  reading.changed = true;
  return i + (index?.[0].length ?? 0);
}

function method(reading: Reading, name: string, args: string, values: Float64Array): void {
  reading.methods.push(`.${name}`);
  if (/^(?:reshape|view|resize|reshape_as)$/.test(name)) {
    reshape(
      reading,
      args.replace(/,?\s*order\s*=.*$/, '').replace(/^\s*[[(]|[\])]\s*$/g, ''),
      /order\s*=\s*["']F["']/.test(args),
      values,
    );
  } else if (name === 'T' || ((name === 't' || name === 'transpose') && args.trim() === '')) transpose(reading, values);
  else if (name === 'unsqueeze' || name === 'squeeze' || name === 'flatten' || name === 'ravel')
    squeeze(reading, name, args);
  else castTo(reading, name, args);
}

const casts: Readonly<Record<string, string>> = {
  float: 'float32',
  double: 'float64',
  half: 'float16',
  long: 'int64',
  int: 'int32',
  bool: 'bool',
};

function castTo(reading: Reading, name: string, args: string): void {
  if (Object.hasOwn(casts, name)) reading.dtype = casts[name];
  const type = /^\s*(?:dtype\s*=\s*)?["']?(?:[\w.]*\.)?(float\d+|int\d+|uint\d+|bool|double|float)["']?/.exec(args);
  if ((name === 'astype' || name === 'to' || name === 'type') && type) reading.dtype = type[1];
}

/** Numbers of a shape with at most one −1; nothing where they do not fit the values. */
function reshape(reading: Reading, args: string, fortran: boolean, values: Float64Array): void {
  const parts = args
    .split(',')
    .map((p) => p.trim())
    .filter((p) => p !== '');
  const sizes = parts.map(Number);
  if (sizes.length === 0 || sizes.length > 16 || sizes.some((n) => !Number.isInteger(n) || n < -1)) return;
  const known = sizes.filter((n) => n >= 0).reduce((a, b) => a * b, 1);
  const shape = sizes.map((n) => (n === -1 ? values.length / known : n));
  if (sizes.filter((n) => n === -1).length > 1 || shape.reduce((a, b) => a * b, 1) !== values.length) return;
  if (fortran) reading.values = columnMajor(rowMajorToColumns(reading, values), shape);
  reading.shape = shape;
  reading.changed = true;
}

/** The values as `order='F'` reads them: first index fastest, by the shape so far. */
function rowMajorToColumns(reading: Reading, values: Float64Array): Float64Array {
  const source = reading.values ?? values;
  return reading.shape.length === 1 ? source : permute(source, reading.shape, true);
}

/** Puts values that come first-index-fastest into row-major order of `shape`. */
export const columnMajor = (values: ArrayLike<number>, shape: readonly number[]): Float64Array =>
  permute(values, shape, false);

/** Row-major ↔ column-major: `toColumns` takes row-major values, otherwise column-major ones come in. */
function permute(values: ArrayLike<number>, shape: readonly number[], toColumns: boolean): Float64Array {
  const out = new Float64Array(values.length);
  const index = new Array<number>(shape.length).fill(0);
  const strides = shape.map((_, k) => shape.slice(0, k).reduce((a, b) => a * b, 1));
  for (let row = 0; row < values.length; row++) {
    let column = 0;
    for (let k = 0; k < shape.length; k++) column += index[k] * strides[k];
    if (toColumns) out[column] = values[row];
    else out[row] = values[column];
    for (let k = shape.length - 1; k >= 0 && ++index[k] === shape[k]; k--) index[k] = 0;
  }
  return out;
}

function transpose(reading: Reading, values: Float64Array): void {
  if (reading.shape.length < 2) return;
  reading.values = permute(reading.values ?? values, reading.shape, true);
  reading.shape = [...reading.shape].reverse();
  reading.changed = true;
}

function squeeze(reading: Reading, name: string, args: string): void {
  const axis = /^\s*(?:(?:dim|axis)\s*=\s*)?(-?\d+)\s*$/.exec(args);
  const rank = reading.shape.length;
  const at = axis ? Number(axis[1]) : Number.NaN;
  const shape = [...reading.shape];
  if (name === 'unsqueeze' && at >= -rank - 1 && at <= rank) shape.splice(at < 0 ? at + rank + 1 : at, 0, 1);
  else if (name === 'squeeze' && !axis) shape.splice(0, rank, ...reading.shape.filter((n) => n !== 1));
  else if ((name === 'flatten' || name === 'ravel') && args.trim() === '')
    shape.splice(
      0,
      rank,
      reading.shape.reduce((a, b) => a * b, 1),
    );
  else return;
  reading.shape = shape;
  reading.changed = true;
}
