/** Arrow files and streams (Feather is one) through flechette, one record batch at a time. */
import {CompressionType, setCompressionCodec, tableFromIPC} from '@uwdata/flechette';
import {type Access, bytesAt, type OpenFile} from '../access.ts';
import type {Breakdown} from '../breakdown.ts';
import {footerLength, footerMessages, smallFile, tailLength} from '../formats/arrowFooter.ts';
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
import {whyBroken} from './whyBroken.ts';

const headRows = 200;

const cut = 'a message of the Arrow data is broken or cut off';

/** The messages of a stream, in order; the last tells why there are no more where the end is missing. */
function* streamed(file: OpenFile): Generator<Message | string> {
  for (let at = messagesAt(bytesAt(file, 0, 8)); ; ) {
    const first = bytesAt(file, at, prefixLength);
    const found = messagePrefix(first);
    if (!found) {
      if (first.length < prefixLength) yield 'the end of the Arrow data is missing';
      return;
    }
    const headLength = found.prefix + found.length;
    const fits = headLength <= file.size - at;
    const told = fits ? describeMessage(bytesAt(file, at + found.prefix, found.length)) : undefined;
    if (!told || at + headLength + told.bodyLength > file.size) {
      yield cut;
      return;
    }
    yield {...told, at, headLength};
    at += headLength + told.bodyLength;
  }
}

/** Those that the footer of a file lists. */
function* listed(file: OpenFile, footer: Uint8Array): Generator<Message | string> {
  for (const message of footerMessages(footer)) {
    const {at, headLength, bodyLength} = message;
    const fits = at >= 8 && headLength > 0 && bodyLength >= 0 && at + headLength + bodyLength <= file.size;
    yield fits ? message : cut;
  }
}

function footerOf(file: OpenFile): Uint8Array | undefined {
  const length = footerLength(bytesAt(file, Math.max(0, file.size - tailLength), tailLength), file.size);
  return length === undefined ? undefined : bytesAt(file, file.size - tailLength - length, length);
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

/** Batches in order, then one without rows; where the data end too early, the reason. */
function* batchesOf(access: Access, file: OpenFile): Generator<Batch | string> {
  if (isFeather1(bytesAt(file, 0, 4)))
    throw new Error('it is Feather’s first version, which Arrow has given up; write it again as version 2');
  useCodecs(access);
  const footer = footerOf(file);
  const before: Uint8Array[] = [];
  const small = (batch?: Uint8Array) =>
    footer ? smallFile(footer, before, batch) : batch ? [...before, batch] : before;
  for (const message of footer ? listed(file, footer) : streamed(file)) {
    if (typeof message === 'string') yield message;
    else if (message.type === DICTIONARY || (message.type === SCHEMA && !footer)) before.push(bytesOf(file, message));
    else if (message.type === BATCH) yield batchOf(small(bytesOf(file, message)), message);
  }
  if (before.length === 0 && !footer) throw new Error('it holds no schema, or is cut off before it');
  yield batchOf(small(), {type: SCHEMA, at: file.size, headLength: 0, bodyLength: 0});
}

/** The packings of buffers; what they unpack to must begin at a multiple of eight bytes. */
function useCodecs(access: Access): void {
  const codecs = [
    [CompressionType.LZ4_FRAME, unpackLz4Frame],
    [CompressionType.ZSTD, (bytes: Uint8Array) => access.unpacking.codecs['ZSTD']!(bytes, 0)],
  ] as const;
  for (const [type, unpack] of codecs)
    setCompressionCodec(type, {decode: (bytes) => aligned(unpack(bytes)), encode: (bytes) => bytes});
}

const aligned = (bytes: Uint8Array): Uint8Array => (bytes.byteOffset % 8 === 0 ? bytes : bytes.slice());

function batchOf(data: Uint8Array | Uint8Array[], {at, headLength, bodyLength}: Message): Batch {
  const table = tableFromIPC(data, {useBigInt: false});
  return {
    names: table.names,
    rows: table.numRows,
    column: (name) => table.getChild(name).toArray(),
    end: at + headLength + bodyLength,
  };
}

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
    return fail('bad-arrow', `this is no Arrow file that can be read: ${whyBroken(error)}`);
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
      const columns = plan.columns.map(batch.column);
      if (columns.some((column) => column.length < batch.rows)) throw new Error(cut);
      add(columns, row, batch.rows);
      row += batch.rows;
      options.onProgress?.(Math.max(batch.end, 1), file.size, breakdown);
    }
  } catch (error) {
    stop(whyBroken(error));
  } finally {
    file.close();
  }
  breakdown.settle();
  return breakdown;
}
