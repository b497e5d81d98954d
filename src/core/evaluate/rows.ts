/** One small object for each row, all of one shape, since there may be a million. */
import type {Decision} from './decide.ts';
import {sumOfRange} from './inspect.ts';
import {argmaxOf, type Probabilities} from './probabilities.ts';
import type {Targets} from './targets.ts';
import type {Terms} from './terms.ts';
import type {RowResult} from './types.ts';

export function makeRows(decision: Decision, prediction: Probabilities): RowResult[] {
  const rows = new Array<RowResult>(decision.numRows);
  for (let row = 0; row < decision.numRows; row++) {
    rows[row] = {argmax: rowArgmax(decision, prediction, row), sum: prediction.sums[row], ignored: false};
  }
  return rows;
}

export function makeTargetRows(
  decision: Decision,
  prediction: Probabilities,
  targets: Targets,
  {terms}: Terms,
): RowResult[] {
  const {numRows, numClasses} = decision;
  const rows = new Array<RowResult>(numRows);
  for (let row = 0; row < numRows; row++) {
    const argmax = rowArgmax(decision, prediction, row);
    const loss = numClasses === 1 ? terms[row] : sumOfRange(terms, row * numClasses, numClasses);
    const ignored = targets.ignored[row] === 1;
    const sum = prediction.sums[row];
    const targetIndex = targets.trueClass[row];
    rows[row] = targetIndex < 0 ? {argmax, sum, ignored, loss} : {argmax, sum, ignored, loss, targetIndex};
  }
  return rows;
}

/** The most probable class; for a binary example the label that 0.5 separates. */
function rowArgmax({task, numClasses}: Decision, {q}: Probabilities, row: number): number {
  if (task === 'binary') return q[row] >= 0.5 ? 1 : 0;
  return argmaxOf(q, row * numClasses, numClasses) - row * numClasses;
}
