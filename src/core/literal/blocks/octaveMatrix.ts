/** The rows of a matrix as Octave and MATLAB print them, `Columns 1 through 8:` blocks joined and a common factor applied. */
import {readScaled, splitBlank} from './cell.ts';
import {isEmptyLine, isFree, lineText, type Page, skipEmptyLines} from './page.ts';
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

/** Lines of the same count of numbers; anything else ends the matrix. */
function readRows(page: Page, first: number, factor: string): PrintedMatrix | undefined {
  const rows: Cell[][] = [];
  let line = first;
  for (; isFree(page, line) && !isEmptyLine(page, line); line++) {
    const cells = rowAt(page, line, factor);
    if (cells.length === 0 || cells.length !== (rows[0] ?? cells).length) break;
    rows.push(cells);
  }
  return rows.length === 0 ? undefined : {rows, next: line};
}

function rowAt(page: Page, line: number, factor: string): Cell[] {
  const cells = splitBlank(page.text, page.starts[line]!, page.ends[line]!);
  const scaled = cells.map((cell) => ({...cell, value: scale(page.text, cell, factor)}));
  return scaled.every((cell) => cell.value !== undefined) ? scaled : [];
}

const scale = (text: string, cell: Cell, factor: string): number | undefined =>
  factor === '' || cell.value === undefined ? cell.value : readScaled(text, cell.start, cell.end, factor);
