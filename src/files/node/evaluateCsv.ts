/** CSV files on Node: the head is read for the plan, then the file streams through one buffer, unpacked on the way if need be. */
import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {Breakdown} from '../breakdown.ts';
import {guessDelimiter, headRows, rowEnd} from '../formats/csv.ts';
import {CsvStream} from '../formats/csvStream.ts';
import {type Planned, type PlanOptions, planTable, type TablePlan} from '../plan.ts';
import {eachChunk, type Head, headOf} from './bytes.ts';
import {classOf, type Labels} from './labels.ts';

const headSize = 1 << 16;
const longestHead = 1 << 28; // of one file: rows of a million classes are long

/** The head, long enough to hold a header and two rows if the file does. */
function enough(path: string): Head {
  for (let size = headSize; ; size *= 4) {
    const head = headOf(path, size);
    if (head.atEnd || size >= longestHead || rowsIn(head.bytes, 3)) return head;
  }
}

function rowsIn(bytes: Uint8Array, count: number): boolean {
  let at = 0;
  for (let i = 0; i < count && at >= 0; i++) at = rowEnd(bytes, at) + 1 || -1;
  return at >= 0;
}

export function planCsv(path: string, options: PlanOptions = {}): Planned {
  const {bytes, atEnd} = enough(path);
  const delimiter = options.delimiter ? options.delimiter.charCodeAt(0) : guessDelimiter(bytes, atEnd);
  return planTable(headRows(bytes, delimiter, atEnd), delimiter, options);
}

/** A byte range of a file; rows belong to the range that their first byte lies in. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

export interface CsvPart {
  readonly breakdown: Breakdown;
  readonly rows: number;
  readonly sawQuote: boolean;
}

export interface RowOptions {
  /** Labels that stand in a file of their own. */
  readonly labels?: Labels;
  /** Told of each row's loss. */
  readonly onLoss?: (row: number, loss: number) => void;
}

function begin(path: string, plan: TablePlan, {labels, onLoss}: RowOptions) {
  const breakdown = new Breakdown(plan.numClasses, plan.kind, plan.classNames);
  if (onLoss) breakdown.onLoss = onLoss;
  const targetOf = labels && ((row: number) => classOf(labels[row], plan.labels, plan.indexBase, plan.numClasses));
  return {breakdown, stream: new CsvStream(plan, breakdown, path, targetOf)};
}

export function evaluateCsv(path: string, plan: TablePlan, range?: ByteRange, options: RowOptions = {}): CsvPart {
  const fd = openSync(path, 'r');
  try {
    const size = fstatSync(fd).size;
    const from = rowStart(fd, range?.from ?? 0, plan.hasHeader);
    const to = range && range.to < size ? rowStart(fd, range.to, false) : size;
    const {breakdown, stream} = begin(path, plan, options);
    for (let at = from; ; ) {
      const room = stream.room();
      const count = at < to ? readSync(fd, room, 0, Math.min(room.length, to - at), at) : 0;
      at += count;
      stream.commit(count, count === 0 || at >= to);
      if (count === 0 || at >= to) return {breakdown, rows: stream.rows, sawQuote: stream.sawQuote};
    }
  } finally {
    closeSync(fd);
  }
}

/** The same of a file that must be unpacked on the way: from its begin to its end, or to where the packed data break off. */
export async function evaluatePackedCsv(path: string, plan: TablePlan, options: RowOptions = {}): Promise<CsvPart> {
  const {breakdown, stream} = begin(path, plan, options);
  const skip = plan.hasHeader ? headerSkipper() : undefined;
  const broken = await eachChunk(path, (chunk) => stream.push(skip ? skip(chunk) : chunk));
  stream.commit(0, broken === undefined);
  if (broken !== undefined)
    breakdown.problem('truncated', `${broken}; the rows before this one were read`, path, stream.rows);
  return {breakdown, rows: stream.rows, sawQuote: stream.sawQuote};
}

/** Passes over the bytes up to the end of the header, which may come in several chunks. */
function headerSkipper(): (chunk: Uint8Array) => Uint8Array {
  let held = new Uint8Array(0);
  let isOver = false;
  return (chunk) => {
    if (isOver) return chunk;
    held = Buffer.concat([held, chunk]);
    const end = rowEnd(held, 0);
    isOver = end >= 0;
    return isOver ? held.subarray(end + 1) : new Uint8Array(0);
  };
}

/** The first byte at or behind `at` that begins a row; at 0, the header is passed over. */
function rowStart(fd: number, at: number, hasHeader: boolean): number {
  if (at === 0 && !hasHeader) return 0;
  return at === 0 ? headerEnd(fd) : lineEnd(fd, at - 1);
}

/** Behind the header row, whose quoted names may hold newlines. */
function headerEnd(fd: number): number {
  const size = fstatSync(fd).size;
  for (let length = headSize; ; length *= 4) {
    const bytes = new Uint8Array(Math.min(length, size));
    const end = rowEnd(bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, 0)), 0);
    if (end >= 0) return end + 1;
    if (length >= size) return size;
  }
}

/** Behind the first newline at or after `at`. */
function lineEnd(fd: number, at: number): number {
  const window = new Uint8Array(headSize);
  for (let base = at; ; base += window.length) {
    const count = readSync(fd, window, 0, window.length, base);
    if (count === 0) return base;
    const end = window.subarray(0, count).indexOf(10);
    if (end >= 0) return base + end + 1;
  }
}
