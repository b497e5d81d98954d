/** A row of an aligned table that does not stand under the table's columns: a number was changed by hand, or is missing. */
import {splitBlank} from './cell.ts';
import {skipBlanks} from './chars.ts';
import {isEmptyLine, isFree, type Page} from './page.ts';
import {hasNumber} from './printedRows.ts';
import type {Cell} from './types.ts';

export interface BrokenRow {
  readonly label: string;
  readonly cells: readonly Cell[];
}

/** `ends` are those of the columns, as offsets from the line's start; the label is one word that stands where labels do. */
export function brokenRow(page: Page, line: number, ends: readonly number[], labelEnd: number): BrokenRow | undefined {
  if (!isFree(page, line) || isEmptyLine(page, line)) return undefined;
  const from = page.starts[line]!;
  if (skipBlanks(page.text, from, page.ends[line]!) - from >= labelEnd) return undefined;
  const [label, ...words] = splitBlank(page.text, from, page.ends[line]!);
  if (label === undefined || !hasNumber(words)) return undefined;
  return {label: page.text.slice(label.start, label.end), cells: underColumns(page, line, words, ends)};
}

/** Whether one running index follows the other: 3 and 4, `[3,]` and `[4,]`. */
export function isNextLabel(label: string, next: string): boolean {
  const number = indexOf(label);
  return number !== undefined && number + 1 === indexOf(next);
}

const indexOf = (label: string): number | undefined => {
  const digits = /^(?:(\d{1,15})|\[(\d{1,15}),\])$/.exec(label);
  return digits === null ? undefined : Number(digits[1] ?? digits[2]);
};

/** A cell for every column: the words in their order, each as near to its column's end as the others let it; none where too few are there. */
function underColumns(page: Page, line: number, words: readonly Cell[], ends: readonly number[]): Cell[] {
  const from = page.starts[line]!;
  const to = page.ends[line]!;
  const empty = (end: number): Cell => ({
    start: Math.min(from + end, to),
    end: Math.min(from + end, to),
    value: undefined,
    isMissing: true,
  });
  const cells: Cell[] = [];
  let used = 0;
  for (let j = 0; j < ends.length; j++) {
    const word = words[used];
    const spare = ends.length - j - (words.length - used);
    const isNearer =
      word !== undefined &&
      spare > 0 &&
      Math.abs(word.end - from - ends[j + 1]!) < Math.abs(word.end - from - ends[j]!);
    if (word === undefined || isNearer) cells.push(empty(ends[j]!));
    else {
      cells.push(word);
      used++;
    }
  }
  return used < words.length ? [...cells.slice(0, -1), rest(cells, to)] : cells;
}

/** More words than columns: the last column has all that is left. */
const rest = (cells: readonly Cell[], end: number): Cell => ({
  start: cells[cells.length - 1]!.start,
  end,
  value: undefined,
});
