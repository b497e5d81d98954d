/** Parquet through hyparquet, which is loaded with the first Parquet file: one row group at a time, column by column. */
import type {AsyncBuffer, FileMetaData} from 'hyparquet';
import {type Access, bytesAt, type OpenFile} from '../access.ts';
import type {Breakdown} from '../breakdown.ts';
import {planRecords, type RecordPlan, RecordReader} from '../formats/records.ts';
import {type Failed, fail, type PlanOptions, planTable, type TablePlan} from '../plan.ts';
import {classOf} from './labels.ts';
import {beginBreakdown, type RowOptions} from './rowOptions.ts';

/** Columns of numbers are a table; a column of lists (or structs) of numbers is read as records. */
export type ParquetPlan =
  | {readonly columns: readonly string[]; readonly table: TablePlan}
  | {readonly columns: readonly string[]; readonly records: RecordPlan};

export type ParquetPlanned = {readonly ok: true; readonly plan: ParquetPlan} | Failed;

const headRows = 200;
const noDelimiter = 0;

interface Opened {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly read: typeof import('hyparquet').parquetRead;
  readonly compressors: Access['unpacking']['codecs'];
  readonly close: () => void;
}

async function open(access: Access, path: string): Promise<Opened> {
  const {parquetMetadataAsync, parquetRead} = await import('hyparquet');
  const {file, close} = bufferOf(access.open(path));
  try {
    const metadata = await parquetMetadataAsync(file);
    return {file, metadata, read: parquetRead, compressors: access.unpacking.codecs, close};
  } catch (error) {
    close();
    throw error;
  }
}

function bufferOf(opened: OpenFile): {readonly file: AsyncBuffer; readonly close: () => void} {
  const slice = (from: number, to = opened.size) => {
    const bytes = bytesAt(opened, from, to - from);
    return bytes.byteLength === bytes.buffer.byteLength
      ? (bytes.buffer as ArrayBuffer)
      : (bytes.slice().buffer as ArrayBuffer);
  };
  return {file: {byteLength: opened.size, slice}, close: opened.close};
}

type Column = ArrayLike<unknown>;

/** The named columns of rows [from, to). */
async function columnsOf(
  {file, metadata, read, compressors}: Opened,
  columns: readonly string[],
  from: number,
  to: number,
): Promise<readonly Column[]> {
  const found = new Map<string, Column>();
  const onChunk = ({columnName, columnData, rowStart}: Chunk) => {
    const isAll = rowStart === from && columnData.length >= to - from;
    found.set(columnName, isAll ? columnData : pieced(found.get(columnName), columnData, rowStart - from, to - from));
  };
  await read({file, metadata, columns: [...columns], rowStart: from, rowEnd: to, compressors, onChunk});
  return columns.map((name) => found.get(name) ?? []);
}

interface Chunk {
  readonly columnName: string;
  readonly columnData: Column;
  readonly rowStart: number;
}

/** A column that comes in several chunks: this one is put at its place. */
function pieced(known: Column | undefined, chunk: Column, at: number, length: number): Column {
  const column = (known as unknown[] | undefined) ?? new Array<unknown>(length);
  for (let i = Math.max(0, -at); i < chunk.length && at + i < length; i++) column[at + i] = chunk[i];
  return column;
}

const namesOf = (metadata: FileMetaData): readonly string[] => {
  const names: string[] = [];
  for (let i = 1; i < metadata.schema.length; i += 1 + descendants(metadata, i)) names.push(metadata.schema[i]!.name);
  return names;
};

function descendants(metadata: FileMetaData, at: number): number {
  let next = at + 1;
  for (let child = 0; child < (metadata.schema[at]!.num_children ?? 0); child++)
    next += 1 + descendants(metadata, next);
  return next - at - 1;
}

const plainOf = (value: unknown): unknown =>
  typeof value === 'bigint'
    ? Number(value)
    : ArrayBuffer.isView(value)
      ? Array.from(value as unknown as ArrayLike<number>, plainOf)
      : Array.isArray(value)
        ? value.map(plainOf)
        : value;
const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;
const recordOf = (names: readonly string[], columns: readonly Column[], row: number): Record<string, unknown> =>
  Object.fromEntries(names.map((name, c) => [name, plainOf(columns[c]![row])]));

export async function planParquet(access: Access, path: string, options: PlanOptions = {}): Promise<ParquetPlanned> {
  let opened: Opened | undefined;
  try {
    opened = await open(access, path);
    const names = namesOf(opened.metadata);
    const rows = Math.min(headRows, Number(opened.metadata.num_rows));
    return planColumns(names, await columnsOf(opened, names, 0, rows), rows, options);
  } catch (error) {
    return fail('bad-parquet', `this is no Parquet file that can be read: ${messageOf(error)}`);
  } finally {
    opened?.close();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function planColumns(
  names: readonly string[],
  columns: readonly Column[],
  rows: number,
  options: PlanOptions,
): ParquetPlanned {
  if (columns.some((column) => isNested(column[0]))) {
    const head = Array.from({length: rows}, (_, row) => recordOf(names, columns, row));
    const planned = planRecords(head, options);
    if (!planned.ok) return planned;
    const {labelKey, predictionKey} = planned.plan;
    const used = labelKey === undefined ? [predictionKey] : [labelKey, predictionKey];
    return {ok: true, plan: {columns: used, records: planned.plan}};
  }
  const head = Array.from({length: rows}, (_, row) => columns.map((column) => textOf(column[row])));
  const planned = planTable([names, ...head], noDelimiter, {...options, header: true});
  return planned.ok ? {ok: true, plan: {columns: usedBy(planned.plan, names), table: planned.plan}} : planned;
}

const usedBy = (plan: TablePlan, names: readonly string[]): readonly string[] =>
  [...plan.predictionColumns, ...(plan.labelColumn < 0 ? [] : [plan.labelColumn])].map((c) => names[c]!);

export async function evaluateParquet(
  access: Access,
  path: string,
  plan: ParquetPlan,
  options: RowOptions = {},
): Promise<Breakdown> {
  const opened = await open(access, path);
  const breakdown = beginBreakdown('table' in plan ? plan.table : plan.records, options);
  const add =
    'table' in plan ? tableRows(breakdown, path, plan.table, options) : recordRows(breakdown, path, plan, options);
  const total = Number(opened.metadata.num_rows);
  let from = 0;
  for (const group of opened.metadata.row_groups) {
    const to = from + Number(group.num_rows);
    try {
      add(await columnsOf(opened, plan.columns, from, to), from, to - from);
    } catch (error) {
      const message = `the row group that begins here cannot be read (${messageOf(error)}); it is left out`;
      breakdown.problem('truncated', message, {file: path, row: from});
      breakdown.rows += to - from;
    }
    from = to;
    options.onProgress?.(from, total, breakdown);
  }
  opened.close();
  return breakdown;
}

type AddRows = (columns: readonly Column[], first: number, count: number) => void;

function tableRows(breakdown: Breakdown, path: string, plan: TablePlan, {labels}: RowOptions): AddRows {
  const values = new Float64Array(plan.numClasses);
  const width = plan.predictionColumns.length;
  const shift = width === 1 ? 1 : 0;
  const leaveOut = (code: string, message: string, row: number, column?: number) => {
    breakdown.rows++;
    const place = {file: path, row};
    breakdown.problem(code, `${message}; the row is left out`, column === undefined ? place : {...place, column});
  };
  return (columns, first, count) => {
    for (let r = 0; r < count; r++) {
      const row = first + r;
      for (let k = 0; k < width; k++) values[k + shift] = numberOf(columns[k]![r]);
      const bad = values.findIndex(Number.isNaN);
      const label = labels ? labels[row] : textOf(columns[width]?.[r]);
      const target = classOf(label, plan.labels, plan.indexBase, plan.numClasses);
      if (bad >= 0) leaveOut('unreadable-number', 'there is no number', row, plan.predictionColumns[bad - shift]);
      else if (target < 0)
        leaveOut(
          'label',
          'the label is no class of this file',
          row,
          plan.labelColumn < 0 ? undefined : plan.labelColumn,
        );
      else breakdown.add(values, 0, target, path, row);
    }
  };
}

const numberOf = (value: unknown): number =>
  typeof value === 'number'
    ? value
    : value === null || value === undefined || value === ''
      ? Number.NaN
      : Number(value);

function recordRows(
  breakdown: Breakdown,
  path: string,
  {columns: names, records}: Extract<ParquetPlan, {records: RecordPlan}>,
  {labels}: RowOptions,
): AddRows {
  let row = 0;
  const reader = new RecordReader(records, {
    row: (values, target) => breakdown.add(values, 0, target, path, row),
    problem: (code, message) => {
      breakdown.rows++;
      breakdown.problem(code, message, {file: path, row});
    },
  });
  return (columns, first, count) => {
    for (let r = 0; r < count; r++) {
      row = first + r;
      reader.read(recordOf(names, columns, r), labels?.[row]);
    }
  };
}
