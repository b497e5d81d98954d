/** Rewrites an array's numbers in place, token by token: brackets, line breaks, comments and spacing stay as they are. */
import type {NumericArray} from '../../core/literal/types.ts';
import {clipRow, expRow, logRow, normalizeRow, type RowRewrite, rewriteRows, roundToSum, softmaxRow} from './rows.ts';
import {decimalsFor, numberStyle, numberText, type TextEdit} from './tokens.ts';

const MOST_DECIMALS_OF_A_SUM = 15;

function columnsOf({shape, values}: NumericArray): number {
  return shape.at(-1) ?? values.length;
}

/** Undefined where an element cannot be written in the array's language (∞ in JSON). Unchanged elements get no edit. */
export function editValues(text: string, array: NumericArray, values: Float64Array): readonly TextEdit[] | undefined {
  const style = numberStyle(text, array);
  const decimals = decimalsFor(style, values);
  const edits: TextEdit[] = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i] === array.values[i]) continue;
    const token = numberText(values[i], decimals, style, array.dialect);
    if (token === undefined) return;
    edits.push({start: array.spans[2 * i], end: array.spans[2 * i + 1], text: token});
  }
  return edits;
}

function isReadable(array: NumericArray): boolean {
  return (
    array.complete &&
    array.values.length * 2 === array.spans.length &&
    !array.diagnostics.some((d) => d.severity === 'error')
  );
}

function editRows(text: string, array: NumericArray, rewrite: RowRewrite): readonly TextEdit[] | undefined {
  const values = isReadable(array) ? rewriteRows(array.values, columnsOf(array), rewrite) : undefined;
  return values && editValues(text, array, values);
}

/** As `rewrite`, then rounded so that the digits that are printed sum to 1. */
function thenRound(text: string, array: NumericArray, rewrite: RowRewrite): RowRewrite {
  return (row) => {
    const exact = rewrite(row);
    if (!exact) return;
    const decimals = decimalsFor(numberStyle(text, array), exact);
    return decimals <= MOST_DECIMALS_OF_A_SUM ? roundToSum(exact, decimals) : exact;
  };
}

export const normalizeRows = (text: string, array: NumericArray) =>
  editRows(text, array, thenRound(text, array, normalizeRow));

export const logitsToProbabilities = (text: string, array: NumericArray) =>
  editRows(text, array, thenRound(text, array, softmaxRow));

export const probabilitiesToLogs = (text: string, array: NumericArray) => editRows(text, array, logRow);

export const logsToProbabilities = (text: string, array: NumericArray) => editRows(text, array, expRow);

/** Only the values outside [ε, 1−ε] change, and they are written as ε and 1−ε. */
export const clipValues = (text: string, array: NumericArray, epsilon: number) =>
  editRows(text, array, clipRow(epsilon));

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
