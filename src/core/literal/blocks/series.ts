/** pandas Series: lines of an index label and a value above a footer `Name: probs, Length: 100, dtype: float64`. */

import {buildArray} from './build.ts';
import {cellAt, isElision} from './cell.ts';
import {skipBlanks} from './chars.ts';
import {HAS_COLON, isEmptyLine, isFree, lineText, type Page, promptName} from './page.ts';
import {wordsOnly} from './table.ts';
import type {Block, Cell} from './types.ts';

export const SERIES_NEEDS = HAS_COLON;

/** Reads upwards from the footer's line: values end where the lowest one ends. */
export function readSeries(page: Page, line: number): Block | undefined {
  if (page.ends[line]! - page.starts[line]! > LONGEST_FOOTER || !endsWithType(page, line)) return undefined;
  const footer = parseFooter(lineText(page, line).trim());
  if (footer === undefined) return undefined;
  const {cells, labels, first, elidedAt} = rowsAbove(page, line);
  if (cells.length < 2) return undefined;
  const start = skipBlanks(page.text, page.starts[first]!, page.ends[first]!);
  const array = buildArray(
    {
      cells,
      shape: [cells.length],
      start,
      end: page.ends[line]!,
      container: 'printed',
      elidedAt,
      name: footer.name ?? promptName(page, first),
      dtype: footer.dtype,
      rowNames: labels,
      classNames: wordsOnly(labels),
    },
    page.context,
  );
  return {arrays: [array], first, next: line + 1};
}

/** The line's last word stands after `dtype:`. */
function endsWithType(page: Page, line: number): boolean {
  const {text, starts, ends} = page;
  let i = ends[line]!;
  while (i > starts[line]! && text.charCodeAt(i - 1) !== 32) i--;
  return i - 7 >= starts[line]! && text.startsWith('dtype: ', i - 7);
}

/** Longer lines are no footer. */
const LONGEST_FOOTER = 400;

interface Footer {
  readonly name?: string | undefined;
  readonly dtype: string;
}

/** `[Freq: D, ][Name: x, ][Length: 9, ]dtype: float64`. */
function parseFooter(line: string): Footer | undefined {
  const at = line.lastIndexOf('dtype: ');
  if (at < 0 || (at > 0 && !line.startsWith(', ', at - 2))) return undefined;
  const dtype = line.slice(at + 7);
  if (dtype.length === 0 || dtype.includes(' ') || dtype === 'object') return undefined;
  const head = line.slice(0, Math.max(0, at - 2));
  if (head !== '' && !['Name: ', 'Freq: ', 'Length: '].some((key) => head.startsWith(key))) return undefined;
  return {dtype, name: nameIn(head)};
}

function nameIn(head: string): string | undefined {
  const at = head.startsWith('Name: ') ? 0 : head.indexOf(', Name: ') + 2;
  if (at < 2 && !head.startsWith('Name: ')) return undefined;
  const length = head.lastIndexOf(', Length: ');
  return head.slice(at + 6, length < at ? undefined : length);
}

interface Rows {
  readonly cells: readonly Cell[];
  readonly labels: readonly string[];
  readonly first: number;
  readonly elidedAt: {readonly start: number; readonly end: number} | undefined;
}

function rowsAbove(page: Page, footer: number): Rows {
  const cells: Cell[] = [];
  const labels: string[] = [];
  let elidedAt: Cell | undefined;
  let line = footer - 1;
  const width = lengthOf(page, line);
  for (; line >= 0 && isFree(page, line) && !isEmptyLine(page, line); line--) {
    const cell = lastCell(page, line);
    if (cell.value === undefined && isElision(page.text, cell)) elidedAt = cell;
    else if (cell.value === undefined || lengthOf(page, line) !== width) break;
    else {
      cells.push(cell);
      labels.push(page.text.slice(page.starts[line], cell.start).trim());
    }
  }
  return {cells: cells.reverse(), labels: labels.reverse(), first: line + 1, elidedAt};
}

const lengthOf = (page: Page, line: number): number => (line < 0 ? -1 : page.ends[line]! - page.starts[line]!);

function lastCell(page: Page, line: number): Cell {
  const {text, starts, ends} = page;
  const end = ends[line]!;
  let start = end;
  while (start > starts[line]! && text.charCodeAt(start - 1) !== 32) start--;
  return cellAt(text, start, end);
}
