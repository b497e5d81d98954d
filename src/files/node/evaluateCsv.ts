/** CSV files on Node: the head is read for the plan, then the file streams through one buffer. */
import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {Breakdown} from '../breakdown.ts';
import {guessDelimiter, headRows, rowEnd} from '../formats/csv.ts';
import {CsvStream} from '../formats/csvStream.ts';
import {type Planned, type PlanOptions, planTable, type TablePlan} from '../plan.ts';

const headSize = 1 << 16;

export function planCsv(path: string, options: PlanOptions = {}): Planned {
  const fd = openSync(path, 'r');
  try {
    const head = new Uint8Array(headSize);
    const count = readSync(fd, head, 0, headSize, 0);
    const bytes = head.subarray(0, count);
    const atEnd = count >= fstatSync(fd).size;
    const delimiter = options.delimiter ? options.delimiter.charCodeAt(0) : guessDelimiter(bytes, atEnd);
    return planTable(headRows(bytes, delimiter, atEnd), delimiter, options);
  } finally {
    closeSync(fd);
  }
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

export function evaluateCsv(path: string, plan: TablePlan, range?: ByteRange): CsvPart {
  const fd = openSync(path, 'r');
  try {
    const size = fstatSync(fd).size;
    const from = rowStart(fd, range?.from ?? 0, plan.hasHeader);
    const to = range && range.to < size ? rowStart(fd, range.to, false) : size;
    const breakdown = new Breakdown(plan.numClasses, plan.kind, plan.classNames);
    const stream = new CsvStream(plan, breakdown, path);
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

/** The first byte at or behind `at` that begins a row; at 0, the header is passed over. */
function rowStart(fd: number, at: number, hasHeader: boolean): number {
  if (at === 0 && !hasHeader) return 0;
  const window = new Uint8Array(headSize);
  for (let base = at === 0 ? 0 : at - 1; ; base += window.length) {
    const count = readSync(fd, window, 0, window.length, base);
    if (count === 0) return base;
    const bytes = window.subarray(0, count);
    const end = at === 0 ? rowEnd(bytes, 0) : bytes.indexOf(10);
    if (end >= 0) return base + end + 1;
  }
}
