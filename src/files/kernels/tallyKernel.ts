/// <reference path="./wat.d.ts" />
/** The memory of tally.wat: where its tables lie, and the kernel as functions over them. */
import {growTo, instanceOf} from './instance.ts';
import code from './tally.wat';

/** Rows that the kernel takes at once. */
export const rowsAtOnce = 2048;
/** Numbers of an outcome: loss, argmax, confidence, Brier, sum, score of class 1. */
export const outcomeWidth = 6;

/** Bytes, as tally.wat has them. */
const at = {targets: 8192, outcomes: 16384, binCount: 114688, binCorrect: 114752, histogram: 114816} as const;
const later = {sums: 114944, threshold: 123648, classes: 131648} as const;
export const sumBytes = 544;
export const classBytes = 568;
export const tallyAt = {...at, ...later};

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly probabilities: (row: number, stride: number, rows: number, count: number) => void;
  readonly count: (rows: number, numClasses: number, confusion: number, limit: number, width: number) => number;
}

export interface TallyKernel {
  readonly memory: WebAssembly.Memory;
  readonly exports: Exports;
  readonly targets: Int32Array;
  readonly outcomes: Float64Array;
  /** Room for the values of a block of rows. */
  readonly values: Float64Array;
  /** The rows that the last count has named. */
  readonly named: Int32Array;
  /** Where the values and the table of confusions begin. */
  readonly valuesAt: number;
  readonly confusionAt: number;
}

let exports: Exports | undefined;
let isMissing = false;

/** The thread's kernel, its tables empty, for rows of `numClasses` values, `stride` apart; undefined where WebAssembly is missing. */
export function openTallyKernel(numClasses: number, stride: number): TallyKernel | undefined {
  if (isMissing) return undefined;
  exports ??= instanceOf<Exports>(code, {math: {log: Math.log}});
  isMissing = !exports;
  if (!exports) return undefined;
  const {memory} = exports;
  const confusionAt = tallyAt.classes + classBytes * numClasses;
  const valuesAt = 16 * Math.ceil((confusionAt + 4 * numClasses * numClasses) / 16);
  const length = rowsAtOnce * stride;
  growTo(memory, valuesAt + 8 * (length + 2));
  const {buffer} = memory;
  new Uint8Array(buffer, tallyAt.binCount, valuesAt - tallyAt.binCount).fill(0);
  return {
    memory,
    exports,
    targets: new Int32Array(buffer, tallyAt.targets, rowsAtOnce),
    outcomes: new Float64Array(buffer, tallyAt.outcomes, rowsAtOnce * outcomeWidth),
    values: new Float64Array(buffer, valuesAt, length),
    named: new Int32Array(buffer, 0, rowsAtOnce),
    valuesAt,
    confusionAt,
  };
}
