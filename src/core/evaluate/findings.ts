/** Makers of findings: a code, the elements responsible, what is wrong and how to mend it, in one sentence. */
import {formatCount, formatInput} from '../explain/format.ts';
import {english, type Said, say, type Words} from '../say.ts';
import type {EvaluationFailure, Finding} from './types.ts';

type Of = Finding['of'];
type Severity = Finding['severity'];

/** Element lists are cut to this many: a surface marks places, it does not need a million. */
export const MOST_ELEMENTS = 1000;
const PRECISION = 6;

export function finding(
  severity: Severity,
  of: Of,
  code: string,
  message: Words,
  elements: readonly number[] = [],
  mend?: Words,
): Finding {
  const text = {message: english(message), ...(mend && {mend: english(mend)})};
  return {
    code,
    severity,
    of,
    elements: elements.slice(0, MOST_ELEMENTS),
    ...text,
    words: {message, ...(mend && {mend})},
  };
}

export function failure(...findings: readonly Finding[]): EvaluationFailure {
  return {ok: false, findings};
}

export function show(value: number): string {
  return formatInput(value, PRECISION);
}

/** The elements for which `isBad` holds, at most MOST_ELEMENTS of them, and how many there are. */
export function collect(
  values: ArrayLike<number>,
  isBad: (value: number) => boolean,
): {readonly elements: number[]; readonly count: number} {
  const elements: number[] = [];
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (!isBad(values[i])) continue;
    count++;
    if (elements.length < MOST_ELEMENTS) elements.push(i);
  }
  return {elements, count};
}

/** " (and 12 more)" after the first of several. */
export function andMore(count: number): string | Said {
  return count > 1 ? say(' (and {0} more)', formatCount(count - 1)) : '';
}

interface Rows {
  readonly numRows: number;
  readonly numClasses: number;
  readonly rowNumbers?: readonly number[];
}

/** A row as its source counts it: some of that may have been left out. */
export const rowNumber = ({rowNumbers}: Pick<Rows, 'rowNumbers'>, row: number): number => rowNumbers?.[row] ?? row;

export const rowText = (rows: Rows, row: number): Said =>
  rows.numRows > 1 ? say('Row {0}', rowNumber(rows, row)) : say('The row');

/** The first element of each row, to mark its place. */
export function firstsOfRows(rows: readonly number[], {numClasses}: Rows): number[] {
  return rows.map((row) => row * numClasses);
}

/** How far a sum lies from 1: " (+2 %)", " (−50 %)"; nothing where a percentage would not help. */
export function percentOff(sum: number): string {
  const off = (sum - 1) * 100;
  const size = Math.abs(off);
  if (!(size < LARGEST_PERCENTAGE)) return '';
  const text = size >= 10 ? size.toFixed(0) : show(Number(size.toPrecision(2)));
  return ` (${off < 0 ? '−' : '+'}${text} %)`;
}

const LARGEST_PERCENTAGE = 1000;
