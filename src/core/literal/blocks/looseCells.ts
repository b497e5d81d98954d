/** Numbers, words and breaks in text that has no form of its own. */
import {constantOf} from '../constants.ts';
import type {Dialect} from '../types.ts';
import {readNumber} from './cell.ts';
import {isBlank, isDigit, LF, skipBlanks} from './chars.ts';
import {readDecimalComma} from './delimited.ts';
import {readFraction} from './latexMarkup.ts';
import type {Cell} from './types.ts';

export type Piece =
  | {readonly kind: 'number'; readonly cell: Cell}
  | {readonly kind: 'word'; readonly start: number; readonly end: number}
  /** What separates, at its place. */
  | {readonly kind: ',' | ';'; readonly at: number}
  /** A line's end, a colon or an equals sign. */
  | {readonly kind: '\n' | ':'};

/** The pieces of [from, to), in order. Dates, versions and addresses are words; so is a number that is glued to one. */
export function looseCells(text: string, from: number, to: number, dialect: Dialect = 'text'): Piece[] {
  const decimalCommas = hasDecimalCommas(text, from, to);
  const isOneLine = !text.slice(from, to).trim().includes('\n');
  const pieces: Piece[] = [];
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === LF) pieces.push({kind: '\n'});
    else if (c === 59 || (c === 44 && !decimalCommas)) pieces.push({kind: c === 59 ? ';' : ',', at: i});
    else if (c === 58 || c === 61) pieces.push({kind: ':'});
    else if (c === 60 && tagEnd(text, i, to) > i) i = tagEnd(text, i, to) - 1;
    else if (!isSeparator(c, decimalCommas)) {
      const last = pieces[pieces.length - 1];
      if (isComment(text, i, dialect) && isAfterNumber(last)) {
        i = lineEnd(text, i, to) - 1;
        continue;
      }
      const end = wordEnd(text, i, to, decimalCommas);
      const signed = isSign(c) && end === i + 1 ? signedPiece(text, i, to, decimalCommas, last, isOneLine) : undefined;
      pieces.push(signed?.piece ?? pieceAt(text, i, end));
      i = (signed?.end ?? end) - 1;
    }
  }
  return pieces;
}

/** Languages in which `#` always begins a comment; elsewhere a blank follows it. */
const HASH: ReadonlySet<Dialect> = new Set(['python', 'r', 'yaml', 'toml', 'julia']);

function isComment(text: string, at: number, dialect: Dialect): boolean {
  const c = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return (c === 35 && (HASH.has(dialect) || isBlank(next))) || (c === 47 && next === 47 && dialect !== 'python');
}

/** Before the first number of a line `#` is the mark of a comment that holds the numbers. */
const isAfterNumber = (last: Piece | undefined): boolean => last?.kind === 'number' || last?.kind === ',';

function lineEnd(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && text.charCodeAt(i) !== LF) i++;
  return i;
}

const isSign = (c: number): boolean => c === 45 || c === 43 || c === 0x2212;

/**
 * A sign that stands apart from its number: the number's where an element begins, and behind another number a sum or a difference, which is
 * not read here. At the beginning of one line of several it is the mark of an item; before a word it is a word.
 */
function signedPiece(
  text: string,
  at: number,
  to: number,
  decimalCommas: boolean,
  last: Piece | undefined,
  isOneLine: boolean,
): {readonly piece: Piece; readonly end: number} | undefined {
  const isStart = last === undefined || last.kind === '\n';
  if (isStart ? !isOneLine : last.kind === 'word') return undefined;
  const start = skipBlanks(text, at + 1, to);
  const end = wordEnd(text, start, to, decimalCommas);
  const cell = start < to && start > at + 1 ? numberAt(text, start, Math.min(end, to)) : undefined;
  if (cell === undefined || isSign(text.charCodeAt(start))) return undefined;
  const sign = text.charCodeAt(at) === 43 ? 1 : -1;
  const value = last?.kind === 'number' ? undefined : sign * cell.value!;
  return {piece: {kind: 'number', cell: {start: at, end: cell.end, value}}, end: Math.min(end, to)};
}

/** After `<td>` or `</td>`; `from` where no tag stands. */
function tagEnd(text: string, from: number, to: number): number {
  const tag = /^<\/?[A-Za-z][^<>\n]{0,80}>/.exec(text.slice(from, Math.min(to, from + 90)));
  return from + (tag?.[0].length ?? 0);
}

const MARKS: ReadonlySet<number> = new Set([...'[](){}<>"\'`|$~≈*&\\'].map((mark) => mark.charCodeAt(0)));

function isSeparator(c: number, decimalCommas: boolean): boolean {
  return isBlank(c) || c === LF || c === 0xfeff || (c === 44 && !decimalCommas) || MARKS.has(c);
}

/** A colon between digits (12:30) does not end a word, nor an apostrophe (1'000). */
function wordEnd(text: string, from: number, to: number, decimalCommas: boolean): number {
  let i = from;
  for (; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === 39 && isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 1))) continue;
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
  const word = text.slice(start, end);
  const other = readDecimalComma(text, start, end) ?? readFraction(word) ?? readGrouped(word) ?? readNamed(word);
  return other === undefined ? undefined : {start, end, value: other};
}

/** `1_000`, `1'000`, `0x1F`, `0b11`, `0o17`. */
function readGrouped(word: string): number | undefined {
  if (!/^[-+]?(?:(?:\d{1,3}(?:'\d{3})+|\d+(?:_\d+)+)(?:\.\d*)?|0x[\da-f]+|0b[01]+|0o[0-7]+)$/i.test(word))
    return undefined;
  const sign = word.startsWith('-') ? -1 : 1;
  return sign * Number(word.replace(/^[-+]|[_']/g, ''));
}

/** `np.inf`, `-math.pi`, `Number.NaN`: a number's name with its module, which nothing else is called. */
function readNamed(word: string): number | undefined {
  const [, sign, name] = /^([-+]?)([A-Za-z]\w*\.\w+)$/.exec(word) ?? [];
  const value = name === undefined ? undefined : constantOf(name);
  return value === undefined || sign !== '-' ? value : -value;
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
