/** pandas DataFrames, R matrices and R data frames: aligned blocks, joined where the printing was wrapped, as arrays. */
import {type AlignedBlock, readAligned} from './aligned.ts';
import {isDigit} from './chars.ts';
import {isFree, lineText, type Page, promptName, skipEmptyLines} from './page.ts';
import {type Grid, gridArrays} from './table.ts';
import type {Block} from './types.ts';

/** Reads from the header's line; the footer `[5 rows x 3 columns]` belongs to the block. */
export function readAlignedTable(page: Page, line: number): Block | undefined {
  const table = joinedTable(page, line);
  if (table === undefined) return undefined;
  const next = afterFooter(page, table.next);
  const grid = toGrid(page, line, next, table);
  if (!isPlausible(grid, table)) return undefined;
  const arrays = gridArrays(grid, page.context);
  return arrays.length === 0 ? undefined : {arrays, first: line, next};
}

/** The blocks of one table: those that `\` announces after an empty line, and R's, which follow at once with the same labels. */
export function joinedTable(page: Page, line: number): AlignedBlock | undefined {
  const blocks: AlignedBlock[] = [];
  for (let block = readAligned(page, line); block !== undefined; ) {
    if (blocks.length > 0 && !hasSameLabels(blocks[0]!, block)) break;
    blocks.push(block);
    block = readAligned(page, block.continues ? skipEmptyLines(page, block.next) : block.next, block.continues);
  }
  return blocks.length < 2 ? blocks[0] : join(blocks);
}

/** A block of nothing but `...` may have the index's name among its labels. */
function hasSameLabels(a: AlignedBlock, b: AlignedBlock): boolean {
  const labels = b.headers.length === 0 ? b.labels.slice(b.labels.length - a.labels.length) : b.labels;
  return a.labels.length === labels.length && a.labels.every((label, i) => label === labels[i] && label !== '');
}

const join = (blocks: readonly AlignedBlock[]): AlignedBlock => ({
  ...blocks[blocks.length - 1]!,
  headers: blocks.flatMap((block) => block.headers),
  rows: blocks[0]!.rows.map((_, i) => blocks.flatMap((block) => block.rows[i]!)),
  labels: blocks[0]!.labels,
  elidedAt: blocks.find((block) => block.elidedAt !== undefined)?.elidedAt,
});

function toGrid(page: Page, line: number, next: number, table: AlignedBlock): Grid {
  return {
    text: page.text,
    rows: table.rows,
    headers: table.headers.some((header) => !isPosition(header)) ? table.headers : undefined,
    labels: table.labels.some((label) => label !== '' && !isPosition(label)) ? table.labels : undefined,
    start: firstInk(page, line),
    end: page.ends[next - 1]!,
    container: 'printed',
    name: promptName(page, line),
    elidedAt: table.elidedAt,
  };
}

const firstInk = (page: Page, line: number): number => {
  const text = lineText(page, line);
  return page.starts[line]! + text.length - text.trimStart().length;
};

/** R's own labels of rows and columns without names: `[1,]`, `[,2]`. */
function isPosition(label: string): boolean {
  if (label.charCodeAt(0) !== 91 || label.charCodeAt(label.length - 1) !== 93) return false;
  const inner = label.slice(1, -1).replace(',', '');
  return inner.length > 0 && [...inner].every((c) => isDigit(c.charCodeAt(0)));
}

/** Two rows, or one labelled row of two numbers and nothing else; words over and before numbers in both lines are two such rows. */
function isPlausible(grid: Grid, table: AlignedBlock): boolean {
  if (grid.rows.length !== 1) return grid.rows.length > 1;
  const label = table.labels[0]!;
  const isAllNumbers = grid.rows[0]!.every((cell) => cell.value !== undefined);
  const isRow = Number.isNaN(Number(label)) && table.headers.every((header) => !Number.isNaN(Number(header)));
  return label !== '' && !isRow && grid.rows[0]!.length > 1 && isAllNumbers;
}

function afterFooter(page: Page, next: number): number {
  const line = skipEmptyLines(page, next);
  if (!isFree(page, line)) return next;
  const text = lineText(page, line).trim();
  return text.startsWith('[') && text.endsWith(' columns]') && text.includes(' rows x ') ? line + 1 : next;
}
