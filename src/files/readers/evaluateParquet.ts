/** Parquet through hyparquet, which is loaded with the first Parquet file: one row group at a time, column by column. */
import type {AsyncBuffer, FileMetaData} from 'hyparquet';
import {type Access, bytesAt, type OpenFile} from '../access.ts';
import type {Breakdown} from '../breakdown.ts';
import {fail, type PlanOptions} from '../plan.ts';
import {openPlain} from './bytes.ts';
import {type Column, type ColumnsPlan, type ColumnsPlanned, columnRows, planColumns} from './columns.ts';
import type {NamedColumns} from './labels.ts';
import {beginBreakdown, type RowOptions} from './rowOptions.ts';
import {whyBroken} from './whyBroken.ts';

const headRows = 200;

interface Opened {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly read: typeof import('hyparquet').parquetRead;
  readonly compressors: Access['unpacking']['codecs'];
  readonly close: () => void;
}

async function open(access: Access, path: string): Promise<Opened> {
  const {parquetMetadataAsync, parquetRead} = await import('hyparquet');
  const {file, close} = bufferOf(openPlain(access, path));
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

/** The named columns of rows [from, to). */
async function columnsOf(
  {file, metadata, read, compressors}: Opened,
  columns: readonly string[],
  from: number,
  to: number,
): Promise<readonly Column[]> {
  const found = new Map<string, Column>();
  const counts = new Map<string, number>();
  const onChunk = ({columnName, columnData, rowStart}: Chunk) => {
    counts.set(columnName, (counts.get(columnName) ?? 0) + columnData.length);
    const isAll = rowStart === from && columnData.length >= to - from;
    found.set(columnName, isAll ? columnData : pieced(found.get(columnName), columnData, rowStart - from, to - from));
  };
  await read({file, metadata, columns: [...columns], rowStart: from, rowEnd: to, compressors, onChunk});
  const short = columns.find((name) => (counts.get(name) ?? 0) < to - from);
  if (short !== undefined) throw new Error(`column "${short}" holds fewer than ${to - from} rows`);
  return columns.map((name) => found.get(name)!);
}

interface Chunk {
  readonly columnName: string;
  readonly columnData: Column;
  readonly rowStart: number;
}

/** A column that comes in several chunks: this one is put at its place; numbers stay numbers. */
function pieced(known: Column | undefined, chunk: Column, at: number, length: number): Column {
  const from = Math.max(0, -at);
  const to = Math.min(chunk.length, length - at);
  if (isReals(chunk) && (known === undefined || known instanceof Float64Array)) {
    const reals = known ?? new Float64Array(length);
    reals.set(chunk.subarray(from, Math.max(from, to)), at + from);
    return reals;
  }
  const column = (Array.isArray(known) ? known : Array.from(known ?? {length})) as unknown[];
  for (let i = from; i < to; i++) column[at + i] = chunk[i];
  return column;
}

const isReals = (column: Column): column is Float64Array | Float32Array =>
  column instanceof Float64Array || column instanceof Float32Array;

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

export async function planParquet(access: Access, path: string, options: PlanOptions = {}): Promise<ColumnsPlanned> {
  let opened: Opened | undefined;
  try {
    opened = await open(access, path);
    const names = namesOf(opened.metadata);
    const rows = Math.min(headRows, Number(opened.metadata.num_rows));
    return planColumns(names, await columnsOf(opened, names, 0, rows), rows, options);
  } catch (error) {
    return fail('bad-parquet', `this is no Parquet file that can be read: ${whyBroken(error)}`);
  } finally {
    opened?.close();
  }
}

/** All columns, whole: for labels. */
export async function readParquetTable(access: Access, path: string): Promise<NamedColumns> {
  const opened = await open(access, path);
  try {
    const names = namesOf(opened.metadata);
    const rows = Number(opened.metadata.num_rows);
    return {names, rows, columns: await columnsOf(opened, names, 0, rows)};
  } finally {
    opened.close();
  }
}

export async function evaluateParquet(
  access: Access,
  path: string,
  plan: ColumnsPlan,
  options: RowOptions = {},
): Promise<Breakdown> {
  const opened = await open(access, path);
  const breakdown = beginBreakdown('table' in plan ? plan.table : plan.records, options);
  const add = columnRows(breakdown, path, plan, options);
  const total = Number(opened.metadata.num_rows);
  let from = 0;
  for (const group of opened.metadata.row_groups) {
    const to = from + Number(group.num_rows);
    try {
      add(await columnsOf(opened, plan.columns, from, to), from, to - from);
    } catch (error) {
      const message = `the row group that begins here cannot be read (${whyBroken(error)}); it is left out`;
      breakdown.problem('truncated', message, {file: path, row: from});
      breakdown.rows += to - from;
    }
    from = to;
    options.onProgress?.(from, total, breakdown);
  }
  opened.close();
  breakdown.settle();
  return breakdown;
}
