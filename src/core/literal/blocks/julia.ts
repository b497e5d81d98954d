/** Julia's display of arrays: `3-element Vector{Float64}:`, `2×2 Matrix{Float64}:`, `2×2×2 Array{Float64, 3}:` and the lines below. */

import {buildArray} from './build.ts';
import {isElision, splitBlank} from './cell.ts';
import {isDigit, skipBlanks, skipDigits} from './chars.ts';
import {HAS_COLON, HAS_DIGIT, isEmptyLine, isFree, lineText, type Page, promptName, skipEmptyLines} from './page.ts';
import {stackSlices} from './slices.ts';
import type {Block, Cell} from './types.ts';

export const JULIA_NEEDS = HAS_DIGIT | HAS_COLON;

/** Reads from the header; `⋮`, `⋱` and `…` make the array incomplete, with the shape that is seen. */
export function readJulia(page: Page, line: number): Block | undefined {
  const header = parseHeader(page, line);
  if (header === undefined) return undefined;
  const body = header.sizes.length > 2 ? slicesBelow(page, line + 1) : matrixBelow(page, line + 1);
  if (body === undefined || body.cells.length < 2) return undefined;
  const shape = header.sizes.length === 1 ? [body.cells.length] : body.shape;
  const start = skipBlanks(page.text, page.starts[line]!, page.ends[line]!);
  const place = {start, end: page.ends[body.next - 1]!, container: 'printed', name: promptName(page, line)} as const;
  const array = buildArray(
    {cells: body.cells, shape, dtype: header.dtype, elidedAt: body.elidedAt, ...place},
    page.context,
  );
  return {arrays: [array], first: line, next: body.next};
}

interface Header {
  readonly sizes: readonly number[];
  readonly dtype: string | undefined;
}

/** `3-element T:` or `2×3 T:`, the whole line. */
function parseHeader(page: Page, line: number): Header | undefined {
  const {text} = page;
  const end = page.ends[line]!;
  let i = skipBlanks(text, page.starts[line]!, end);
  if (text.charCodeAt(end - 1) !== 58 || !isDigit(text.charCodeAt(i))) return undefined;
  const sizes: number[] = [];
  for (;;) {
    const next = skipDigits(text, i, end);
    if (next === i) return undefined;
    sizes.push(Number(text.slice(i, next)));
    i = next;
    if (text.charCodeAt(i) !== 0xd7) break;
    i++;
  }
  if (sizes.length === 1) i = text.startsWith('-element ', i) ? i + 8 : end;
  return text.charCodeAt(i) === 32 ? {sizes, dtype: elementType(text.slice(i + 1, end))} : undefined;
}

/** The first type parameter that is a number's type: `Vector{Float64}:` → Float64. */
function elementType(type: string): string | undefined {
  const names = ['Float64', 'Float32', 'Float16', 'BigFloat', 'Int64', 'Int32', 'Int16', 'Int8', 'UInt8', 'Bool'];
  return names.find((name) => type.includes(name));
}

interface Body {
  readonly cells: readonly Cell[];
  readonly shape: readonly number[];
  readonly next: number;
  readonly elidedAt?: Cell | undefined;
}

interface Matrix extends Body {
  readonly rows: readonly (readonly Cell[])[];
}

function matrixBelow(page: Page, first: number): Matrix | undefined {
  const rows: Cell[][] = [];
  let elidedAt: Cell | undefined;
  let line = first;
  for (; isFree(page, line) && !isEmptyLine(page, line); line++) {
    const all = splitBlank(page.text, page.starts[line]!, page.ends[line]!);
    const cells = all.filter((cell) => cell.value !== undefined || !isElision(page.text, cell));
    if (cells.some((cell) => cell.value === undefined)) break;
    elidedAt ??= all.find((cell) => cell.value === undefined);
    if (cells.length > 0) rows.push(cells);
  }
  const columns = rows[0]?.length ?? 0;
  if (columns === 0 || rows.some((row) => row.length !== columns)) return undefined;
  return {rows, cells: rows.flat(), shape: [rows.length, columns], next: line, elidedAt};
}

/** `[:, :, 2] =` and a matrix, again and again. */
function slicesBelow(page: Page, first: number): Body | undefined {
  const slices: (readonly (readonly Cell[])[])[] = [];
  const indices: (readonly string[])[] = [];
  let elidedAt: Cell | undefined;
  let next = first;
  for (let line = first; line < page.count; line = skipEmptyLines(page, next)) {
    const index = sliceIndex(page, line);
    const matrix = index === undefined ? undefined : matrixBelow(page, line + 1);
    if (index === undefined || matrix === undefined) break;
    slices.push(matrix.rows);
    indices.push(index);
    elidedAt ??= matrix.elidedAt;
    next = matrix.next;
  }
  const stacked = stackSlices(slices, indices);
  return stacked === undefined ? undefined : {...stacked, next, elidedAt};
}

function sliceIndex(page: Page, line: number): readonly string[] | undefined {
  const text = lineText(page, line).trim();
  const isIndex = isFree(page, line) && text.startsWith('[:, :, ') && text.endsWith('] =');
  return isIndex ? text.slice(7, -3).split(', ') : undefined;
}
