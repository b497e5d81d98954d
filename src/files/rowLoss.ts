/** One row of a prediction file: probabilities, logits or log-probabilities, and the class that happened. */

import type {RowKind} from '../core/report/types.ts';

import {logitRow, type RowSums} from './kernels/logitRow.ts';

/** What a row says; one object is reused for all rows. */
export interface RowOutcome {
  /** −ln q of the true class, in nats; +Infinity where q = 0; NaN where the row holds a NaN or a negative probability. */
  loss: number;
  /** The class with the greatest score, the first of equals. */
  argmax: number;
  /** q of that class. */
  confidence: number;
  /** Σ_k (q_k − y_k)². */
  brier: number;
  /** Σ q as given (1 for logits). */
  sum: number;
}

const sums: RowSums = {top: 0, argmax: 0, others: 0, squares: 0};

/**
 * Fills `outcome` for one row of `numClasses` values at `offset`.
 * Logits: loss = (m − x_y) + ln Σ exp(x_k − m), m the maximum: the exponentials never overflow, and the sum is ≥ 1, so
 * ln(1 + Σ_{k≠argmax}) by log1p keeps its digits where the prediction is nearly certain.
 */
export function rowLoss(
  values: Float64Array,
  offset: number,
  numClasses: number,
  target: number,
  kind: RowKind,
  outcome: RowOutcome,
): void {
  if (kind === 'probabilities') fromProbabilities(values, offset, numClasses, target, outcome);
  else if (kind === 'positive-probability') fromPositive(values[offset + 1]!, target, outcome);
  else if (kind === 'logits') fromLogits(values, offset, numClasses, target, outcome);
  else fromLogProbabilities(values, offset, numClasses, target, outcome);
}

function fromProbabilities(
  values: Float64Array,
  offset: number,
  numClasses: number,
  target: number,
  outcome: RowOutcome,
): void {
  let argmax = 0;
  let top = values[offset]!;
  let sum = 0;
  let squares = 0;
  let least = top;
  for (let k = 0; k < numClasses; k++) {
    const q = values[offset + k]!;
    sum += q;
    squares += q * q;
    if (q > top) {
      top = q;
      argmax = k;
    }
    if (!(q >= least)) least = q;
  }
  const q = values[offset + target]!;
  // A NaN in any class makes the sum NaN, which is not below ∞; `least` forgets it at the next value.
  outcome.loss = least >= 0 && sum < Number.POSITIVE_INFINITY ? -Math.log(q) + 0 : Number.NaN;
  outcome.argmax = argmax;
  outcome.confidence = top;
  outcome.brier = squares - 2 * q + 1;
  outcome.sum = sum;
}

/** p alone is given: −ln(1 − p) = −log1p(−p) keeps the digits that 1 − p would lose. */
function fromPositive(p: number, target: number, outcome: RowOutcome): void {
  const valid = p >= 0 && p <= 1;
  outcome.loss = valid ? (target === 1 ? -Math.log(p) : -Math.log1p(-p)) + 0 : Number.NaN;
  outcome.argmax = p > 0.5 ? 1 : 0;
  outcome.confidence = p > 0.5 ? p : 1 - p;
  outcome.brier = 2 * (p - target) * (p - target);
  outcome.sum = 1;
}

function fromLogits(
  values: Float64Array,
  offset: number,
  numClasses: number,
  target: number,
  outcome: RowOutcome,
): void {
  logitRow(values, offset, numClasses, sums);
  logitLoss(sums, values[offset + target]!, outcome);
}

/** The same from what a kernel has worked out of the row, and the true class's logit. */
export function logitLoss({top, argmax, others, squares}: RowSums, trueLogit: number, outcome: RowOutcome): void {
  const total = 1 + others;
  const q = Math.exp(trueLogit - top) / total;
  outcome.loss = top - trueLogit + Math.log1p(others);
  outcome.argmax = argmax;
  outcome.confidence = 1 / total;
  outcome.brier = (1 + squares) / (total * total) - 2 * q + 1;
  outcome.sum = 1;
}

function fromLogProbabilities(
  values: Float64Array,
  offset: number,
  numClasses: number,
  target: number,
  outcome: RowOutcome,
): void {
  let argmax = 0;
  let sum = 0;
  let squares = 0;
  for (let k = 0; k < numClasses; k++) {
    const q = Math.exp(values[offset + k]!);
    sum += q;
    squares += q * q;
    if (values[offset + k]! > values[offset + argmax]!) argmax = k;
  }
  outcome.loss = Number.isNaN(sum) ? Number.NaN : -values[offset + target]! + 0;
  outcome.argmax = argmax;
  outcome.confidence = Math.exp(values[offset + argmax]!);
  outcome.brier = squares - 2 * Math.exp(values[offset + target]!) + 1;
  outcome.sum = sum;
}
