/** Rows of blank-separated numbers and nothing else, as `np.savetxt` writes them. */

import {buildArray} from './build.ts';
import {splitBlank} from './cell.ts';
import {HAS_DIGIT, isFree, type Page} from './page.ts';
import type {Block, Cell} from './types.ts';

export const WHITESPACE_NEEDS = HAS_DIGIT;

/** Two rows or more of the same count of numbers; rows of one number count in plain text only, and with a fraction among them. */
export function readWhitespaceGrid(page: Page, line: number): Block | undefined {
  const rows: Cell[][] = [];
  let next = line;
  for (; isFree(page, next) && (page.flags[next]! & HAS_DIGIT) !== 0; next++) {
    const cells = splitBlank(page.text, page.starts[next]!, page.ends[next]!);
    if (cells.length !== (rows[0] ?? cells).length || cells.some((cell) => cell.value === undefined)) break;
    rows.push(cells);
  }
  if (rows.length === 0) return undefined;
  const columns = rows[0]!.length;
  if (rows.length < 2 || (columns === 1 && !isColumn(page, rows))) return {arrays: [], first: line, next};
  const cells = rows.flat();
  const shape = columns === 1 ? [rows.length] : [rows.length, columns];
  const place = {start: cells[0]!.start, end: cells[cells.length - 1]!.end, container: 'table'} as const;
  return {arrays: [buildArray({cells, shape, ...place}, page.context)], first: line, next};
}

function isColumn(page: Page, rows: readonly (readonly Cell[])[]): boolean {
  const isPlainText =
    page.context.where === 'code' && (page.context.dialect === 'text' || page.context.dialect === 'csv');
  return isPlainText && rows.some(([cell]) => page.text.slice(cell!.start, cell!.end).includes('.'));
}
