/** Tables in plain text that are numbers but for a cell or a row here and there: `4 x 6` or `4 5` between rows of three numbers. */
import {splitBlank} from './cell.ts';
import {separatorOf, splitCells} from './delimited.ts';
import {HAS_DIGIT, isEmptyLine, isFree, type Page} from './page.ts';
import {raggedArrays} from './ragged.ts';
import {cellText, type Grid, gridArrays, isNumericColumn} from './table.ts';
import type {Block, Cell} from './types.ts';

export const UNEVEN_NEEDS = HAS_DIGIT;

type Row = readonly Cell[];

/** Fewer rows tell nothing of what the others should be. */
const FEWEST = 3;

/**
 * Reads the lines from an empty one to the next: the whole of them, or nothing, so that each line is looked at once. Where all rows are in
 * order this is left to the readers of such tables, and so is what has more in it than a slip.
 */
export function readUnevenTable(page: Page, line: number): Block | undefined {
  const first = startOf(page, line);
  if (first === undefined) return undefined;
  const separator = separatorOf(page.text, page.starts[line]!, page.ends[line]!);
  const rows: Row[] = [];
  let next = first;
  for (; isFree(page, next) && !isEmptyLine(page, next); next++) rows.push(cellsOf(page, next, separator));
  const header = isHeader(rows[0]!) ? rows.shift() : undefined;
  if (!isUneven(page, rows, header)) return undefined;
  const headers = header?.map((cell) => cellText(page.text, cell));
  const start = (header ?? rows[0]!)[0]!.start;
  const grid: Grid = {text: page.text, rows, headers, start, end: page.ends[next - 1]!, container: 'table'};
  const isEven = rows.every((row) => row.length === rows[0]!.length);
  if (!isEven) return {arrays: raggedArrays(grid, page.context), first, next};
  const isWhole = rows[0]!.every((_, j) => isNumericColumn(grid, j));
  return isWhole ? {arrays: gridArrays(grid, page.context), first, next} : undefined;
}

/** The first line of the stretch where `line` is the first that has a digit: itself, or a header above it. */
function startOf(page: Page, line: number): number | undefined {
  const isFirst = (at: number): boolean => at === 0 || !isFree(page, at - 1) || isEmptyLine(page, at - 1);
  if (isFirst(line)) return line;
  const isBelowHeader = isFirst(line - 1) && (page.flags[line - 1]! & HAS_DIGIT) === 0;
  return isBelowHeader ? line - 1 : undefined;
}

function cellsOf(page: Page, line: number, separator: number | undefined): Row {
  const {text} = page;
  const [from, to] = [page.starts[line]!, page.ends[line]!];
  return separator === undefined ? splitBlank(text, from, to) : splitCells(text, from, to, separator);
}

const isNumber = (cell: Cell): boolean => cell.value !== undefined;
const isHeader = (row: Row): boolean => row.length > 1 && !row.some(isNumber);

/**
 * Two thirds of the rows and more are numbers throughout, as many as in the first row, the others no less than half; and they are few
 * that are not. A first row that is out of step alone says what follows (its size, say).
 */
function isUneven(page: Page, rows: readonly Row[], header: Row | undefined): boolean {
  if (rows.length < FEWEST) return false;
  const width = header?.length ?? rows[0]!.length;
  if (width < 2 || rows.some((row) => !isMostlyNumbers(page, row))) return false;
  const whole = rows.filter((row) => row.length === width && row.every(isNumber)).length;
  return whole < rows.length && 3 * whole >= 2 * rows.length;
}

/** Numbers, words of letters and missing cells: a cell with other marks (`[1,]`, `|`, `<dbl>`, `12:30`) is of a form that is not known here. */
const isMostlyNumbers = (page: Page, row: Row): boolean =>
  2 * row.filter(isNumber).length >= row.length &&
  row.every((cell) => isNumber(cell) || /^[\p{L}\p{N}_.#/?*-]*$/u.test(cellText(page.text, cell)));
