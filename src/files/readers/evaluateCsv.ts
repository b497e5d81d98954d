/** CSV files: the head is read for the plan, then the file streams through one buffer, unpacked on the way if need be. */
import {type Access, bytesAt, type OpenFile, withFile} from '../access.ts';
import type {Breakdown} from '../breakdown.ts';
import {linesIn, markLength, rowEnd} from '../formats/csv.ts';
import {dialectOf} from '../formats/csvDialect.ts';
import {CsvStream} from '../formats/csvStream.ts';
import {whyNoText} from '../formats/notText.ts';
import {fail, type Planned, type PlanOptions, planTable, type TablePlan} from '../plan.ts';
import {eachChunk, type Head, headOf} from './bytes.ts';
import {classOf} from './labelText.ts';
import {beginBreakdown, type RowOptions} from './rowOptions.ts';

const headSize = 1 << 16;
const longestHead = 1 << 28; // of one file: rows of a million classes are long

/** The head, long enough to hold a header and two rows if the file does. */
function enough(access: Access, file: string): Head {
  for (let size = headSize; ; size *= 4) {
    const head = headOf(access, file, size);
    if (head.atEnd || size >= longestHead || rowsIn(head.bytes, 3)) return head;
  }
}

function rowsIn(bytes: Uint8Array, count: number): boolean {
  let at = 0;
  for (let i = 0; i < count && at >= 0; i++) at = rowEnd(bytes, at) + 1 || -1;
  return at >= 0;
}

export function planCsv(access: Access, file: string, options: PlanOptions = {}): Planned {
  const {bytes, atEnd} = enough(access, file);
  const why = whyNoText(bytes.subarray(0, headSize));
  if (why !== undefined) return fail('not-text', why);
  const {rows, delimiter, hasComment, decimalComma, linesBefore} = dialectOf(bytes, atEnd, options.delimiter);
  const planned = planTable(rows, delimiter, hasComment ? {header: true, ...options} : options);
  if (!planned.ok) return planned;
  const before = linesBefore + (hasComment && !planned.plan.hasHeader ? 1 : 0);
  return {
    ok: true,
    plan: {...planned.plan, ...(before > 0 && {linesBefore: before}), ...(decimalComma && {decimalComma})},
  };
}

/** A byte range of a file; rows belong to the range that their first byte lies in. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

export interface CsvPart {
  readonly breakdown: Breakdown;
  readonly rows: number;
  /** Lines that the part ends behind, those of the header included where the part begins the file. */
  readonly lines: number;
  readonly sawQuote: boolean;
}

function begin(file: string, plan: TablePlan, options: RowOptions) {
  const {labels} = options;
  const breakdown = beginBreakdown(plan, options);
  const targetOf = labels && ((row: number) => classOf(labels.at(row), plan.labels, plan.indexBase, plan.numClasses));
  return {breakdown, stream: new CsvStream(plan, breakdown, file, targetOf)};
}

function partOf(breakdown: Breakdown, stream: CsvStream): CsvPart {
  breakdown.settle();
  return {breakdown, rows: stream.rows, lines: stream.line - 1, sawQuote: stream.sawQuote};
}

export function evaluateCsv(
  access: Access,
  file: string,
  plan: TablePlan,
  range?: ByteRange,
  options: RowOptions = {},
): CsvPart {
  return withFile(access, file, (opened) => {
    const {size} = opened;
    const first = range?.from ?? 0;
    const begun = first === 0 ? afterHeader(opened, plan) : {at: lineEnd(opened, first - 1), lines: 0};
    const to = range && range.to < size ? lineEnd(opened, Math.max(begun.at, range.to) - 1) : size;
    const {breakdown, stream} = begin(file, plan, options);
    stream.line = 1 + begun.lines;
    for (let at = begun.at; ; ) {
      const room = stream.room();
      const count = at < to ? opened.read(room.subarray(0, Math.min(room.length, to - at)), at) : 0;
      at += count;
      stream.commit(count, count === 0 || at >= to);
      options.onProgress?.(at - begun.at, to - begun.at, breakdown);
      if (count === 0 || at >= to) return partOf(breakdown, stream);
    }
  });
}

/** The same of a file that must be unpacked on the way: from its begin to its end, or to where the packed data break off. */
export async function evaluatePackedCsv(
  access: Access,
  file: string,
  plan: TablePlan,
  options: RowOptions = {},
): Promise<CsvPart> {
  const {breakdown, stream} = begin(file, plan, options);
  const total = withFile(access, file, (opened) => opened.size);
  const skip = headSkipper(plan, (lines) => (stream.line = 1 + lines));
  const brokenOff = await eachChunk(access, file, (chunk, done) => {
    stream.push(skip(chunk));
    options.onProgress?.(done, total, breakdown);
  });
  stream.commit(0, brokenOff === undefined);
  if (brokenOff !== undefined)
    breakdown.problem('truncated', `${brokenOff}; the rows before this one were read`, {
      file,
      row: stream.rows,
      line: stream.line,
    });
  return partOf(breakdown, stream);
}

/** Passes over the bytes before the first row, which may come in several chunks; tells how many lines they had. */
function headSkipper(plan: TablePlan, tell: (lines: number) => void): (chunk: Uint8Array) => Uint8Array {
  let held = new Uint8Array(0);
  let isOver = false;
  return (chunk) => {
    if (isOver) return chunk;
    const joined = new Uint8Array(held.length + chunk.length);
    joined.set(held);
    joined.set(chunk, held.length);
    held = joined;
    const end = headEnd(joined, plan);
    if (end < 0) return joined.subarray(0, 0);
    isOver = true;
    tell(linesIn(joined, 0, end));
    return joined.subarray(end);
  };
}

/** Behind the lines before the table and the header, whose quoted names may hold newlines; behind the mark where there are none. */
function afterHeader(file: OpenFile, plan: TablePlan): {readonly at: number; readonly lines: number} {
  for (let length = headSize; ; length *= 4) {
    const bytes = bytesAt(file, 0, length);
    const end = headEnd(bytes, plan);
    if (end >= 0) return {at: end, lines: linesIn(bytes, 0, end)};
    if (length >= file.size) return {at: file.size, lines: linesIn(bytes, 0, bytes.length)};
  }
}

/** Where the first row begins; −1 where the bytes end before. */
function headEnd(bytes: Uint8Array, {linesBefore = 0, hasHeader}: TablePlan): number {
  let at = markLength(bytes);
  for (let line = 0; line < linesBefore; line++) {
    at = bytes.indexOf(10, at) + 1;
    if (at === 0) return -1;
  }
  const end = hasHeader ? rowEnd(bytes, at) : at - 1;
  return hasHeader && end < 0 ? -1 : end + 1;
}

/** Behind the first newline at or after `at`. */
function lineEnd(file: OpenFile, at: number): number {
  const window = new Uint8Array(headSize);
  for (let base = at; ; base += window.length) {
    const count = file.read(window, base);
    if (count === 0) return base;
    const end = window.subarray(0, count).indexOf(10);
    if (end >= 0) return base + end + 1;
  }
}
