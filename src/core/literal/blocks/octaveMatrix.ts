/** The rows of a matrix as Octave and MATLAB print them, `Columns 1 through 8:` blocks joined and a common factor applied. */
import {readScaled, splitBlank} from './cell.ts';
import {skipBlanks} from './chars.ts';
import {isEmptyLine, isFree, lineText, type Page, skipEmptyLines} from './page.ts';
import {hasNumber, isMostlyNumbers, isReadable} from './printedRows.ts';
import type {Cell} from './types.ts';

export interface PrintedMatrix {
  readonly rows: readonly (readonly Cell[])[];
  readonly next: number;
}

/** Reads from the first line that is not empty: `Diagonal Matrix`, a factor, a column heading or the first row. */
export function readMatrix(page: Page, line: number): PrintedMatrix | undefined {
  const isDiagonal = isFree(page, line) && lineText(page, line).trim() === 'Diagonal Matrix';
  const top = isDiagonal ? skipEmptyLines(page, line + 1) : line;
  const factor = factorAt(page, top);
  const first = factor === undefined ? top : skipEmptyLines(page, top + 1);
  return headingAt(page, first) ? readColumnBlocks(page, first, factor) : readRows(page, first, factor ?? '');
}

/** `   1.0e+03  *` → 'e+03'; Octave and MATLAB print a power of ten. */
function factorAt(page: Page, line: number): string | undefined {
  if (!isFree(page, line)) return undefined;
  const text = lineText(page, line).trim();
  if (!text.endsWith('*') || text.length > 40) return undefined;
  const power = text.slice(0, -1).trimEnd().toLowerCase();
  const at = power.indexOf('e');
  const isPower = at > 0 && Number(power.slice(0, at)) === 1 && Number.isInteger(Number(power.slice(at + 1)));
  return isPower ? power.slice(at) : undefined;
}

/** `Columns 1 through 8:`, `Columns 9 and 10:`, `Column 11:`. */
function headingAt(page: Page, line: number): boolean {
  if (!isFree(page, line)) return false;
  const [word, number] = splitBlank(page.text, page.starts[line]!, page.ends[line]!);
  if (word === undefined || number === undefined) return false;
  const heading = page.text.slice(word.start, word.end);
  const from = page.text.slice(number.start, number.end).replace(':', '');
  return (heading === 'Columns' || heading === 'Column') && Number.isInteger(Number(from));
}

function readColumnBlocks(page: Page, first: number, factor: string | undefined): PrintedMatrix | undefined {
  const blocks: PrintedMatrix[] = [];
  let next = first;
  for (let line = first; headingAt(page, line); line = skipEmptyLines(page, next)) {
    const below = skipEmptyLines(page, line + 1);
    const own = factorAt(page, below);
    const block = readRows(page, own === undefined ? below : skipEmptyLines(page, below + 1), own ?? factor ?? '');
    if (block === undefined || block.rows.length !== (blocks[0] ?? block).rows.length) break;
    blocks.push(block);
    next = block.next;
  }
  if (blocks.length === 0) return undefined;
  return {rows: blocks[0]!.rows.map((_, i) => blocks.flatMap((block) => block.rows[i]!)), next};
}

/**
 * Indented lines up to an empty one. A cell that is no number, or a row that is longer or shorter, is a bad one of the matrix
 * as long as it has more numbers than words.
 */
function readRows(page: Page, first: number, factor: string): PrintedMatrix | undefined {
  const rows: (readonly Cell[])[] = [];
  let line = first;
  for (; isFree(page, line) && !isEmptyLine(page, line); line++) {
    const cells = rowAt(page, line, factor);
    if (!isReadable(cells) && !isBadRow(page, line, cells, rows[0])) break;
    rows.push(cells);
  }
  return rows.length === 0 || !isMostlyNumbers(rows.flat()) ? undefined : {rows, next: line};
}

/** Indented like a row, with a number in it or with as many cells as the first row has. */
const isBadRow = (page: Page, line: number, cells: readonly Cell[], first: readonly Cell[] | undefined): boolean =>
  skipBlanks(page.text, page.starts[line]!, page.ends[line]!) > page.starts[line]! &&
  (hasNumber(cells) || cells.length === first?.length);

function rowAt(page: Page, line: number, factor: string): Cell[] {
  const cells = splitBlank(page.text, page.starts[line]!, page.ends[line]!);
  return cells.map((cell) => ({...cell, value: scale(page.text, cell, factor)}));
}

const scale = (text: string, cell: Cell, factor: string): number | undefined =>
  factor === '' || cell.value === undefined ? cell.value : readScaled(text, cell.start, cell.end, factor);
