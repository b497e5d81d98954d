/**
 * What the scanner knows while it reads: one flat stack of frames (open brackets), the numbers of literals that are still
 * open, and the finished literals that an enclosing one may yet take in (records). Everything grows by doubling; nothing recurs.
 */
import {type ByteWindow, createByteWindow} from './byteWindow.ts';
import type {Lexicon} from './dialects.ts';
import {createFinder, type Finder} from './finder.ts';
import type {NumberCursor} from './number.ts';
import {createPool, type Pool} from './pool.ts';
import type {Dialect, NumericArray, Where} from './types.ts';
import {createWindow, type Window} from './window.ts';

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
export const ROW_VALUES = 24; // the current row's first value
export const ROW_RECORDS = 25; // its first record
export const FRAME = 26;

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
export const PARTIAL = 16384; // too little of it is readable to stand alone: a row of a whole at most
export const MIXED = 32768; // numbers beside lists
export const BLOCKS = 65536; // a row of matrices that may be put together
export const PATTERN = 262144; // what a `case` is compared with
export const UNEVEN = 131072; // lists of several shapes, where they may be put together

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

/** What may be wrong with an element or a whole literal; a problem holds the number of its code. */
export const CODES = [
  'hole',
  'unreadable-element',
  'unclosed-bracket',
  'ragged-rows',
  'elided',
  'complex-number',
  'higher-dimension',
] as const;
export const HOLE = 0;
export const UNREADABLE_ELEMENT = 1;
export const UNCLOSED_BRACKET = 2;
export const COMPLEX_NUMBER = 5;
export const HIGHER_DIMENSION = 6;
/** Fields of a problem: its code, offset and length, and how many complex numbers there are up to it. */
export const PROBLEM = 4;

export interface ScanState {
  text: string;
  end: number;
  lexicon: Lexicon;
  dialect: Dialect;
  where: Where;
  /** In comments: line starts carry marks; in strings: doctest prompts. */
  marks: 'none' | 'comment' | 'string' | 'notebook';
  i: number;
  last: number; // the last token's kind
  lastEnd: number;
  known: boolean; // at a bracket: the word before it is one that means something
  caseless: number; // the start of a statement that is known not to begin with `case`
  chain: number; // where the current postfix expression starts
  wordStart: number;
  frames: Int32Array;
  top: number; // offset of the top frame's fields
  openRound: number;
  openSquare: number;
  openCurly: number;
  values: Float64Array;
  spans: Uint32Array;
  valueCount: number;
  pool: Pool; // of the values of arrays that went out
  lent: boolean; // a large array that went out shares the buffers of values and spans
  records: Int32Array;
  recordCount: number; // in records
  problems: Int32Array; // see PROBLEM
  problemCount: number;
  keys: Int32Array; // start, end, start, end, …
  keyCount: number; // in offsets
  cursor: NumberCursor;
  digits: Finder;
  brackets: Finder;
  breaks: Finder;
  pipes: Finder;
  backslashes: Finder;
  window: Window;
  bytes: ByteWindow;
  out: NumericArray[];
  visited: number;
  suppressTo: number; // arrays that start before this offset are patterns, not values
  singleLine: boolean; // a string that should end did not: from now on they end with the line
  regexMiss: number; // no regular expression ends before this offset
  flatFrom: number; // brackets before this offset are read without a try to pass them, see flat.ts
  quoteMiss: number; // in prose: no closing quote before this offset
  /** Polled now and then, inside comments and strings too: true stops the scan. */
  stop: ((s: ScanState) => boolean) | undefined;
  singles: boolean; // lists of one number go out as well
  stopped: boolean; // a comment or a string was not read to its end
  region: ScanState | undefined; // reads the inside of comments and strings
}

export function createState(
  text: string,
  lexicon: Lexicon,
  out: NumericArray[],
  pool = createPool(),
  bytes = createByteWindow(),
): ScanState {
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
    known: false,
    caseless: -1,
    chain: 0,
    wordStart: 0,
    frames: new Int32Array(32 * FRAME),
    top: 0,
    openRound: 0,
    openSquare: 0,
    openCurly: 0,
    values: new Float64Array(256),
    spans: new Uint32Array(512),
    valueCount: 0,
    pool,
    lent: false,
    records: new Int32Array(16 * RECORD),
    recordCount: 0,
    problems: new Int32Array(16 * PROBLEM),
    problemCount: 0,
    keys: new Int32Array(64),
    keyCount: 0,
    digits: createFinder(/[0-9]/g),
    brackets: createFinder(/[[({]/g),
    breaks: createFinder(/\n/g),
    pipes: createFinder(/\|/g),
    backslashes: createFinder(/\\/g),
    cursor: {next: -1, cost: 0},
    window: createWindow(),
    bytes,
    visited: 0,
    suppressTo: 0,
    singleLine: false,
    regexMiss: 0,
    flatFrom: 0,
    quoteMiss: 0,
    stop: undefined,
    singles: false,
    stopped: false,
    region: undefined,
  };
}

/** Starts over on [from, to) of the text. */
export function resetState(s: ScanState, from: number, to: number): void {
  s.i = from;
  s.end = to;
  s.last = AT_START;
  s.lastEnd = from;
  s.caseless = -1;
  s.chain = from;
  s.top = 0;
  s.openRound = s.openSquare = s.openCurly = 0;
  s.valueCount = s.recordCount = 0;
  s.problemCount = s.keyCount = 0;
  s.quoteMiss = s.flatFrom = from;
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
  f[t + PROBLEMS] = s.problemCount;
  f[t + KEYS] = s.keyCount;
  f[t + KEY_START] = -1;
  f[t + KEY_END] = -1;
  f[t + ROWS] = 0;
  f[t + ROW_COUNT] = 0;
  f[t + ROW_VALUES] = s.valueCount;
  f[t + ROW_RECORDS] = s.recordCount;
  f[t + ROW_WIDTH] = -1;
  f[t + CLOSER] = closer;
  f[t + TERNARIES] = 0;
  f[t + STATEMENT] = start + 1;
}

export function pushFrame(s: ScanState, kind: number, start: number, chain: number, closer: number): void {
  s.top += FRAME;
  if (s.top + FRAME > s.frames.length) s.frames = grown(s.frames);
  initFrame(s, kind, start, chain, closer);
}

export function pushValue(s: ScanState, value: number, start: number, end: number): void {
  const n = s.valueCount;
  if (n === s.values.length) growValues(s, start, 1);
  s.values[n] = value;
  s.spans[2 * n] = start;
  s.spans[2 * n + 1] = end;
  s.valueCount = n + 1;
}

/**
 * Room for `count` more values, and for as many as the rest of the text may hold at the density so far; `at` is where the scan
 * stands.
 */
export function growValues(s: ScanState, at: number, count: number): void {
  const needed = s.valueCount + count;
  const seen = Math.max(at - s.spans[0], 1);
  const guess = s.valueCount === 0 ? 0 : Math.ceil((s.valueCount * 1.05 * (s.end - s.spans[0])) / seen);
  const room = Math.min(Math.max(guess, needed, s.values.length * 2), Math.max(needed, s.values.length) * 16);
  const values = new Float64Array(room);
  values.set(s.values.subarray(0, s.valueCount));
  s.values = values;
  const spans = new Uint32Array(2 * room);
  spans.set(s.spans.subarray(0, 2 * s.valueCount));
  s.spans = spans;
}

/** Whether line breaks inside brackets mean nothing: not in a matrix, nor where lines begin with marks of their own. */
export const breaksAreBlanks = (s: ScanState): boolean => !s.lexicon.matrix && s.marks === 'none';

/** Forgets the values from `n` on; buffers that went out with a large array are replaced. */
export function truncateValues(s: ScanState, n: number): void {
  s.valueCount = n;
  if (!s.lent) return;
  s.lent = false;
  const room = Math.max(256, 2 * n);
  const values = new Float64Array(room);
  values.set(s.values.subarray(0, n));
  s.values = values;
  const spans = new Uint32Array(2 * room);
  spans.set(s.spans.subarray(0, 2 * n));
  s.spans = spans;
}

/** The offset of a fresh record's fields. */
export function pushRecord(s: ScanState): number {
  const at = s.recordCount * RECORD;
  if (at + RECORD > s.records.length) growRecords(s);
  s.recordCount++;
  return at;
}

/** Room for as many records as the rest of the text may hold at the density so far: memory that is never written to costs nothing. */
function growRecords(s: ScanState): void {
  const last = (s.recordCount - 1) * RECORD;
  const seen = Math.max(s.records[last + R_END] - s.records[R_START], 1);
  const guess = Math.ceil((s.recordCount * 1.05 * (s.end - s.records[R_START])) / seen);
  const room = Math.min(Math.max(guess, 2 * s.recordCount), 16 * s.recordCount) * RECORD;
  const records = new Int32Array(room);
  records.set(s.records);
  s.records = records;
}

export function pushProblem(s: ScanState, code: number, offset: number, length: number): void {
  const at = s.problemCount * PROBLEM;
  if (at + PROBLEM > s.problems.length) s.problems = grown(s.problems);
  s.problems[at] = code;
  s.problems[at + 1] = offset;
  s.problems[at + 2] = length;
  s.problems[at + 3] = complexUpTo(s, s.problemCount) + (code === COMPLEX_NUMBER ? 1 : 0);
  s.problemCount++;
}

/** How many of the first `count` problems are complex numbers. */
export const complexUpTo = (s: ScanState, count: number): number => (count === 0 ? 0 : s.problems[count * PROBLEM - 1]);

/** The place of a key; 0, 0 for none. */
export function pushKey(s: ScanState, start: number, end: number): void {
  if (s.keyCount + 2 > s.keys.length) s.keys = grown(s.keys);
  s.keys[s.keyCount++] = start;
  s.keys[s.keyCount++] = end;
}

function grown(array: Int32Array): Int32Array {
  const twice = new Int32Array(array.length * 2);
  twice.set(array);
  return twice;
}
