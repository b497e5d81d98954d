/** Numbers without brackets from what a person selected: separated by anything, in one selection or many. */
import type {NumericArray} from '../types.ts';
import {buildArray} from './build.ts';
import {readBlocks} from './index.ts';
import {looseArray} from './looseArray.ts';
import {looseCells, type Piece} from './looseCells.ts';
import {withElements} from './looseElements.ts';
import {raggedArray} from './ragged.ts';
import type {BlockContext, Cell, LooseReader} from './types.ts';

type Range = readonly [number, number];

/**
 * Selections of one number each make one array, [n]; three or more pieces of lines that follow each other and start in the same column
 * (a column selection) make rows; any other selection is read on its own: as a table or a print-out if it is one, else as numbers
 * in rows (rectangular lines, or `;`) or in one row. A single number gives shape [1].
 */
export const readLoose: LooseReader = (text, ranges, context) => {
  const filled = ranges.filter(([from, to]) => to > from);
  const rows = filled.length > 1 ? numbersOf(text, filled, context) : [];
  const isColumn = rows.length > 1 && (rows.every((row) => row.length === 1) || isBox(text, filled, rows));
  return isColumn ? [joined(rows, context)] : filled.flatMap(([from, to]) => readSelection(text, from, to, context));
};

/** The numbers of each range: what cannot be read among them is seen beside those of the other ranges. */
function numbersOf(text: string, ranges: readonly Range[], {dialect}: BlockContext): readonly (readonly Cell[])[] {
  const all = ranges.flatMap(([from, to]): Piece[] => [...looseCells(text, from, to, dialect), {kind: '\n'}]);
  const rows = ranges.map((): Cell[] => []);
  let row = 0;
  for (const piece of withElements(text, all).pieces) {
    if (piece.kind !== 'number') continue;
    while (row + 1 < ranges.length && ranges[row + 1]![0] <= piece.cell.start) row++;
    rows[row]!.push(piece.cell);
  }
  return rows;
}

/** Numbers in each, the same column, line after line. */
function isBox(text: string, ranges: readonly Range[], rows: readonly (readonly Cell[])[]): boolean {
  if (rows.length < 3 || rows.some((row) => row.length === 0)) return false;
  return ranges.every((range, i) => i === 0 || isBelow(text, ranges[i - 1]!, range));
}

/** The second range stands on the next line, in the same column. */
function isBelow(text: string, [above]: Range, [below]: Range): boolean {
  const lineEnd = text.indexOf('\n', above);
  if (lineEnd < 0 || lineEnd >= below || text.lastIndexOf('\n', below - 1) !== lineEnd) return false;
  return above - (text.lastIndexOf('\n', above - 1) + 1) === below - (lineEnd + 1);
}

function joined(rows: readonly (readonly Cell[])[], context: BlockContext): NumericArray {
  const cells = rows.flat();
  const columns = rows[0]!.length;
  const shape = columns === 1 ? [rows.length] : [rows.length, columns];
  const place = {start: cells[0]!.start, end: cells[cells.length - 1]!.end, container: 'loose'} as const;
  if (rows.some((row) => row.length !== columns)) return raggedArray(rows, place, context);
  return buildArray({cells, shape, ...place}, context);
}

function readSelection(text: string, from: number, to: number, context: BlockContext): readonly NumericArray[] {
  const blocks = readBlocks(text, wholeLine(text, from), to, {...context, isSelection: true});
  if (blocks.length > 0) return blocks;
  const array = looseArray(text, from, to, context);
  return array === undefined ? [] : [array];
}

/** Where the first line starts, if nothing but blanks and a comment's marker stand before the selection: columns stay aligned. */
function wholeLine(text: string, from: number): number {
  let i = from;
  while (i > 0 && from - i < 200 && ' \t#/*%'.includes(text[i - 1]!)) i--;
  return i === 0 || text[i - 1] === '\n' ? i : from;
}
