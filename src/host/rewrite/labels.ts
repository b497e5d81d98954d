/** One-hot rows ↔ class indices, with the literal's own brackets and separators. */
import type {NumericArray} from '../../core/literal/types.ts';
import type {TextEdit} from './tokens.ts';

/** More cells than this are no edit that a person would read. */
const MOST_CELLS = 1e5;

interface Brackets {
  readonly open: string;
  readonly close: string;
  readonly separator: string;
}

/** How the literal writes a row: its own brackets and its own gap after a comma. Undefined for forms without nesting. */
function bracketsOf(text: string, array: NumericArray): Brackets | undefined {
  const open = text[array.start];
  const close = text[array.end - 1];
  const isNested =
    (array.container === 'list' || array.container === 'tuple' || array.container === 'braces') && '[({'.includes(open);
  if (!isNested) return;
  const gap = array.spans.length >= 4 ? text.slice(array.spans[1], array.spans[2]) : ', ';
  return {open, close, separator: /^\s*,[ \t]?$/.test(gap) ? gap.trimStart() : ', '};
}

const whole = ({start, end}: NumericArray, replacement: string): readonly TextEdit[] => [
  {start, end, text: replacement},
];

const isLabel = (value: number): boolean => Number.isInteger(value) && value >= 0;

/** Labels that count from 0 as rows of `numClasses`; undefined where one does not fit. */
export function toOneHot(text: string, array: NumericArray, numClasses: number): readonly TextEdit[] | undefined {
  const brackets = bracketsOf(text, array);
  const fits = array.values.every((value) => isLabel(value) && value < numClasses);
  if (!brackets || !fits || array.shape.length !== 1 || array.values.length * numClasses > MOST_CELLS) return;
  const {open, close, separator} = brackets;
  const row = (label: number) =>
    open + Array.from({length: numClasses}, (_, k) => (k === label ? '1' : '0')).join(separator) + close;
  return whole(array, open + Array.from(array.values, row).join(separator) + close);
}

function hotIndex(row: Float64Array): number | undefined {
  const at = row.indexOf(1);
  return at >= 0 && row.every((value, i) => value === (i === at ? 1 : 0)) ? at : undefined;
}

/** One-hot rows as labels that count from 0; undefined where a row is not one-hot. */
export function toIndices(text: string, array: NumericArray): readonly TextEdit[] | undefined {
  const brackets = bracketsOf(text, array);
  const columns = array.shape.at(-1) ?? 0;
  if (!brackets || columns < 2 || array.shape.length > 2) return;
  const labels: number[] = [];
  for (let from = 0; from < array.values.length; from += columns) {
    const label = hotIndex(array.values.subarray(from, from + columns));
    if (label === undefined) return;
    labels.push(label);
  }
  return whole(array, brackets.open + labels.join(brackets.separator) + brackets.close);
}
