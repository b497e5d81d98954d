/**
 * What the scanner knows while it reads: one flat stack of frames (open brackets), the numbers of literals that are still
 * open, and the finished literals that an enclosing one may yet take in (records). Everything grows by doubling; nothing recurs.
 */
import type {Lexicon} from './dialects.ts';
import type {NumberCursor} from './number.ts';
import type {Dialect, NumericArray, Where} from './types.ts';

/** Kinds of frames; those up to LAST_CANDIDATE may become arrays. */
export const LIST = 0;
export const TUPLE = 1;
export const BRACE = 2;
export const DICT = 3;
export const ARGUMENTS = 4;
export const LAST_CANDIDATE = 4;
export const GROUP = 5;
export const CALL = 6;
export const INDEX = 7;
export const BLOCK = 8;
export const TEMPLATE = 9;

/** Fields of a frame. */
export const KIND = 0;
export const START = 1; // where the bracket stands
export const CHAIN = 2; // where the callee (or the bracketed expression) starts
export const ELEMENT = 3; // where the current element starts
export const COMMAS = 4;
export const STATE = 5; // of the current element, see below
export const VALUES = 6; // the frame's first value
export const RECORDS = 7; // the frame's first record
export const COUNT = 8; // elements so far
export const SHAPE = 9; // of the elements: NO_SHAPE, SCALAR or a shape's id
export const FLAGS = 10;
export const UNREADABLE = 11;
export const PROBLEMS = 12; // the frame's first problem
export const KEYS = 13; // the frame's first key
export const KEY_START = 14; // the key of the current element, −1 if none
export const KEY_END = 15;
export const ROWS = 16; // finished rows (`;`)
export const ROW_COUNT = 17; // COUNT when the current row began
export const ROW_WIDTH = 18; // elements of the first row, −1 before it ends
export const CLOSER = 19;
export const ELEMENT_VALUES = 20; // values when the element began
export const ELEMENT_RECORDS = 21;
export const TERNARIES = 22; // `?` that wait for their `:`
export const STATEMENT = 23; // where the statement starts
export const FRAME = 24;

/** States of an element. */
export const EMPTY = 0;
export const NUMBER = 1;
export const ARRAY = 2;
export const OTHER = 3;
export const PREFIX = 4; // a type's name before braces: `new double[] {…}`
export const ELISION = 5; // `...` of a print-out

export const NO_SHAPE = -2;
export const SCALAR = -1;

/** Flags of frames and records. */
export const HOPELESS = 1;
export const NOT_PLAIN = 2;
export const ELIDED = 4;
export const KEYED = 8;
export const SPACED = 16;
export const COMMAED = 32;
export const RAGGED = 64;
export const HAS_LISTS = 128; // a tuple of lists
export const HAS_TEXT = 256; // an element was a string
export const CONTROL = 512; // the parenthesis of if, while, for
export const UNCLOSED = 1024;
export const HAS_DICTS = 2048;
export const BY_ROWS = 4096; // `;` was seen
export const HOLES = 8192;

/** Fields of a record. */
export const R_START = 0;
export const R_END = 1;
export const R_VALUES = 2;
export const R_VALUES_END = 3;
export const R_SHAPE = 4;
export const R_KIND = 5;
export const R_FLAGS = 6;
export const R_FIRST = 7; // its first descendant's record
export const R_KEYS = 8;
export const R_ARGUMENT = 9; // commas before it in the frame that it stands in
export const R_ELEMENT = 10; // where its element starts there
export const R_PROBLEMS = 11;
export const R_PROBLEMS_END = 12;
export const RECORD = 13;

/** The last significant token. */
export const AT_START = 0; // a statement starts
export const AT_VALUE = 1; // an operator, an opener or a comma: a value is expected
export const AFTER_POINT = 2;
export const AFTER_WORD = 3;
export const AFTER_NUMBER = 4;
export const AFTER_STRING = 5;
export const AFTER_CLOSER = 6;
export const AT_TYPE = 7; // after the colon of a type annotation

export interface Problem {
  readonly code: 'hole' | 'unreadable-element' | 'unclosed-bracket' | 'ragged-rows' | 'elided';
  readonly offset: number;
  readonly length: number;
}

export interface ScanState {
  text: string;
  end: number;
  lexicon: Lexicon;
  dialect: Dialect;
  where: Where;
  /** In comments: line starts carry marks; in strings: doctest prompts. */
  marks: 'none' | 'comment' | 'string';
  i: number;
  last: number; // the last token's kind
  lastEnd: number;
  chain: number; // where the current postfix expression starts
  wordStart: number;
  frames: Int32Array;
  top: number; // offset of the top frame's fields
  openRound: number;
  openSquare: number;
  openCurly: number;
  values: Float64Array;
  spans: Int32Array;
  valueCount: number;
  records: Int32Array;
  recordCount: number; // in records
  problems: Problem[];
  keys: number[]; // start, end, start, end, …
  cursor: NumberCursor;
  out: NumericArray[];
  numbers: number; // number tokens seen in a region
  visited: number;
  suppressTo: number; // arrays that start before this offset are patterns, not values
  singleLine: boolean; // a string that should end did not: from now on they end with the line
  quoteMiss: number; // in prose: no closing quote before this offset
  region: ScanState | undefined; // reads the inside of comments and strings
}

export function createState(text: string, lexicon: Lexicon, out: NumericArray[]): ScanState {
  return {
    text,
    lexicon,
    out,
    end: text.length,
    dialect: lexicon.dialect,
    where: 'code',
    marks: 'none',
    i: 0,
    last: AT_START,
    lastEnd: 0,
    chain: 0,
    wordStart: 0,
    frames: new Int32Array(32 * FRAME),
    top: 0,
    openRound: 0,
    openSquare: 0,
    openCurly: 0,
    values: new Float64Array(256),
    spans: new Int32Array(512),
    valueCount: 0,
    records: new Int32Array(16 * RECORD),
    recordCount: 0,
    problems: [],
    keys: [],
    cursor: {next: -1},
    numbers: 0,
    visited: 0,
    suppressTo: 0,
    singleLine: false,
    quoteMiss: 0,
    region: undefined,
  };
}

/** Starts over on [from, to) of the text. */
export function resetState(s: ScanState, from: number, to: number): void {
  s.i = from;
  s.end = to;
  s.last = AT_START;
  s.lastEnd = from;
  s.chain = from;
  s.top = 0;
  s.openRound = s.openSquare = s.openCurly = 0;
  s.valueCount = s.recordCount = s.numbers = 0;
  s.problems.length = s.keys.length = 0;
  s.quoteMiss = from;
  initFrame(s, BLOCK, from, from, 0);
}

export function initFrame(s: ScanState, kind: number, start: number, chain: number, closer: number): void {
  const f = s.frames;
  const t = s.top;
  f[t + KIND] = kind;
  f[t + START] = start;
  f[t + CHAIN] = chain;
  f[t + ELEMENT] = kind === BLOCK ? start : start + 1;
  f[t + COMMAS] = 0;
  f[t + STATE] = EMPTY;
  f[t + VALUES] = f[t + ELEMENT_VALUES] = s.valueCount;
  f[t + RECORDS] = f[t + ELEMENT_RECORDS] = s.recordCount;
  f[t + COUNT] = 0;
  f[t + SHAPE] = NO_SHAPE;
  f[t + FLAGS] = 0;
  f[t + UNREADABLE] = 0;
  f[t + PROBLEMS] = s.problems.length;
  f[t + KEYS] = s.keys.length;
  f[t + KEY_START] = -1;
  f[t + KEY_END] = -1;
  f[t + ROWS] = 0;
  f[t + ROW_COUNT] = 0;
  f[t + ROW_WIDTH] = -1;
  f[t + CLOSER] = closer;
  f[t + TERNARIES] = 0;
  f[t + STATEMENT] = start + 1;
}

export function pushFrame(s: ScanState, kind: number, start: number, chain: number, closer: number): void {
  s.top += FRAME;
  if (s.top + FRAME > s.frames.length) {
    const grown = new Int32Array(s.frames.length * 2);
    grown.set(s.frames);
    s.frames = grown;
  }
  initFrame(s, kind, start, chain, closer);
}

export function pushValue(s: ScanState, value: number, start: number, end: number): void {
  const n = s.valueCount;
  if (n === s.values.length) growValues(s);
  s.values[n] = value;
  s.spans[2 * n] = start;
  s.spans[2 * n + 1] = end;
  s.valueCount = n + 1;
}

function growValues(s: ScanState): void {
  const values = new Float64Array(s.values.length * 2);
  values.set(s.values);
  s.values = values;
  const spans = new Int32Array(s.spans.length * 2);
  spans.set(s.spans);
  s.spans = spans;
}

/** The offset of a fresh record's fields. */
export function pushRecord(s: ScanState): number {
  const at = s.recordCount * RECORD;
  if (at + RECORD > s.records.length) {
    const grown = new Int32Array(s.records.length * 2);
    grown.set(s.records);
    s.records = grown;
  }
  s.recordCount++;
  return at;
}
