/** The report on a file of predictions, as numbers. Losses in nats; rows and classes count from 0, lines from 1. */

/** How a file's numbers are read. positive-probability: one value a row, the probability of class 1 of 2; with logits, one column z is the row [0, z]. */
export type RowKind = 'probabilities' | 'logits' | 'log-probabilities' | 'positive-probability';

export interface WorstRow {
  readonly file: string;
  readonly row: number;
  readonly target: number;
  readonly argmax: number;
  readonly loss: number;
  /** Line in the file, from 1, where the file has lines. */
  readonly line?: number;
  /** The row as it was read, where it has few enough classes to be shown: a click opens the calculator on it. */
  readonly values?: readonly number[];
}

/** What was wrong with rows; the first place of each kind is kept, and how many rows it concerns. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly row: number;
  readonly column?: number;
  readonly line?: number;
  readonly count: number;
}

export interface ClassReport {
  readonly classIndex: number;
  readonly name: string;
  readonly count: number;
  /** Mean; NaN where the class never occurs. */
  readonly loss: number;
  /** Of the total loss. */
  readonly share: number;
  readonly worst: number;
  readonly accuracy: number;
  readonly precision: number;
}

/** One bin of the reliability diagram: rows whose confidence lies in [from, to). */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly accuracy: number;
  readonly confidence: number;
}

/** Binary: rows by their score q₁, [from, to) each of the same width, by true class; a threshold t calls q₁ ≥ t positive. */
export interface ThresholdReport {
  readonly negatives: readonly number[];
  readonly positives: readonly number[];
}

export interface Report {
  readonly rows: number;
  readonly valid: number;
  readonly numClasses: number;
  readonly kind: string;
  /** Mean over valid rows, in nats; and in bits. */
  readonly loss: number;
  readonly lossBits: number;
  readonly sum: number;
  readonly perplexity: number;
  readonly chance: number;
  readonly accuracy: number;
  readonly brier: number;
  /** Σ bins (count/valid)·|accuracy − confidence|, 15 bins. */
  readonly ece: number;
  readonly infinite: number;
  /** Mean over the rows whose loss is finite, in nats; where some are and some are not. */
  readonly finiteLoss?: number;
  readonly classes: readonly ClassReport[];
  /** Classes that occur or are predicted, but are not among `classes`: those with the smallest shares of the loss. */
  readonly unlisted?: number;
  readonly bins: readonly ReliabilityBin[];
  /** Rows by loss, in widths of ln K / 6; the last bin takes what lies above, ∞ included. */
  readonly histogram: readonly number[];
  readonly confusion?: readonly (readonly number[])[];
  readonly threshold?: ThresholdReport;
  readonly worst: readonly WorstRow[];
  readonly problems: readonly Problem[];
}

/** Two files of predictions for the same rows, compared row by row. */
export interface Paired {
  /** Rows that have a loss in both. */
  readonly rows: number;
  /** Rows that are left out: unreadable in one of the two, or ∞ in both. */
  readonly leftOut: number;
  /** Mean of (first − second), in nats: negative where the first is better. ±∞ where a row is ∞ in one of the two. */
  readonly meanDifference: number;
  /** The mean ± t·s/√n with Student's t at 97.5 %, n − 1 degrees of freedom; NaN for fewer than two rows or an infinite mean. */
  readonly interval: readonly [low: number, high: number];
  readonly better: number;
  readonly worse: number;
}

/** The other file of a comparison. */
export interface Against extends Paired {
  readonly file: string;
  readonly loss: number;
}
