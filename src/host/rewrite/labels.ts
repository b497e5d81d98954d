/** One-hot rows ↔ class indices, token by token: comments, line breaks and the literal's own brackets stay. */
import type {NumericArray} from '../../core/literal/types.ts';
import type {TextEdit} from './tokens.ts';

/** More cells than this are no edit that a person would read. */
const MOST_CELLS = 1e5;

/** How classes are counted, and how many there are. */
export interface Labels {
  readonly numClasses: number;
  readonly indexBase: 0 | 1;
}

/** How a literal writes rows within it. */
interface RowForm {
  /** What the whole literal begins with, before and after; the same where rows are nested. */
  readonly flat: string;
  readonly nested: string;
  row(cells: readonly string[]): string;
  /** What stands between two rows, from what stood between two numbers. */
  between(gap: string): string;
}

const same = (gap: string): string => gap;

/** Rows of a matrix end with a semicolon or a line. */
const semicolon = (gap: string): string => (/[;\n]/.test(gap.replace(/,/, ';')) ? gap.replace(/,/, ';') : '; ');

const matrix: RowForm = {flat: '[', nested: '[', row: (cells) => cells.join(' '), between: semicolon};
const rows: RowForm = {flat: 'c(', nested: 'rbind(', row: (cells) => `c(${cells.join(', ')})`, between: same};

/** How the literal writes a row: its own brackets and its own gap after a comma. */
function brackets(text: string, {start, end, spans}: NumericArray): RowForm | undefined {
  const [open = '', close = ''] = [text[start], text[end - 1]];
  if (!'[({'.includes(open)) return;
  const gap = spans.length >= 4 ? text.slice(spans[1], spans[2]) : ', ';
  const separator = /^\s*,[ \t]?$/.test(gap) ? gap.trimStart() : ', ';
  return {flat: open, nested: open, row: (cells) => open + cells.join(separator) + close, between: same};
}

/** Undefined for forms without nesting; with initial values in braces, the declared type would have to change as well. */
function formOf(text: string, array: NumericArray): RowForm | undefined {
  const {container, dialect} = array;
  if (dialect === 'julia' || dialect === 'matlab') return text[array.start] === '[' ? matrix : undefined;
  if (dialect === 'r') return rows;
  return container === 'list' || container === 'tuple' ? brackets(text, array) : undefined;
}

const startsWith = (text: string, {start}: NumericArray, form: string): boolean => text.startsWith(form, start);

const elementsOf = ({spans}: NumericArray): readonly (readonly [start: number, end: number])[] =>
  Array.from({length: spans.length >> 1}, (_, i) => [spans[2 * i] ?? 0, spans[2 * i + 1] ?? 0]);

/** Labels as one-hot rows; undefined where one does not fit. */
export function toOneHot(text: string, array: NumericArray, labels: Labels): readonly TextEdit[] | undefined {
  const {numClasses, indexBase} = labels;
  const form = formOf(text, array);
  const classes = Array.from(array.values, (value) => value - indexBase);
  const fits = classes.every((k) => Number.isInteger(k) && k >= 0 && k < numClasses);
  if (!form || !fits || array.shape.length !== 1 || classes.length * numClasses > MOST_CELLS) return;
  if (!startsWith(text, array, form.flat)) return;
  const cells = (hot: number) => Array.from({length: numClasses}, (_, k) => (k === hot ? '1' : '0'));
  const places = elementsOf(array);
  const made = places.map(([start, end], i) => ({start, end, text: form.row(cells(classes[i] ?? 0))}));
  const gaps = places.slice(1).map(([end], i) => ({start: places[i]?.[1] ?? 0, end}));
  const between = gaps.map((gap) => ({...gap, text: form.between(text.slice(gap.start, gap.end))}));
  return [opening(array, form.flat, form.nested), ...made, ...between].filter(
    (edit) => text.slice(edit.start, edit.end) !== edit.text,
  );
}

const opening = ({start}: NumericArray, from: string, to: string): TextEdit => ({
  start,
  end: start + from.length,
  text: to,
});

function hotClass(row: Float64Array): number | undefined {
  const at = row.indexOf(1);
  return at >= 0 && row.every((value, i) => value === (i === at ? 1 : 0)) ? at : undefined;
}

/** The text of a row from its first number to its last, with the brackets of its own right around them. */
function rowPlace(text: string, array: NumericArray, row: number, columns: number): readonly [number, number] {
  const [first, last] = [array.spans[2 * row * columns] ?? 0, array.spans[2 * (row + 1) * columns - 1] ?? 0];
  if (array.shape.length < 2) return [first, last];
  const open = /(?:vec!|c)?[[({]\s*$/.exec(text.slice(array.start + 1, first))?.[0].length ?? 0;
  const close = /^\s*,?\s*[\])}]/.exec(text.slice(last, array.end - 1))?.[0].length ?? 0;
  return open > 0 && close > 0 ? [first - open, last + close] : [first, last];
}

const holdsComment = (text: string): boolean => /[#%"'`]|\/[/*]/.test(text);

/** One-hot rows as labels; undefined where a row is not one-hot, or holds a comment. */
export function toIndices(text: string, array: NumericArray, indexBase: 0 | 1): readonly TextEdit[] | undefined {
  const form = formOf(text, array);
  const columns = array.shape.at(-1) ?? 0;
  if (!form || columns < 2 || array.shape.length > 2) return;
  const nested = array.shape.length === 2 ? form.nested : form.flat;
  if (!startsWith(text, array, nested)) return;
  const edits: TextEdit[] = [opening(array, nested, form.flat)];
  for (let row = 0; row * columns < array.values.length; row++) {
    const hot = hotClass(array.values.subarray(row * columns, (row + 1) * columns));
    const [start, end] = rowPlace(text, array, row, columns);
    if (hot === undefined || holdsComment(text.slice(start, end))) return;
    edits.push({start, end, text: String(hot + indexBase)});
  }
  return edits.filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
}
