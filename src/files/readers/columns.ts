/**
 * Rows that come as columns (Parquet, Arrow) or as records of JSON: columns of numbers are a table; where a value is a list or a
 * structure of numbers, each row is a record.
 */
import type {Breakdown} from '../breakdown.ts';
import {RecordReader} from '../formats/records.ts';
import {isNumbers} from '../formats/recordValues.ts';
import {planRecords, type RecordPlan} from '../plan/records.ts';
import {type Failed, type PlanOptions, planTable, type TablePlan} from '../plan.ts';
import {rowsAtOnce} from '../tally.ts';
import {classOf, textOf} from './labelText.ts';
import type {RowOptions} from './rowOptions.ts';

export type Column = ArrayLike<unknown>;

/** `columns`: those that are read, in the order that they are given to the rows. */
export type ColumnsPlan =
  | {readonly columns: readonly string[]; readonly table: TablePlan}
  | {readonly columns: readonly string[]; readonly records: RecordPlan};

export type ColumnsPlanned = {readonly ok: true; readonly plan: ColumnsPlan} | Failed;

const noDelimiter = 0;

export const plainOf = (value: unknown): unknown =>
  typeof value === 'bigint'
    ? Number(value)
    : ArrayBuffer.isView(value)
      ? Array.from(value as unknown as ArrayLike<number>, plainOf)
      : Array.isArray(value)
        ? value.map(plainOf)
        : value;

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null && !(value instanceof Date);

const recordOf = (names: readonly string[], columns: readonly Column[], row: number): Record<string, unknown> =>
  Object.fromEntries(names.map((name, c) => [name, plainOf(columns[c]![row])]));

/** The plan for columns whose first `rows` values are given. */
export function planColumns(
  names: readonly string[],
  columns: readonly Column[],
  rows: number,
  options: PlanOptions,
): ColumnsPlanned {
  const indices = Array.from({length: rows}, (_, row) => row);
  if (isOfRecords(names, columns, indices, options)) {
    const planned = planRecords(
      indices.map((row) => recordOf(names, columns, row)),
      options,
    );
    if (!planned.ok) return planned;
    const {labelKey, predictionKey} = planned.plan;
    const used = labelKey === undefined ? [predictionKey] : [labelKey, predictionKey];
    return {ok: true, plan: {columns: used, records: planned.plan}};
  }
  const head = indices.map((row) => columns.map((column) => textOf(column[row])));
  const planned = planTable([names, ...head], noDelimiter, {...options, header: true});
  return planned.ok ? {ok: true, plan: {columns: usedBy(planned.plan, names), table: planned.plan}} : planned;
}

/** Whether a column holds a list or a structure of numbers, and is the prediction or may be. */
function isOfRecords(
  names: readonly string[],
  columns: readonly Column[],
  indices: readonly number[],
  {predictionColumns}: PlanOptions,
): boolean {
  const isMostlyNested = (column: Column) =>
    2 * indices.filter((row) => isNumbers(plainOf(column[row]))).length > indices.length;
  const nested = columns.flatMap((column, c) => (isMostlyNested(column) ? [c] : []));
  if (predictionColumns === undefined) return nested.length > 0;
  return nested.some((c) => predictionColumns.includes(c) || predictionColumns.includes(names[c]!));
}

const usedBy = ({predictionColumns, labelColumn, hotColumns}: TablePlan, names: readonly string[]): readonly string[] =>
  [...predictionColumns, ...(hotColumns ?? (labelColumn < 0 ? [] : [labelColumn]))].map((c) => names[c]!);

/** `count` rows of the plan's columns, the first of them row `first` of the file; `lineOf` where the file has lines. */
export type AddRows = (columns: readonly Column[], first: number, count: number, lineOf?: LineOf) => void;

type LineOf = (row: number) => number | undefined;

export const columnRows = (breakdown: Breakdown, file: string, plan: ColumnsPlan, options: RowOptions): AddRows =>
  'table' in plan
    ? tableRows(breakdown, file, plan.table, options)
    : recordRows(breakdown, file, plan.columns, plan.records, options);

const noLines: LineOf = () => undefined;

function tableRows(breakdown: Breakdown, file: string, plan: TablePlan, {labels}: RowOptions): AddRows {
  const {numClasses, predictionColumns} = plan;
  const values = new Float64Array(rowsAtOnce * numClasses);
  const targets = new Int32Array(rowsAtOnce);
  const width = predictionColumns.length;
  const shift = numClasses - width;
  const targetOf = (columns: readonly Column[], r: number, row: number): number =>
    plan.hotColumns && !labels
      ? hotAt(columns, width, r)
      : classOfCell(labels ? labels.at(row) : columns[width]?.[r], plan);
  return (columns, first, count, lineOf = noLines) => {
    for (let from = 0; from < count; from += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, count - from);
      for (let k = 0; k < width; k++) putColumn(columns[k]!, from, rows, values, k + shift, numClasses);
      for (let r = 0; r < rows; r++) targets[r] = targetOf(columns, from + r, first + from + r);
      const leftOut = (r: number): boolean => {
        const bad = values.subarray(r * numClasses + shift, (r + 1) * numClasses).findIndex((x) => Number.isNaN(x));
        if (bad < 0 && targets[r]! >= 0) return false;
        const row = first + from + r;
        const line = lineOf(row);
        const column = bad >= 0 ? predictionColumns[bad]! : plan.labelColumn;
        const [code, why] = bad >= 0 ? noNumber : noClass;
        const place = {file, row, ...(column >= 0 && {column}), ...(line !== undefined && {line})};
        breakdown.rows++;
        breakdown.problem(code, `${why}; the row is left out`, place);
        return true;
      };
      const block = {values, offset: 0, stride: numClasses, targets, file, row: first + from, count: rows};
      breakdown.addRows(lineOf === noLines ? block : {...block, lineOf: (r) => lineOf(block.row + r)}, leftOut);
    }
  };
}

const noNumber = ['unreadable-number', 'there is no number'] as const;
const noClass = ['label', 'the label is no class of this file'] as const;

/** Rows [from, from + rows) of the column into place `k` of rows of `stride` values. */
function putColumn(column: Column, from: number, rows: number, into: Float64Array, k: number, stride: number): void {
  if (column instanceof Float64Array || column instanceof Float32Array)
    for (let r = 0; r < rows; r++) into[r * stride + k] = column[from + r]!;
  else for (let r = 0; r < rows; r++) into[r * stride + k] = numberOf(column[from + r]);
}

/** As the text of the cell names it; a number is its own text. */
function classOfCell(cell: unknown, {labels, indexBase, numClasses}: TablePlan): number {
  if (labels || (typeof cell !== 'number' && typeof cell !== 'bigint'))
    return classOf(textOf(cell), labels, indexBase, numClasses);
  const index = Number(cell) - indexBase;
  return Number.isInteger(index) && index >= 0 && index < numClasses ? index : -1;
}

/** The class whose label column holds the only 1; −1 where there is none. */
function hotAt(columns: readonly Column[], from: number, r: number): number {
  let hot = -1;
  for (let c = from; c < columns.length; c++) {
    const value = numberOf(columns[c]![r]);
    if (value === 0) continue;
    if (value !== 1 || hot >= 0) return -1;
    hot = c - from;
  }
  return hot;
}

const numberOf = (value: unknown): number =>
  typeof value === 'number'
    ? value
    : value === null || value === undefined || value === '' || isNested(value)
      ? Number.NaN
      : typeof value === 'string'
        ? numberOfText(value)
        : Number(value);

/** As tables of text say it: inf and -Infinity are numbers. */
function numberOfText(text: string): number {
  const match = /^\s*([-+]?)inf(inity)?\s*$/i.exec(text);
  if (match) return match[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return text.trim() === '' ? Number.NaN : Number(text);
}

function recordRows(
  breakdown: Breakdown,
  file: string,
  names: readonly string[],
  records: RecordPlan,
  {labels}: RowOptions,
): AddRows {
  let row = 0;
  let line: number | undefined;
  const reader = new RecordReader(records, {
    row: (values, target) => breakdown.add(values, 0, target, file, row, line),
    problem: (code, message) => {
      breakdown.rows++;
      breakdown.problem(code, message, {file, row, ...(line !== undefined && {line})});
    },
  });
  return (columns, first, count, lineOf = noLines) => {
    for (let r = 0; r < count; r++) {
      row = first + r;
      line = lineOf(row);
      reader.read(recordOf(names, columns, r), labels?.at(row));
    }
  };
}
