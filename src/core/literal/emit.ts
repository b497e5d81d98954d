/** Records → the arrays that are handed out. */

import {english, say} from '../say.ts';
import type {Diagnostic} from '../types.ts';
import {addContext} from './context.ts';
import {copyValues} from './pool.ts';
import {asMatrixCall} from './rMatrix.ts';
import {shapeOf} from './shapes.ts';
import * as S from './state.ts';
import type {Container, NumericArray} from './types.ts';

/** Emits the outermost arrays among the records [from, to), which stand in postorder. */
export function emitRecords(s: S.ScanState, from: number, to: number): void {
  let tuple = -1; // the innermost bare tuple that is being taken apart
  for (let k = to - 1; k >= from; ) {
    const r = k * S.RECORD;
    const flags = s.records[r + S.R_FLAGS];
    if ((flags & (S.HAS_LISTS | S.PARTIAL)) !== 0 || leaves(s, r) < (s.singles ? 1 : 2)) {
      if ((flags & S.HAS_LISTS) !== 0) tuple = r;
      k--; // a bare tuple of lists is as many arrays: its parts come next
      continue;
    }
    if (tuple >= 0 && s.records[r + S.R_START] < s.records[tuple + S.R_START]) tuple = -1;
    const array = emit(s, r, s.records[(tuple < 0 ? r : tuple) + S.R_START], undefined);
    if ((flags & (S.NOT_PLAIN | S.RAGGED)) !== 0) emitParts(s, s.records[r + S.R_FIRST], k, array);
    k = s.records[r + S.R_FIRST] - 1;
  }
}

const leaves = (s: S.ScanState, r: number): number => s.records[r + S.R_VALUES_END] - s.records[r + S.R_VALUES];

/** Inside an array that is ragged or not of plain numbers only: its regular lists, each marked as a part. */
function emitParts(s: S.ScanState, from: number, to: number, whole: NumericArray | undefined): void {
  for (let k = to - 1; k >= from; ) {
    const r = k * S.RECORD;
    const plain = (s.records[r + S.R_FLAGS] & (S.NOT_PLAIN | S.RAGGED)) === 0 && s.records[r + S.R_KIND] === S.LIST;
    if (plain && leaves(s, r) >= 2) {
      emit(s, r, whole?.start ?? s.records[r + S.R_START], whole);
      k = s.records[r + S.R_FIRST] - 1;
    } else k--;
  }
}

type Mutable<T> = {-readonly [K in keyof T]: T[K]};

/** `outer` is where the tuple or the whole starts that the record is taken from: names stand before that. */
function emit(s: S.ScanState, r: number, outer: number, whole: NumericArray | undefined): NumericArray | undefined {
  const start = s.records[r + S.R_START];
  if (start < s.suppressTo || isArm(s, s.records[r + S.R_END])) return undefined;
  const shape = shapeOf(s.records[r + S.R_SHAPE]);
  const {values, spans} = takeValues(s, s.records[r + S.R_VALUES], s.records[r + S.R_VALUES_END]);
  const array: Mutable<NumericArray> = {
    start,
    end: s.records[r + S.R_END],
    shape,
    values,
    spans,
    container: containerOf(s, r),
    where: s.where,
    dialect: s.dialect,
    complete: (s.records[r + S.R_FLAGS] & (S.ELIDED | S.UNCLOSED)) === 0,
    diagnostics: diagnosticsOf(s, r),
  };
  addContext(s, r, outer, whole === undefined, array);
  if (whole) array.partOf = [whole.start, whole.end];
  if ((s.records[r + S.R_FLAGS] & S.KEYED) !== 0) array.classNames = namesOf(s, r);
  const literal = whole === undefined ? asMatrixCall(s, array) : array;
  s.out.push(literal);
  return literal;
}

const ARMS: ReadonlySet<string> = new Set(['rust', 'csharp']);

/** `[0, 1] => …` and `[0, 1] | [1, 0] => …`: what a value is compared with in Rust's match and C#'s switch. */
const isArm = (s: S.ScanState, end: number): boolean =>
  ARMS.has(s.dialect) &&
  s.where === 'code' &&
  /^[\s)\]]*(?:(?:\||or\b)[^=;{}]*|if\b[^;{}]*?)?=>/.test(s.text.slice(end, end + 120));

/** From this many values on an array takes the buffers with it instead of a copy. */
const LARGE = 65536;

function takeValues(s: S.ScanState, from: number, to: number): Pick<NumericArray, 'values' | 'spans'> {
  if (to - from < LARGE) return copyValues(s.pool, s, from, to);
  s.lent = true;
  return {values: s.values.subarray(from, to), spans: s.spans.subarray(2 * from, 2 * to)};
}

const containers: readonly Container[] = ['list', 'tuple', 'braces', 'set', 'call'];

function containerOf(s: S.ScanState, r: number): Container {
  const kind = s.records[r + S.R_KIND];
  const flags = s.records[r + S.R_FLAGS];
  if (isKeyed(s, r)) return 'dict';
  if (kind === S.ARGUMENTS) return callContainer(s, r, flags);
  if (kind !== S.LIST) return containers[kind];
  if ((flags & S.BY_ROWS) !== 0) return 'matrix';
  return s.lexicon.spaces && (flags & S.SPACED) !== 0 ? 'printed' : 'list';
}

/** A dict by its own keys; a list of dicts has those of its rows. */
const isKeyed = (s: S.ScanState, r: number): boolean =>
  s.records[r + S.R_KIND] !== S.ARGUMENTS &&
  (s.records[r + S.R_FLAGS] & S.KEYED) !== 0 &&
  shapeOf(s.records[r + S.R_SHAPE]).length === 1;

/** c(…) is a vector, dict(…) a dict; listOf(…) and its like are calls. */
function callContainer(s: S.ScanState, r: number, flags: number): Container {
  const head = s.text.charCodeAt(s.records[r + S.R_START]);
  if (head === 99) return 'vector'; // c(…)
  return (flags & S.KEYED) !== 0 ? 'dict' : 'call';
}

function namesOf(s: S.ScanState, r: number): readonly string[] {
  const at = s.records[r + S.R_KEYS];
  const shape = shapeOf(s.records[r + S.R_SHAPE]);
  const names: string[] = [];
  for (let i = 0; i < shape[shape.length - 1]; i++) {
    names.push(keyText(s, s.keys[at + 2 * i], s.keys[at + 2 * i + 1]));
  }
  return names;
}

/** A key without its quotes, or the colon of a symbol. */
export function keyText(s: S.ScanState, start: number, end: number): string {
  const text = s.text.slice(start, Math.min(end, start + 200));
  const quoted = /^[a-zA-Z]?(["'`])([\s\S]*)\1$/.exec(text);
  return quoted ? quoted[2] : text.replace(/^\\["']|\\["']$|^:(?=\w)/g, ''); // escaped where the code itself stands in a string
}

type Code = (typeof S.CODES)[number];

const messages: Readonly<Record<Code, string>> = {
  hole: 'An element is missing here: write a number or remove the comma.',
  'unreadable-element': 'This element could not be read as a number: write its value.',
  'unclosed-bracket': 'This bracket is not closed.',
  'ragged-rows': 'The rows of this array differ in length: give each the same number of elements.',
  'complex-number': 'This is a complex number: losses are of real numbers.',
  'higher-dimension':
    'Two or more semicolons join along another dimension, which is not read here: write the array with brackets in brackets or reshape.',
  elided: 'Some elements are left out of this print-out (…): only those that are seen were read.',
};

const NONE: readonly Diagnostic[] = [];

/** Problems beyond these are not listed one by one. */
const MOST_PROBLEMS = 200;

function diagnosticsOf(s: S.ScanState, r: number): readonly Diagnostic[] {
  const flags = s.records[r + S.R_FLAGS];
  if ((flags & (S.NOT_PLAIN | S.RAGGED)) === 0 && s.records[r + S.R_PROBLEMS] === s.records[r + S.R_PROBLEMS_END])
    return NONE;
  const start = s.records[r + S.R_START];
  const length = s.records[r + S.R_END] - start;
  const end = Math.min(s.records[r + S.R_PROBLEMS_END], s.records[r + S.R_PROBLEMS] + MOST_PROBLEMS);
  const found: Diagnostic[] = [];
  for (let k = S.PROBLEM * s.records[r + S.R_PROBLEMS]; k < S.PROBLEM * end; k += S.PROBLEM) {
    found.push(diagnostic(S.CODES[s.problems[k]], s.problems[k + 1], s.problems[k + 2]));
  }
  if ((flags & S.RAGGED) !== 0) found.push(...raggedness(s, r, found.length === 0, start, length));
  if ((flags & S.ELIDED) !== 0) found.push(diagnostic('elided', start, length));
  return found;
}

/** The row that is longer or shorter; the whole where no row is and nothing unreadable tells why. */
function raggedness(s: S.ScanState, r: number, alone: boolean, start: number, length: number): readonly Diagnostic[] {
  const odd = oddRow(s, r);
  if (odd !== undefined) return [odd];
  return alone ? [diagnostic('ragged-rows', start, length)] : [];
}

/** The first row whose length is not that of row 0; undefined where the lengths differ further in, or beside numbers. */
function oddRow(s: S.ScanState, r: number): Diagnostic | undefined {
  const rows: number[] = [];
  for (let k = r / S.RECORD - 1; k >= s.records[r + S.R_FIRST]; k = s.records[k * S.RECORD + S.R_FIRST] - 1) {
    rows.push(k * S.RECORD);
  }
  rows.reverse();
  const numValues = rows.map((row) => leaves(s, row));
  const odd = numValues.findIndex((n) => n !== numValues[0]);
  if (odd < 0 || numValues.reduce((a, b) => a + b, 0) !== leaves(s, r)) return undefined;
  const start = s.records[rows[odd] + S.R_START];
  const said = say(
    numValues[odd] === 1
      ? 'Row {0} has {1} value and row 0 has {2}: give each the same number of elements.'
      : 'Row {0} has {1} values and row 0 has {2}: give each the same number of elements.',
    odd,
    numValues[odd],
    numValues[0],
  );
  return {...diagnostic('ragged-rows', start, s.records[rows[odd] + S.R_END] - start), message: english(said), said};
}

const diagnostic = (code: Code, offset: number, length: number): Diagnostic => ({
  code,
  severity: code === 'elided' ? 'warning' : 'error',
  offset,
  length,
  message: messages[code],
});
