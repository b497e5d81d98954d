/// <reference path="./wat.d.ts" />
/** Rows of logits by the chunk through WebAssembly's vectors; where that is missing the same bits come from TypeScript, more slowly. */
import {kernelConstants} from './exponential.ts';
import {growTo, instanceOf, pageSize} from './instance.ts';
import {logitRow, type RowSums} from './logitRow.ts';
import code from './logits.wat';

/** A chunk of rows, in memory that the kernel can reach. */
export interface LogitKernel {
  /** Room for `length` values, to be filled before `run`. */
  readonly values: Float64Array<ArrayBuffer>;
  /** Works out rows [0, rows) of `numClasses` values each, `stride` values apart, the first at `from`. */
  readonly run: (from: number, stride: number, rows: number, numClasses: number) => void;
  /** What row r gave in the last run. */
  readonly read: (r: number, out: RowSums) => void;
}

const perRow = 4; // top, argmax, others, squares

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly logitRows: (row: number, stride: number, rows: number, count: number, out: number) => void;
}

/** For chunks of up to `rows` rows and `length` values in all. */
export function openLogitKernel(length: number, rows: number): LogitKernel {
  const exports = instanceOf<Exports>(code);
  return exports ? vectorKernel(exports, length, rows) : plainKernel(length, rows);
}

export const hasVectors = (): boolean => instanceOf<Exports>(code) !== undefined;

function vectorKernel({memory, logitRows}: Exports, length: number, rows: number): LogitKernel {
  const valuesAt = pageSize;
  const outAt = valuesAt + 8 * (length + 2); // an odd row's end is read with the value behind it
  growTo(memory, outAt + 8 * perRow * rows);
  new Float64Array(memory.buffer).set(kernelConstants.flatMap((c) => [c, c]));
  const values = new Float64Array(memory.buffer, valuesAt, length);
  const out = new Float64Array(memory.buffer, outAt, perRow * rows);
  return {
    values,
    run: (from, stride, count, numClasses) => logitRows(valuesAt + 8 * from, 8 * stride, count, numClasses, outAt),
    read: (r, sums) => readSums(out, r, sums),
  };
}

/** The same from TypeScript. */
export function plainKernel(length: number, rows: number): LogitKernel {
  const values = new Float64Array(length);
  const out = new Float64Array(perRow * rows);
  const sums: RowSums = {top: 0, argmax: 0, others: 0, squares: 0};
  const run = (from: number, stride: number, count: number, numClasses: number): void => {
    for (let r = 0; r < count; r++) {
      logitRow(values, from + r * stride, numClasses, sums);
      out.set([sums.top, sums.argmax, sums.others, sums.squares], perRow * r);
    }
  };
  return {values, run, read: (r, into) => readSums(out, r, into)};
}

function readSums(out: Float64Array, r: number, sums: RowSums): void {
  sums.top = out[perRow * r]!;
  sums.argmax = out[perRow * r + 1]!;
  sums.others = out[perRow * r + 2]!;
  sums.squares = out[perRow * r + 3]!;
}
