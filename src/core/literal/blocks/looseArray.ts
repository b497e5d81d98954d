/** Rows, names and labels of loose numbers: lines or `;` make rows where they are rectangular; a word before each number is its name. */
import type {NumericArray} from '../types.ts';
import {buildArray} from './build.ts';
import {looseCells, type Piece} from './looseCells.ts';
import {withElements} from './looseElements.ts';
import {raggedArray} from './ragged.ts';
import type {BlockContext, Cell} from './types.ts';

/** undefined where there is no number in [from, to). */
export function looseArray(text: string, from: number, to: number, context: BlockContext): NumericArray | undefined {
  const {pieces, elidedAt} = withElements(text, looseCells(text, from, to, context.dialect));
  const cells = pieces.flatMap((piece) => (piece.kind === 'number' ? [piece.cell] : []));
  if (cells.length === 0) return undefined;
  const lines = rowsOf(text, pieces, '\n');
  const rows = rectangular(lines) ?? rectangular(rowsOf(text, pieces, ';'));
  const place = {start: cells[0]!.start, end: cells[cells.length - 1]!.end, container: 'loose', elidedAt} as const;
  if (rows === undefined && isRagged(pieces))
    return raggedArray(
      (lines.length > 1 ? lines : rowsOf(text, pieces, ';')).map((row) => row.cells),
      place,
      context,
    );
  return buildArray(
    {cells, ...(rows === undefined ? vector(text, pieces, cells) : matrix(text, pieces, rows)), ...place},
    context,
  );
}

/** Rows of several lengths, of numbers alone; lines that end with a comma go on in the next one and are no rows. */
function isRagged(pieces: readonly Piece[]): boolean {
  if (pieces.some((piece) => piece.kind === 'word' || piece.kind === ':')) return false;
  const end = pieces.some((piece, i) => piece.kind === '\n' && pieces[i + 1]?.kind === 'number') ? '\n' : ';';
  const lengths = [0];
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'number') lengths[lengths.length - 1]!++;
    if (piece.kind !== end) continue;
    if (end === '\n' && pieces[i - 1]?.kind === ',' && lengths[lengths.length - 1]! > 0) return false;
    lengths.push(0);
  }
  const rows = lengths.filter((length) => length > 0);
  return rows.some((length) => length !== rows[0]);
}

interface Row {
  readonly cells: readonly Cell[];
  /** The words before the first number. */
  readonly label: string;
}

function rowsOf(text: string, pieces: readonly Piece[], end: '\n' | ';'): Row[] {
  const rows: {cells: Cell[]; label: string}[] = [{cells: [], label: ''}];
  for (const piece of pieces) {
    const row = rows[rows.length - 1]!;
    if (piece.kind === end) rows.push({cells: [], label: ''});
    else if (piece.kind === 'number') row.cells.push(piece.cell);
    else if (piece.kind === 'word' && row.cells.length === 0) row.label += ` ${text.slice(piece.start, piece.end)}`;
  }
  return rows.filter((row) => row.cells.length > 0).map((row) => ({...row, label: row.label.trim()}));
}

/** Two rows or more, of two numbers or more each, all of the same length. */
function rectangular(rows: readonly Row[]): readonly Row[] | undefined {
  const columns = rows[0]?.cells.length ?? 0;
  return rows.length > 1 && columns > 1 && rows.every((row) => row.cells.length === columns) ? rows : undefined;
}

function matrix(text: string, pieces: readonly Piece[], rows: readonly Row[]) {
  const columns = rows[0]!.cells.length;
  const header = headerWords(text, pieces);
  const isLabelled = rows.every((row) => row.label !== '');
  return {
    shape: [rows.length, columns],
    classNames: header.length === columns ? header : undefined,
    rowNames: isLabelled ? rows.map((row) => row.label) : undefined,
  };
}

/** The words of the first line, where it holds no number. */
function headerWords(text: string, pieces: readonly Piece[]): string[] {
  const end = pieces.findIndex((piece) => piece.kind === '\n');
  const line = pieces.slice(0, Math.max(0, end));
  return line.flatMap((piece) => (piece.kind === 'word' ? [text.slice(piece.start, piece.end)] : []));
}

function vector(text: string, pieces: readonly Piece[], cells: readonly Cell[]) {
  const labels = labelsBefore(text, pieces);
  const shape = [cells.length];
  if (cells.length > 1 && labels.every((label) => label !== '')) return {shape, classNames: labels};
  const isNamed = labels[0] !== '' && labels.slice(1).every((label) => label === '');
  return isNamed && isIdentifier(labels[0]!) ? {shape, name: labels[0]} : {shape};
}

/** For each number the words since the number before it. */
function labelsBefore(text: string, pieces: readonly Piece[]): string[] {
  const labels: string[] = [];
  let words: string[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'word') words.push(text.slice(piece.start, piece.end));
    if (piece.kind !== 'number') continue;
    labels.push(words.join(' '));
    words = [];
  }
  return labels;
}

const isIdentifier = (label: string): boolean => label.length <= 64 && /^[A-Za-z_][\w.]*$/.test(label);
