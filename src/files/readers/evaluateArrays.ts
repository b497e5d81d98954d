/** Rows of an array, with their labels, in chunks through one buffer. */
import type {Access} from '../access.ts';
import type {Breakdown} from '../breakdown.ts';
import {bytesPer} from '../formats/npy.ts';
import {type LogitKernel, openLogitKernel} from '../kernels/logitKernel.ts';
import {type Chunks, chunksOf} from './chunks.ts';
import {classOf} from './labelText.ts';
import type {ArrayPlan} from './planArrays.ts';
import {beginBreakdown, type RowOptions} from './rowOptions.ts';

const chunkBytes = 1 << 18;

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
  const pick = pickOf(plan, perChunk);
  const kernel = kernelFor(plan, pick, perChunk);
  const reader = openRows(access, plan, perChunk, options, kernel?.values);
  const add = rowAdder(breakdown, file, plan, pick, reader, kernel);
  try {
    for (let row = first; row < end; row += perChunk) {
      const asked = Math.min(perChunk, end - row);
      const got = reader.read(row, asked);
      add(row, got);
      options.onProgress?.(row + got - first, end - first, breakdown);
      if (got === asked) continue;
      const message = `the header promises ${total} rows, the file ends behind row ${row + got}`;
      breakdown.problem('truncated', message, {file, row: row + got});
      break;
    }
  } finally {
    reader.close();
  }
  breakdown.settle();
  return breakdown;
}

/** Logits that stand side by side go through a kernel by the chunk. */
function kernelFor(plan: ArrayPlan, pick: Pick, rows: number): LogitKernel | undefined {
  return plan.kind === 'logits' && pick.from >= 0 ? openLogitKernel(rows * plan.columns, rows) : undefined;
}

/** Counts the first `count` rows that the reader holds, the first of them row `row` of the file. */
function rowAdder(
  breakdown: Breakdown,
  file: string,
  plan: ArrayPlan,
  pick: Pick,
  reader: RowReader,
  kernel: LogitKernel | undefined,
): (row: number, count: number) => void {
  const {numClasses, columns, indexBase} = plan;
  const targets = new Int32Array(pick.most);
  const last = numClasses - 1 + indexBase;
  const place =
    pick.from >= 0 ? {values: reader.values, offset: pick.from, stride: columns} : gathered(pick, numClasses);
  return (row, count) => {
    reader.targets(targets, count, row);
    if (pick.from < 0) gather(pick, plan, reader.values, count);
    kernel?.run(pick.from, columns, count, numClasses);
    const leftOut = (r: number): boolean => {
      if (targets[r]! >= 0) return false;
      breakdown.rows++;
      const message = `the label is no class from ${indexBase} to ${last}; the row is left out`;
      breakdown.problem('label', message, {file, row: row + r});
      return true;
    };
    breakdown.addRows({...place, count, targets, file, row, ...(kernel && {sums: kernel.read})}, leftOut);
  };
}

const gathered = ({values}: Pick, numClasses: number) => ({values, offset: 0, stride: numClasses});

function gather(
  {values, first}: Pick,
  {picked, columns, numClasses}: ArrayPlan,
  from: Float64Array,
  count: number,
): void {
  for (const [k, column] of picked.entries())
    for (let r = 0; r < count; r++) values[r * numClasses + k + first] = from[r * columns + column]!;
}

/** The classes' columns: one after the other from `from` on, or (−1) gathered into `values`, for `most` rows. */
interface Pick {
  readonly from: number;
  readonly first: number;
  readonly most: number;
  readonly values: Float64Array;
}

function pickOf({picked, numClasses}: ArrayPlan, most: number): Pick {
  const isRun = picked.length === numClasses && picked.every((c, k) => c === picked[0]! + k);
  const values = new Float64Array(isRun ? 0 : most * numClasses);
  return {from: isRun ? picked[0]! : -1, first: numClasses - picked.length, most, values};
}

/** Chunks of rows, and the class of each row: −1 where it has none. */
interface RowReader extends Chunks {
  /** Of the first `count` rows that are held, the first of them row `row` of the file. */
  readonly targets: (into: Int32Array, count: number, row: number) => void;
}

function openRows(
  access: Access,
  plan: ArrayPlan,
  most: number,
  options: RowOptions,
  room?: Float64Array<ArrayBuffer>,
): RowReader {
  const {label, columns, indexBase, numClasses} = plan;
  const prediction = chunksOf(access, plan.prediction, most, columns, room);
  if ('apart' in label) {
    const {labels} = options;
    const numbers = plan.labels ? undefined : labels?.numbers;
    const targets: RowReader['targets'] = (into, count, row) => {
      if (numbers) putIndices(numbers, row, 1, plan, into, count);
      else for (let r = 0; r < count; r++) into[r] = classOf(labels?.at(row + r), plan.labels, indexBase, numClasses);
    };
    return {...prediction, targets};
  }
  if ('column' in label) {
    const {values} = prediction;
    const {column} = label;
    return {...prediction, targets: (into, count) => putIndices(values, column, columns, plan, into, count)};
  }
  const width = label.array.header.shape[1] ?? 1;
  const labels = chunksOf(access, label.array, most, width);
  return {
    values: prediction.values,
    read: (row, count) => Math.min(prediction.read(row, count), labels.read(row, count)),
    targets: (into, count) => {
      if (width === 1) putIndices(labels.values, 0, 1, plan, into, count);
      else for (let r = 0; r < count; r++) into[r] = hotColumn(labels.values, r * width, width, numClasses);
    },
    close: () => {
      prediction.close();
      labels.close();
    },
  };
}

/** Class indices that stand `stride` values apart from `from` on. */
function putIndices(
  values: Float64Array,
  from: number,
  stride: number,
  {indexBase, isSigned, numClasses}: ArrayPlan,
  into: Int32Array,
  count: number,
): void {
  for (let r = 0; r < count; r++) {
    const label = values[from + r * stride]!;
    const index = isSigned ? (label + 1) / 2 : label - indexBase;
    const whole = index | 0;
    into[r] = whole === index && whole >= 0 && whole < numClasses ? whole : -1;
  }
}

/** The column of the one 1 of a one-hot row; −1 where the row is none. */
function hotColumn(values: Float64Array, at: number, width: number, numClasses: number): number {
  let hot = -1;
  for (let k = 0; k < width; k++) {
    const value = values[at + k]!;
    if (value === 0) continue;
    if (value !== 1 || hot >= 0) return -1;
    hot = k;
  }
  return hot < numClasses ? hot : -1;
}
