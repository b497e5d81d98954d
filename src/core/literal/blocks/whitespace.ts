/** Rows of blank-separated numbers and nothing else, as `np.savetxt` writes them. */

import type {NumericArray} from '../types.ts';
import {buildArray} from './build.ts';
import {cellAt, splitBlank} from './cell.ts';
import {skipBlanks, skipWord} from './chars.ts';
import {ENDS_NUMBER, HAS_DIGIT, isFree, type Page} from './page.ts';
import {isBoolean} from './table.ts';
import type {Block, Cell} from './types.ts';

export const WHITESPACE_NEEDS = HAS_DIGIT | ENDS_NUMBER;

/** Two rows or more of the same count of numbers; rows of one number count in plain text only, and with a fraction, a power or a sign among them. */
export function readWhitespaceGrid(page: Page, line: number): Block | undefined {
  const rows: Cell[][] = [];
  let next = line;
  for (; isFree(page, next) && (page.flags[next]! & HAS_DIGIT) !== 0; next++) {
    const cells = numbersOf(page, next);
    if (cells === undefined || cells.length !== (rows[0] ?? cells).length) break;
    rows.push(cells);
  }
  if (rows.length === 0) return undefined;
  const columns = rows[0]!.length;
  if (rows.length < 2 || (columns === 1 && !isColumn(page, rows))) return {arrays: [], first: line, next};
  if (isNumbered(page, rows)) return {arrays: numbered(page, rows), first: line, next};
  const header = headerAbove(page, line, columns);
  const cells = rows.flat();
  const shape = columns === 1 ? [rows.length] : [rows.length, columns];
  const start = header?.start ?? cells[0]!.start;
  const place = {start, end: cells[cells.length - 1]!.end, container: 'table'} as const;
  const names = columns === 1 ? {name: header?.names[0]} : {classNames: header?.names};
  const array = buildArray({cells, shape, ...names, ...place}, page.context);
  return {arrays: [array], first: header === undefined ? line : line - 1, next};
}

/** The cells of a line of nothing but numbers. */
function numbersOf(page: Page, line: number): Cell[] | undefined {
  const {text} = page;
  const to = page.ends[line]!;
  const cells: Cell[] = [];
  for (let i = skipBlanks(text, page.starts[line]!, to); i < to; ) {
    const cell = cellAt(text, i, skipWord(text, i, to));
    if (cell.value === undefined || isBoolean(text, cell)) return undefined;
    cells.push(cell);
    i = skipBlanks(text, cell.end, to);
  }
  return cells;
}

/** `1. 0.2`, `2. 0.8`: an ordered list of Markdown. */
function isNumbered(page: Page, rows: readonly (readonly Cell[])[]): boolean {
  if (page.context.dialect !== 'markdown' || rows[0]!.length < 2) return false;
  return rows.every(([mark], i) => page.text.slice(mark!.start, mark!.end) === `${rows[0]![0]!.value! + i}.`);
}

function numbered(page: Page, rows: readonly (readonly Cell[])[]): NumericArray[] {
  const items = rows.map((row) => row.slice(1));
  const cells = items.flat();
  const shape = items[0]!.length === 1 ? [rows.length] : [rows.length, items[0]!.length];
  const place = {start: rows[0]![0]!.start, end: cells[cells.length - 1]!.end, container: 'sequence'} as const;
  return [buildArray({cells, shape, ...place}, page.context)];
}

interface Header {
  readonly names: readonly string[];
  readonly start: number;
}

/** As many words as there are columns, on the line above; `t: |` in YAML only begins a text. */
function headerAbove(page: Page, line: number, columns: number): Header | undefined {
  if ((columns < 2 && page.context.dialect !== 'csv') || line === 0 || !isFree(page, line - 1)) return undefined;
  const words = splitBlank(page.text, page.starts[line - 1]!, page.ends[line - 1]!);
  if (words.length !== columns || words.some((word) => word.value !== undefined)) return undefined;
  const names = words.map((word) => page.text.slice(word.start, word.end));
  return names.some((name) => /^[|>][-+]?$/.test(name)) ? undefined : {names, start: words[0]!.start};
}

function isColumn(page: Page, rows: readonly (readonly Cell[])[]): boolean {
  const isPlainText =
    page.context.where === 'code' && (page.context.dialect === 'text' || page.context.dialect === 'csv');
  return isPlainText && rows.some(([cell]) => /[.eE+\-\u2212]/.test(page.text.slice(cell!.start, cell!.end)));
}
