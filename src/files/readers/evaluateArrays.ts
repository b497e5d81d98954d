/** Rows of an array, with their labels, in chunks through one buffer. */
import type {Access} from '../access.ts';
import type {Breakdown} from '../breakdown.ts';
import {bytesPer} from '../formats/npy.ts';
import {type LogitKernel, openLogitKernel} from '../kernels/logitKernel.ts';
import type {RowSums} from '../kernels/logitRow.ts';
import {type Chunks, chunksOf} from './chunks.ts';
import {classOf} from './labelText.ts';
import type {ArrayPlan} from './planArrays.ts';
import {beginBreakdown, type RowOptions} from './rowOptions.ts';

const chunkBytes = 1 << 20;

export function evaluateArrays(
  access: Access,
  file: string,
  plan: ArrayPlan,
  range?: {readonly from: number; readonly to: number},
  options: RowOptions = {},
): Breakdown {
  const breakdown = beginBreakdown(plan, options);
  const total = plan.prediction.header.shape[0]!;
  const first = range?.from ?? 0;
  const end = range?.to ?? total;
  const perChunk = Math.max(1, Math.floor(chunkBytes / (plan.columns * bytesPer(plan.prediction.header.dtype))));
  const pick = pickOf(plan);
  const kernel = kernelFor(plan, pick, perChunk);
  const reader = openRows(access, plan, perChunk, options, kernel?.values);
  try {
    for (let row = first; row < end; row += perChunk) {
      const asked = Math.min(perChunk, end - row);
      const got = reader.read(row, asked);
      kernel?.run(pick.from, plan.columns, got, plan.numClasses);
      for (let r = 0; r < got; r++) addRow(breakdown, plan, pick, reader, kernel, r, file, row + r);
      options.onProgress?.(row + got - first, end - first, breakdown);
      if (got === asked) continue;
      const message = `the header promises ${total} rows, the file ends behind row ${row + got}`;
      breakdown.problem('truncated', message, {file, row: row + got});
      break;
    }
  } finally {
    reader.close();
  }
  return breakdown;
}

const sums: RowSums = {top: 0, argmax: 0, others: 0, squares: 0};

/** Logits that stand side by side go through a kernel by the chunk. */
function kernelFor(plan: ArrayPlan, pick: Pick, rows: number): LogitKernel | undefined {
  return plan.kind === 'logits' && pick.from >= 0 ? openLogitKernel(rows * plan.columns, rows) : undefined;
}

function addRow(
  breakdown: Breakdown,
  plan: ArrayPlan,
  pick: Pick,
  reader: RowReader,
  kernel: LogitKernel | undefined,
  r: number,
  file: string,
  row: number,
): void {
  const target = reader.target(r, row);
  if (!Number.isInteger(target) || target < 0 || target >= plan.numClasses) {
    const last = plan.numClasses - 1 + plan.indexBase;
    breakdown.rows++;
    breakdown.problem('label', `the label is no class from ${plan.indexBase} to ${last}; the row is left out`, {
      file,
      row,
    });
  } else if (kernel) {
    kernel.read(r, sums);
    breakdown.addLogits(sums, reader.values, r * plan.columns + pick.from, target, file, row);
  } else if (pick.from >= 0) breakdown.add(reader.values, r * plan.columns + pick.from, target, file, row);
  else {
    for (const [k, column] of plan.picked.entries())
      pick.row[k + pick.first] = reader.values[r * plan.columns + column]!;
    breakdown.add(pick.row, 0, target, file, row);
  }
}

/** The classes' columns: one after the other from `from` on, or (−1) gathered into `row`. */
interface Pick {
  readonly from: number;
  readonly first: number;
  readonly row: Float64Array;
}

function pickOf({picked, numClasses}: ArrayPlan): Pick {
  const isRun = picked.length === numClasses && picked.every((c, k) => c === picked[0]! + k);
  return {from: isRun ? picked[0]! : -1, first: numClasses - picked.length, row: new Float64Array(numClasses)};
}

/** Chunks of rows, and the class of each row. */
interface RowReader extends Chunks {
  readonly target: (r: number, row: number) => number;
}

function openRows(
  access: Access,
  plan: ArrayPlan,
  most: number,
  options: RowOptions,
  room?: Float64Array<ArrayBuffer>,
): RowReader {
  const {label, columns, indexBase} = plan;
  const prediction = chunksOf(access, plan.prediction, most, columns, room);
  if ('apart' in label) {
    const target = (_: number, row: number) =>
      classOf(options.labels?.at(row), plan.labels, indexBase, plan.numClasses);
    return {...prediction, target};
  }
  if ('column' in label)
    return {...prediction, target: (r) => prediction.values[r * columns + label.column]! - indexBase};
  const width = label.array.header.shape[1] ?? 1;
  const labels = chunksOf(access, label.array, most, width);
  return {
    values: prediction.values,
    read: (row, count) => Math.min(prediction.read(row, count), labels.read(row, count)),
    target: (r) => (width === 1 ? labels.values[r]! - indexBase : hotColumn(labels.values, r * width, width)),
    close: () => {
      prediction.close();
      labels.close();
    },
  };
}

/** The column of the one 1 of a one-hot row; NaN where the row is none. */
function hotColumn(values: Float64Array, at: number, width: number): number {
  let hot = Number.NaN;
  for (let k = 0; k < width; k++) {
    const value = values[at + k]!;
    if (value === 0) continue;
    if (value !== 1 || !Number.isNaN(hot)) return Number.NaN;
    hot = k;
  }
  return hot;
}
