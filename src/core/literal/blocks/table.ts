/** A grid of cells with header and label columns → arrays: class names from the header, row names from the labels. */
import {roleOfName} from '../../pairing/nameRole.ts';
import {nameWords} from '../../pairing/words.ts';
import type {Container, NumericArray} from '../types.ts';
import {type BlockParts, buildArray} from './build.ts';
import {isDigit} from './chars.ts';
import type {BlockContext, Cell} from './types.ts';

export interface Grid {
  readonly text: string;
  /** Rectangular. */
  readonly rows: readonly (readonly Cell[])[];
  /** One per column; '' where a column has none. */
  readonly headers?: readonly string[] | undefined;
  /** An index that stands outside the columns. */
  readonly labels?: readonly string[] | undefined;
  readonly start: number;
  readonly end: number;
  readonly container: Container;
  readonly name?: string | undefined;
  readonly elidedAt?: {readonly start: number; readonly end: number} | undefined;
}

const MISSING: ReadonlySet<string> = new Set(['', '-', '–', '—', 'n/a', 'none', 'null', '?', '.']);
const ID_HEADERS: ReadonlySet<string> = new Set([
  '',
  '#',
  'id',
  'idx',
  'index',
  'row',
  'no',
  'no.',
  'nr',
  'unnamed: 0',
]);

export const cellText = (text: string, cell: Cell): string => text.slice(cell.start, cell.end);

/** `True` and `false` alone make no column of numbers. */
export const isBoolean = (text: string, cell: Cell): boolean => 'tTfF'.includes(text[cell.start] ?? ' ');

/** The share of a column's cells that must be numbers, in rows enough to tell: the words among them are numbers that could not be read. */
const MOST = 2 / 3;
const ENOUGH_ROWS = 3;
/** A column that stands among others of numbers, with no name of its own kind, needs no more than that. */
const HALF = 1 / 2;

/** Numbers all along, but for cells that are marked as missing and for a word here and there. */
export function isNumericColumn(grid: Grid, column: number): boolean {
  const share = shareOfNumbers(grid, column);
  if (share === 1 || (share >= MOST && grid.rows.length >= ENOUGH_ROWS)) return true;
  return share >= HALF && hasNeighbour(grid, column);
}

/** Of the cells that are neither missing nor booleans; 0 where none is a number. */
function shareOfNumbers(grid: Grid, column: number): number {
  let numbers = 0;
  let words = 0;
  for (const row of grid.rows) {
    const cell = row[column]!;
    if (cell.value !== undefined) numbers += isBoolean(grid.text, cell) ? 0 : 1;
    else if (!MISSING.has(cellText(grid.text, cell).toLowerCase())) words++;
  }
  return numbers === 0 ? 0 : numbers / (numbers + words);
}

/** Whether a column beside this one is of numbers only and headed in the same way: `p_cat` beside `p_dog`, `x1` beside `x2`, `a` beside `b`. */
function hasNeighbour(grid: Grid, column: number): boolean {
  const isAlike = (j: number): boolean => stemOf(grid, j) === stemOf(grid, column) && shareOfNumbers(grid, j) === 1;
  return (column > 0 && isAlike(column - 1)) || (column + 1 < grid.rows[0]!.length && isAlike(column + 1));
}

/** What the names of like columns have in common; a name of several letters that is all its own is its own stem. */
function stemOf(grid: Grid, column: number): string {
  const header = grid.headers?.[column] ?? '';
  if (header.length < 2) return '';
  const joint = header.lastIndexOf('_');
  return joint > 0 ? header.slice(0, joint) : header.replace(/\d+$/, '');
}

/**
 * The arrays of a grid: one [rows, columns] of its prediction-like columns ([rows] where there is one such column) and one [rows] for the
 * column that is named as a target (`label`, `y_true`). A column of ids and a column of words become row names.
 */
export function gridArrays(grid: Grid, context: BlockContext): NumericArray[] {
  const {columns: measured, rowNames} = measuredOf(grid);
  const targets = targetColumns(grid, measured);
  const main = without(measured, targets);
  const groups = [main, ...targets.map((j) => [j])];
  return groups
    .filter((group) => group.length * grid.rows.length >= 2)
    .map((group) => groupArray(grid, group, rowNames, context));
}

interface Measured {
  readonly columns: readonly number[];
  readonly rowNames: readonly string[] | undefined;
}

/** The columns of numbers that are no ids, and the names of the rows: the first column of words, else the ids. */
export function measuredOf(grid: Grid): Measured {
  const all = grid.rows[0]!.map((_, j) => j);
  const numeric = all.filter((j) => isNumericColumn(grid, j));
  const ids = numeric.filter((j) => isIdColumn(grid, j));
  const words = without(all, numeric)[0];
  return {columns: without(numeric, ids), rowNames: labelsOf(grid, words ?? ids[0])};
}

/** The one column of whole numbers that is named as a target among others that are not; `class_0`, `class_1` are no targets. */
function targetColumns(grid: Grid, columns: readonly number[]): readonly number[] {
  const named = columns.filter((j) => isTargetHeader(grid.headers?.[j] ?? '') && isWhole(grid, j));
  return named.length === 1 && columns.length > 1 ? named : [];
}

const isTargetHeader = (header: string): boolean =>
  roleOfName(header) === 'target' && nameWords(header).length <= 2 && !isDigit(header.charCodeAt(header.length - 1));

/** Whole numbers all along; a cell that could not be read says nothing against it. */
const isWhole = (grid: Grid, column: number): boolean =>
  grid.rows.every(({[column]: cell}) => cell!.value === undefined || Number.isInteger(cell!.value));

const without = (from: readonly number[], what: readonly number[]): number[] => {
  const left = new Set(what);
  return from.filter((j) => !left.has(j));
};

function isIdColumn(grid: Grid, column: number): boolean {
  const header = grid.headers?.[column];
  if (header === undefined || !ID_HEADERS.has(header.toLowerCase())) return false;
  return isWhole(grid, column);
}

function labelsOf(grid: Grid, column: number | undefined): readonly string[] | undefined {
  if (column === undefined) return grid.labels;
  return grid.rows.map((row) => cellText(grid.text, row[column]!));
}

function groupArray(
  grid: Grid,
  columns: readonly number[],
  rowNames: readonly string[] | undefined,
  context: BlockContext,
): NumericArray {
  const cells = grid.rows.flatMap((row) => columns.map((j) => row[j]!));
  const {start, end, container, elidedAt} = grid;
  const parts = {cells, start, end, container, elidedAt, rowNames};
  return buildArray({...parts, ...axes(grid, columns, rowNames)}, context);
}

type Axes = Pick<BlockParts, 'shape' | 'name' | 'classNames'>;

function axes(grid: Grid, columns: readonly number[], rowNames: readonly string[] | undefined): Axes {
  const given = columns.map((j) => grid.headers?.[j] ?? '');
  const headers = given.every((header) => header === '') ? undefined : given;
  if (columns.length > 1) return {shape: [grid.rows.length, columns.length], name: grid.name, classNames: headers};
  return {shape: [grid.rows.length], name: grid.name ?? (headers?.[0] || undefined), classNames: wordsOnly(rowNames)};
}

/** Labels that name classes: numbers (a running index, dates) name none. */
export function wordsOnly(labels: readonly string[] | undefined): readonly string[] | undefined {
  return labels?.some((label) => Number.isNaN(Number(label)) && label !== '') ? labels : undefined;
}
