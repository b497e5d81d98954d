/** CSV and TSV blocks: rows of separated cells, with a header row and a label column or without. */
import {separatorOf, splitCells, withDecimalCommas} from './delimited.ts';
import {
  ENDS_NUMBER,
  HAS_COMMA,
  HAS_DIGIT,
  HAS_PIPE,
  HAS_SEMICOLON,
  HAS_TAB,
  isEmptyLine,
  isFree,
  type Page,
} from './page.ts';
import {raggedArrays} from './ragged.ts';
import {cellText, type Grid, gridArrays} from './table.ts';
import type {Block, Cell} from './types.ts';

const COMMA = 44;

/** Reads from the header, or from the first row where there is none. */
export function readCsv(page: Page, line: number): Block | undefined {
  if (!mayBeTable(page, line)) return undefined;
  const isCsv = isCsvFile(page);
  const first = rowStart(page, line);
  const separator = first === undefined ? undefined : separatorAt(page, first);
  if (first === undefined || separator === undefined) return undefined;
  const below = cellsOf(page, first, separator);
  const top = first === line ? below : cellsOf(page, line, separator, below.length);
  const header = first === line ? undefined : top;
  if (top.length < 2 || top.length !== below.length || !(isCsv || isPlain(page, below, header))) return undefined;
  const rows = readRows(page, first, separator, below, header !== undefined);
  const grid = gridOf(page, rows.cells, header, rows.next);
  if (grid.rows.length < (header === undefined && !isCsv ? 2 : 1)) return undefined;
  const arrays = rows.isRagged ? raggedArrays(grid, page.context) : gridArrays(grid, page.context);
  return {arrays, first: line, next: rows.next};
}

const isCsvFile = (page: Page): boolean => page.context.dialect === 'csv';

const separatorAt = (page: Page, line: number): number | undefined =>
  separatorOf(page.text, page.starts[line]!, page.ends[line]!, isCsvFile(page));

const SEPARATED = HAS_COMMA | HAS_TAB | HAS_SEMICOLON;

/** A separated row that ends with a number, here or below; in CSV files it may end with anything. */
function mayBeTable(page: Page, line: number): boolean {
  const flags = page.flags[line]!;
  const separated = isCsvFile(page) ? SEPARATED | HAS_PIPE : SEPARATED;
  if ((flags & separated) === 0) return false;
  const wanted = isCsvFile(page) ? HAS_DIGIT : ENDS_NUMBER;
  const below = line + 1 < page.count ? page.flags[line + 1]! : 0;
  return (flags & wanted) !== 0 || ((below & separated) !== 0 && (below & wanted) !== 0);
}

/** The line of the first row: this one, or the next one where this one is a header (it has no number in it). */
function rowStart(page: Page, line: number): number | undefined {
  if (!isFree(page, line) || isEmptyLine(page, line)) return undefined;
  const separator = separatorAt(page, line);
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
  const below = isCsvFile(page) ? rowBelow() : [];
  if (cells.length !== below.length) return false;
  const isFraction = (cell: Cell) => cell.value !== undefined && /[.eE]/.test(cellText(page.text, cell));
  const isClear = columns.length > 2 || below.slice(columns.length).some((cell) => cell.value !== undefined);
  return isClear && columns.every((_, j) => isFraction(below[j]!));
}

/** The cells of a line; a separator at the line's end adds no cell, but for the one that a row of so many cells would miss. */
function cellsOf(page: Page, line: number, separator: number, width = 2): Cell[] {
  const cells = splitCells(page.text, page.starts[line]!, page.ends[line]!, separator);
  const last = cells[cells.length - 1]!;
  return cells.length > width && last.start === last.end ? cells.slice(0, -1) : cells;
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
  readonly isRagged: boolean;
}

function readRows(page: Page, first: number, separator: number, top: readonly Cell[], hasHeader: boolean): Rows {
  const rows: (readonly Cell[])[] = [top];
  const kinds = kindsOf(page, top, separator);
  let isRagged = false;
  let line = first + 1;
  for (; line < page.count && isFree(page, line); line++) {
    if (isEmptyLine(page, line)) break;
    const cells = cellsOf(page, line, separator, top.length);
    const isEven = cells.length === top.length;
    const fewest = rows.length > 1 || hasHeader ? rows.length : OWN_TABLE;
    if (isCsvFile(page) ? !isEven && !isRagged && endsTable(page, line, separator, fewest) : !isEven) break;
    if (isCsvFile(page) ? !isEven && isOther(cells) : !hasKinds(kinds, kindsOf(page, cells, separator))) break;
    isRagged ||= !isEven;
    rows.push(cells);
  }
  return {cells: separator === COMMA ? rows : unify(page, rows), next: line, isRagged};
}

/** A line of words that is not as long as the rows: a header of another table, or a remark. */
const isOther = (cells: readonly Cell[]): boolean => cells.every((cell) => cell.value === undefined);

/** So many rows of another length are a table of their own; fewer are a slip in this one. */
const OWN_TABLE = 3;

/**
 * Whether another table begins at this line, whose length is not that of the rows above: as many such lines follow as there are rows above.
 * One line without a header above a table says what it holds (how many rows, say).
 */
function endsTable(page: Page, line: number, separator: number, fewest: number): boolean {
  const count = Math.min(OWN_TABLE, fewest);
  const {length} = cellsOf(page, line, separator);
  const isLike = (at: number): boolean =>
    isFree(page, at) && !isEmptyLine(page, at) && cellsOf(page, at, separator, length).length === length;
  return count > 1 && length > 1 && Array.from({length: count}, (_, i) => line + i).every(isLike);
}

const kindsOf = (page: Page, cells: readonly Cell[], separator: number): readonly boolean[] =>
  (separator === COMMA ? cells : withDecimalCommas(page.text, cells)).map((cell) => cell.value !== undefined);

const hasKinds = (kinds: readonly boolean[], others: readonly boolean[]): boolean =>
  kinds.every((kind, j) => kind === others[j]);

/** Decimal commas are decided for the table as a whole. */
function unify(page: Page, rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const flat = withDecimalCommas(page.text, rows.flat());
  let at = 0;
  return rows.map(({length}) => {
    at += length;
    return flat.slice(at - length, at);
  });
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
