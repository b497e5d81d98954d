/** R's printed named vectors: a line of names over a line of numbers, both right-aligned in fields of one width; wrapped or not. */

import {buildArray} from './build.ts';
import {splitBlank} from './cell.ts';
import {skipBlanks} from './chars.ts';
import {isFree, type Page, promptName} from './page.ts';
import type {Block, Cell} from './types.ts';

export const R_NAMED_NEEDS = 0;

interface NamedPair {
  readonly names: readonly string[];
  readonly cells: readonly Cell[];
  readonly width: number;
  readonly start: number;
}

/** Reads from the first line of names. The alignment tells such pairs from any other two lines. */
export function readRNamed(page: Page, line: number): Block | undefined {
  const first = pairAt(page, line);
  if (first === undefined || (first.cells.length === 1 && !endsWithBlank(page, line))) return undefined;
  const pairs = [first];
  let next = line + 2;
  for (let pair = pairAt(page, next); pair?.width === first.width; pair = pairAt(page, next)) {
    pairs.push(pair);
    next += 2;
  }
  const cells = pairs.flatMap((pair) => pair.cells);
  if (cells.length < 2) return undefined;
  const classNames = pairs.flatMap((pair) => pair.names);
  const place = {
    start: first.start,
    end: page.ends[next - 1]!,
    container: 'printed',
    name: promptName(page, line),
  } as const;
  const array = buildArray({cells, classNames, shape: [cells.length], ...place}, page.context);
  return {arrays: [array], first: line, next};
}

/** R puts a blank after each field; a single column of words and numbers is R's only if it has them. */
const endsWithBlank = (page: Page, line: number): boolean =>
  page.text.charCodeAt(page.ends[line]!) === 32 && page.text.charCodeAt(page.ends[line + 1]!) === 32;

/** Names and numbers at `line` and below it, of a common field width; names may hold blanks. */
function pairAt(page: Page, line: number): NamedPair | undefined {
  if (!isFree(page, line) || !isFree(page, line + 1)) return undefined;
  const from = page.starts[line + 1]!;
  const length = page.ends[line + 1]! - from;
  if (length === 0 || page.ends[line]! - page.starts[line]! !== length) return undefined;
  const cells = splitBlank(page.text, from, page.ends[line + 1]!);
  const width = cells.length > 1 ? cells[1]!.end - cells[0]!.end - 1 : cells[0]!.end - from;
  const indent = cells[0]!.end - from - width;
  const isEven = cells.every(
    (cell, j) => cell.value !== undefined && cell.end - from === indent + (j + 1) * (width + 1) - 1,
  );
  if (
    !isEven ||
    indent < 0 ||
    skipBlanks(page.text, page.starts[line]!, page.ends[line]!) < page.starts[line]! + indent
  )
    return undefined;
  const names = cells.map((_, j) => nameAt(page, line, indent + j * (width + 1), width));
  if (names.some((name) => name === undefined)) return undefined;
  const start = page.ends[line]! - page.text.slice(page.starts[line], page.ends[line]).trimStart().length;
  return isAllNumbers(names as string[]) ? undefined : {names: names as string[], cells, width, start};
}

/** The field's text if it ends at the field's end and a blank stands between it and the field before. */
function nameAt(page: Page, line: number, offset: number, width: number): string | undefined {
  const start = page.starts[line]! + offset;
  const field = page.text.slice(start, start + width);
  const isApart = offset === 0 || page.text.charCodeAt(start - 1) === 32;
  return isApart && field.length > 0 && field.trimEnd().length === field.length ? field.trim() : undefined;
}

const isAllNumbers = (names: readonly string[]): boolean => names.every((name) => !Number.isNaN(Number(name)));
