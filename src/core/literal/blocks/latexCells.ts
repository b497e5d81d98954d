/** The cells between `\begin` and `\end`: separated by `&` and `\\`, without rules, spacing, comments, braces and type faces. */
import {find} from '../chars.ts';
import {isElision, readNumber} from './cell.ts';
import {isLetter, LF, skipWord} from './chars.ts';
import {readFraction, strip} from './latexMarkup.ts';
import type {Cell} from './types.ts';

const AMPERSAND = 38;
const BACKSLASH = 92;
const PERCENT = 37;

export interface LatexRows {
  readonly rows: readonly (readonly Cell[])[];
  readonly elidedAt: Cell | undefined;
}

/** Rows of the body [from, to); dots are left out of a row, rows of dots out of the rows, and told by `elidedAt`. */
export function latexRows(text: string, from: number, to: number): LatexRows {
  const rows: Cell[][] = [[]];
  let elidedAt: Cell | undefined;
  for (const piece of pieces(text, from, to)) {
    const cell = readCell(text, piece.start, piece.end);
    if (isDots(text, cell)) elidedAt ??= cell;
    else rows[rows.length - 1]!.push(cell);
    if (piece.endsRow) rows.push([]);
  }
  return {rows: rows.filter((row) => row.some((cell) => cell.end > cell.start)), elidedAt};
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly endsRow: boolean;
}

function pieces(text: string, from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === PERCENT) i = endOfLine(text, i, to);
    if (c !== AMPERSAND && c !== BACKSLASH) continue;
    const word = c === BACKSLASH ? rowWord(text, i) : 0;
    const endsRow = word > 0 || (c === BACKSLASH && text.charCodeAt(i + 1) === BACKSLASH);
    if (c === BACKSLASH && !endsRow) i++;
    else {
      found.push({start, end: i, endsRow});
      start = word > 0 ? i + word : endsRow ? afterBreak(text, i + 2, to) : i + 1;
      i = start - 1;
    }
  }
  found.push({start, end: to, endsRow: false});
  return found;
}

/** The length of `\cr` or `\tabularnewline`, 0 where none of them stands. */
function rowWord(text: string, at: number): number {
  for (const word of ['\\cr', '\\tabularnewline']) {
    if (text.startsWith(word, at) && !isLetter(text.charCodeAt(at + word.length))) return word.length;
  }
  return 0;
}

function endOfLine(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && text.charCodeAt(i) !== LF) i++;
  return i;
}

/** After `\\`, `\\*` or `\\[2pt]`. */
function afterBreak(text: string, from: number, to: number): number {
  const i = text.charCodeAt(from) === 42 ? from + 1 : from;
  if (text.charCodeAt(i) !== 91) return i;
  const end = find(text, ']', i, Math.min(to, i + 20));
  return end < 0 ? i : end + 1;
}

function readCell(text: string, from: number, to: number): Cell {
  const {start, end} = strip(text, from, to);
  return {
    start,
    end,
    value: readNumber(text, start, end) ?? readSpecial(text.slice(start, Math.min(end, start + 200)), start, end),
  };
}

/** `\frac{1}{3}`, `1/3`, `0{,}25`, `\infty`, `20\%`. */
function readSpecial(cell: string, start: number, end: number): number | undefined {
  if (end - start > 100 || cell === '') return undefined;
  if (cell.endsWith('\\%')) return readNumber(`${cell.slice(0, -2)}%`, 0, cell.length - 1);
  if (cell.includes('{,}')) return readNumber(cell.replace('{,}', '.'), 0, cell.length - 2);
  const signed = /^([-+\u2212])\s+(\.?\d.*)$/.exec(cell); // TeX has no blanks in formulas
  if (signed) return readNumber(signed[1] + signed[2]!, 0, signed[2]!.length + 1);
  if (cell.endsWith('\\infty')) return specialInfinity(cell);
  const scaled = /^([-+]?[\d.]{1,30})\s*\\(?:cdot|times)\s*10\^\{?(-?\d{1,3})\}?$/.exec(cell);
  if (scaled) return readNumber(`${scaled[1]}e${scaled[2]}`, 0, scaled[1]!.length + scaled[2]!.length + 1);
  return readFraction(cell);
}

const COMMA = /^([-+\u2212]?)\s*(\d{1,15}),(\d{1,15})$/;

/**
 * `0,5 & 0,25`: commas for points, where no cell has a point and one comma at least can part no thousands; nothing else stands between the
 * digits of a cell, so that a comma means one or the other.
 */
export function withDecimalCommas(text: string, rows: LatexRows['rows']): LatexRows['rows'] {
  const cells = rows.flat();
  const parts = cells.map((cell) => (cell.end - cell.start > 40 ? null : COMMA.exec(text.slice(cell.start, cell.end))));
  const isSure = parts.some((part) => part !== null && (part[3]!.length !== 3 || part[2] === '0'));
  const hasPoint = cells.some((cell) => cell.value !== undefined && text.slice(cell.start, cell.end).includes('.'));
  if (!isSure || hasPoint) return rows;
  return rows.map((row) =>
    row.map((cell) => {
      const part = cell.end - cell.start > 40 ? null : COMMA.exec(text.slice(cell.start, cell.end));
      if (part === null) return cell;
      const number = `${part[1]}${part[2]}.${part[3]}`;
      return {...cell, value: readNumber(number, 0, number.length)};
    }),
  );
}

const DOTS: ReadonlySet<string> = new Set(['\\dots', '\\cdots', '\\ldots', '\\vdots', '\\ddots', '\\hdots']);

const isDots = (text: string, cell: Cell): boolean =>
  cell.value === undefined &&
  (isElision(text, cell) || DOTS.has(text.slice(cell.start, skipWord(text, cell.start, cell.end))));

const specialInfinity = (cell: string): number | undefined =>
  cell.length === 6 ? Number.POSITIVE_INFINITY : cell === '-\\infty' ? Number.NEGATIVE_INFINITY : undefined;
