/** R's printed vectors: `[1] 0.1 0.9`, wrapped over lines, each of which starts with the position of its first element. */

import {buildArray} from './build.ts';
import {isElision, splitBlank} from './cell.ts';
import {skipBlanks} from './chars.ts';
import {HAS_BRACKET, HAS_DIGIT, isFree, lineText, type Page, promptName} from './page.ts';
import type {Block, Cell} from './types.ts';

export const R_VECTOR_NEEDS = HAS_BRACKET | HAS_DIGIT;

/** Reads from the line `[1] …`; each further line must go on where the last one stopped. Words (character vectors, factors) are no array. */
export function readRVector(page: Page, line: number): Block | undefined {
  if (page.text.charCodeAt(skipBlanks(page.text, page.starts[line]!, page.ends[line]!)) !== 91) return undefined;
  const cells: Cell[] = [];
  let next = line;
  while (isFree(page, next)) {
    const row = rowFrom(page, next, cells.length + 1);
    if (row === undefined) break;
    cells.push(...row);
    next++;
  }
  if (cells.length < 2 || isFactor(page, next)) return undefined;
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
    },
    page.context,
  );
  return {arrays: [array], first: line, next: last + 1};
}

const labelStart = (page: Page, line: number): number => page.text.indexOf('[', page.starts[line]);

/** The cells after the label `[position]`, if that is the line's label and all of them are numbers. */
function rowFrom(page: Page, line: number, position: number): Cell[] | undefined {
  const [label, ...cells] = splitBlank(page.text, page.starts[line]!, page.ends[line]!);
  if (label === undefined || page.text.slice(label.start, label.end) !== `[${position}]`) return undefined;
  return cells.length > 0 && cells.every((cell) => cell.value !== undefined && !isElision(page.text, cell))
    ? cells
    : undefined;
}

const isFactor = (page: Page, line: number): boolean =>
  line < page.count && lineText(page, line).trimStart().startsWith('Levels:');

const isOmission = (page: Page, line: number): boolean =>
  line < page.count && lineText(page, line).includes('reached getOption("max.print")');
