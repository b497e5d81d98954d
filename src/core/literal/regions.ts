/** The inside of comments and strings, read as prose: print-outs and literals as people paste them there. */
import {trimEnd} from './blocks/chars.ts';
import {readBlocks} from './blocks/index.ts';
import {endsLikeNumber} from './blocks/page.ts';
import {CLOSE, classOf, isBlank, isDigit, isWordPart, SPACE, trimBack, wordStart} from './chars.ts';
import {textLexicon} from './dialects.ts';
import {findNext, isFound} from './finder.ts';
import {scan} from './scan.ts';
import * as S from './state.ts';
import type {NumericArray, Where} from './types.ts';

/** Shorter regions hold no array: `[1,2]` is the shortest. */
const SHORTEST = 5;

/** Reads text[from, to) as the inside of a comment or a string. */
export function readRegion(s: S.ScanState, from: number, to: number, where: Where): void {
  if (to - from < SHORTEST) return;
  s.visited += to - from;
  if (!hasNumbers(s, from, to)) return;
  const marks = promises(s, from, to);
  const first = s.out.length;
  if ((marks & BRACKET) !== 0) readProse(s, from, to, where);
  if (mayHoldBlocks(marks, where) && !s.lexicon.notebook) addBlocks(s, first, from, to, where);
}

/** Blocks have several lines, one of which ends as rows do; a comment of one line may hold R's `[1] 0.1 0.9` or a matrix in LaTeX. */
function mayHoldBlocks(marks: number, where: Where): boolean {
  if ((marks & (ROWS | BACKSLASH)) === 0) return false;
  return (marks & LINES) !== 0 || (where === 'comment' && (marks & (BRACKET | BACKSLASH)) !== 0);
}

function readProse(s: S.ScanState, from: number, to: number, where: Where): void {
  const region = regionOf(s, where);
  S.resetState(region, from, to);
  region.i = skipMarks(region, from);
  if (!scan(region, s.stop)) s.stopped = true;
  s.visited += region.visited;
  region.visited = 0;
}

const BRACKET = 1;
const LINES = 2;
const ROWS = 4;
const BACKSLASH = 8;

/** Shorter regions are looked through here; a regular expression has its price before it begins. */
const SMALL = 24;

/** Whether there are two numbers or more: without them there is no array. */
function hasNumbers(s: S.ScanState, from: number, to: number): boolean {
  if (to - from < SMALL && !isFound(s.digits, from)) return hasTwoNumbers(s.text, from, to);
  let i = findNext(s.digits, s.text, from);
  while (i < to && isDigit(s.text.charCodeAt(i))) i++;
  return i < to && findNext(s.digits, s.text, i) < to;
}

function hasTwoNumbers(text: string, from: number, to: number): boolean {
  let found = 0;
  for (let i = from; i < to; i++) {
    if (!isDigit(text.charCodeAt(i))) continue;
    if (++found === 2) return true;
    while (isDigit(text.charCodeAt(i + 1))) i++;
  }
  return false;
}

/** What a region may hold: arrays in brackets, several lines, a line that ends with a number or has pipes, LaTeX. */
function promises(s: S.ScanState, from: number, to: number): number {
  let found = isRowEnd(s.text, from, to) ? ROWS : 0;
  if (findNext(s.brackets, s.text, from) < to) found |= BRACKET;
  if (findNext(s.pipes, s.text, from) < to) found |= ROWS;
  if (findNext(s.backslashes, s.text, from) < to) found |= BACKSLASH;
  for (let i = findNext(s.breaks, s.text, from); i < to; i = findNext(s.breaks, s.text, i + 1)) {
    found |= LINES;
    if ((found & ROWS) !== 0) return found;
    if (isRowEnd(s.text, from, i)) found |= ROWS;
  }
  return found;
}

const isRowEnd = (text: string, from: number, lineEnd: number): boolean =>
  endsLikeNumber(text, from, trimEnd(text, from, lineEnd));

/** Outside brackets prose is skipped up to the next one. */
export function skipProse(s: S.ScanState): void {
  const i = Math.min(findNext(s.brackets, s.text, s.i), s.end);
  if (i > s.i) rememberWord(s, i);
  s.i = i;
}

/** What stands right before the bracket at `i`: a word with its modules, or nothing of weight. */
function rememberWord(s: S.ScanState, i: number): void {
  const word = wordStart(s.text, i, s.i);
  const closes = word === i && classOf(s.text.charCodeAt(i - 1)) === CLOSE;
  s.last = word < i ? S.AFTER_WORD : closes ? S.AFTER_CLOSER : S.AT_START;
  s.wordStart = s.chain = word;
  while (s.chain > s.i + 1 && s.text.charCodeAt(s.chain - 1) === 46 && isWordPart(s.text.charCodeAt(s.chain - 2))) {
    s.chain = wordStart(s.text, s.chain - 1, s.i);
  }
  s.lastEnd = trimBack(s.text, i, s.i);
}

function regionOf(s: S.ScanState, where: Where): S.ScanState {
  s.region ??= S.createState(s.text, textLexicon, s.out, s.pool, s.bytes);
  s.region.dialect = s.dialect;
  s.region.where = where;
  s.region.marks = where === 'comment' ? 'comment' : s.lexicon.notebook ? 'notebook' : 'string';
  return s.region;
}

/** Adds the line-oriented arrays that overlap none of those in brackets; a block sequence takes in the rows in brackets that it holds. */
export function addBlocks(
  s: S.ScanState,
  first: number,
  from: number,
  to: number,
  where: Where,
  isMeant: (array: NumericArray) => boolean = () => true,
): void {
  const found = readBlocks(s.text, from, to, {where, dialect: s.dialect}).filter(isMeant);
  s.visited += to - from;
  if (found.length === 0) return;
  const brackets = s.out.slice(first).sort((a, b) => a.start - b.start);
  const taken = new Set<NumericArray>();
  let k = 0;
  for (const array of found) {
    while (k < brackets.length && brackets[k].end <= array.start) k++;
    if (array.container === 'sequence')
      for (let r = k; r < brackets.length && brackets[r].start < array.end; r++) taken.add(brackets[r]);
    else if (k < brackets.length && brackets[k].start < array.end) continue;
    s.out.push(array as NumericArray);
  }
  if (taken.size > 0) removeFrom(s.out, taken);
}

function removeFrom(arrays: NumericArray[], taken: ReadonlySet<NumericArray>): void {
  let kept = 0;
  for (const array of arrays) if (!taken.has(array)) arrays[kept++] = array;
  arrays.length = kept;
}

/** At a line's start: over the marks of a comment, or the prompts of a doctest. */
export function skipMarks(s: S.ScanState, i: number): number {
  let k = i;
  while (k < s.end && classOf(s.text.charCodeAt(k)) === SPACE) k++;
  if (s.marks === 'comment') return commentMark(s, k);
  if (s.marks === 'notebook') return i;
  return prompt(s, k);
}

function commentMark(s: S.ScanState, k: number): number {
  const code = s.text.charCodeAt(k);
  if (code === 45 && s.text.charCodeAt(k + 1) !== 45) return k;
  if (code !== 35 && code !== 47 && code !== 42 && code !== 37 && code !== 45) return k;
  while (k < s.end && s.text.charCodeAt(k) === code) k++;
  if (k < s.end && (s.text.charCodeAt(k) === 33 || s.text.charCodeAt(k) === 62 || s.text.charCodeAt(k) === 39)) k++;
  return prompt(s, k);
}

/** `>>> ` and `... ` with something after it; a lone `...` is an elision. */
function prompt(s: S.ScanState, i: number): number {
  let k = i;
  while (k < s.end && classOf(s.text.charCodeAt(k)) === SPACE) k++;
  if (s.text.startsWith('>>>', k)) return k + 3;
  if (!s.text.startsWith('... ', k) || k + 4 >= s.end) return i;
  const next = s.text.charCodeAt(k + 4);
  let after = k + 4;
  while (after < s.end && classOf(s.text.charCodeAt(after)) === SPACE) after++;
  return isBlank(s.text.charCodeAt(after)) || next === 93 ? i : after;
}
