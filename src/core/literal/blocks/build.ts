/** Makes the NumericArray of a block from its cells. */
import {english, type Said, say} from '../../say.ts';
import type {Diagnostic} from '../../types.ts';
import type {Container, NumericArray} from '../types.ts';
import type {BlockContext, Cell} from './types.ts';

export interface BlockParts {
  readonly cells: readonly Cell[];
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly container: Container;
  readonly name?: string | undefined;
  readonly classNames?: readonly string[] | undefined;
  readonly rowNames?: readonly string[] | undefined;
  readonly dtype?: string | undefined;
  /** Where the print-out says that something was left out. */
  readonly elidedAt?: {readonly start: number; readonly end: number} | undefined;
}

export function buildArray(parts: BlockParts, context: BlockContext): NumericArray {
  const {values, spans} = pack(parts.cells);
  return {
    start: parts.start,
    end: parts.end,
    shape: parts.shape,
    values,
    spans,
    container: parts.container,
    where: context.where,
    dialect: context.dialect,
    ...optional('name', parts.name),
    ...optional('classNames', parts.classNames),
    ...optional('rowNames', parts.rowNames),
    ...optional('dtype', parts.dtype),
    complete: parts.elidedAt === undefined,
    diagnostics: diagnose(parts),
  };
}

const optional = <K extends string, V>(key: K, value: V | undefined): {readonly [P in K]?: V} =>
  value === undefined ? {} : ({[key]: value} as {readonly [P in K]?: V});

function pack(cells: readonly Cell[]): {values: Float64Array; spans: Uint32Array} {
  const values = new Float64Array(cells.length);
  const spans = new Uint32Array(2 * cells.length);
  cells.forEach((cell, i) => {
    values[i] = cell.value ?? Number.NaN;
    spans[2 * i] = cell.start;
    spans[2 * i + 1] = cell.end;
  });
  return {values, spans};
}

function diagnose(parts: BlockParts): Diagnostic[] {
  const unreadable = parts.cells.filter((cell) => cell.value === undefined).map(unreadableElement);
  return parts.elidedAt === undefined ? unreadable : [...unreadable, elided(parts.elidedAt, parts.cells.length)];
}

const unreadableElement = (cell: Cell): Diagnostic => ({
  code: 'unreadable-element',
  severity: 'error',
  offset: cell.start,
  length: cell.end - cell.start,
  message: 'This element is no number; write a number here.',
});

const elided = (at: {readonly start: number; readonly end: number}, seen: number): Diagnostic => ({
  code: 'elided',
  severity: 'warning',
  offset: at.start,
  length: at.end - at.start,
  ...worded(
    say(
      'Elements were left out where this was printed: only the {0} that are shown are read; print it whole to compute with all of it.',
      seen,
    ),
  ),
});

const worded = (said: Said) => ({message: english(said), said});

/** Row-major cells of a rectangular grid. */
export const flatten = (rows: readonly (readonly Cell[])[]): Cell[] => rows.flat();
