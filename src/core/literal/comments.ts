/** Comments and regular expressions: where they end, and the reading of what stands in them. */
import {classOf, find, NEWLINE, SPACE, WORD} from './chars.ts';
import {isKeyword} from './open.ts';
import {readRegion} from './regions.ts';
import {skipToken} from './scan.ts';
import * as S from './state.ts';

/** A comment to the end of the line, with those on the next lines: one region. */
export function lineComment(s: S.ScanState, i: number) {
  const mark = s.text.charCodeAt(i);
  const double = mark === 47 || mark === 45;
  let end = i;
  for (let at = i; at >= 0; at = nextMark(s, end, mark, double)) end = lineEnd(s, at);
  readRegion(s, i, end, 'comment');
  s.i = end;
  startElement(s);
}

function lineEnd(s: S.ScanState, i: number): number {
  const newline = find(s.text, '\n', i, s.end);
  return newline < 0 ? s.end : newline;
}

/** Where the next line's comment starts, if nothing but blanks comes before it; −1 otherwise. */
function nextMark(s: S.ScanState, end: number, mark: number, double: boolean): number {
  let i = end + 1;
  while (i < s.end && classOf(s.text.charCodeAt(i)) === SPACE) i++;
  if (i >= s.end || s.text.charCodeAt(i) !== mark || (double && s.text.charCodeAt(i + 1) !== mark)) return -1;
  return i;
}

/** A comment between two marks; nested ones count where the language nests them. */
export function block(s: S.ScanState, i: number, opener: string, closer: string) {
  const end = s.lexicon.nested ? nestedEnd(s, i, opener, closer) : plainEnd(s, i + 2, closer);
  readRegion(s, i + 2, Math.max(i + 2, end - 2), 'comment');
  s.i = Math.min(end, s.end);
  startElement(s);
}

/** What comes before an element is no part of it. */
export function startElement(s: S.ScanState) {
  const f = s.frames;
  if (f[s.top + S.STATE] === S.EMPTY && f[s.top + S.KEY_START] < 0) f[s.top + S.ELEMENT] = s.i;
}

function plainEnd(s: S.ScanState, i: number, closer: string): number {
  const at = find(s.text, closer, i, s.end);
  return at < 0 || at + 2 > s.end ? s.end : at + 2;
}

function nestedEnd(s: S.ScanState, i: number, opener: string, closer: string): number {
  let depth = 0;
  for (; i < s.end; i++) {
    if (s.text.startsWith(opener, i)) depth++;
    else if (s.text.startsWith(closer, i)) depth--;
    else continue;
    i++;
    if (depth === 0) return i + 1;
  }
  return s.end;
}

/** Whether a slash starts a regular expression: only JavaScript has them, only where a value is expected. */
export function isRegex(s: S.ScanState): boolean {
  if (s.lexicon.backtick !== 'template') return false;
  if (s.last >= S.AFTER_NUMBER && s.last <= S.AFTER_CLOSER) return false;
  if (s.text.charCodeAt(s.i - 1) === 60) return false; // </tag>
  return s.last !== S.AFTER_WORD || isKeyword(s);
}

export function skipRegex(s: S.ScanState, i: number) {
  let inClass = false;
  let k = i + 1;
  for (; k < s.end && i >= s.regexMiss; k++) {
    const code = s.text.charCodeAt(k);
    if (code < 128 && classOf(code) === NEWLINE) break;
    if (code === 92) k++;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 47 && !inClass) return skipToken(s, flagsEnd(s, k + 1), S.AFTER_STRING);
  }
  s.visited += k - i;
  s.regexMiss = Math.max(s.regexMiss, k);
  skipToken(s, i + 1, S.AT_VALUE);
}

function flagsEnd(s: S.ScanState, i: number): number {
  while (i < s.end && classOf(s.text.charCodeAt(i)) === WORD) i++;
  return i;
}
