/** Rows of an array, with their labels, in chunks through one buffer. */
import {Breakdown} from '../breakdown.ts';
import {bytesPer, decodeNpy} from '../formats/npy.ts';
import {type ArrayBytes, type ArrayRef, openArray} from './arrays.ts';
import type {RowOptions} from './evaluateCsv.ts';
import {classOf} from './labels.ts';
import type {ArrayPlan} from './planArrays.ts';

const chunkBytes = 1 << 20;

export function evaluateArrays(
  file: string,
  plan: ArrayPlan,
  range?: {readonly from: number; readonly to: number},
  options: RowOptions = {},
): Breakdown {
  const breakdown = new Breakdown(plan.numClasses, plan.kind, plan.classNames);
  if (options.onLoss) breakdown.onLoss = options.onLoss;
  const total = plan.prediction.header.shape[0]!;
  const end = range?.to ?? total;
  const perChunk = Math.max(1, Math.floor(chunkBytes / (plan.columns * bytesPer(plan.prediction.header.dtype))));
  const reader = openRows(plan, perChunk, options);
  try {
    for (let row = range?.from ?? 0; row < end; row += perChunk) {
      const asked = Math.min(perChunk, end - row);
      const got = reader.read(row, asked);
      for (let r = 0; r < got; r++) addRow(breakdown, plan, reader, r, file, row + r);
      if (got === asked) continue;
      const message = `the header promises ${total} rows, the file ends behind row ${row + got}`;
      breakdown.problem('truncated', message, file, row + got);
      break;
    }
  } finally {
    reader.close();
  }
  return breakdown;
}

const pair = new Float64Array(2);

function addRow(breakdown: Breakdown, plan: ArrayPlan, reader: RowReader, r: number, file: string, row: number): void {
  const target = reader.target(r, row);
  if (!Number.isInteger(target) || target < 0 || target >= plan.numClasses) {
    const last = plan.numClasses - 1 + plan.indexBase;
    breakdown.rows++;
    breakdown.problem(
      'label',
      `the label is no class from ${plan.indexBase} to ${last}; the row is left out`,
      file,
      row,
    );
  } else if (plan.to - plan.from === 1) {
    pair[1] = reader.values[r * plan.columns + plan.from]!;
    breakdown.add(pair, 0, target, file, row);
  } else breakdown.add(reader.values, r * plan.columns + plan.from, target, file, row);
}

/** Chunks of rows: the prediction's values, and the class of each row. */
interface RowReader {
  readonly values: Float64Array;
  /** How many of the `count` rows from `row` on could be read whole. */
  readonly read: (row: number, count: number) => number;
  readonly target: (r: number, row: number) => number;
  readonly close: () => void;
}

function openRows(plan: ArrayPlan, most: number, options: RowOptions): RowReader {
  const {label, columns, indexBase} = plan;
  const prediction = chunksOf(plan.prediction, most, columns);
  if ('apart' in label) {
    const target = (_: number, row: number) => classOf(options.labels?.[row], plan.labels, indexBase, plan.numClasses);
    return {...prediction, target};
  }
  if ('column' in label)
    return {...prediction, target: (r) => prediction.values[r * columns + label.column]! - indexBase};
  const width = label.array.header.shape[1] ?? 1;
  const labels = chunksOf(label.array, most, width);
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

function chunksOf(array: ArrayRef, most: number, columns: number): Omit<RowReader, 'target'> {
  const {dtype} = array.header;
  const width = columns * bytesPer(dtype);
  const values = new Float64Array(most * columns);
  const bytes = new Uint8Array(most * width);
  const source: ArrayBytes = openArray(array);
  const read = (row: number, count: number) => {
    const got = Math.floor(source.read(bytes.subarray(0, count * width), row * width) / width);
    decodeNpy(bytes, dtype, got * columns, values);
    return got;
  };
  return {values, read, close: source.close};
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
