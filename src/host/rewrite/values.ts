/** Rewrites an array's numbers in place, token by token: brackets, line breaks, comments and spacing stay as they are. */
import type {NumericArray} from '../../core/literal/types.ts';
import {alignColumns} from './columns.ts';
import {decimalsFor, numberText} from './numberText.ts';
import {
  clipRow,
  expRow,
  logRow,
  normalizeRow,
  type RowRewrite,
  rewriteRows,
  roundToSum,
  sigmoidRow,
  softmaxRow,
} from './rows.ts';
import {MOST_DECIMALS, numberStyle, type TextEdit, tokensOf} from './tokens.ts';

const MOST_DECIMALS_OF_A_SUM = 15;

interface Rewriting {
  readonly rewrite: RowRewrite;
  /** Row by row, and the digits that are printed sum to 1. */
  readonly sumsToOne?: boolean;
  /** All digits of the new values count. */
  readonly isExact?: boolean;
  /** 1 − q is a probability as well, with digits of its own. */
  readonly hasTwoSides?: boolean;
}

/** The columns of what the array is in its call; undefined where its rows do not stand in the text one after the other. */
function columnsOf({shape, shapeInCall = shape, values, valuesInCall}: NumericArray): number | undefined {
  return valuesInCall ? undefined : (shapeInCall.at(-1) ?? values.length);
}

/** New texts for the numbers whose values change; undefined where one cannot be written in the array's language (∞ in JSON). */
function newTokens(
  text: string,
  array: NumericArray,
  values: Float64Array,
  decimals: number,
): readonly string[] | undefined {
  const style = numberStyle(text, array);
  const tokens = tokensOf(text, array).map((token, i) =>
    values[i] === array.values[i] ? token : numberText(values[i], decimals, style, array.dialect),
  );
  return tokens.every((token) => token !== undefined) ? tokens : undefined;
}

/** Unchanged elements get no edit. */
function editTokens(text: string, array: NumericArray, tokens: readonly string[]): readonly TextEdit[] {
  const places = tokens.map((token, i) => ({start: array.spans[2 * i], end: array.spans[2 * i + 1], text: token}));
  const changed = places.filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
  return changed.length > 0 ? [...changed, ...alignColumns(text, array, tokens)] : [];
}

function isReadable(array: NumericArray): boolean {
  return (
    array.complete &&
    array.values.length * 2 === array.spans.length &&
    !array.diagnostics.some((d) => d.severity === 'error')
  );
}

function editRows(text: string, array: NumericArray, {rewrite, sumsToOne, isExact, hasTwoSides}: Rewriting) {
  const columns = sumsToOne ? columnsOf(array) : array.values.length;
  const values = columns && isReadable(array) ? rewriteRows(array.values, columns, rewrite) : undefined;
  if (!values || !columns) return;
  const told = hasTwoSides ? [...values, ...values.map((q) => 1 - q)] : values;
  const decimals = isExact ? MOST_DECIMALS : decimalsFor(numberStyle(text, array), told);
  const isRounded = sumsToOne && decimals <= MOST_DECIMALS_OF_A_SUM;
  const rounded = isRounded ? rewriteRows(values, columns, (row) => roundToSum(row, decimals)) : values;
  const tokens = newTokens(text, array, rounded ?? values, decimals);
  return tokens && editTokens(text, array, tokens);
}

type Rewrite = (text: string, array: NumericArray) => readonly TextEdit[] | undefined;

const rewriting =
  (how: Rewriting): Rewrite =>
  (text, array) =>
    editRows(text, array, how);

export const normalizeRows = rewriting({rewrite: normalizeRow, sumsToOne: true});
export const softmaxOfLogits = rewriting({rewrite: softmaxRow, sumsToOne: true});
export const sigmoidOfLogits = rewriting({rewrite: sigmoidRow, hasTwoSides: true});
export const probabilitiesToLogs = rewriting({rewrite: logRow});
export const logsToProbabilities = rewriting({rewrite: expRow});

/** Only the values outside [ε, 1−ε] change, and they are written as ε and 1−ε. */
export const clipValues = (text: string, array: NumericArray, epsilon: number) =>
  editRows(text, array, {rewrite: clipRow(epsilon), isExact: true});

/** `3` → `2`, `3.0` → `2.0`, `3L` → `2L`; forms beyond that (0x3, 3e0) as plain digits. */
function oneLess(token: string, value: number): string {
  const [, rest = ''] = /^\d[\d_]*((?:\.0*)?[uUlLnN]*)$/.exec(token) ?? [];
  return String(value - 1) + rest;
}

/** Labels that count from 1 as labels that count from 0; undefined where one is no whole number or already 0. */
export function subtractOne(text: string, array: NumericArray): readonly TextEdit[] | undefined {
  if (!isReadable(array) || !array.values.every((v) => Number.isInteger(v) && v >= 1)) return;
  return Array.from(array.values, (value, i) => {
    const [start, end] = [array.spans[2 * i], array.spans[2 * i + 1]];
    return {start, end, text: oneLess(text.slice(start, end), value)};
  });
}
