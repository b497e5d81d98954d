/**
 * The mergeable breakdown of a prediction file: what one shard, one chunk or one worker knows. Sums are exact and counts are whole, so
 * merging gives the same bits for any split. Everything a report shows comes from here.
 */
import type {Problem, RowKind, WorstRow} from '../core/report/types.ts';
import {ExactSum} from './exactSum.ts';
import type {RowSums} from './kernels/logitRow.ts';
import type {LeftOut, RowBlock} from './rowBlock.ts';
import {logitLoss, type RowOutcome, rowLoss} from './rowLoss.ts';
import {holdTally, rowsAtOnce, settleTally, tallyRows} from './tally.ts';
import {whyApart} from './together.ts';

export const numBins = 15; // reliability diagram, [a, b) with confidence 1 in the last
export const histogramBins = 24; // widths of ln K / 6; the last bin takes what lies above, ∞ included
export const worstKept = 20;
export const confusionLimit = 256; // classes up to which every pair is counted
export const thresholdBins = 1000; // binary: scores by true class
export const valuesKept = 64; // classes up to which a worst row keeps its values
const fewRows = 64; // of a block: so many are sooner counted one by one

export interface ClassPart {
  count: number;
  correct: number;
  predicted: number;
  worst: number;
  readonly loss: ExactSum;
}

/** A problem while it is still being counted. */
export type CountedProblem = Omit<Problem, 'count'> & {count: number};

export class Breakdown {
  rows = 0;
  valid = 0;
  correct = 0;
  infinite = 0;
  readonly brier = new ExactSum();
  /** By class, made when a class first occurs or is predicted: a file may name a million that never do. */
  readonly classes: (ClassPart | undefined)[];
  readonly binCount = new Float64Array(numBins);
  readonly binCorrect = new Float64Array(numBins);
  readonly binConfidence: ExactSum[] = Array.from({length: numBins}, () => new ExactSum());
  readonly histogram = new Float64Array(histogramBins);
  readonly confusion: Float64Array | undefined;
  readonly threshold: Float64Array | undefined;
  worst: WorstRow[] = [];
  /** How the labels of the file name classes, where that is known. */
  labelling?: string;
  /** Told of every row's loss where one listens: to compare two files row by row. */
  onLoss?: (row: number, loss: number) => void;
  readonly problems = new Map<string, CountedProblem>();
  private readonly outcome = {loss: 0, argmax: 0, confidence: 0, brier: 0, sum: 1, score: 0};
  private readonly sums: RowSums = {top: 0, argmax: 0, others: 0, squares: 0};
  /** Of the histogram, in nats. */
  readonly binWidth: number;

  constructor(
    readonly numClasses: number,
    readonly kind: RowKind,
    readonly classNames?: readonly string[],
  ) {
    this.classes = new Array<ClassPart | undefined>(numClasses).fill(undefined);
    this.confusion = numClasses <= confusionLimit ? new Float64Array(numClasses * numClasses) : undefined;
    this.threshold = numClasses === 2 ? new Float64Array(2 * thresholdBins) : undefined;
    this.binWidth = Math.log(Math.max(numClasses, 2)) / 6;
  }

  /**
   * One row: its values at `offset`, its true class, its number within `file` (counted from 0, header left out), and the line
   * that it begins on where the file has lines.
   */
  add(values: Float64Array, offset: number, target: number, file: string, row: number, line?: number): void {
    rowLoss(values, offset, this.numClasses, target, this.kind, this.outcome);
    this.take(values, offset, target, file, row, line);
  }

  /** One row of logits whose sums a kernel has worked out. */
  addLogits(sums: RowSums, values: Float64Array, offset: number, target: number, file: string, row: number): void {
    logitLoss(sums, values[offset + target]!, this.outcome);
    this.take(values, offset, target, file, row);
  }

  /**
   * Rows in their order, by a kernel where there is one: then counts and sums lag behind until `settle`. A row without a target, or
   * without a loss, is given to `leftOut` first.
   */
  addRows(block: RowBlock, leftOut: LeftOut = () => false): void {
    const mayTally = block.count >= fewRows && this.numClasses <= confusionLimit && !this.onLoss;
    const tally = mayTally ? holdTally(this, block.stride) : undefined;
    for (let from = 0; from < block.count; from += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, block.count - from);
      const named = tally ? tallyRows(tally, block, from, rows, this.outcomeOf) : rows;
      for (let n = 0; n < named; n++) this.addRow(block, from + (tally ? tally.kernel.named[n]! : n), leftOut);
    }
  }

  /** Takes in what a kernel still holds of the rows that were added. */
  settle(): void {
    settleTally(this);
  }

  /** Losses up to this one are not among the worst. */
  get limit(): number {
    return this.worst.length < worstKept ? Number.NEGATIVE_INFINITY : this.worst[this.worst.length - 1]!.loss;
  }

  private addRow(block: RowBlock, r: number, leftOut: LeftOut): void {
    const {values, file, stride, sums} = block;
    const offset = block.offset + r * stride;
    const target = block.targets[r]!;
    if (leftOut(r)) return;
    if (sums) {
      sums(r, this.sums);
      this.addLogits(this.sums, values, offset, target, file, block.row + r);
    } else this.add(values, offset, target, file, block.row + r, block.lineOf?.(r));
  }

  private readonly outcomeOf = ({values, offset, stride, targets, sums}: RowBlock, r: number) => {
    const {outcome, numClasses, kind} = this;
    const at = offset + r * stride;
    const target = Math.max(0, targets[r]!);
    if (sums) {
      sums(r, this.sums);
      logitLoss(this.sums, values[at + target]!, outcome);
    } else rowLoss(values, at, numClasses, target, kind, outcome);
    if (numClasses === 2) outcome.score = scoreOf(kind, values[at]!, values[at + 1]!);
    return outcome;
  };

  /** Counts the row that `outcome` tells of. */
  private take(values: Float64Array, offset: number, target: number, file: string, row: number, line?: number): void {
    const {outcome} = this;
    const {loss} = outcome;
    this.rows++;
    if (Number.isNaN(loss)) {
      this.problem('unreadable-row', this.whyNoLoss(values, offset), {file, row, ...lined(line)});
      return;
    }
    if (Math.abs(outcome.sum - 1) > 1e-3)
      this.problem(
        'rows-not-normalized',
        `the probabilities sum to ${outcome.sum.toPrecision(6)}, not to 1; used as given`,
        {file, row, ...lined(line)},
      );
    this.valid++;
    this.onLoss?.(row, loss);
    this.count(outcome, target);
    if (this.threshold) this.score(values, offset, target);
    const last = this.worst[this.worst.length - 1];
    if (this.worst.length < worstKept || !last || loss > last.loss) {
      const place = {file, row, target, argmax: outcome.argmax, loss};
      this.keepWorst({...place, ...lined(line), ...this.shownValues(values, offset)});
    }
  }

  /** The sum of all rows' losses: exact, so the classes' sums make it up to the last bit. */
  get loss(): ExactSum {
    const total = new ExactSum();
    for (const part of this.classes) if (part) total.merge(part.loss);
    return total;
  }

  /** The class's counts and sums, begun where there are none yet. */
  classAt(classIndex: number): ClassPart {
    const known = this.classes[classIndex];
    if (known) return known;
    const part: ClassPart = {count: 0, correct: 0, predicted: 0, worst: 0, loss: new ExactSum()};
    this.classes[classIndex] = part;
    return part;
  }

  private whyNoLoss(values: Float64Array, offset: number): string {
    const row = values.subarray(offset, offset + this.numClasses);
    const isProbability = this.kind === 'probabilities' || this.kind === 'positive-probability';
    const k = row.findIndex((x) => Number.isNaN(x) || (isProbability && (x < 0 || x > 1)));
    return k < 0
      ? 'the values give no number; the row is left out'
      : `class ${k} is given ${shownNumber(row[k]!)}, which is no ${isProbability ? 'probability' : 'number'}; the row is left out`;
  }

  private count(outcome: RowOutcome, target: number): void {
    const {loss, argmax, confidence} = outcome;
    const part = this.classAt(target);
    const hit = argmax === target ? 1 : 0;
    if (loss === Number.POSITIVE_INFINITY) this.infinite++;
    this.brier.add(outcome.brier);
    this.correct += hit;
    part.count++;
    part.correct += hit;
    part.loss.add(loss);
    if (loss > part.worst) part.worst = loss;
    this.classAt(argmax).predicted++;
    if (this.confusion) this.confusion[target * this.numClasses + argmax]!++;
    const bin = Math.min(numBins - 1, Math.max(0, Math.floor(confidence * numBins)));
    this.binCount[bin]!++;
    this.binCorrect[bin]! += hit;
    this.binConfidence[bin]!.add(confidence);
    this.histogram[Math.min(histogramBins - 1, Math.max(0, Math.floor(loss / this.binWidth)))]!++;
  }

  /** Binary: the score of class 1, by true class, for thresholds and ROC. */
  private score(values: Float64Array, offset: number, target: number): void {
    const q = scoreOf(this.kind, values[offset]!, values[offset + 1]!);
    const bin = Math.min(thresholdBins - 1, Math.max(0, Math.floor(q * thresholdBins)));
    this.threshold![target * thresholdBins + bin]!++;
  }

  /** The row as it was read; one column is one value. */
  private shownValues(values: Float64Array, offset: number): Pick<WorstRow, 'values'> {
    if (this.numClasses > valuesKept) return {};
    const from = this.kind === 'positive-probability' ? offset + 1 : offset;
    return {values: Array.from(values.subarray(from, offset + this.numClasses))};
  }

  problem(code: string, message: string, place: Place): void {
    const known = this.problems.get(code);
    if (known) known.count++;
    else this.problems.set(code, {code, message, ...place, count: 1});
  }

  private keepWorst(row: WorstRow): void {
    this.worst.push(row);
    this.worst.sort(compareWorst);
    if (this.worst.length > worstKept) this.worst.length = worstKept;
  }

  /** Takes in another part of the same task. Throws a RangeError where the two do not belong together. */
  merge(other: Breakdown): void {
    const why = whyApart(this, other);
    if (why) throw new RangeError(why);
    this.settle();
    other.settle();
    this.rows += other.rows;
    this.valid += other.valid;
    this.correct += other.correct;
    this.infinite += other.infinite;
    this.brier.merge(other.brier);
    for (const [k, part] of other.classes.entries()) if (part) mergeClass(this.classAt(k), part);
    addInto(this.binCount, other.binCount);
    addInto(this.binCorrect, other.binCorrect);
    addInto(this.histogram, other.histogram);
    if (this.confusion && other.confusion) addInto(this.confusion, other.confusion);
    if (this.threshold && other.threshold) addInto(this.threshold, other.threshold);
    for (const [i, sum] of this.binConfidence.entries()) sum.merge(other.binConfidence[i]!);
    this.worst = [...this.worst, ...other.worst].sort(compareWorst).slice(0, worstKept);
    for (const p of other.problems.values()) this.mergeProblem(p);
  }

  private mergeProblem(p: Problem): void {
    const known = this.problems.get(p.code);
    if (!known) this.problems.set(p.code, {...p});
    else {
      const first = comparePlace(known, p) <= 0 ? known : p;
      this.problems.set(p.code, {...first, count: known.count + p.count});
    }
  }

  /** Rows of a later chunk are numbered within the chunk; this moves them behind earlier ones of the same file. */
  shiftRows(rows: number, lines = 0): void {
    this.worst = this.worst.map((w) => shifted(w, rows, lines));
    for (const [code, p] of this.problems) this.problems.set(code, shifted(p, rows, lines));
  }
}

const shownNumber = (x: number): string => String(x).replace('-Infinity', '−∞').replace('Infinity', '∞');

/** The probability of class 1 of two, whose values are a and b. */
const scoreOf = (kind: RowKind, a: number, b: number): number =>
  kind === 'logits' ? 1 / (1 + Math.exp(a - b)) : kind === 'log-probabilities' ? Math.exp(b) : b;

/** Where a problem is: a row of a file, counted from 0; the line, counted from 1, where the file has lines. */
export interface Place {
  readonly file: string;
  readonly row: number;
  readonly column?: number;
  readonly line?: number;
}

const lined = (line: number | undefined): {readonly line?: number} => (line === undefined ? {} : {line});

const shifted = <T extends Place>(place: T, rows: number, lines: number): T => ({
  ...place,
  row: place.row + rows,
  ...(place.line !== undefined && {line: place.line + lines}),
});

const comparePlace = (a: {file: string; row: number}, b: {file: string; row: number}): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.row - b.row;

/** In the order of their places, whatever order the parts were merged in. */
export const problemsOf = (b: Breakdown): readonly Problem[] =>
  [...b.problems.values()].sort((p, q) => comparePlace(p, q) || (p.code < q.code ? -1 : 1));

/** Greatest loss first; equals in the order of their place. */
const compareWorst = (a: WorstRow, b: WorstRow): number =>
  a.loss === b.loss ? comparePlace(a, b) : b.loss > a.loss ? 1 : -1;

function mergeClass(into: ClassPart, part: ClassPart): void {
  into.count += part.count;
  into.correct += part.correct;
  into.predicted += part.predicted;
  into.worst = Math.max(into.worst, part.worst);
  into.loss.merge(part.loss);
}

function addInto(into: Float64Array, part: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i]! += part[i]!;
}
