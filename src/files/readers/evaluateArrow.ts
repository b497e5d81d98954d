/** Arrow files and streams (Feather is one) through flechette, one record batch at a time. */
import {CompressionType, setCompressionCodec, tableFromIPC} from '@uwdata/flechette';
import {type Access, bytesAt, type OpenFile} from '../access.ts';
import type {Breakdown} from '../breakdown.ts';
import {
  BATCH,
  DICTIONARY,
  describeMessage,
  isFeather1,
  type Message,
  messagePrefix,
  messagesAt,
  prefixLength,
  SCHEMA,
} from '../formats/arrowMessages.ts';
import {fail, type PlanOptions} from '../plan.ts';
import {unpackLz4Frame} from '../unpack/lz4Frame.ts';
import {openPlain} from './bytes.ts';
import {type Column, type ColumnsPlan, type ColumnsPlanned, columnRows, planColumns} from './columns.ts';
import type {NamedColumns} from './labels.ts';
import {beginBreakdown, type RowOptions} from './rowOptions.ts';

const headRows = 200;

/** The messages of the file, in order; the last tells why there are no more where the end is missing. */
function* messagesOf(file: OpenFile): Generator<Message | string> {
  for (let at = messagesAt(bytesAt(file, 0, 8)); ; ) {
    const first = bytesAt(file, at, prefixLength);
    const found = messagePrefix(first);
    if (!found) {
      if (first.length < prefixLength) yield 'the end of the Arrow data is missing';
      return;
    }
    const headLength = found.prefix + found.length;
    const told =
      headLength > file.size - at ? undefined : describeMessage(bytesAt(file, at + found.prefix, found.length));
    if (!told || at + headLength + told.bodyLength > file.size) {
      yield 'a message of the Arrow data is broken or cut off';
      return;
    }
    yield {...told, at, headLength};
    at += headLength + told.bodyLength;
  }
}

const bytesOf = (file: OpenFile, {at, headLength, bodyLength}: Message): Uint8Array =>
  bytesAt(file, at, headLength + bodyLength);

interface Batch {
  /** Counted from 0. */
  readonly column: (name: string) => Column;
  readonly names: readonly string[];
  readonly rows: number;
  /** Where the message ends. */
  readonly end: number;
}

/** Batches in order, then, where the data end too early, the reason. */
function* batchesOf(access: Access, file: OpenFile): Generator<Batch | string> {
  if (isFeather1(bytesAt(file, 0, 4)))
    throw new Error('it is Feather’s first version, which Arrow has given up; write it again as version 2');
  setCompressionCodec(CompressionType.LZ4_FRAME, {decode: unpackLz4Frame, encode: unpackLz4Frame});
  const {ZSTD} = access.unpacking.codecs;
  if (ZSTD) setCompressionCodec(CompressionType.ZSTD, {decode: (bytes) => ZSTD(bytes, 0), encode: (bytes) => bytes});
  const before: Uint8Array[] = [];
  for (const message of messagesOf(file)) {
    if (typeof message === 'string') yield message;
    else if (message.type === SCHEMA || message.type === DICTIONARY) before.push(bytesOf(file, message));
    else if (message.type === BATCH) yield batchOf([...before, bytesOf(file, message)], message);
  }
  if (before.length === 0) throw new Error('it holds no schema');
  yield batchOf(before, {type: SCHEMA, at: 0, headLength: 0, bodyLength: 0});
}

function batchOf(messages: readonly Uint8Array[], {at, headLength, bodyLength}: Message): Batch {
  const table = tableFromIPC([...messages], {useBigInt: false});
  return {
    names: table.names,
    rows: table.numRows,
    column: (name) => table.getChild(name).toArray(),
    end: at + headLength + bodyLength,
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export function planArrow(access: Access, path: string, options: PlanOptions = {}): ColumnsPlanned {
  let file: OpenFile | undefined;
  try {
    file = openPlain(access, path);
    for (const batch of batchesOf(access, file)) {
      if (typeof batch === 'string') continue;
      const {names, column} = batch;
      const rows = Math.min(headRows, batch.rows);
      return planColumns(
        names,
        names.map((name) => headOf(column(name), rows)),
        rows,
        options,
      );
    }
    return fail('empty', 'the file holds no rows');
  } catch (error) {
    return fail('bad-arrow', `this is no Arrow file that can be read: ${messageOf(error)}`);
  } finally {
    file?.close();
  }
}

const headOf = (column: Column, rows: number): Column => Array.from({length: rows}, (_, r) => column[r]);

/** All columns, whole: for labels. */
export function readArrowTable(access: Access, path: string): NamedColumns {
  const file = openPlain(access, path);
  try {
    const batches = [...batchesOf(access, file)].filter((batch) => typeof batch !== 'string');
    const names = batches[0]?.names ?? [];
    const columns = names.map((name) => batches.flatMap((batch) => Array.from(batch.column(name))));
    return {names, columns, rows: batches.reduce((sum, batch) => sum + batch.rows, 0)};
  } finally {
    file.close();
  }
}

export function evaluateArrow(access: Access, path: string, plan: ColumnsPlan, options: RowOptions = {}): Breakdown {
  const file = openPlain(access, path);
  const breakdown = beginBreakdown('table' in plan ? plan.table : plan.records, options);
  const add = columnRows(breakdown, path, plan, options);
  let row = 0;
  const stop = (why: string) =>
    breakdown.problem('truncated', `${why}; the rows before this one were read`, {file: path, row});
  try {
    for (const batch of batchesOf(access, file)) {
      if (typeof batch === 'string') {
        stop(batch);
        continue;
      }
      add(plan.columns.map(batch.column), row, batch.rows);
      row += batch.rows;
      options.onProgress?.(Math.max(batch.end, 1), file.size, breakdown);
    }
  } catch (error) {
    stop(messageOf(error));
  } finally {
    file.close();
  }
  return breakdown;
}
