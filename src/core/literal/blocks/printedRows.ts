/** The rows of a print-out, good ones and bad ones: what cannot be read stays in its place, and what is wrong is said there. */
import {english, say} from '../../say.ts';
import type {Diagnostic} from '../../types.ts';
import {oddRowProblem} from '../oddRow.ts';
import type {Cell} from './types.ts';

export interface PrintedRows {
  readonly cells: readonly Cell[];
  /** [rows, columns], or the flat length where the rows differ. */
  readonly shape: readonly number[];
  readonly problems: readonly Diagnostic[];
}

type Row = readonly Cell[];

export const isReadable = (row: Row): boolean => row.every((cell) => cell.value !== undefined);

export const hasNumber = (row: Row): boolean => row.some((cell) => cell.value !== undefined);

/** More numbers than words: the words are numbers that could not be read. */
export function isMostlyNumbers(cells: Row): boolean {
  const numbers = cells.reduce((count, cell) => count + (cell.value === undefined ? 0 : 1), 0);
  return 2 * numbers > cells.length;
}

/** Two rows or more are a matrix if they are of one length, and ragged otherwise, as lists in brackets are. */
export function assemble(rows: readonly Row[]): PrintedRows {
  const columns = rows[0]?.length ?? 0;
  const cells = rows.flat();
  const odd = rows.findIndex((row) => row.length !== columns);
  if (odd < 0) return {cells, shape: [rows.length, columns], problems: []};
  const row = rows[odd]!;
  const place = {start: row[0]!.start, end: row[row.length - 1]!.end};
  return {cells, shape: [cells.length], problems: [oddRowProblem(odd, row.length, columns, place)]};
}

/** The print-out announces more than it shows: said where its last cell stands. */
export function brokenOff(announced: number, cells: Row): Diagnostic {
  const last = cells[cells.length - 1]!;
  const said = say(
    'This print-out breaks off here: it announces {0} elements and has {1}; print it whole to compute with all of it.',
    announced,
    cells.length,
  );
  const length = last.end - last.start;
  return {code: 'elided', severity: 'warning', offset: last.start, length, message: english(said), said};
}
