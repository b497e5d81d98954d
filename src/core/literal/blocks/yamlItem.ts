/** One line of a YAML block sequence: its dashes and what stands after them. */
import {find} from '../chars.ts';
import {cellAt} from './cell.ts';
import {skipBlanks, trimEnd} from './chars.ts';
import type {Page} from './page.ts';
import type {Cell} from './types.ts';

const DASH = 45;

export interface Item {
  /** Columns of the dashes, from left to right. */
  readonly dashes: readonly number[];
  /** A number, the numbers of `[…]`, or nothing (an item that goes on below). undefined: no number. */
  readonly content: Cell | readonly Cell[] | 'nothing' | undefined;
  /** Where the first dash stands and the content ends. */
  readonly start: number;
  readonly end: number;
}

/** The line's item; undefined where it starts with no dash. */
export function readItem(page: Page, line: number): Item | undefined {
  const {text} = page;
  const from = page.starts[line]!;
  const to = withoutComment(text, from, page.ends[line]!);
  const start = skipBlanks(text, from, to);
  const dashes: number[] = [];
  let i = start;
  while (text.charCodeAt(i) === DASH && i < to && skipBlanks(text, i + 1, to) > i + (i + 1 < to ? 1 : 0)) {
    dashes.push(i - from);
    i = skipBlanks(text, i + 1, to);
  }
  return dashes.length === 0 ? undefined : {dashes, content: contentOf(text, i, to), start, end: to};
}

/** A line that holds nothing but blanks or a comment. */
export function isBlankOrComment(page: Page, line: number): boolean {
  const start = skipBlanks(page.text, page.starts[line]!, page.ends[line]!);
  return start === page.ends[line] || page.text.charCodeAt(start) === 35;
}

function withoutComment(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (text.charCodeAt(i) === 35 && (i === from || skipBlanks(text, i - 1, i) === i)) return trimEnd(text, from, i);
  }
  return to;
}

function contentOf(text: string, start: number, end: number): Item['content'] {
  if (start >= end) return 'nothing';
  if (text.charCodeAt(start) === 91 && text.charCodeAt(end - 1) === 93) return flowCells(text, start + 1, end - 1);
  const cell = cellAt(text, start, end);
  return cell.value === undefined ? undefined : cell;
}

/** `0.2, 0.8` between the brackets of one line; undefined where an element is no number. */
function flowCells(text: string, from: number, to: number): readonly Cell[] | undefined {
  const cells: Cell[] = [];
  for (let at = from; at <= to; ) {
    const comma = find(text, ',', at, to);
    const stop = comma < 0 ? to : comma;
    const start = skipBlanks(text, at, stop);
    const cell = cellAt(text, start, trimEnd(text, start, stop));
    if (cell.value === undefined && !(stop === to && cell.start === cell.end && cells.length > 0)) return undefined;
    if (cell.value !== undefined) cells.push(cell);
    at = stop + 1;
  }
  return cells;
}
