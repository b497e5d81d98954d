/** R's matrices without names: `[,1] [,2]` over rows that begin with `[1,]`, `[2,]`, …; known by these marks, whatever stands under what. */
import {buildArray} from './build.ts';
import {splitBlank} from './cell.ts';
import {skipBlanks, skipDigits} from './chars.ts';
import {HAS_BRACKET, HAS_COMMA, HAS_DIGIT, isFree, lineText, type Page, promptName} from './page.ts';
import {assemble, isMostlyNumbers} from './printedRows.ts';
import type {Block, Cell} from './types.ts';

export const R_POSITIONS_NEEDS = HAS_BRACKET | HAS_COMMA | HAS_DIGIT;

interface Part {
  readonly rows: readonly (readonly Cell[])[];
  readonly next: number;
}

/** Reads from the line of positions; columns that were wrapped follow below. */
export function readRPositions(page: Page, line: number): Block | undefined {
  return columnsAt(page, line)?.first === 1 ? blockOf(page, line, joinedParts(page, line)) : undefined;
}

/** Reads from the first row where the line of positions was left out: two rows or more. */
export function readRRows(page: Page, line: number): Block | undefined {
  const part = rowsBelow(page, line);
  return part === undefined || part.rows.length < 2 ? undefined : blockOf(page, line, part);
}

function blockOf(page: Page, line: number, {rows, next: after}: Part): Block | undefined {
  let next = after;
  const {cells, shape, problems} = assemble(rows);
  if (cells.length < 2 || !isMostlyNumbers(cells)) return undefined;
  const omitted = next < page.count && lineText(page, next).includes('reached getOption("max.print")');
  const elidedAt = omitted ? {start: page.starts[next]!, end: page.ends[next]!} : undefined;
  if (omitted) next++;
  const start = skipBlanks(page.text, page.starts[line]!, page.ends[line]!);
  const place = {start, end: page.ends[next - 1]!, container: 'printed', name: promptName(page, line)} as const;
  const parts = {cells, shape: shape[1] === 1 ? [cells.length] : shape, problems, elidedAt, ...place};
  return {arrays: [buildArray(parts, page.context)], first: line, next};
}

/** The rows under each line of columns that goes on where the last one stopped, put together. */
function joinedParts(page: Page, line: number): Part {
  const rows: Cell[][] = [];
  let next = line;
  for (let seen = 0; ; ) {
    const columns = columnsAt(page, next);
    if (columns?.first !== seen + 1) break;
    const part = rowsBelow(page, next + 1, columns.count);
    if (part === undefined || (seen > 0 && part.rows.length !== rows.length)) break;
    part.rows.forEach((cells, i) => {
      rows[i] ??= [];
      for (const cell of cells) rows[i]!.push(cell);
    });
    next = part.next;
    seen += columns.count;
  }
  return {rows, next};
}

/** A line that holds nothing but the positions of columns: the first of them, and how many there are. */
function columnsAt(page: Page, line: number): {first: number; count: number} | undefined {
  if (!isFree(page, line)) return undefined;
  const words = splitBlank(page.text, page.starts[line]!, page.ends[line]!);
  const first = words[0] === undefined ? undefined : positionOf(page.text, words[0], true);
  if (first === undefined || !words.every((word, i) => positionOf(page.text, word, true) === first + i))
    return undefined;
  return {first, count: words.length};
}

/** The rows `[1,]`, `[2,]`, … from this line on; where fewer cells stand than there are columns, the last ones are missing. */
function rowsBelow(page: Page, first: number, width = 0): Part | undefined {
  const rows: (readonly Cell[])[] = [];
  let next = first;
  for (; isFree(page, next); next++) {
    const [label, ...cells] = splitBlank(page.text, page.starts[next]!, page.ends[next]!);
    if (label === undefined || cells.length === 0 || positionOf(page.text, label, false) !== rows.length + 1) break;
    const end = page.ends[next]!;
    const missing = Array.from({length: Math.max(0, width - cells.length)}, () => ({
      start: end,
      end,
      value: undefined,
      isMissing: true as const,
    }));
    rows.push([...cells, ...missing]);
  }
  return rows.length === 0 ? undefined : {rows, next};
}

/** `[,2]` of a column and `[2,]` of a row → 2. */
function positionOf(text: string, {start, end}: Cell, isColumn: boolean): number | undefined {
  const from = isColumn ? start + 2 : start + 1;
  const to = isColumn ? end - 1 : end - 2;
  const isFramed = text.charCodeAt(start) === 91 && text.charCodeAt(end - 1) === 93;
  const comma = text.charCodeAt(isColumn ? start + 1 : end - 2) === 44;
  return isFramed && comma && to > from && skipDigits(text, from, to) === to ? Number(text.slice(from, to)) : undefined;
}
