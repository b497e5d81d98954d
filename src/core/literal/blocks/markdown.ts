/** Pipe tables (Markdown, Org, psql, MySQL): a header, a rule of dashes, rows. */

import {cellAt} from './cell.ts';
import {isBlank, skipBlanks} from './chars.ts';
import {splitCells} from './delimited.ts';
import {HAS_DASH, HAS_EQUALS, HAS_PIPE, isFree, type Page} from './page.ts';
import {cellText, type Grid, gridArrays, isNumericColumn} from './table.ts';
import type {Block, Cell} from './types.ts';

export const MARKDOWN_NEEDS = HAS_PIPE;

const PIPE = 124;

/** Reads from the header's line. A table of text (more columns of words than of numbers) is consumed and gives no array. */
export function readPipeTable(page: Page, line: number): Block | undefined {
  if (!isFree(page, line + 1) || !isRule(page, line + 1)) return undefined;
  const headers = rowCells(page, line).map((cell) => cellText(page.text, cell));
  const rows: (readonly Cell[])[] = [];
  let next = line + 2;
  for (; isFree(page, next) && ((page.flags[next]! & HAS_PIPE) !== 0 || isRule(page, next)); next++) {
    if (!isRule(page, next)) rows.push(fitted(rowCells(page, next), headers.length, page.ends[next]!));
  }
  const start = skipBlanks(page.text, page.starts[line]!, page.ends[line]!);
  const grid: Grid = {text: page.text, rows, headers, start, end: page.ends[next - 1]!, container: 'table'};
  return {arrays: isOfNumbers(grid) ? gridArrays(grid, page.context) : [], first: line, next};
}

/** Only `|`, `-`, `+`, `:`, `=` and blanks, with a dash or `=`: `|---|:-:|`, `----+----`. */
function isRule(page: Page, line: number): boolean {
  if ((page.flags[line]! & (HAS_DASH | HAS_EQUALS)) === 0) return false;
  let joints = 0;
  for (let i = page.starts[line]!; i < page.ends[line]!; i++) {
    const c = page.text.charCodeAt(i);
    if (c === PIPE || c === 43) joints++;
    else if (c !== 45 && c !== 58 && c !== 61 && !isBlank(c)) return false;
  }
  return joints > 0;
}

function rowCells(page: Page, line: number): Cell[] {
  const {text} = page;
  const first = skipBlanks(text, page.starts[line]!, page.ends[line]!);
  const start = text.charCodeAt(first) === PIPE ? first + 1 : first;
  const last = page.ends[line]! - 1;
  const end = last >= start && text.charCodeAt(last) === PIPE && text.charCodeAt(last - 1) !== 92 ? last : last + 1;
  return splitCells(text, start, end, PIPE).map((cell) => unwrapped(text, cell));
}

const MARKS: ReadonlySet<number> = new Set(['*', '_', '`', '$', '~'].map((mark) => mark.charCodeAt(0)));

/** `**0.9**`, `` `0.9` ``, `$0.9$` → 0.9. */
function unwrapped(text: string, cell: Cell): Cell {
  let {start, end} = cell;
  while (end - start > 2 && MARKS.has(text.charCodeAt(start)) && text.charCodeAt(start) === text.charCodeAt(end - 1)) {
    start++;
    end--;
  }
  return start === cell.start ? cell : cellAt(text, start, end);
}

/** As many cells as the header has. */
function fitted(cells: readonly Cell[], count: number, at: number): readonly Cell[] {
  const missing = Array.from({length: Math.max(0, count - cells.length)}, () => ({
    start: at,
    end: at,
    value: undefined,
  }));
  return [...cells.slice(0, count), ...missing];
}

/** Numbers in half of the columns at least, and to the right of the labels where there is only one. */
function isOfNumbers(grid: Grid): boolean {
  if (grid.rows.length === 0) return false;
  const numeric = grid.headers!.map((_, j) => isNumericColumn(grid, j));
  const count = numeric.filter(Boolean).length;
  return count > 1 || numeric.length === 1
    ? 2 * count >= numeric.length
    : count === 1 && numeric.length === 2 && numeric[1] === true;
}
