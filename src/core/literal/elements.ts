/** What becomes of one element of a frame: a number, a finished literal, an expression to evaluate, a hole. */
import {evaluateElement} from './arithmetic.ts';
import {skipBlanks, trimBack} from './chars.ts';
import {isConstant} from './constants.ts';
import {emitRecords} from './emit.ts';
import * as S from './state.ts';

/** Unreadable elements beyond those that are numbers, after which a frame is given up. */
const PATIENCE = 16;

/** Another token joins the current element: it is no bare number or literal any more. */
export function spoil(s: S.ScanState, state: number) {
  const f = s.frames;
  const t = s.top;
  const old = f[t + S.STATE];
  if (old === S.NUMBER) s.valueCount = f[t + S.ELEMENT_VALUES];
  else if (old === S.ARRAY) release(s);
  f[t + S.STATE] = state;
}

/** Emits the finished literals of the current element, which belong to no enclosing literal. */
export function release(s: S.ScanState) {
  const t = s.top;
  emitRecords(s, s.frames[t + S.ELEMENT_RECORDS], s.recordCount);
  s.recordCount = s.frames[t + S.ELEMENT_RECORDS];
  S.truncateValues(s, s.frames[t + S.ELEMENT_VALUES]);
}

/** Ends the current element at `here`; `next` is where the following one starts. */
export function finishElement(s: S.ScanState, here: number, next: number, hole: boolean) {
  const f = s.frames;
  const t = s.top;
  const state = f[t + S.STATE];
  if ((f[t + S.FLAGS] & S.HOPELESS) !== 0) {
    if (state === S.ARRAY) release(s);
  } else if (state === S.NUMBER) acceptNumber(s);
  else if (state === S.ARRAY) acceptArray(s);
  else if (state === S.ELISION) f[t + S.FLAGS] |= S.ELIDED | S.NOT_PLAIN;
  else if (state !== S.EMPTY) acceptOther(s, here);
  else if (hole) acceptHole(s, here);
  f[t + S.STATE] = S.EMPTY;
  f[t + S.ELEMENT] = next;
  f[t + S.KEY_START] = -1;
  f[t + S.ELEMENT_VALUES] = s.valueCount;
  f[t + S.ELEMENT_RECORDS] = s.recordCount;
}

function acceptNumber(s: S.ScanState) {
  const f = s.frames;
  const t = s.top;
  f[t + S.COUNT]++;
  if (f[t + S.SHAPE] === S.NO_SHAPE) f[t + S.SHAPE] = S.SCALAR;
  else if (f[t + S.SHAPE] !== S.SCALAR) mix(s);
  acceptKey(s);
}

/** Numbers beside lists make a ragged whole, but where brackets put them together. */
export function mix(s: S.ScanState) {
  s.frames[s.top + S.FLAGS] |= S.MIXED | (joins(s) ? S.UNEVEN : S.RAGGED);
}

/** Whether matrices in the top frame's brackets may become blocks of one matrix. */
const joins = (s: S.ScanState): boolean => s.lexicon.matrix && s.frames[s.top + S.CLOSER] === 93;

/** Remembers the key of a keyed element; a frame with keys on some elements only is no dict (an R vector may be). */
function acceptKey(s: S.ScanState) {
  const f = s.frames;
  const t = s.top;
  if (f[t + S.KEY_START] >= 0) S.pushKey(s, f[t + S.KEY_START], f[t + S.KEY_END]);
  else if ((f[t + S.FLAGS] & S.KEYED) !== 0) S.pushKey(s, 0, 0);
}

function acceptArray(s: S.ScanState) {
  const f = s.frames;
  const t = s.top;
  const r = (s.recordCount - 1) * S.RECORD;
  const shape = s.records[r + S.R_SHAPE];
  const flags = s.records[r + S.R_FLAGS];
  const kind = s.records[r + S.R_KIND];
  f[t + S.COUNT]++;
  if (f[t + S.SHAPE] === S.NO_SHAPE) f[t + S.SHAPE] = shape;
  else if (f[t + S.SHAPE] === S.SCALAR) mix(s);
  else if (f[t + S.SHAPE] !== shape) f[t + S.FLAGS] |= joins(s) ? S.UNEVEN : S.RAGGED;
  f[t + S.FLAGS] |= flags & (S.NOT_PLAIN | S.ELIDED | S.RAGGED | S.UNCLOSED);
  if (joins(s)) f[t + S.FLAGS] |= S.BLOCKS;
  if (kind === S.LIST) f[t + S.FLAGS] |= S.HAS_LISTS;
  if (kind === S.DICT) acceptDict(s, r);
}

/** Dicts in a list are rows where their keys are the same ones in the same order. */
function acceptDict(s: S.ScanState, r: number) {
  const f = s.frames;
  const t = s.top;
  f[t + S.FLAGS] |= S.HAS_DICTS | S.NOT_PLAIN;
  const first = f[t + S.RECORDS] * S.RECORD;
  const keyed = (s.records[r + S.R_FLAGS] & S.KEYED) !== 0;
  if (!keyed || (f[t + S.COUNT] > 1 && !sameKeys(s, first, r))) f[t + S.FLAGS] |= S.RAGGED;
}

function sameKeys(s: S.ScanState, a: number, b: number): boolean {
  if (s.records[a + S.R_KIND] !== S.DICT || s.records[a + S.R_SHAPE] !== s.records[b + S.R_SHAPE]) return false;
  const ka = s.records[a + S.R_KEYS];
  const kb = s.records[b + S.R_KEYS];
  const count = s.records[a + S.R_VALUES_END] - s.records[a + S.R_VALUES];
  for (let i = 0; i < 2 * count; i += 2) if (!sameText(s, ka + i, kb + i)) return false;
  s.keyCount = kb;
  s.records[b + S.R_KEYS] = ka;
  return true;
}

function sameText(s: S.ScanState, a: number, b: number): boolean {
  const length = s.keys[a + 1] - s.keys[a];
  if (length !== s.keys[b + 1] - s.keys[b]) return false;
  for (let i = 0; i < length; i++) {
    if (s.text.charCodeAt(s.keys[a] + i) !== s.text.charCodeAt(s.keys[b] + i)) return false;
  }
  return true;
}

/** An expression: evaluated where it is one, otherwise NaN and a problem at its place. */
function acceptOther(s: S.ScanState, here: number) {
  const f = s.frames;
  const t = s.top;
  const from = skipBlanks(s.text, f[t + S.ELEMENT], here);
  const to = trimBack(s.text, Math.min(here, Math.max(s.lastEnd, from)), from);
  if (f[t + S.KIND] === S.DICT && isQuote(s.text.charCodeAt(from))) return giveUp(s);
  const word = s.wordStart === from && s.last === S.AFTER_WORD && s.lastEnd === to;
  if (word && !isConstant(s.text, from, to)) return acceptUnreadable(s, from, to, S.UNREADABLE_ELEMENT);
  const got = evaluateElement(s.text, from, to, s.lexicon, s.cursor);
  if (got === undefined)
    return isComplex(s.text, from, to)
      ? acceptComplex(s, from, to)
      : acceptUnreadable(s, from, to, S.UNREADABLE_ELEMENT);
  if (!got.plain) f[t + S.FLAGS] |= S.NOT_PLAIN;
  S.pushValue(s, got.value, from, to);
  acceptNumber(s);
}

const isQuote = (code: number): boolean => code === 34 || code === 39 || code === 96;

function acceptHole(s: S.ScanState, here: number) {
  s.frames[s.top + S.FLAGS] |= S.HOLES;
  acceptUnreadable(s, here, here + 1, S.HOLE);
}

const COMPLEX =
  /^\(?\s*[-+]?\s*(?:[\d.](?:[\d._]|[eE][-+]?\d)*\s*[-+]\s*)?[\d.](?:[\d._]|[eE][-+]?\d)*\s*(?:[ijIJ]|im)\s*\)?$|^[\w.:]*[cC]omplex\w*(?:<\w+>)?\([^()]*\)$/;

/** `1+2j`, `3i`, `1 - 2im`, `complex(1, 2)`. */
const isComplex = (text: string, from: number, to: number): boolean =>
  to - from <= 80 && endsComplex(text.charCodeAt(to - 1)) && COMPLEX.test(text.slice(from, to));

/** An `i`, a `j`, the `m` of `im` or a parenthesis: without it, the expression above need not be tried. */
const endsComplex = (code: number): boolean =>
  code === 105 || code === 106 || code === 109 || code === 73 || code === 74 || code === 41;

/** A number, but none that this reader has values for. */
function acceptComplex(s: S.ScanState, from: number, to: number) {
  s.frames[s.top + S.FLAGS] |= S.NOT_PLAIN;
  S.pushProblem(s, S.COMPLEX_NUMBER, from, to - from);
  S.pushValue(s, Number.NaN, from, to);
  acceptNumber(s);
}

/** An element without a value: the other elements tell whether it stands for a number or for a list. */
function acceptUnreadable(s: S.ScanState, from: number, to: number, code: number) {
  const f = s.frames;
  const t = s.top;
  f[t + S.UNREADABLE]++;
  f[t + S.FLAGS] |= S.NOT_PLAIN;
  if (2 * f[t + S.UNREADABLE] > f[t + S.COUNT] + PATIENCE) return giveUp(s);
  S.pushProblem(s, code, from, to - from);
  S.pushValue(s, Number.NaN, from, to);
  f[t + S.COUNT]++;
  acceptKey(s);
}

/** The frame is no array: what is finished inside stands for itself. */
export function giveUp(s: S.ScanState) {
  const f = s.frames;
  const t = s.top;
  f[t + S.FLAGS] |= S.HOPELESS;
  emitRecords(s, f[t + S.RECORDS], s.recordCount);
  s.recordCount = f[t + S.RECORDS];
  S.truncateValues(s, f[t + S.VALUES]);
  s.problemCount = f[t + S.PROBLEMS];
  s.keyCount = f[t + S.KEYS];
}
