/** Edits single numbers inside a text and leaves the rest as it was written: spaces, comments, line breaks. */
import type {NumericArray} from '../../core/literal/types.ts';

/** The text with each element of `values` replaced at its own place; elements may come in any order. */
export function spliceElements(text: string, array: NumericArray, values: ReadonlyMap<number, string>): string {
  const inOrder = [...values].sort(([a], [b]) => a - b);
  let out = '';
  let from = 0;
  for (const [element, value] of inOrder) {
    const start = array.spans[2 * element];
    const end = array.spans[2 * element + 1];
    if (start === undefined || end === undefined) continue;
    out += text.slice(from, start) + value;
    from = end;
  }
  return out + text.slice(from);
}

/** Row-major element of the evaluated array → element of the text, where a wrapper filled it column by column. */
export function elementInText(element: number, shape: readonly number[], columnMajor: boolean): number {
  if (!columnMajor || shape.length !== 2) return element;
  const [rows = 0, columns = 1] = shape;
  return (element % columns) * rows + Math.floor(element / columns);
}

/** The shortest text of a number that reads back as it is shown; six significant digits keep texts readable. */
export function numberText(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : value > 0 ? 'inf' : value < 0 ? '-inf' : 'nan';
}

/** Values as nested brackets: [0.2, 0.8], [[0.2, 0.8], [0.5, 0.5]]. */
export function listText(values: ArrayLike<number>, rows: number, columns: number): string {
  const row = (r: number) =>
    `[${Array.from({length: columns}, (_, c) => numberText(values[r * columns + c] ?? 0)).join(', ')}]`;
  if (rows === 1) return row(0);
  return `[${Array.from({length: rows}, (_, r) => row(r)).join(',\n ')}]`;
}
