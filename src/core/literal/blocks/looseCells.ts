/** Numbers, words and breaks in text that has no form of its own. */
import {readNumber} from './cell.ts';
import {isBlank, isDigit, LF} from './chars.ts';
import {readDecimalComma} from './delimited.ts';
import {readFraction} from './latexMarkup.ts';
import type {Cell} from './types.ts';

export type Piece =
  | {readonly kind: 'number'; readonly cell: Cell}
  | {readonly kind: 'word'; readonly start: number; readonly end: number}
  /** A line's end, a semicolon, a colon or an equals sign. */
  | {readonly kind: '\n' | ';' | ':'};

/** The pieces of [from, to), in order. Dates, versions and addresses are words; so is a number that is glued to one. */
export function looseCells(text: string, from: number, to: number): Piece[] {
  const decimalCommas = hasDecimalCommas(text, from, to);
  const pieces: Piece[] = [];
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === LF) pieces.push({kind: '\n'});
    else if (c === 59) pieces.push({kind: ';'});
    else if (c === 58 || c === 61) pieces.push({kind: ':'});
    else if (c === 60 && tagEnd(text, i, to) > i) i = tagEnd(text, i, to) - 1;
    else if (!isSeparator(c, decimalCommas)) {
      const end = wordEnd(text, i, to, decimalCommas);
      pieces.push(pieceAt(text, i, end));
      i = end - 1;
    }
  }
  return pieces;
}

/** After `<td>` or `</td>`; `from` where no tag stands. */
function tagEnd(text: string, from: number, to: number): number {
  const tag = /^<\/?[A-Za-z][^<>\n]{0,80}>/.exec(text.slice(from, Math.min(to, from + 90)));
  return from + (tag?.[0].length ?? 0);
}

const MARKS: ReadonlySet<number> = new Set([...'[](){}<>"\'`|$~≈*&\\'].map((mark) => mark.charCodeAt(0)));

function isSeparator(c: number, decimalCommas: boolean): boolean {
  return isBlank(c) || c === LF || (c === 44 && !decimalCommas) || MARKS.has(c);
}

/** A colon between digits (12:30) does not end a word. */
function wordEnd(text: string, from: number, to: number, decimalCommas: boolean): number {
  let i = from;
  for (; i < to; i++) {
    const c = text.charCodeAt(i);
    if (isSeparator(c, decimalCommas) || c === 59 || c === 61) break;
    if (c === 58 && !(isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 1)))) break;
  }
  return Math.max(i, from + 1);
}

function pieceAt(text: string, start: number, wordEnd: number): Piece {
  const cell = numberAt(text, start, wordEnd);
  return cell === undefined ? {kind: 'word', start, end: wordEnd} : {kind: 'number', cell};
}

/** `0.2`, `0.2.` at a sentence's end, `0.2f`, `1L`, `0,2` with decimal commas, `1/3`. */
function numberAt(text: string, start: number, end: number): Cell | undefined {
  const value = readNumber(text, start, end);
  if (value !== undefined)
    return hasDigit(text, start, end) || Number.isNaN(value) || Math.abs(value) > 1 ? {start, end, value} : undefined;
  if (end - start > 60) return undefined;
  const last = text.charCodeAt(end - 1);
  const shorter = last === 46 || last === 44 || isSuffix(last) ? readNumber(text, start, end - 1) : undefined;
  if (shorter !== undefined && hasDigit(text, start, end))
    return {start, end: isSuffix(last) ? end : end - 1, value: shorter};
  const other = readDecimalComma(text, start, end) ?? readFraction(text.slice(start, end));
  return other === undefined ? undefined : {start, end, value: other};
}

const isSuffix = (c: number): boolean => c === 102 || c === 70 || c === 76 || c === 100 || c === 110;

function hasDigit(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (isDigit(text.charCodeAt(i))) return true;
  return false;
}

/** Semicolons or tabs separate, and every cell is digits with at most one comma: `0,2; 0,7`. */
function hasDecimalCommas(text: string, from: number, to: number): boolean {
  let commas = 0;
  let separators = 0;
  let digits = 0;
  let inCell = 0;
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (isDigit(c)) digits++;
    else if (c === 44) {
      if (++inCell > 1 || !isDigit(text.charCodeAt(i - 1)) || !isDigit(text.charCodeAt(i + 1))) return false;
      commas++;
    } else if (c === 59 || c === 9 || c === LF) {
      separators += c === LF ? 0 : 1;
      inCell = 0;
    } else if (c === 46) return false;
  }
  return commas > 0 && separators > 0 && digits > 0;
}
