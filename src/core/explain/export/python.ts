/** Python literals: numbers that read back to the same double, nested lists, escaped comments. */

/** A double as Python reads it; JavaScript's shortest form is also Python's, but for ∞ and NaN. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0.0' : String(value);
  return value > 0 ? 'float("inf")' : 'float("-inf")';
}

/** Numbers of an index or label array, or of a float array: [1.0, 0.5] where `isFloat`, so that Python makes floats. */
export function pythonList(values: ArrayLike<number>, isFloat = true): string {
  const texts = Array.from(values, (value) => (isFloat ? floatText(value) : pythonNumber(value)));
  return `[${texts.join(', ')}]`;
}

function floatText(value: number): string {
  const text = pythonNumber(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** Rows of a row-major matrix, one a line. */
export function pythonMatrix(values: ArrayLike<number>, numRows: number, numColumns: number): string {
  const rows = Array.from({length: numRows}, (_, r) => {
    const row = Array.from({length: numColumns}, (_unused, c) => values[r * numColumns + c]);
    return pythonList(row);
  });
  return numRows === 1 ? `[${rows[0]}]` : `[\n    ${rows.join(',\n    ')},\n]`;
}
