/** Rows of several lengths: all that they hold in one array, and the row that is out of step told at its place. */
import {english, say} from '../../say.ts';
import type {Diagnostic} from '../../types.ts';
import type {NumericArray} from '../types.ts';
import {type BlockParts, buildArray} from './build.ts';
import {type Grid, gridArrays, measuredOf} from './table.ts';
import type {BlockContext, Cell} from './types.ts';

type Rows = readonly (readonly Cell[])[];

/** Its shape is its flat length: which cell is missing in a row that is too short, nobody knows. */
export function raggedArray(
  rows: Rows,
  parts: Omit<BlockParts, 'cells' | 'shape'>,
  context: BlockContext,
): NumericArray {
  const cells = rows.flat();
  const array = buildArray({...parts, cells, shape: [cells.length]}, context);
  return {...array, diagnostics: [...array.diagnostics, oddRow(rows)]};
}

/** The first row whose length is not that of row 0. */
function oddRow(rows: Rows): Diagnostic {
  const {length} = rows[0]!;
  const odd = Math.max(
    0,
    rows.findIndex((row) => row.length !== length),
  );
  const row = rows[odd]!;
  const offset = row[0]!.start;
  const said = say(
    row.length === 1
      ? 'Row {0} has {1} value and row 0 has {2}: give each the same number of elements.'
      : 'Row {0} has {1} values and row 0 has {2}: give each the same number of elements.',
    odd,
    row.length,
    length,
  );
  const place = {offset, length: row[row.length - 1]!.end - offset};
  return {code: 'ragged-rows', severity: 'error', ...place, message: english(said), said};
}

/** The arrays of a table whose rows differ in length: as of any table where only columns of words are affected, else one of all its numbers. */
export function raggedArrays(grid: Grid, context: BlockContext): NumericArray[] {
  const padded: Grid = {...grid, rows: padRows(grid.rows)};
  const {columns, rowNames} = measuredOf(padded);
  const measured = new Set(columns);
  const rows = grid.rows.map((row) => row.filter((_, j) => measured.has(j)));
  if (rows.every((row) => row.length === columns.length)) return gridArrays(padded, context);
  const held = rows.filter((row) => row.length > 0);
  if (held.length === 0) return [];
  const {start, end, container} = grid;
  return [raggedArray(held, {start, end, container, ...(held.length === rows.length && {rowNames})}, context)];
}

/** Rows as long as the longest: what is missing is empty, at the row's end. */
function padRows(rows: Rows): Rows {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return rows.map((row) => {
    const {end} = row[row.length - 1]!;
    const missing = Array.from({length: width - row.length}, () => ({start: end, end, value: undefined}));
    return [...row, ...missing];
  });
}
