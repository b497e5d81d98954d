/** The inside of comments and strings, read as prose: print-outs and literals as people paste them there. */
import {readBlocks} from './blocks/index.ts';
import {classOf, find, isBlank, SPACE} from './chars.ts';
import {textLexicon} from './dialects.ts';
import {scan} from './scan.ts';
import * as S from './state.ts';
import type {NumericArray, Where} from './types.ts';

/** Shorter regions hold no array: `[1,2]` is the shortest. */
const SHORTEST = 5;

/** Reads text[from, to) as the inside of a comment or a string. */
export function readRegion(s: S.ScanState, from: number, to: number, where: Where): void {
  if (to - from < SHORTEST) return;
  const region = regionOf(s, where);
  S.resetState(region, from, to);
  const first = s.out.length;
  region.i = skipMarks(region, from);
  scan(region, undefined);
  s.visited += region.visited;
  region.visited = 0;
  if (region.numbers >= 2 && isPage(s, from, to, where)) addBlocks(s, first, from, to, where);
}

/** Line-oriented forms need lines: a comment's, or a string's that goes over several. */
function isPage(s: S.ScanState, from: number, to: number, where: Where): boolean {
  if (where === 'comment') return true;
  return find(s.text, '\n', from, to) >= 0;
}

function regionOf(s: S.ScanState, where: Where): S.ScanState {
  s.region ??= S.createState(s.text, textLexicon, s.out);
  s.region.dialect = s.dialect;
  s.region.where = where;
  s.region.marks = where === 'comment' ? 'comment' : 'string';
  return s.region;
}

/** Adds the line-oriented arrays that overlap none of those in brackets. */
export function addBlocks(s: S.ScanState, first: number, from: number, to: number, where: Where): void {
  const found = readBlocks(s.text, from, to, {where, dialect: s.dialect});
  s.visited += to - from;
  if (found.length === 0) return;
  const brackets = s.out.slice(first).sort((a, b) => a.start - b.start);
  let k = 0;
  for (const array of found) {
    while (k < brackets.length && brackets[k].end <= array.start) k++;
    if (k === brackets.length || brackets[k].start >= array.end) s.out.push(array as NumericArray);
  }
}

/** At a line's start: over the marks of a comment, or the prompts of a doctest. */
export function skipMarks(s: S.ScanState, i: number): number {
  let k = i;
  while (k < s.end && classOf(s.text.charCodeAt(k)) === SPACE) k++;
  if (s.marks === 'comment') return commentMark(s, k);
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
