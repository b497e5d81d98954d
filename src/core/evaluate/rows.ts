/** Rows as columns of typed arrays, since there may be a million, and as objects where one is looked at. */
import type {Decision} from './decide.ts';
import {sumOfRange} from './inspect.ts';
import {argmaxOf, type Probabilities} from './probabilities.ts';
import type {Targets} from './targets.ts';
import type {Evaluation, RowColumns, RowResult} from './types.ts';

export function makeColumns(decision: Decision, prediction: Probabilities): RowColumns {
  return {
    argmax: argmaxes(decision, prediction),
    sum: prediction.sums,
    ignored: new Uint8Array(decision.numRows),
  };
}

/** With a target: the loss and the true class of each row as well. */
export function makeTargetColumns(
  decision: Decision,
  prediction: Probabilities,
  targets: Targets,
  terms: Float64Array,
): Required<RowColumns> {
  const {numRows, numClasses} = decision;
  const loss = numClasses === 1 ? terms : new Float64Array(numRows);
  if (numClasses > 1) for (let r = 0; r < numRows; r++) loss[r] = sumOfRange(terms, r * numClasses, numClasses);
  return {
    argmax: argmaxes(decision, prediction),
    sum: prediction.sums,
    ignored: targets.ignored,
    loss,
    targetIndex: targets.trueClass,
  };
}

/** The most probable class of each row; for a binary example the label that 0.5 separates. */
function argmaxes({task, numRows, numClasses}: Decision, {q}: Probabilities): Int32Array {
  const out = new Int32Array(numRows);
  if (task === 'binary') for (let row = 0; row < numRows; row++) out[row] = Number(q[row] >= 0.5);
  else for (let row = 0; row < numRows; row++) out[row] = argmaxOf(q, row * numClasses, numClasses) - row * numClasses;
  return out;
}

/** One row of an evaluation, without making the others. */
export function rowAt({columns}: Pick<Evaluation, 'columns'>, row: number): RowResult {
  const base = {argmax: columns.argmax[row], sum: columns.sum[row], ignored: columns.ignored[row] === 1};
  if (!columns.loss) return base;
  const loss = columns.loss[row];
  const targetIndex = columns.targetIndex?.[row] ?? -1;
  return targetIndex < 0 ? {...base, loss} : {...base, loss, targetIndex};
}

export function allRows(columns: RowColumns): RowResult[] {
  return Array.from({length: columns.sum.length}, (_, row) => rowAt({columns}, row));
}
