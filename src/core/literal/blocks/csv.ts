/** CSV and TSV blocks: rows of separated cells, with a header row and a label column or without. */
import {separatorOf, splitCells, withDecimalCommas} from './delimited.ts';
import {ENDS_NUMBER, HAS_COMMA, HAS_DIGIT, HAS_SEMICOLON, HAS_TAB, isEmptyLine, isFree, type Page} from './page.ts';
import {cellText, type Grid, gridArrays} from './table.ts';
import type {Block, Cell} from './types.ts';

const COMMA = 44;

/** Reads from the header, or from the first row where there is none. */
export function readCsv(page: Page, line: number): Block | undefined {
  if (!mayBeTable(page, line)) return undefined;
  const isCsv = page.context.dialect === 'csv';
  const first = rowStart(page, line);
  const separator = first === undefined ? undefined : separatorOf(page.text, page.starts[first]!, page.ends[first]!);
  if (first === undefined || separator === undefined) return undefined;
  const top = cellsOf(page, line, separator);
  const below = first === line ? top : cellsOf(page, first, separator);
  const header = first === line ? undefined : top;
  if (top.length < 2 || top.length !== below.length || !(isCsv || isPlain(page, below, header))) return undefined;
  const rows = readRows(page, first, separator, below, isCsv);
  const grid = gridOf(page, rows.cells, header, rows.next);
  if (grid.rows.length < (header === undefined && !isCsv ? 2 : 1)) return undefined;
  return {arrays: gridArrays(grid, page.context), first: line, next: rows.next};
}

const SEPARATED = HAS_COMMA | HAS_TAB | HAS_SEMICOLON;

/** A separated row that ends with a number, here or below; in CSV files it may end with anything. */
function mayBeTable(page: Page, line: number): boolean {
  const flags = page.flags[line]!;
  if ((flags & SEPARATED) === 0) return false;
  const wanted = page.context.dialect === 'csv' ? HAS_DIGIT : ENDS_NUMBER;
  const below = line + 1 < page.count ? page.flags[line + 1]! : 0;
  return (flags & wanted) !== 0 || ((below & SEPARATED) !== 0 && (below & wanted) !== 0);
}

/** The line of the first row: this one, or the next one where this one is a header (it has no number in it). */
function rowStart(page: Page, line: number): number | undefined {
  if (!isFree(page, line) || isEmptyLine(page, line)) return undefined;
  const separator = separatorOf(page.text, page.starts[line]!, page.ends[line]!);
  if (separator === undefined) return undefined;
  const cells = cellsOf(page, line, separator);
  const hasBelow = isFree(page, line + 1) && (page.flags[line + 1]! & HAS_DIGIT) !== 0;
  const below = () => (hasBelow ? cellsOf(page, line + 1, separator) : []);
  if (!isHeader(page, separator === COMMA ? cells : withDecimalCommas(page.text, cells), below)) return line;
  return hasBelow ? line + 1 : undefined;
}

/** No number, or the columns of a plain array as pandas names them: from 0, behind an empty corner and before words that have numbers below. */
function isHeader(page: Page, cells: readonly Cell[], rowBelow: () => readonly Cell[]): boolean {
  if (cells.every((cell) => cell.value === undefined)) return true;
  const hasCorner = cells[0]!.start === cells[0]!.end;
  const named = hasCorner ? cells.slice(1) : cells;
  const columns = named.filter((cell) => cell.value !== undefined);
  if (columns.length < 2 || columns.some((cell, j) => cell !== named[j] || cellText(page.text, cell) !== String(j)))
    return false;
  if (hasCorner) return true;
  const below = page.context.dialect === 'csv' ? rowBelow() : [];
  if (cells.length !== below.length) return false;
  const isFraction = (cell: Cell) => cell.value !== undefined && /[.eE]/.test(cellText(page.text, cell));
  const isClear = columns.length > 2 || below.slice(columns.length).some((cell) => cell.value !== undefined);
  return isClear && columns.every((_, j) => isFraction(below[j]!));
}

/** The cells of a line; a separator at the line's end adds no cell. */
function cellsOf(page: Page, line: number, separator: number): Cell[] {
  const cells = splitCells(page.text, page.starts[line]!, page.ends[line]!, separator);
  const last = cells[cells.length - 1]!;
  return cells.length > 2 && last.start === last.end ? cells.slice(0, -1) : cells;
}

/**
 * Outside of CSV files a row is numbers, or under a header a label of one word and numbers: prose with commas and numbers is none
 * ("On May 5, 2019").
 */
function isPlain(page: Page, cells: readonly Cell[], header: readonly Cell[] | undefined): boolean {
  const numbers = withDecimalCommas(page.text, cells).map((cell) => cell.value !== undefined);
  if (numbers.every(Boolean)) return header === undefined || header.every((cell) => isShort(page, cell));
  const isLabelled = header?.every((cell) => isShort(page, cell)) === true;
  return isLabelled && isShort(page, cells[0]!) && numbers.slice(1).every(Boolean);
}

/** One word (two in plain text) of letters, digits and what joins them, as names of classes and columns are. */
function isShort(page: Page, cell: Cell): boolean {
  const text = cellText(page.text, cell);
  const blanks = text.split(' ').length - 1;
  return text.length <= 60 && blanks <= (page.context.where === 'code' ? 1 : 0) && /^[\p{L}\p{N}_. #'%-]*$/u.test(text);
}

interface Rows {
  readonly cells: readonly (readonly Cell[])[];
  readonly next: number;
}

function readRows(page: Page, first: number, separator: number, top: readonly Cell[], isCsv: boolean): Rows {
  const rows: (readonly Cell[])[] = [top];
  const kinds = kindsOf(page, top, separator);
  let line = first + 1;
  for (; line < page.count && isFree(page, line); line++) {
    if (isEmptyLine(page, line)) break;
    const cells = cellsOf(page, line, separator);
    if (cells.length !== top.length || !(isCsv || hasKinds(kinds, kindsOf(page, cells, separator)))) break;
    rows.push(cells);
  }
  return {cells: separator === COMMA ? rows : unify(page, rows), next: line};
}

const kindsOf = (page: Page, cells: readonly Cell[], separator: number): readonly boolean[] =>
  (separator === COMMA ? cells : withDecimalCommas(page.text, cells)).map((cell) => cell.value !== undefined);

const hasKinds = (kinds: readonly boolean[], others: readonly boolean[]): boolean =>
  kinds.every((kind, j) => kind === others[j]);

/** Decimal commas are decided for the table as a whole. */
function unify(page: Page, rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const width = rows[0]!.length;
  const flat = withDecimalCommas(page.text, rows.flat());
  return rows.map((_, i) => flat.slice(i * width, (i + 1) * width));
}

function gridOf(
  page: Page,
  rows: readonly (readonly Cell[])[],
  header: readonly Cell[] | undefined,
  next: number,
): Grid {
  const headers = header?.map((cell) => cellText(page.text, cell));
  const {start: inside} = (header ?? rows[0]!)[0]!;
  const start = page.text[inside - 1] === '"' ? inside - 1 : inside;
  return {text: page.text, rows, headers, start, end: page.ends[next - 1]!, container: 'table'} as const;
}
