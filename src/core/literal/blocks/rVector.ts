/** R's printed vectors: `[1] 0.1 0.9`, wrapped over lines, each of which starts with the position of its first element. */

import {english, say} from '../../say.ts';
import type {Diagnostic} from '../../types.ts';
import {buildArray} from './build.ts';
import {isElision, splitBlank} from './cell.ts';
import {skipBlanks, skipDigits} from './chars.ts';
import {HAS_BRACKET, HAS_DIGIT, isFree, lineText, type Page, promptName} from './page.ts';
import {isMostlyNumbers} from './printedRows.ts';
import type {Block, Cell} from './types.ts';

export const R_VECTOR_NEEDS = HAS_BRACKET | HAS_DIGIT;

/**
 * Reads from the line `[1] …`; each further line must go on where the last one stopped, or it says that elements are missing. Words
 * (character vectors, factors) are no array; a word or two among more numbers are numbers that could not be read.
 */
export function readRVector(page: Page, line: number): Block | undefined {
  if (page.text.charCodeAt(skipBlanks(page.text, page.starts[line]!, page.ends[line]!)) !== 91) return undefined;
  const {cells, next, problems} = rowsFrom(page, line);
  if (cells.length < 2 || !isMostlyNumbers(cells) || isFactor(page, next)) return undefined;
  const omitted = isOmission(page, next);
  const last = omitted ? next : next - 1;
  const array = buildArray(
    {
      cells,
      shape: [cells.length],
      start: labelStart(page, line),
      end: page.ends[last]!,
      container: 'printed',
      name: promptName(page, line),
      elidedAt: omitted ? {start: page.starts[next]!, end: page.ends[next]!} : undefined,
      problems,
    },
    page.context,
  );
  return {arrays: [array], first: line, next: last + 1};
}

interface Rows {
  readonly cells: readonly Cell[];
  readonly next: number;
  readonly problems: readonly Diagnostic[];
}

function rowsFrom(page: Page, line: number): Rows {
  const cells: Cell[] = [];
  const problems: Diagnostic[] = [];
  let next = line;
  for (; isFree(page, next); next++) {
    const row = rowAt(page, next, cells.length === 0);
    if (row === undefined) break;
    if (row.position !== cells.length + 1) problems.push(wrongPosition(row, cells.length));
    for (const cell of row.cells) cells.push(cell);
  }
  return {cells, next, problems};
}

const labelStart = (page: Page, line: number): number => page.text.indexOf('[', page.starts[line]);

interface Row {
  readonly label: Cell;
  readonly position: number;
  readonly cells: readonly Cell[];
}

/** The label `[position]` and the cells after it, none of which is a string; the first row's position is 1, the others' is more. */
function rowAt(page: Page, line: number, isFirst: boolean): Row | undefined {
  const {text} = page;
  const [label, ...cells] = splitBlank(text, page.starts[line]!, page.ends[line]!);
  const position = label === undefined ? undefined : positionOf(text, label);
  if (label === undefined || position === undefined || isFirst !== (position === 1)) return undefined;
  const isOther = (cell: Cell) => text.charCodeAt(cell.start) === 34 || isElision(text, cell);
  return cells.length === 0 || cells.some(isOther) ? undefined : {label, position, cells};
}

/** `[12]` → 12. */
function positionOf(text: string, {start, end}: Cell): number | undefined {
  if (text.charCodeAt(start) !== 91 || text.charCodeAt(end - 1) !== 93 || end - start < 3) return undefined;
  return skipDigits(text, start + 1, end - 1) === end - 1 ? Number(text.slice(start + 1, end - 1)) : undefined;
}

function wrongPosition({label, position}: Row, seen: number): Diagnostic {
  const said = say(
    'This line begins with element {0}, but {1} elements stand before it: print it again to compute with all of it.',
    position,
    seen,
  );
  const length = label.end - label.start;
  return {code: 'elided', severity: 'warning', offset: label.start, length, message: english(said), said};
}

const isFactor = (page: Page, line: number): boolean =>
  line < page.count && lineText(page, line).trimStart().startsWith('Levels:');

const isOmission = (page: Page, line: number): boolean =>
  line < page.count && lineText(page, line).includes('reached getOption("max.print")');
