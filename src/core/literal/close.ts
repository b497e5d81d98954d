/** A bracket closes: the frame becomes an array (a record), or what is finished inside it stands for itself. */
import {finishElement, giveUp, release, spoil} from './elements.ts';
import {emitRecords} from './emit.ts';
import {isMeantAsNumber} from './number.ts';
import {closeRows} from './rows.ts';
import {count} from './scan.ts';
import {shapeId} from './shapes.ts';
import * as S from './state.ts';

/** Whether the top frame can take in a finished literal as its current element. */
function takesArrays(s: S.ScanState): boolean {
  const f = s.frames;
  const t = s.top;
  if (f[t + S.KIND] > S.GROUP || (f[t + S.FLAGS] & S.HOPELESS) !== 0) return false;
  if (f[t + S.KEY_START] >= 0 && !takesKeyed(s)) return false;
  if (f[t + S.STATE] === S.PREFIX) return true;
  return f[t + S.STATE] === S.EMPTY && f[t + S.KEY_START] < 0;
}

/** R puts vectors with names together: `c(a = c(1, 2), 3)`, `rbind(a = c(1, 2), b = c(3, 4))`; a map's lists are so many arrays. */
const takesKeyed = (s: S.ScanState): boolean =>
  s.frames[s.top + S.KIND] === S.ARGUMENTS && (s.lexicon.dialect === 'r' || isVector(s));

/**
 * The common case of a nested list, in short: a row of plain numbers closes inside a list that waits for an element.
 * False where it is anything else; the state is then unchanged.
 */
export function closeRow(s: S.ScanState, end: number): boolean {
  const f = s.frames;
  const t = s.top;
  const p = t - S.FRAME;
  if (f[t + S.KIND] !== S.LIST || f[t + S.STATE] !== S.NUMBER || s.lexicon.matrix) return false;
  if ((f[t + S.FLAGS] & ~S.COMMAED) !== 0 || f[t + S.SHAPE] > S.SCALAR) return false;
  if (f[p + S.KIND] !== S.LIST || f[p + S.STATE] !== S.EMPTY || f[p + S.KEY_START] >= 0) return false;
  if ((f[p + S.FLAGS] & S.HOPELESS) !== 0) return false;
  const r = S.pushRecord(s);
  const a = s.records;
  a[r + S.R_START] = f[t + S.START];
  a[r + S.R_END] = end;
  a[r + S.R_VALUES] = f[t + S.VALUES];
  a[r + S.R_VALUES_END] = s.valueCount;
  a[r + S.R_SHAPE] = shapeId(f[t + S.COUNT] + 1, S.SCALAR);
  a[r + S.R_KIND] = S.LIST;
  a[r + S.R_FLAGS] = f[t + S.FLAGS];
  a[r + S.R_FIRST] = f[t + S.RECORDS];
  a[r + S.R_KEYS] = s.keyCount;
  a[r + S.R_PROBLEMS] = a[r + S.R_PROBLEMS_END] = s.problemCount;
  a[r + S.R_ARGUMENT] = f[p + S.COMMAS];
  a[r + S.R_ELEMENT] = f[p + S.ELEMENT];
  s.top = p;
  f[p + S.STATE] = S.ARRAY;
  return true;
}

/** Closes the top frame; `end` is the offset after its closing bracket. */
export function closeFrame(s: S.ScanState, end: number, unclosed: boolean) {
  const f = s.frames;
  const t = s.top;
  const kind = f[t + S.KIND];
  const grouping = kind === S.GROUP || (kind === S.TUPLE && f[t + S.COMMAS] === 0);
  if (grouping) closeGroup(s);
  else if (kind <= S.LAST_CANDIDATE && closeCandidate(s, end, unclosed)) joinParent(s);
  else leave(s);
}

/** Parentheses around one literal pass it on. */
function closeGroup(s: S.ScanState) {
  const f = s.frames;
  const t = s.top;
  if (f[t + S.STATE] === S.ARRAY && (f[t + S.FLAGS] & S.HOPELESS) === 0) return joinParent(s);
  leave(s);
}

/** The frame was no array; the element of its parent is an expression. */
function leave(s: S.ScanState) {
  if (s.frames[s.top + S.STATE] === S.ARRAY) release(s);
  if (s.frames[s.top + S.KIND] <= S.GROUP) giveUp(s);
  const type = isTypeMark(s);
  s.top -= S.FRAME;
  const state = s.frames[s.top + S.STATE];
  const prefix = type && s.frames[s.top + S.KIND] === S.BRACE && (state === S.EMPTY || state === S.PREFIX);
  spoil(s, prefix ? S.PREFIX : S.OTHER);
}

/** `[]` in `new double[] {…}` and `[]float64{…}`: an index or a list without elements. */
const isTypeMark = (s: S.ScanState): boolean =>
  s.frames[s.top + S.CLOSER] === 93 && s.frames[s.top + S.COUNT] === 0 && s.frames[s.top + S.STATE] === S.EMPTY;

/** The newest record becomes the parent's element, or is emitted at once. */
function joinParent(s: S.ScanState) {
  const from = s.frames[s.top + S.RECORDS];
  const values = s.frames[s.top + S.VALUES];
  const keys = s.frames[s.top + S.KEYS];
  const problems = s.frames[s.top + S.PROBLEMS];
  s.top -= S.FRAME;
  const f = s.frames;
  const t = s.top;
  const r = (s.recordCount - 1) * S.RECORD;
  s.records[r + S.R_ARGUMENT] = f[t + S.COMMAS];
  s.records[r + S.R_ELEMENT] = f[t + S.ELEMENT];
  if (takesArrays(s)) {
    f[t + S.STATE] = S.ARRAY;
    return;
  }
  emitRecords(s, from, s.recordCount);
  s.recordCount = from;
  S.truncateValues(s, values);
  s.keyCount = keys;
  s.problemCount = problems;
  const isEntry = f[t + S.KIND] === S.DICT || (f[t + S.KIND] === S.ARGUMENTS && f[t + S.KEY_START] >= 0);
  if (isEntry && (f[t + S.FLAGS] & S.HOPELESS) === 0) giveUp(s);
  spoil(s, S.OTHER);
}

/** Pushes the frame's record, if it is an array or may be a part of one. */
function closeCandidate(s: S.ScanState, end: number, unclosed: boolean): boolean {
  const f = s.frames;
  const t = s.top;
  finishElement(s, unclosed ? end : end - 1, end, false);
  if ((f[t + S.FLAGS] & S.HOPELESS) !== 0) return false;
  if (f[t + S.COUNT] === 0) return isEmptyRow(s) && record(s, end, shapeId(0, S.SCALAR));
  if (isVector(s)) flatten(s);
  if (s.lexicon.dialect === 'rust' && (f[t + S.FLAGS] & S.BY_ROWS) !== 0 && !repeat(s)) return false;
  const shape = shapeAtClose(s);
  if (!isArray(s)) {
    if (!mayBePart(s)) return false;
    f[t + S.FLAGS] |= S.PARTIAL;
  }
  if (unclosed) {
    f[t + S.FLAGS] |= S.UNCLOSED;
    S.pushProblem(s, S.UNCLOSED_BRACKET, f[t + S.START], 1);
  }
  return record(s, end, shape);
}

/** The top frame breaks off where the last token ended: what was read of it is an array all the same, if it is one. */
export function breakOff(s: S.ScanState): void {
  count(s, s.frames[s.top + S.CLOSER], -1);
  closeFrame(s, s.lastEnd, true);
}

/** More values than this are not written out. */
const MOST_REPEATED = 65536;

/**
 * `[0.5; 3]` and `vec![[0.0, 1.0]; 2]` in Rust: one element, so many times; each value stands where the element does. False where that is
 * too many, or no number of times.
 */
function repeat(s: S.ScanState): boolean {
  const f = s.frames;
  const t = s.top;
  if (f[t + S.COUNT] !== 2 || f[t + S.ROW_COUNT] !== 1) return true;
  const from = f[t + S.VALUES];
  const last = s.valueCount - 1;
  if (s.problemCount > f[t + S.PROBLEMS]) {
    return s.problems[S.PROBLEM * f[t + S.PROBLEMS] + 1] >= s.spans[2 * last]; // the length; [f32; 2] is a type
  }
  const times = s.values[last];
  const r = (s.recordCount - 1) * S.RECORD;
  if (s.recordCount > f[t + S.RECORDS] && s.records[r + S.R_END] > s.spans[2 * last]) return true; // `[…]` behind the semicolon
  if (!/^\d[\d_]*(?:usize)?$/.test(s.text.slice(s.spans[2 * last], s.spans[2 * last + 1]))) return true; // matrix![1.0; 2.0]
  if (!Number.isInteger(times) || times < 1 || times * (last - from) > MOST_REPEATED) return false;
  s.valueCount = last;
  for (let k = last - from; k < times * (last - from); k++) {
    const i = from + (k % (last - from));
    S.pushValue(s, s.values[i], s.spans[2 * i], s.spans[2 * i + 1]);
  }
  f[t + S.COUNT] = times;
  f[t + S.FLAGS] &= ~(S.RAGGED | S.MIXED | S.BY_ROWS);
  s.recordCount = f[t + S.RECORDS];
  return true;
}

/** `[]` in a list of lists: a row without elements. */
function isEmptyRow(s: S.ScanState): boolean {
  const f = s.frames;
  const p = s.top - S.FRAME;
  if (f[s.top + S.KIND] !== S.LIST || s.lexicon.matrix || f[s.top + S.COMMAS] > 0) return false;
  return f[p + S.KIND] === S.LIST && f[p + S.STATE] === S.EMPTY && (f[p + S.FLAGS] & S.HOPELESS) === 0;
}

function shapeAtClose(s: S.ScanState): number {
  const f = s.frames;
  const t = s.top;
  if (f[t + S.SHAPE] === S.NO_SHAPE) f[t + S.SHAPE] = S.SCALAR; // nothing of it could be read
  const isByRows = (f[t + S.FLAGS] & S.BY_ROWS) !== 0 || s.lexicon.matrix;
  const shape = isByRows ? closeRows(s) : undefined;
  if (f[t + S.UNREADABLE] > 0 && f[t + S.SHAPE] > S.SCALAR) f[t + S.FLAGS] |= S.RAGGED;
  return shape === undefined || (f[t + S.FLAGS] & S.RAGGED) !== 0 ? plainShape(s) : shape;
}

/** R's c(…) puts vectors into one, whatever they are nested like. */
const isVector = (s: S.ScanState): boolean => {
  const f = s.frames;
  const start = f[s.top + S.CHAIN];
  return f[s.top + S.KIND] === S.ARGUMENTS && start >= 0 && s.text.charCodeAt(start) === 99; // c
};

function flatten(s: S.ScanState) {
  const f = s.frames;
  const t = s.top;
  if (f[t + S.SHAPE] === S.SCALAR && (f[t + S.FLAGS] & S.RAGGED) === 0) return;
  f[t + S.FLAGS] &= ~(S.RAGGED | S.KEYED);
  f[t + S.COUNT] = s.valueCount - f[t + S.VALUES];
  f[t + S.SHAPE] = S.SCALAR;
  s.recordCount = f[t + S.RECORDS];
}

function plainShape(s: S.ScanState): number {
  const f = s.frames;
  const t = s.top;
  if ((f[t + S.FLAGS] & S.RAGGED) !== 0) return shapeId(s.valueCount - f[t + S.VALUES], S.SCALAR);
  return shapeId(f[t + S.COUNT], f[t + S.SHAPE]);
}

/** Whether the frame's elements make an array, wholly or for the greater part. */
function isArray(s: S.ScanState): boolean {
  const f = s.frames;
  const t = s.top;
  const flags = f[t + S.FLAGS];
  const kind = f[t + S.KIND];
  if (kind !== S.ARGUMENTS && (flags & S.KEYED) !== 0 && f[t + S.SHAPE] !== S.SCALAR) return false;
  if (kind === S.DICT && ((flags & S.HAS_LISTS) !== 0 || isField(s))) return false; // {[1, 2]} of an f-string
  if (kind === S.DICT && (flags & S.KEYED) === 0 && s.lexicon.dialect === 'javascript') return false; // {{a: 1, b: 2}} in JSX
  if ((flags & S.RAGGED) !== 0 && !mayBeRagged(s)) return false;
  const unreadable = s.problemCount - f[t + S.PROBLEMS];
  if (unreadable === 0) return true;
  if (kind !== S.LIST && (flags & S.HAS_TEXT) !== 0) return false;
  const count = s.valueCount - f[t + S.VALUES];
  const numbers = count - unreadable + complexAmong(s);
  if (numbers >= 2 && (2 * numbers > count || numbers >= enough(s))) return true;
  const meant = numbers >= 1 ? numbers + meantAmong(s) : 0;
  return meant >= 2 && 2 * meant > count;
}

/**
 * `[0, 1, a, b]` in code: two numbers (in each row) tell what the names beside them stand for, however many; texts among them would tell of
 * something else.
 */
function enough(s: S.ScanState): number {
  const f = s.frames;
  const t = s.top;
  if (f[t + S.KIND] !== S.LIST || s.lexicon.spaces || (f[t + S.FLAGS] & S.HAS_TEXT) !== 0)
    return Number.POSITIVE_INFINITY;
  return f[t + S.SHAPE] === S.SCALAR ? 2 : 2 * f[t + S.COUNT];
}

/** How many of the frame's own elements are numbers that went wrong; asked only where all that went wrong are its own, so each one once. */
function meantAmong(s: S.ScanState): number {
  const from = s.frames[s.top + S.PROBLEMS];
  if (s.problemCount - from !== s.frames[s.top + S.UNREADABLE]) return 0;
  let meant = 0;
  for (let k = S.PROBLEM * from; k < S.PROBLEM * s.problemCount; k += S.PROBLEM) {
    if (isMeantAsNumber(s.text, s.problems[k + 1], s.problems[k + 2])) meant++;
  }
  return meant;
}

/** `{(1, 2)}` in a text: the braces are those of an f-string, not of a set. */
const isField = (s: S.ScanState): boolean =>
  s.lexicon.spaces &&
  s.frames[s.top + S.COUNT] === 1 &&
  s.frames[s.top + S.SHAPE] > S.SCALAR &&
  s.records[(s.recordCount - 1) * S.RECORD + S.R_KIND] === S.TUPLE;

const complexAmong = (s: S.ScanState): number =>
  S.complexUpTo(s, s.problemCount) - S.complexUpTo(s, s.frames[s.top + S.PROBLEMS]);

/** Lists of several lengths, with numbers among them or (less often than lists) with what may be a list, but not both. */
function mayBeRagged(s: S.ScanState): boolean {
  const f = s.frames;
  const t = s.top;
  const flags = f[t + S.FLAGS];
  if (f[t + S.KIND] === S.TUPLE || f[t + S.KIND] === S.DICT || (flags & S.HAS_DICTS) !== 0) return false;
  const unreadable = f[t + S.UNREADABLE];
  return unreadable === 0 || ((flags & S.MIXED) === 0 && 2 * unreadable < f[t + S.COUNT]);
}

/** A row of which something can be read, though not enough for an array of its own. */
function mayBePart(s: S.ScanState): boolean {
  const f = s.frames;
  const t = s.top;
  const texts = f[t + S.KIND] === S.LIST ? 0 : S.HAS_TEXT;
  if (f[t + S.KIND] === S.ARGUMENTS || (f[t + S.FLAGS] & (S.RAGGED | texts)) !== 0) return false;
  if (f[t + S.SHAPE] !== S.SCALAR || (f[t + S.KIND] === S.DICT && (f[t + S.FLAGS] & S.KEYED) === 0)) return false;
  return s.valueCount - f[t + S.VALUES] > s.problemCount - f[t + S.PROBLEMS];
}

const KEPT = S.NOT_PLAIN | S.RAGGED | S.ELIDED | S.SPACED | S.COMMAED | S.KEYED | S.BY_ROWS | S.PARTIAL | S.UNCLOSED;

function record(s: S.ScanState, end: number, shape: number): true {
  const f = s.frames;
  const t = s.top;
  const kind = f[t + S.KIND];
  const listsInTuple = kind === S.TUPLE && (f[t + S.FLAGS] & S.HAS_LISTS) !== 0;
  const rows = (f[t + S.FLAGS] & S.HAS_DICTS) !== 0 ? S.KEYED : 0; // rows share their keys
  const flags = (f[t + S.FLAGS] & KEPT) | (listsInTuple ? S.HAS_LISTS : 0) | rows;
  const parts = (flags & (S.NOT_PLAIN | S.RAGGED | S.HAS_LISTS)) !== 0;
  if (!parts) s.recordCount = f[t + S.RECORDS];
  const r = S.pushRecord(s);
  const a = s.records;
  a[r + S.R_START] = f[t + S.CHAIN] < 0 ? f[t + S.START] : f[t + S.CHAIN];
  a[r + S.R_END] = end;
  a[r + S.R_VALUES] = f[t + S.VALUES];
  a[r + S.R_VALUES_END] = s.valueCount;
  a[r + S.R_SHAPE] = shape;
  a[r + S.R_KIND] = kindAtClose(s, kind, flags);
  a[r + S.R_FLAGS] = flags;
  a[r + S.R_FIRST] = f[t + S.RECORDS];
  a[r + S.R_KEYS] = f[t + S.KEYS];
  a[r + S.R_PROBLEMS] = f[t + S.PROBLEMS];
  a[r + S.R_PROBLEMS_END] = s.problemCount;
  return true;
}

/** In prose `{0.1, 0.2}` may be C or Mathematica as well as a set: rows of such make a matrix. */
const kindAtClose = (s: S.ScanState, kind: number, flags: number): number =>
  kind === S.DICT && (flags & S.KEYED) === 0 && s.lexicon.spaces ? S.BRACE : kind;
