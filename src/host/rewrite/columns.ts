/** Numbers that stand below each other keep doing so when others take their places: blanks around them give and take. */
import type {NumericArray} from '../../core/literal/types.ts';
import type {TextEdit} from './tokens.ts';

interface Cell {
  readonly start: number;
  readonly end: number;
  /** Where the cell begins and ends in its line. */
  readonly left: number;
  readonly right: number;
  readonly text: string;
}

const areAlike = (numbers: readonly number[]): boolean => numbers.every((n) => n === numbers[0]);

const widest = (widths: readonly number[]): number => widths.reduce((most, width) => Math.max(most, width), 0);

function cellsOf(text: string, {spans}: NumericArray, tokens: readonly string[]): readonly Cell[] {
  return tokens.map((token, i) => {
    const [start, end] = [spans[2 * i], spans[2 * i + 1]];
    const line = text.lastIndexOf('\n', start - 1) + 1;
    return {start, end, left: start - line, right: end - line, text: token};
  });
}

/** Rows on lines of their own, each with all its cells. */
function rowsOf(cells: readonly Cell[], columns: number): readonly (readonly Cell[])[] | undefined {
  const rows = Array.from({length: cells.length / columns}, (_, r) => cells.slice(r * columns, (r + 1) * columns));
  const lineOf = ({start, left}: Cell) => start - left;
  const isOnOneLine = (row: readonly Cell[]) => areAlike(row.map(lineOf));
  const isNew = new Set(rows.map(([first]) => first && lineOf(first))).size === rows.length;
  return rows.length > 1 && isNew && rows.every(isOnOneLine) ? rows : undefined;
}

const isBlank = (text: string, start: number, end: number): boolean => /^ *$/.test(text.slice(start, end));

type Place = (cell: Cell, width: number) => {readonly start: number; readonly end: number};

const before: Place = ({start}, width) => ({start: start - width, end: start});
const behind: Place = ({end}, width) => ({start: end, end: end + width});
const behindComma: Place = ({end}, width) => ({start: end + 1, end: end + 1 + width});

/** Where the blanks are that make a column's cells equally wide; undefined where it is not aligned, or only a bracket ends it. */
function placeOfBlanks(text: string, column: readonly Cell[], missing: readonly number[]): Place | undefined {
  const isBlankIn = (place: Place) =>
    column.every((cell, r) => {
      const {start, end} = place(cell, missing[r] ?? 0);
      return isBlank(text, start, end);
    });
  if (areAlike(column.map(({right}) => right))) return isBlankIn(before) ? before : undefined;
  if (!areAlike(column.map(({left}) => left))) return;
  if (isBlankIn(behind)) return behind;
  return isBlankIn(behindComma) && column.every(({end}) => /[,;]/.test(text[end] ?? '')) ? behindComma : undefined;
}

const isAligned = (column: readonly Cell[]): boolean =>
  areAlike(column.map(({left}) => left)) || areAlike(column.map(({right}) => right));

function padColumn(text: string, column: readonly Cell[]): readonly TextEdit[] {
  const old = column.map(({start, end}) => end - start);
  const missing = old.map((width) => widest(old) - width);
  const place = placeOfBlanks(text, column, missing);
  const width = widest(column.map((cell) => cell.text.length));
  if (!place) return [];
  return column.map((cell, r) => ({...place(cell, missing[r] ?? 0), text: ' '.repeat(width - cell.text.length)}));
}

/** The blanks to change so that the columns of `tokens`, written in place of the array's numbers, are as aligned as they were. */
export function alignColumns(text: string, array: NumericArray, tokens: readonly string[]): readonly TextEdit[] {
  const count = array.shape.length === 2 ? (array.shape[1] ?? 0) : 0;
  const rows = count > 0 ? rowsOf(cellsOf(text, array, tokens), count) : undefined;
  if (!rows) return [];
  const columns = Array.from({length: count}, (_, c) => rows.map((row) => row[c] as Cell));
  // A first column always begins alike: where nothing behind it does, its blanks align nothing.
  const aligned = columns.filter((_, c) => isAligned(columns[c + 1] ?? []));
  const paddings = aligned.flatMap((column) => padColumn(text, column));
  return paddings.filter(({start, end, text: blanks}) => end - start !== blanks.length);
}
