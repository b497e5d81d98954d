/** Scores beside the loss that need single true classes: accuracy and the Brier score. Histograms and calibration are in statistics/. */
import {brierBinary, brierMulticlass} from '../loss/brier.ts';
import type {Evaluation} from './types.ts';

export interface Accuracy {
  readonly correct: number;
  readonly total: number;
}

/** Rows whose most probable class is the true one, of those that are not ignored; undefined where a target is no single class. */
export function accuracy({columns, numRows}: Evaluation): Accuracy | undefined {
  const {targetIndex, argmax, ignored} = columns;
  if (!targetIndex) return undefined;
  let correct = 0;
  let total = 0;
  for (let row = 0; row < numRows; row++) {
    if (ignored[row]) continue;
    if (targetIndex[row] < 0) return undefined;
    total++;
    if (argmax[row] === targetIndex[row]) correct++;
  }
  return total === 0 ? undefined : {correct, total};
}

/**
 * Mean over rows of (q − y)² for binary examples, of Σ_c (q_c − y_c)² for classes (0…2); without weights.
 * Undefined where a target is no single class or rows are ignored.
 */
export function brier({columns, q, numRows, numClasses, task}: Evaluation): number | undefined {
  const {targetIndex, ignored} = columns;
  if (!targetIndex?.every((index) => index >= 0) || ignored.includes(1)) return undefined;
  const options = {precision: 'plain'} as const;
  return task === 'binary'
    ? brierBinary({probabilities: q, labels: targetIndex}, options).value
    : brierMulticlass({probabilities: q, shape: [numRows, numClasses], target: targetIndex}, options).value;
}
