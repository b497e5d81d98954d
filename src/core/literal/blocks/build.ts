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
  /** What is wrong beside single elements; one that says `elided` makes the array incomplete. */
  readonly problems?: readonly Diagnostic[] | undefined;
}

export function buildArray(parts: BlockParts, context: BlockContext): NumericArray {
  const {values, spans} = pack(parts.cells);
  const diagnostics = diagnose(parts);
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
    complete: diagnostics.every(({code}) => code !== 'elided'),
    diagnostics,
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

/** Problems beyond these are not listed one by one. */
const MOST_PROBLEMS = 200;

function diagnose(parts: BlockParts): Diagnostic[] {
  const unreadable = parts.cells.filter((cell) => cell.value === undefined).slice(0, MOST_PROBLEMS);
  const found = [...unreadable.map(unreadableElement), ...(parts.problems ?? [])];
  return parts.elidedAt === undefined ? found : [...found, elided(parts.elidedAt, parts.cells.length)];
}

const unreadableElement = ({start, end, isMissing}: Cell): Diagnostic => ({
  code: isMissing ? 'hole' : 'unreadable-element',
  severity: 'error',
  offset: start,
  length: end - start,
  message: isMissing
    ? 'An element is missing here: write a number.'
    : 'This element is no number; write a number here.',
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
