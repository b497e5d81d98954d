/** Octave's and MATLAB's display: `x =`, an empty line, and rows of numbers, in blocks of columns, with a common factor or not. */

import {buildArray} from './build.ts';
import {isLetter} from './chars.ts';
import {readMatrix} from './octaveMatrix.ts';
import {HAS_EQUALS, isFree, lineText, type Page, skipEmptyLines} from './page.ts';
import {stackSlices} from './slices.ts';
import type {Block, Cell} from './types.ts';

export const OCTAVE_NEEDS = HAS_EQUALS;

/** Reads from `x =`: shape [rows, columns], or [rows, columns, pages, …] where the pages are printed as `ans(:,:,1) =`. */
export function readOctave(page: Page, line: number): Block | undefined {
  const name = assigned(page, line);
  if (name === undefined) return undefined;
  const body = name.index === undefined ? below(page, line) : pages(page, line);
  if (body === undefined) return undefined;
  if (body.cells.length < 2) return {arrays: [], first: line, next: body.next};
  const start = page.text.indexOf(name.name, page.starts[line]);
  const place = {start, end: page.ends[body.next - 1]!, container: 'printed', name: name.name} as const;
  return {
    arrays: [buildArray({cells: body.cells, shape: body.shape, ...place}, page.context)],
    first: line,
    next: body.next,
  };
}

interface Body {
  readonly cells: readonly Cell[];
  readonly shape: readonly number[];
  readonly next: number;
}

/** A matrix below `x =`, or Octave's `ans(:,:,1) =` pages. */
function below(page: Page, line: number): Body | undefined {
  const first = skipEmptyLines(page, line + 1);
  if (assigned(page, first)?.index !== undefined) return pages(page, first);
  const matrix = first === line + 1 ? undefined : readMatrix(page, first);
  return matrix === undefined
    ? undefined
    : {cells: matrix.rows.flat(), shape: [matrix.rows.length, matrix.rows[0]!.length], next: matrix.next};
}

function pages(page: Page, line: number): Body | undefined {
  const slices: (readonly (readonly Cell[])[])[] = [];
  const indices: (readonly string[])[] = [];
  let next = line;
  for (let at = line; at < page.count; at = skipEmptyLines(page, next)) {
    const index = assigned(page, at)?.index;
    const matrix = index === undefined ? undefined : readMatrix(page, skipEmptyLines(page, at + 1));
    if (index === undefined || matrix === undefined) break;
    slices.push(matrix.rows);
    indices.push(index);
    next = matrix.next;
  }
  const stacked = stackSlices(slices, indices);
  return {cells: stacked?.cells ?? [], shape: stacked?.shape ?? [], next: Math.max(next, line + 1)};
}

interface Assigned {
  readonly name: string;
  readonly index: readonly string[] | undefined;
}

/** `x =` or `x(:,:,2) =`, the whole line (a prompt before it is let pass). */
function assigned(page: Page, line: number): Assigned | undefined {
  if (!isFree(page, line) || page.text.charCodeAt(page.ends[line]! - 1) !== 61) return undefined;
  const text = lineText(page, line).trim();
  if (!text.endsWith(' =') || text.length > 200) return undefined;
  const left = text.slice(0, -2);
  const open = left.indexOf('(:,:,');
  const name = open < 0 ? left : left.slice(0, open);
  const isName =
    isLetter(name.charCodeAt(0)) &&
    [...name].every((c) => isLetter(c.charCodeAt(0)) || (c >= '0' && c <= '9') || c === '.');
  if (!isName || (open >= 0 && !left.endsWith(')'))) return undefined;
  return {name, index: open < 0 ? undefined : left.slice(open + 5, -1).split(',')};
}
