/**
 * The scanner: one pass by character code over text[i, end) with a flat stack of frames. It never throws and never goes
 * back further than the lexicon's longest token head; the inside of comments and strings is read once more as prose.
 */

import {startsStatement} from './brokenOff.ts';
import {
  CLOSE,
  classOf,
  DIGIT,
  isBlank,
  isDigit,
  isWordPart,
  NEWLINE,
  OPEN,
  QUOTE,
  SPACE,
  WORD,
  wordEnd,
} from './chars.ts';
import {breakOff, closeFrame, closeRow} from './close.ts';
import {finishElement, giveUp, spoil} from './elements.ts';
import {skipNumber} from './number.ts';
import {numberRun} from './numberRun.ts';
import {open} from './open.ts';
import {isPlain, plainRun} from './plainRun.ts';
import {key, punctuation} from './punctuation.ts';
import {quote} from './quotes.ts';
import {skipMarks, skipProse} from './regions.ts';
import {endRow} from './rows.ts';
import * as S from './state.ts';

/** How many characters go by between two looks at the clock (budget, cancellation). */
const STEP = 65536;

/** Polled every STEP characters: true stops the scan. */
export type Stop = (s: S.ScanState) => boolean;

/** Reads to the end of the state's range; false where `stop` ended it. */
export function scan(s: S.ScanState, stop: Stop | undefined, step = STEP): boolean {
  const from = s.i;
  s.stop = stop;
  while (s.i < s.end) {
    const until = stop ? Math.min(s.i + step, s.end) : s.end;
    scanTo(s, until);
    if (stop && s.i < s.end && stop(s)) {
      s.visited += s.i - from;
      return false;
    }
  }
  s.visited += s.i - from;
  closeAll(s);
  s.visited += s.cursor.cost;
  s.cursor.cost = 0;
  return !s.stopped;
}

function scanTo(s: S.ScanState, until: number): void {
  const text = s.text;
  const prose = s.marks !== 'none';
  while (s.i < until) {
    if (prose && s.top === 0) {
      skipProse(s);
      if (s.i >= until) return;
    }
    const i = s.i;
    const code = text.charCodeAt(i);
    const kind = classOf(code);
    if (kind < OPEN && isPlain(s) && plainRun(s, until)) continue;
    switch (kind) {
      case SPACE:
        s.i = spacesEnd(text, i + 1, until);
        break;
      case NEWLINE:
        newline(s);
        break;
      case DIGIT:
        number(s, i);
        break;
      case WORD:
        word(s, i);
        break;
      case OPEN:
        separate(s, i);
        open(s, i, code);
        break;
      case CLOSE:
        close(s, i, code);
        break;
      case QUOTE:
        quote(s, i, code);
        break;
      default:
        if (code === 44) comma(s, i);
        else if (code === 59) semicolon(s, i);
        else punctuation(s, i, code);
    }
  }
}

function spacesEnd(text: string, i: number, until: number): number {
  while (i < until && text.charCodeAt(i) === 32) i++;
  return i;
}

/** A token that is neither bracket nor number of an array joins the element. */
export function join(s: S.ScanState): void {
  const state = s.frames[s.top + S.STATE];
  if (state !== S.OTHER) spoil(s, S.OTHER);
}

/** Where blanks separate elements (print-outs, Julia, MATLAB): ends the element before a token that starts a value. */
export function separate(s: S.ScanState, i: number): void {
  if (!s.lexicon.spaces || s.lastEnd === i) return;
  const f = s.frames;
  const t = s.top;
  const state = f[t + S.STATE];
  if (f[t + S.KIND] !== S.LIST || state === S.EMPTY || s.last < S.AFTER_WORD || s.last > S.AFTER_CLOSER) return;
  if (!s.lexicon.matrix && (f[t + S.FLAGS] & S.HOPELESS) !== 0) return;
  f[t + S.FLAGS] |= S.SPACED;
  finishElement(s, s.lastEnd, i, false);
  s.last = S.AT_VALUE;
}

/** A sign belongs to the number after it where blanks separate and none stands between: `[1 -2]`. */
export function separateBeforeSign(s: S.ScanState, i: number): void {
  if (s.lexicon.spaces && s.lastEnd < i && !isBlank(s.text.charCodeAt(i + 1))) {
    const next = s.text.charCodeAt(i + 1);
    const isValue = s.lexicon.matrix ? isWordPart(next) || next === 40 : isPrintedWord(s, i + 1);
    if (isDigit(next) || next === 46 || isValue) separate(s, i);
  }
}

/** `inf` and `nan`, as print-outs have them after a sign. */
function isPrintedWord(s: S.ScanState, i: number): boolean {
  const code = s.text.charCodeAt(i) | 32;
  if ((code !== 105 && code !== 110) || wordEnd(s.text, i, s.end) !== i + 3) return false;
  return ['inf', 'nan'].includes(s.text.slice(i, i + 3).toLowerCase());
}

function number(s: S.ScanState, i: number): void {
  separate(s, i);
  const f = s.frames;
  const t = s.top;
  if (f[t + S.KIND] <= S.LAST_CANDIDATE && f[t + S.STATE] === S.EMPTY && (f[t + S.FLAGS] & S.HOPELESS) === 0) {
    if (numberRun(s, i, i, 1)) return;
  }
  skipToken(s, skipNumber(s.text, i, s.end, s.lexicon), S.AFTER_NUMBER);
}

export function skipToken(s: S.ScanState, next: number, last: number): void {
  join(s);
  s.i = s.lastEnd = next;
  s.last = last;
}

function word(s: S.ScanState, i: number) {
  separate(s, i);
  if (s.last !== S.AFTER_POINT) s.chain = i;
  s.wordStart = i;
  const f = s.frames;
  const t = s.top;
  const state = f[t + S.STATE];
  if (s.last === S.AFTER_STRING && isPairWord(s, i)) return key(s, i, i + 2);
  const prefix = (state === S.EMPTY || state === S.PREFIX) && takesPrefix(s, f[t + S.KIND]);
  if (prefix) f[t + S.STATE] = S.PREFIX;
  else if (state !== S.OTHER) spoil(s, S.OTHER);
  s.i = s.lastEnd = wordEnd(s.text, i + 1, s.end);
  s.last = S.AFTER_WORD;
}

/** `"cat" to 0.2` in Kotlin's mapOf(…). */
const isPairWord = (s: S.ScanState, i: number): boolean =>
  s.lexicon.dialect === 'kotlin' &&
  s.frames[s.top + S.KIND] === S.ARGUMENTS &&
  s.text.startsWith('to ', i) &&
  s.frames[s.top + S.KEY_START] < 0;

/** Where an element may start with a type or a constructor: `new double[] {…}`, `arrayOf(…)`, `vec![…]`. */
const takesPrefix = (s: S.ScanState, kind: number): boolean =>
  kind === S.BRACE || kind === S.ARGUMENTS || (kind === S.LIST && s.lexicon.dialect === 'rust');

function newline(s: S.ScanState): void {
  const f = s.frames;
  const t = s.top;
  if (f[t + S.KIND] === S.BLOCK) {
    if (s.lexicon.lines) startStatement(s, s.i + 1);
  } else if (s.lexicon.matrix && f[t + S.KIND] === S.LIST && !isListed(s)) {
    if (f[t + S.STATE] !== S.EMPTY && s.last >= S.AFTER_WORD && s.last <= S.AFTER_CLOSER) {
      finishElement(s, s.i, s.i + 1, false);
      endRow(s);
      s.last = S.AT_VALUE;
    } else if (f[t + S.STATE] === S.EMPTY) endRow(s);
  } else if ((f[t + S.STATE] === S.NUMBER || f[t + S.STATE] === S.ARRAY) && startsStatement(s, s.i + 1)) {
    while (s.top > 0 && f[s.top + S.KIND] !== S.BLOCK) breakOff(s);
    startStatement(s, s.i + 1);
  }
  s.i++;
  if (s.marks !== 'none') s.i = skipMarks(s, s.i);
}

/** In Julia line breaks between commas end no row. */
const isListed = (s: S.ScanState): boolean =>
  s.lexicon.dialect === 'julia' && (s.frames[s.top + S.FLAGS] & S.COMMAED) !== 0;

export function startStatement(s: S.ScanState, at: number): void {
  const f = s.frames;
  const t = s.top;
  s.last = S.AT_START;
  f[t + S.STATEMENT] = f[t + S.ELEMENT] = at;
  f[t + S.COMMAS] = f[t + S.TERNARIES] = 0;
}

export function comma(s: S.ScanState, i: number): void {
  const f = s.frames;
  const t = s.top;
  if (f[t + S.KIND] <= S.LAST_CANDIDATE) {
    f[t + S.FLAGS] |= S.COMMAED;
    finishElement(s, i, i + 1, true);
  } else {
    if (f[t + S.STATE] === S.ARRAY) spoil(s, S.OTHER);
    f[t + S.STATE] = S.EMPTY;
    f[t + S.ELEMENT] = i + 1;
  }
  f[t + S.COMMAS]++;
  s.i = s.lastEnd = i + 1;
  s.last = S.AT_VALUE;
}

function semicolon(s: S.ScanState, i: number): void {
  const f = s.frames;
  const t = s.top;
  const kind = f[t + S.KIND];
  if (kind === S.LIST && (s.lexicon.spaces || s.lexicon.dialect === 'rust')) {
    if (s.lexicon.dialect === 'julia') noteDimension(s, i);
    finishElement(s, i, i + 1, false);
    endRow(s);
    s.last = S.AT_VALUE;
  } else {
    spoil(s, S.OTHER);
    if (kind <= S.LAST_CANDIDATE && (f[t + S.FLAGS] & S.HOPELESS) === 0) giveUp(s);
    if (kind === S.BRACE || kind === S.DICT) f[t + S.KIND] = S.BLOCK;
    f[t + S.STATE] = S.EMPTY;
    f[t + S.ELEMENT] = i + 1;
    if (f[t + S.KIND] === S.BLOCK) startStatement(s, i + 1);
    else s.last = S.AT_VALUE;
  }
  s.i = s.lastEnd = i + 1;
}

/** `[1 2;;; 3 4]` in Julia: the second semicolon of a run, in an array that has elements before it. */
function noteDimension(s: S.ScanState, i: number): void {
  const f = s.frames;
  const isSecond = s.text.charCodeAt(i - 1) === 59 && s.text.charCodeAt(i - 2) !== 59;
  if (!isSecond || f[s.top + S.COUNT] === 0) return;
  f[s.top + S.FLAGS] |= S.RAGGED | S.NOT_PLAIN;
  S.pushProblem(s, S.HIGHER_DIMENSION, i - 1, 2);
}

export function close(s: S.ScanState, i: number, code: number): void {
  s.i = i + 1;
  if (code === 93 && s.frames[s.top + S.CLOSER] === 93) {
    const start = s.frames[s.top + S.START];
    if (closeRow(s, i + 1)) {
      s.openSquare--;
      s.lastEnd = i + 1;
      s.chain = start;
      s.last = S.AFTER_CLOSER;
      return;
    }
  }
  if (s.frames[s.top + S.CLOSER] !== code && !unwind(s, code)) {
    if (isInterval(s)) dropFrame(s);
    else if (mayBreakOff(s)) breakOff(s);
    else join(s);
    s.lastEnd = i + 1;
    s.last = S.AFTER_CLOSER;
    return;
  }
  const kind = s.frames[s.top + S.KIND];
  const control = (s.frames[s.top + S.FLAGS] & S.CONTROL) !== 0;
  const chain = s.frames[s.top + S.CHAIN];
  const start = s.frames[s.top + S.START];
  count(s, code, -1);
  closeFrame(s, i + 1, false);
  s.lastEnd = i + 1;
  s.chain = chain < 0 ? start : chain;
  s.last = kind === S.BLOCK || control ? S.AT_START : S.AFTER_CLOSER;
  if (kind === S.BLOCK && s.frames[s.top + S.KIND] === S.BLOCK) afterBlock(s, i + 1);
  if (kind === S.TEMPLATE) quote(s, i, 96);
}

/** A block may also be a function's in the middle of an expression: `a ? function () {…} : [1, 2]`. */
function afterBlock(s: S.ScanState, at: number): void {
  const ternaries = s.frames[s.top + S.TERNARIES];
  startStatement(s, at);
  s.frames[s.top + S.TERNARIES] = ternaries;
}

/** In prose `[0, 1)` is a half-open interval. */
const isInterval = (s: S.ScanState): boolean =>
  s.lexicon.spaces && !s.lexicon.matrix && s.top > 0 && s.frames[s.top + S.KIND] <= S.TUPLE;

/** In code another bracket than its own ends what may be an array: `np.array([1, 2, 3)`. */
const mayBreakOff = (s: S.ScanState): boolean =>
  s.frames[s.top + S.KIND] <= S.LAST_CANDIDATE && (s.lexicon.matrix || !s.lexicon.spaces);

/** Breaks off the frames above the nearest one that `code` closes; false where there is none. */
function unwind(s: S.ScanState, code: number): boolean {
  const open = code === 41 ? s.openRound : code === 93 ? s.openSquare : s.openCurly;
  if (open === 0) return false;
  while (s.frames[s.top + S.CLOSER] !== code) {
    if (mayBreakOff(s)) breakOff(s);
    else dropFrame(s);
  }
  return true;
}

/** The top frame never closes: it is no array. */
function dropFrame(s: S.ScanState): void {
  count(s, s.frames[s.top + S.CLOSER], -1);
  if (s.frames[s.top + S.KIND] <= S.GROUP) giveUp(s);
  s.top -= S.FRAME;
  spoil(s, S.OTHER);
}

export function count(s: S.ScanState, closer: number, by: number): void {
  if (closer === 41) s.openRound += by;
  else if (closer === 93) s.openSquare += by;
  else s.openCurly += by;
}

/** At the end of the text, open brackets close where the last token ended. */
function closeAll(s: S.ScanState): void {
  while (s.top > 0) closeFrame(s, s.lastEnd, true);
  if (s.frames[S.STATE] === S.ARRAY) spoil(s, S.OTHER);
}
