/** LaTeX matrices: `\begin{bmatrix} 0.2 & 0.8 \\ 0.3 & 0.7 \end{bmatrix}`, `array` and `tabular`. */

import {find} from '../chars.ts';
import type {NumericArray} from '../types.ts';
import {buildArray} from './build.ts';
import {latexRows, withDecimalCommas} from './latexCells.ts';
import {raggedArray} from './ragged.ts';
import {gridArrays, isNumericColumn} from './table.ts';
import type {BlockContext, Cell} from './types.ts';

const MATRICES: ReadonlySet<string> = new Set(
  [
    'matrix',
    'pmatrix',
    'bmatrix',
    'Bmatrix',
    'vmatrix',
    'Vmatrix',
    'smallmatrix',
    'array',
    'tabular',
    'tabularx',
    'longtable',
  ].flatMap((name) => [name, `${name}*`]),
);

/** Every innermost matrix in [from, to), from `\begin` to `\end`. A single row or column has shape [n]; `\dots` make it incomplete. */
export function readLatex(text: string, from: number, to: number, context: BlockContext): NumericArray[] {
  const arrays: NumericArray[] = [];
  let open: Environment | undefined;
  for (let at = nextBackslash(text, from, to); at < to; at = nextBackslash(text, at + 1, to)) {
    if (text.startsWith('\\begin{', at)) open = environmentAt(text, at, to);
    else if (text.startsWith('\\end{', at)) {
      if (open !== undefined && text.startsWith(`${open.name}}`, at + 5))
        arrays.push(...matrixArrays(text, open, at, context));
      open = undefined;
    }
  }
  return arrays;
}

function nextBackslash(text: string, from: number, to: number): number {
  const at = find(text, '\\', from, to);
  return at < 0 ? to : at;
}

interface Environment {
  readonly name: string;
  readonly start: number;
  readonly body: number;
}

/** The environment, if it is one of matrices; its arguments (`{c|c}`, `[t]`) are no part of the body. */
function environmentAt(text: string, start: number, to: number): Environment | undefined {
  const close = find(text, '}', start, Math.min(to, start + 21));
  if (close < 0) return undefined;
  const name = text.slice(start + 7, close);
  if (!MATRICES.has(name)) return undefined;
  const takesArgument = name.startsWith('array') || name.startsWith('tabular') || name.startsWith('longtable');
  const body = afterArguments(text, close + 1, to, takesArgument);
  return {name, start, body: name.startsWith('tabularx') ? afterArguments(text, body, to, true) : body};
}

function afterArguments(text: string, from: number, to: number, takesBraces: boolean): number {
  let i = from;
  for (const [open, close] of [
    ['[', ']'],
    ['{', '}'],
  ] as const) {
    if (text[i] !== open || (open === '{' && !takesBraces)) continue;
    const end = find(text, close, i, Math.min(to, i + 500));
    if (end >= 0) i = end + 1;
  }
  return i;
}

function matrixArrays(text: string, open: Environment, end: number, context: BlockContext): NumericArray[] {
  const {rows: written, elidedAt} = latexRows(text, open.body, end);
  const rows = withDecimalCommas(text, written);
  const place = {start: open.start, end: end + 6 + open.name.length, container: 'matrix', elidedAt} as const;
  const columns = rows[0]?.length ?? 0;
  const named = {...place, name: nameBefore(text, open.start)};
  if (columns === 0) return [];
  if (rows.some((row) => row.length !== columns)) return ragged(rows, named, context);
  if (rows.flat().every((cell) => cell.value !== undefined)) return numbers(rows, named, context);
  if (open.name.endsWith('matrix') || open.name.endsWith('matrix*'))
    return mostly(text, rows) ? numbers(rows, named, context) : [];
  const grid = withHeader(text, rows, place);
  return grid.rows.length > 0 && columns > 1 && isLabelled(grid) ? gridArrays(grid, context) : [];
}

/** More numbers than other things, and two at least; what went wrong with one is told at its place. */
function mostly(text: string, rows: readonly (readonly Cell[])[]): boolean {
  const cells = rows.flat();
  const held = cells.filter((cell) => cell.value !== undefined || isMeant(text, cell)).length;
  return held >= 2 && 2 * held > cells.length;
}

/** `1 000`, `1,000`: digits and signs, though no number. */
const isMeant = (text: string, cell: Cell): boolean =>
  cell.end - cell.start < 80 && /^[-+]?\s*\.?\d[\d\s.,+\-*/]*$/.test(text.slice(cell.start, cell.end));

/** Rows of several lengths of nothing but numbers: the whole, and the first row that is out of step. */
function ragged(rows: readonly (readonly Cell[])[], place: Readonly<Place>, context: BlockContext): NumericArray[] {
  const cells = rows.flat();
  if (cells.length < 2 || cells.some((cell) => cell.value === undefined)) return [];
  return [raggedArray(rows, place, context)];
}

/** `p = \\begin…`, `\\mathbf{q} = \\left[ \\begin…`, `\\hat{y} = …`: the name before the equals sign. */
function nameBefore(text: string, start: number): string | undefined {
  const head = text.slice(Math.max(0, start - 80), start);
  const match =
    /(?:\\([a-z]+)\{([A-Za-z]\w{0,30})\}|([A-Za-z]\w{0,30}))(?:_\{?\w{1,20}\}?)?\s*:?=\s*(?:\\left\s*[[(|.]\s*)?$/.exec(
      head,
    );
  const [, command, inner, plain] = match ?? [];
  return plain ?? (command === 'hat' && inner !== undefined ? `${inner}_hat` : inner);
}

type Place = {start: number; end: number; container: 'matrix'; elidedAt: Cell | undefined; name?: string | undefined};

function numbers(rows: readonly (readonly Cell[])[], place: Readonly<Place>, context: BlockContext): NumericArray[] {
  const cells = rows.flat();
  if (cells.length < 2) return [];
  const isVector = rows.length === 1 || rows[0]!.length === 1;
  const shape = isVector ? [cells.length] : [rows.length, rows[0]!.length];
  return [buildArray({cells, shape, ...place}, context)];
}

/** A first row without any number is a header. */
function withHeader(text: string, rows: readonly (readonly Cell[])[], place: Readonly<Place>) {
  const isHeader = rows.length > 1 && rows[0]!.every((cell) => cell.value === undefined);
  const headers = isHeader ? rows[0]!.map((cell) => text.slice(cell.start, cell.end)) : undefined;
  return {text, rows: isHeader ? rows.slice(1) : rows, headers, ...place};
}

/** At most one column of words, the first one. */
const isLabelled = (grid: ReturnType<typeof withHeader>): boolean =>
  grid.rows[0]!.every((_, j) => j === 0 || isNumericColumn(grid, j)) &&
  grid.rows.length * (grid.rows[0]!.length - 1) > 1;
