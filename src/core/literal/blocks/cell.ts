/** Numbers as print-outs and tables write them, and the blank-separated cells of a line. */
import {isDigit, skipBlanks, skipDigits, skipWord} from './chars.ts';
import type {Cell} from './types.ts';

const WORDS: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['na', Number.NaN],
  ['<na>', Number.NaN],
  ['missing', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
  ['∞', Number.POSITIVE_INFINITY],
  ['true', 1],
  ['false', 0],
  ['.nan', Number.NaN],
  ['.inf', Number.POSITIVE_INFINITY],
]);

const INITIALS: ReadonlySet<number> = new Set(
  [...WORDS.keys()].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]),
);

/**
 * The value of text[start, end) where all of it is one number: `0.2`, `-.5`, `5.`, `1e-3`, `1.2E+05`, `nan`, `-Inf`, `NA`, `TRUE`,
 * `20%` (0.2). undefined for everything else: `1.2.3`, `2024-01-05`, `10.0.0.1`, `12:30`, words. Correctly rounded.
 */
export function readNumber(text: string, start: number, end: number): number | undefined {
  if (start >= end) return undefined;
  if (text.charCodeAt(end - 1) === 37 /* % */) return readPercent(text, start, end - 1);
  return readScaled(text, start, end, '');
}

/** As {@link readNumber}, times 10^exponent, rounded once: `exponent` is '' or 'e-2', 'e+03', … */
export function readScaled(text: string, start: number, end: number, exponent: string): number | undefined {
  const plain = plainDecimal(text, start, end);
  if (plain === 'no') return readWord(text, start, end);
  if (exponent !== '' && plain === 'exponent') return Number(text.slice(start, end)) * Number(`1${exponent}`);
  return signed(text, start, end, exponent);
}

function readPercent(text: string, start: number, end: number): number | undefined {
  return plainDecimal(text, start, end) === 'fixed' ? signed(text, start, end, 'e-2') : undefined;
}

/** U+2212, the minus of typeset text, is read as '-'. */
function signed(text: string, start: number, end: number, exponent: string): number {
  const minus = text.charCodeAt(start) === 0x2212;
  const slice = minus ? `-${text.slice(start + 1, end)}` : text.slice(start, end);
  return Number(slice + exponent);
}

function readWord(text: string, start: number, end: number): number | undefined {
  const c = text.charCodeAt(start);
  const sign = c === 45 || c === 0x2212 ? -1 : 1;
  const from = sign < 0 || c === 43 ? start + 1 : start;
  if (end - from > 8 || !INITIALS.has(text.charCodeAt(from))) return undefined;
  const value = WORDS.get(text.slice(from, end).toLowerCase());
  return value === undefined ? undefined : sign * value;
}

/** [sign] digits [. digits] [e [sign] digits], with a digit on one side of the point at least. */
function plainDecimal(text: string, start: number, end: number): 'no' | 'fixed' | 'exponent' {
  const c = text.charCodeAt(start);
  const first = c === 43 || c === 45 || c === 0x2212 ? start + 1 : start;
  let i = skipDigits(text, first, end);
  let digits = i - first;
  if (text.charCodeAt(i) === 46 && i < end) {
    const fraction = skipDigits(text, i + 1, end);
    digits += fraction - i - 1;
    i = fraction;
  }
  if (digits === 0) return 'no';
  if (i === end) return 'fixed';
  return isExponent(text, i, end) ? 'exponent' : 'no';
}

function isExponent(text: string, at: number, end: number): boolean {
  if ((text.charCodeAt(at) | 32) !== 101) return false;
  const c = text.charCodeAt(at + 1);
  const first = c === 43 || c === 45 ? at + 2 : at + 1;
  return first < end && isDigit(text.charCodeAt(first)) && skipDigits(text, first, end) === end;
}

export const cellAt = (text: string, start: number, end: number): Cell => ({
  start,
  end,
  value: readNumber(text, start, end),
});

/** The blank-separated cells of [from, to). */
export function splitBlank(text: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let i = skipBlanks(text, from, to);
  while (i < to) {
    const end = skipWord(text, i, to);
    cells.push(cellAt(text, i, end));
    i = skipBlanks(text, end, to);
  }
  return cells;
}

export const isNumeric = (cell: Cell): boolean => cell.value !== undefined;

/** `...`, `..`, `⋮`, `…`, `⋱`: something was left out here. */
export function isElision(text: string, cell: {readonly start: number; readonly end: number}): boolean {
  if (cell.end === cell.start) return false;
  for (let i = cell.start; i < cell.end; i++) {
    const c = text.charCodeAt(i);
    if (c !== 46 && c !== 0x2026 && (c < 0x22ee || c > 0x22f1)) return false;
  }
  return cell.end - cell.start > 1 || text.charCodeAt(cell.start) !== 46;
}
