/** New values for the rows of an array: normalise, softmax, logarithm, exponential, clip. What has no answer is undefined. */
import {sigmoid, softmax, sum} from '../core.ts';
import {isTiny} from './numberText.ts';

export type RowRewrite = (row: Float64Array) => Float64Array | undefined;

/** q / Σq; undefined where a value is negative or the sum is 0 or not finite. */
export const normalizeRow: RowRewrite = (row) => {
  const total = sum(row);
  return row.every((q) => q >= 0) && total > 0 && Number.isFinite(total) ? row.map((q) => q / total) : undefined;
};

/** eˣ / Σeˣ; undefined where a value is not finite. */
export const softmaxRow: RowRewrite = (row) => (row.every(Number.isFinite) ? softmax(row) : undefined);

/** 1 / (1 + e⁻ˣ), number by number. */
export const sigmoidRow: RowRewrite = (row) => row.map(sigmoid);

/** ln q, −∞ for 0; undefined where a value is negative. */
export const logRow: RowRewrite = (row) => (row.every((q) => q >= 0) ? row.map(Math.log) : undefined);

/** e^(log q); undefined where a value is above 0. */
export const expRow: RowRewrite = (row) => (row.every((x) => x <= 0) ? row.map(Math.exp) : undefined);

/** Into [ε, 1−ε]. */
export const clipRow =
  (epsilon: number): RowRewrite =>
  (row) =>
    row.map((q) => Math.min(Math.max(q, epsilon), 1 - epsilon));

/** Applies a rewrite to each row of `columns` values; undefined where one row has no answer. */
export function rewriteRows(values: Float64Array, columns: number, rewrite: RowRewrite): Float64Array | undefined {
  const out = new Float64Array(values.length);
  for (let from = 0; from < values.length; from += columns) {
    const row = rewrite(values.slice(from, from + columns));
    if (!row) return;
    out.set(row, from);
  }
  return out;
}

/**
 * Rounds a row of probabilities to `decimals` so that the printed digits still sum to 1 exactly: the units that
 * rounding down leaves over go to the largest remainders. What is too small for decimals stays as it is,
 * at the cost of the others where they have the decimals for it.
 */
export function roundToSum(row: Float64Array, decimals: number): Float64Array {
  const scale = 10 ** decimals;
  const units = row.map((q) => (isTiny(q) ? 0 : Math.floor(q * scale)));
  const others = Array.from(row.keys()).filter((i) => !isTiny(row[i]));
  const missing = Math.round((1 - sum(row.filter(isTiny))) * scale - sum(units));
  const byRemainder = others.sort((a, b) => row[b] * scale - units[b] - (row[a] * scale - units[a]));
  if (missing > 0 && missing <= others.length) for (const i of byRemainder.slice(0, missing)) units[i]++;
  return units.map((unit, i) => (isTiny(row[i]) ? row[i] : unit / scale));
}
