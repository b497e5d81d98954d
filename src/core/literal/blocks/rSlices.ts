/** R's printed arrays of three dimensions or more: matrices under `, , 1`, `, , 2`, … */
import {joinedTable} from './alignedTable.ts';
import {buildArray} from './build.ts';
import {HAS_COMMA, isFree, lineText, type Page, promptName, skipEmptyLines} from './page.ts';
import {stackSlices} from './slices.ts';
import type {Block, Cell} from './types.ts';

export const R_SLICES_NEEDS = HAS_COMMA;

/** Reads from the line `, , 1`: shape [rows, columns, slices]; higher dimensions are told by the header's last one. */
export function readRSlices(page: Page, line: number): Block | undefined {
  if (sliceIndex(page, line) === undefined) return undefined;
  const slices: Cell[][][] = [];
  const indices: (readonly string[])[] = [];
  let next = line;
  let at = line;
  for (let index = sliceIndex(page, at); index !== undefined; index = sliceIndex(page, at)) {
    const table = joinedTable(page, skipEmptyLines(page, at + 1));
    if (table === undefined) break;
    slices.push(table.rows.map((row) => [...row]));
    indices.push(index);
    next = table.next;
    at = skipEmptyLines(page, next);
  }
  const stacked = stackSlices(slices, indices);
  if (stacked === undefined) return {arrays: [], first: line, next: Math.max(next, line + 1)};
  const start = page.text.indexOf(',', page.starts[line]);
  const place = {start, end: page.ends[next - 1]!, container: 'printed', name: promptName(page, line)} as const;
  return {arrays: [buildArray({...stacked, ...place}, page.context)], first: line, next};
}

/** `, , 2, 1` → ['2', '1']; `, , C = a` → ['C = a']. */
function sliceIndex(page: Page, line: number): readonly string[] | undefined {
  if (!isFree(page, line)) return undefined;
  const text = lineText(page, line);
  return text.startsWith(', , ') ? text.slice(4).split(', ') : undefined;
}
