/**
 * Blocks of rows into a breakdown by WebAssembly (kernels/tally.wat). The kernel's tables are the thread's: they belong to one
 * breakdown at a time, which takes over what they hold before another one uses them.
 */
import type {Breakdown} from './breakdown.ts';
import type {ExactSum} from './exactSum.ts';
import {
  classBytes,
  openTallyKernel,
  outcomeWidth,
  rowsAtOnce,
  sumBytes,
  type TallyKernel,
  tallyAt,
} from './kernels/tallyKernel.ts';
import type {RowBlock} from './rowBlock.ts';
import type {RowOutcome} from './rowLoss.ts';

/** The outcome of row r of a block, and the score of class 1 where there are two classes. */
export type OutcomeOf = (block: RowBlock, r: number) => RowOutcome & {readonly score: number};

interface Held {
  readonly breakdown: Breakdown;
  readonly kernel: TallyKernel;
  readonly stride: number;
  /** Rows in the tables. */
  pending: number;
}

let held: Held | undefined;

/** A limb of a sum grows by less than 2^32 with each row, and must stay below 2^52. */
const mostPending = 1 << 19;

/** The kernel's tables for this breakdown; undefined where WebAssembly is missing. */
export function holdTally(breakdown: Breakdown, stride: number): Held | undefined {
  if (held?.breakdown === breakdown && held.stride >= stride) return held;
  if (held) settleTally(held.breakdown);
  const kernel = openTallyKernel(breakdown.numClasses, stride);
  held = kernel && {breakdown, kernel, stride, pending: 0};
  return held;
}

/** Counts rows [from, from + rows) of the block; the first `named` of kernel.named are those that are left to TypeScript. */
export function tallyRows(tally: Held, block: RowBlock, from: number, rows: number, outcomeOf: OutcomeOf): number {
  const {breakdown, kernel} = tally;
  const {numClasses, kind} = breakdown;
  if (tally.pending + rows > mostPending) empty(tally);
  kernel.targets.set(block.targets.subarray(from, from + rows));
  if (kind === 'probabilities') {
    const begin = block.offset + from * block.stride;
    const end = Math.min(begin + rows * block.stride, block.values.length);
    kernel.values.set(block.values.subarray(begin, end));
    kernel.exports.probabilities(kernel.valuesAt, 8 * block.stride, rows, numClasses);
  } else for (let r = 0; r < rows; r++) writeOutcome(kernel.outcomes, r, outcomeOf(block, from + r));
  tally.pending += rows;
  return kernel.exports.count(rows, numClasses, kernel.confusionAt, breakdown.limit, breakdown.binWidth);
}

function writeOutcome(outcomes: Float64Array, r: number, outcome: ReturnType<OutcomeOf>): void {
  const at = r * outcomeWidth;
  outcomes[at] = outcome.loss;
  outcomes[at + 1] = outcome.argmax;
  outcomes[at + 2] = outcome.confidence;
  outcomes[at + 3] = outcome.brier;
  outcomes[at + 4] = outcome.sum;
  outcomes[at + 5] = outcome.score;
}

/** Takes what the tables hold of this breakdown over into it, and lets go of them. */
export function settleTally(breakdown: Breakdown): void {
  if (held?.breakdown !== breakdown) return;
  empty(held);
  held = undefined;
}

function empty(tally: Held): void {
  if (tally.pending === 0) return;
  const {breakdown, kernel} = tally;
  const {buffer} = kernel.memory;
  const words = new Int32Array(buffer, 0, kernel.valuesAt / 4);
  addCounts(breakdown.binCount, words, tallyAt.binCount);
  addCounts(breakdown.binCorrect, words, tallyAt.binCorrect);
  addCounts(breakdown.histogram, words, tallyAt.histogram);
  if (breakdown.confusion) addCounts(breakdown.confusion, words, kernel.confusionAt);
  if (breakdown.threshold) addCounts(breakdown.threshold, words, tallyAt.threshold);
  addSum(breakdown.brier, words, tallyAt.sums);
  for (const [i, sum] of breakdown.binConfidence.entries()) addSum(sum, words, tallyAt.sums + (i + 1) * sumBytes);
  for (let k = 0; k < breakdown.numClasses; k++) emptyClass(breakdown, k, words, tallyAt.classes + k * classBytes);
  words.fill(0, tallyAt.binCount / 4);
  tally.pending = 0;
}

function emptyClass(breakdown: Breakdown, k: number, words: Int32Array, at: number): void {
  const [count, correct, predicted] = [words[at / 4]!, words[at / 4 + 1]!, words[at / 4 + 2]!];
  if (count + predicted === 0) return;
  const part = breakdown.classAt(k);
  part.count += count;
  part.correct += correct;
  part.predicted += predicted;
  part.worst = Math.max(part.worst, new Float64Array(words.buffer, at + 16, 1)[0]!);
  addSum(part.loss, words, at + 24);
  breakdown.rows += count;
  breakdown.valid += count;
  breakdown.correct += correct;
}

function addCounts(into: Float64Array, words: Int32Array, at: number): void {
  for (let i = 0; i < into.length; i++) into[i]! += words[at / 4 + i]!;
}

const addSum = (sum: ExactSum, words: Int32Array, at: number): void => sum.addLimbs(words, at / 4);

export {rowsAtOnce};
