/** Lines of cells with a separator (comma, semicolon, tab, pipe): splitting, quotes, decimal commas. */

import {cellAt} from './cell.ts';
import {isDigit, skipBlanks, skipDigits, TAB, trimEnd} from './chars.ts';
import type {Cell} from './types.ts';

const QUOTE = 34;
const BACKSLASH = 92;

/** The trimmed cells of [from, to); a separator inside "…" or after a backslash separates nothing; quotes are not part of the cell. */
export function splitCells(text: string, from: number, to: number, separator: number): Cell[] {
  const cells: Cell[] = [];
  let start = from;
  let isQuoted = false;
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE && (isQuoted || isCellStart(text, start, i))) isQuoted = !isQuoted;
    else if (c === BACKSLASH) i++;
    else if (c === separator && !isQuoted) {
      cells.push(trimmedCell(text, start, i));
      start = i + 1;
    }
  }
  cells.push(trimmedCell(text, start, to));
  return cells;
}

const isCellStart = (text: string, start: number, at: number): boolean => skipBlanks(text, start, at) === at;

function trimmedCell(text: string, from: number, to: number): Cell {
  const start = skipBlanks(text, from, to);
  const end = trimEnd(text, start, to);
  const isQuoted = end - start > 1 && text.charCodeAt(start) === QUOTE && text.charCodeAt(end - 1) === QUOTE;
  return isQuoted ? cellAt(text, start + 1, end - 1) : cellAt(text, start, end);
}

const PIPE = 124;

/** The separator of a line: a tab, else a semicolon, else a comma, else a pipe where these separate; undefined where it has none. */
export function separatorOf(text: string, from: number, to: number, hasPipes = false): number | undefined {
  let pipe = false;
  let comma = false;
  let semicolon = false;
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === TAB && !isIndentation(text, from, i)) return TAB;
    semicolon ||= c === 59;
    comma ||= c === 44;
    pipe ||= c === PIPE;
  }
  return semicolon ? 59 : comma ? 44 : pipe && hasPipes ? PIPE : undefined;
}

const isIndentation = (text: string, from: number, at: number): boolean => skipBlanks(text, from, at + 1) > at;

/** `0,25`, `-1,5`, `3`: a number whose decimal sign is a comma (or that has none). */
export function readDecimalComma(text: string, start: number, end: number): number | undefined {
  const c = text.charCodeAt(start);
  const first = c === 43 || c === 45 ? start + 1 : start;
  const point = skipDigits(text, first, end);
  if (point === first) return undefined;
  if (point === end) return Number(text.slice(start, end));
  if (text.charCodeAt(point) !== 44 || !isDigit(text.charCodeAt(point + 1))) return undefined;
  return skipDigits(text, point + 1, end) === end ? Number(text.slice(start, end).replace(',', '.')) : undefined;
}

/** Cells of which none has a point and one at least a decimal comma are read with decimal commas; the others as they are. */
export function withDecimalCommas(text: string, cells: readonly Cell[]): readonly Cell[] {
  const hasComma = cells.some(
    (cell) => cell.value === undefined && readDecimalComma(text, cell.start, cell.end) !== undefined,
  );
  const hasPoint = cells.some((cell) => cell.value !== undefined && text.slice(cell.start, cell.end).includes('.'));
  if (!hasComma || hasPoint) return cells;
  return cells.map((cell) => ({...cell, value: cell.value ?? readDecimalComma(text, cell.start, cell.end)}));
}
