/**
 * Tables whose columns are aligned at their right ends: pandas DataFrames, R's matrices and data frames, wrapped over several
 * blocks or not. A column is where every row has a cell that ends under the end of a word of the header.
 */

import {cellAt, isElision, readNumber, splitBlank} from './cell.ts';
import {isBlank, isDigit, skipBlanks, skipDigits, skipWord, trimEnd} from './chars.ts';
import {HAS_DIGIT, isEmptyLine, isFree, type Page} from './page.ts';
import {isBoolean} from './table.ts';
import type {Cell} from './types.ts';

/** One block of an aligned table: lines [first, next). */
export interface AlignedBlock {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly labels: readonly string[];
  readonly next: number;
  /** The header ends with `\`: more columns follow below. */
  readonly continues: boolean;
  readonly elidedAt: {readonly start: number; readonly end: number} | undefined;
}

/** Column ends as offsets from each line's start; `name` is the header's text. */
interface Column {
  readonly end: number;
  readonly name: string;
  readonly isElided: boolean;
}

/** Reads the block whose header is this line, if the lines below are its rows; a continuation may hold nothing but `...`. */
export function readAligned(page: Page, line: number, isContinuation = false): AlignedBlock | undefined {
  if (!(isContinuation || mayHaveRows(page, line))) return undefined;
  if (!isFree(page, line + 1) || !isFree(page, line) || isEmptyLine(page, line)) return undefined;
  const continues = page.text.charCodeAt(page.ends[line]! - 1) === 92;
  const headerEnd = page.ends[line]! - (continues ? 1 : 0);
  if (isTypeLine(page, line)) return undefined;
  for (const first of [line + 1, line + 2]) {
    if (!isFree(page, first) || isEmptyLine(page, first)) return undefined;
    if (first === line + 1 && isTypeLine(page, first)) continue;
    const fits = isRowLength(page, line, headerEnd, first) && (isContinuation || hasNumber(page, first));
    const columns = fits ? columnsOf(page, line, headerEnd, first) : [];
    if (columns.length > 0 && isTable(page, columns, line, first, isContinuation))
      return readRows(page, columns, first, continues);
    if (!isIndexName(page, first, headerEnd - page.starts[line]!)) return undefined;
  }
  return undefined;
}

/** `<dbl> <dbl>` below the names of a tibble's columns. */
function isTypeLine(page: Page, line: number): boolean {
  const {text} = page;
  const start = skipBlanks(text, page.starts[line]!, page.ends[line]!);
  if (text.charCodeAt(start) !== 60) return false;
  const words = splitBlank(text, start, page.ends[line]!);
  return words.every(({start, end}) => text.charCodeAt(start) === 60 && text.charCodeAt(end - 1) === 62);
}

/** A row ends where its header does, or where a name that is a whole number is padded to. */
function isRowLength(page: Page, header: number, headerEnd: number, row: number): boolean {
  const inkEnd = trimEnd(page.text, page.starts[header]!, headerEnd);
  const over = page.ends[row]! - page.starts[row]! - (inkEnd - page.starts[header]!);
  return over === 0 || (over > 0 && over <= PADDING && isDigit(page.text.charCodeAt(inkEnd - 1)));
}

/** Whether one of the line's words is a number. */
function hasNumber(page: Page, line: number): boolean {
  const {text} = page;
  const to = page.ends[line]!;
  for (let i = skipBlanks(text, page.starts[line]!, to); i < to; ) {
    const end = skipWord(text, i, to);
    if (readNumber(text, i, end) !== undefined) return true;
    i = skipBlanks(text, end, to);
  }
  return false;
}

/** pandas pads a name that is a whole number by so many blanks at most. */
const PADDING = 8;

const mayHaveRows = (page: Page, line: number): boolean =>
  ((page.flags[line + 1]! | (page.flags[line + 2] ?? 0)) & HAS_DIGIT) !== 0;

/**
 * Decided by the first row alone, so that a long stretch is never read in vain: it holds a number, and it is labelled where the header
 * is numbers too (a header of numbers over unlabelled numbers is a row itself).
 */
function isTable(
  page: Page,
  columns: readonly Column[],
  header: number,
  first: number,
  isContinuation: boolean,
): boolean {
  if (isLabelledRow(page.text, page.starts[header]!, page.ends[header]!)) return false;
  const cells = rowCells(page, columns, first);
  if (isContinuation && columns.every((c) => c.isElided)) return true;
  if (!isContinuation && first === header + 1 && isLikeHeader(page, columns, header, cells)) return false;
  if (!cells.some((cell) => cell.value !== undefined)) return false;
  const isLabelled = cells[0]!.start > skipBlanks(page.text, page.starts[first]!, page.ends[first]!);
  return isLabelled || columns.every((c) => !startsWithDigit(c.name));
}

/** After a sign or none, and after a point or none. */
const startsWithDigit = (name: string): boolean => /^[-+\u2212]?\.?\d/.test(name);

/** A word first and a number with a point behind it: a labelled row, no header. */
function isLabelledRow(text: string, from: number, to: number): boolean {
  const [first, ...words] = splitBlank(text, from, to);
  return first?.value === undefined && words.some((word) => word.value !== undefined && isDecimal(text, word));
}

/** A word before whole numbers in the header, and whole numbers right below them (pandas.crosstab has the index's name between): two labelled rows. */
function isLikeHeader(page: Page, columns: readonly Column[], header: number, cells: readonly Cell[]): boolean {
  const [word] = splitBlank(page.text, page.starts[header]!, page.ends[header]!);
  const below = columns.filter((_, j) => cells[j]!.value !== undefined);
  const isWhole = (cell: Cell): boolean => cell.value === undefined || !isDecimal(page.text, cell);
  if (word === undefined || isElision(page.text, word)) return false;
  return word.value === undefined && below.every((c) => startsWithDigit(c.name)) && cells.every(isWhole);
}

const isDecimal = (text: string, cell: Cell): boolean => text.slice(cell.start, cell.end).includes('.');

/** A line with the index's name only, under the header: shorter than where the first column ends, and no number (`true` is a name). */
function isIndexName(page: Page, line: number, headerLength: number): boolean {
  const cell = cellAt(page.text, skipBlanks(page.text, page.starts[line]!, page.ends[line]!), page.ends[line]!);
  const isName = cell.value === undefined || isBoolean(page.text, cell);
  return isName && page.ends[line]! - page.starts[line]! < headerLength;
}

/** No column unless the last one ends where the row does, at or after the header's end. */
function columnsOf(page: Page, header: number, headerEnd: number, row: number): Column[] {
  const {text, starts} = page;
  const from = starts[header]!;
  const columns: Column[] = [];
  let nameFrom = from;
  let last = from;
  for (let i = skipBlanks(text, from, headerEnd); i < headerEnd; i = skipBlanks(text, last, headerEnd)) {
    last = skipWord(text, i, headerEnd);
    const end = from + cellEnd(page, {start: i - from, end: last - from, headerEnd: headerEnd - from}, header, row);
    if (Number.isNaN(end)) continue;
    columns.push({...named(text, nameFrom, last, nameFrom === from), end: end - from});
    nameFrom = end;
  }
  const rowLength = page.ends[row]! - page.starts[row]!;
  const isWhole = columns[columns.length - 1]?.end === rowLength && nameFrom >= last;
  return isWhole && (columns.length > 1 || isAlone(text, from, headerEnd)) ? columns : [];
}

/** One name in the header (blanks in it are single), for a table of one column: nothing stands over its labels. */
const isAlone = (text: string, from: number, to: number): boolean => !text.slice(from, to).trim().includes('  ');

/**
 * Where the row's cell below a word of the header ends, or NaN: at the word's end, or some blanks further where the word is a whole
 * number, since pandas pads such names at their right, to the width of the longest one. Offsets from the lines' starts.
 */
function cellEnd(
  page: Page,
  word: {start: number; end: number; headerEnd: number},
  header: number,
  row: number,
): number {
  const from = page.starts[header]!;
  const most = word.end + (isNumeral(page.text, from + word.start, from + word.end) ? PADDING : 0);
  for (let at = word.end; at <= most; at++) {
    if (at > word.end && at <= word.headerEnd && !isBlank(page.text.charCodeAt(from + at - 1))) return Number.NaN;
    if (hasCellEndingAt(page, row, at)) return at;
  }
  return Number.NaN;
}

const isNumeral = (text: string, start: number, end: number): boolean =>
  skipDigits(text, text.charCodeAt(start) === 45 ? start + 1 : start, end) === end;

/** A column's name is what stands between the ends of two columns; over the labels, what stands apart is not part of it. */
function named(text: string, from: number, end: number, isFirst: boolean): Omit<Column, 'end'> {
  const start = skipBlanks(text, from, end);
  const name = text.slice(start, end);
  const gap = isFirst ? name.lastIndexOf('  ') : -1;
  return {name: gap < 0 ? name : name.slice(gap + 2), isElided: isElision(text, {start, end})};
}

function hasCellEndingAt(page: Page, line: number, end: number): boolean {
  const at = page.starts[line]! + end;
  if (at > page.ends[line]!) return false;
  return !isBlank(page.text.charCodeAt(at - 1)) && (at === page.ends[line]! || isBlank(page.text.charCodeAt(at)));
}

function readRows(page: Page, columns: readonly Column[], first: number, continues: boolean): AlignedBlock {
  const rows: Cell[][] = [];
  const labels: string[] = [];
  const hidden = columns.findIndex((c) => c.isElided);
  let elidedAt = hidden < 0 ? undefined : rowCells(page, columns, first)[hidden];
  let next = first;
  const numeric = rowCells(page, columns, first).map((cell) => cell.value !== undefined);
  for (; isRow(page, columns, next); next++) {
    const cells = rowCells(page, columns, next);
    const label = page.text.slice(page.starts[next], cells[0]!.start).trim();
    if (
      cells.every((cell) => isElision(page.text, cell)) &&
      (label === '' || isElision(label, {start: 0, end: label.length}))
    ) {
      elidedAt = {start: page.starts[next]!, end: page.ends[next]!, value: undefined};
      continue;
    }
    if (cells.some((cell, j) => numeric[j] && cell.value === undefined && !columns[j]!.isElided)) break;
    rows.push(cells.filter((_, j) => !columns[j]!.isElided));
    labels.push(label);
  }
  const headers = columns.filter((c) => !c.isElided).map((c) => c.name);
  return {headers, rows, labels, next, continues, elidedAt};
}

/** A row ends where the last column ends and has a cell under every column. */
function isRow(page: Page, columns: readonly Column[], line: number): boolean {
  if (!isFree(page, line) || page.ends[line]! - page.starts[line]! !== columns[columns.length - 1]!.end) return false;
  return columns.every((c) => hasCellEndingAt(page, line, c.end));
}

/** The first cell is one word (what stands before it is the row's label), the others all that stands between two columns' ends. */
function rowCells(page: Page, columns: readonly Column[], line: number): Cell[] {
  const start = page.starts[line]!;
  return columns.map((c, j) => {
    const end = start + c.end;
    return cellAt(
      page.text,
      j === 0 ? wordStart(page.text, start, end) : skipBlanks(page.text, start + columns[j - 1]!.end, end),
      end,
    );
  });
}

function wordStart(text: string, from: number, end: number): number {
  let i = end;
  while (i > from && !isBlank(text.charCodeAt(i - 1))) i--;
  return i;
}
