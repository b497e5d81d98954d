/** What the target's numbers are (index, one-hot, soft, multi-hot) and which task that makes. */
import {say, type Words} from '../say.ts';
import {rowSums, rowsSumToOne, type ValueRange} from './inspect.ts';
import type {Layout} from './layout.ts';
import type {ArrayInput, PredictionKind, TargetKind, Task} from './types.ts';

export interface TargetGuess {
  readonly kind: TargetKind;
  readonly certain: boolean;
  readonly reason: Words;
}

export interface TaskGuess {
  readonly task: Task;
  readonly certain: boolean;
  readonly reason: Words;
}

/** Probability rows may miss 1 by this much and still be read as rows over exclusive classes (with a finding). */
const FAR_FROM_ONE = 0.25;
/** A bare list of more labels than this reads as a batch of binary examples rather than one multi-label example. */
const LONGEST_MULTI_LABEL = 16;
/** scikit-learn's names for the positive class's probability, one for each example (brier_score_loss, roc_auc_score …). */
const POSITIVE_CLASS_NAME = /^y_?(prob|proba|score)s?$/i;

export function guessTargetKind(target: ArrayInput, range: ValueRange, layout: Layout): TargetGuess {
  if (layout.pairing === 'per-row') return {kind: 'index', certain: true, reason: 'there is one number for each row'};
  if (layout.numClasses === 1)
    return {kind: 'multi-hot', certain: true, reason: 'there is one label for each probability'};
  return guessDense(target.values, range, layout.numClasses);
}

function guessDense(values: ArrayLike<number>, range: ValueRange, numClasses: number): TargetGuess {
  if (range.allZeroOne) {
    return isOneHot(values, numClasses)
      ? {kind: 'one-hot', certain: true, reason: 'each row holds a single 1'}
      : {kind: 'multi-hot', certain: true, reason: 'the values are 0 and 1, and not one 1 in each row'};
  }
  const sumsToOne = rowsSumToOne(values, numClasses);
  if (sumsToOne || range.min < 0 || range.max > 1) {
    return {kind: 'soft', certain: sumsToOne, reason: 'each row is a distribution'};
  }
  return {kind: 'multi-hot', certain: false, reason: 'the rows do not sum to 1, so each class has its own label'};
}

/** Of values 0 and 1 only: a single 1 in each row. */
function isOneHot(values: ArrayLike<number>, numClasses: number): boolean {
  return rowSums(values, numClasses).every((sum) => sum === 1);
}

export function guessTask(
  layout: Layout,
  targetKind: TargetKind | undefined,
  predictionKind: PredictionKind,
  prediction: ArrayInput,
): TaskGuess {
  if (layout.numClasses === 1)
    return {task: 'binary', certain: true, reason: 'there is one probability for each example'};
  if (targetKind === 'multi-hot') return multiHotTask(layout, prediction.name);
  const far =
    predictionKind === 'probabilities' &&
    targetKind === 'one-hot' &&
    isFarFromOne(prediction.values, layout.numClasses);
  if (far && isPositiveClass(layout, prediction.name)) return positiveClass(prediction.name);
  if (far) {
    return {task: 'multilabel', certain: false, reason: 'the probabilities of a row are far from summing to 1'};
  }
  return {task: 'multiclass', certain: targetKind === 'index', reason: 'the classes exclude each other'};
}

const isPositiveClass = ({isVector}: Layout, name = ''): boolean => isVector && POSITIVE_CLASS_NAME.test(name);

function positiveClass(name = ''): TaskGuess {
  return {task: 'binary', certain: false, reason: say('a list named {0} holds one probability for each example', name)};
}

function isFarFromOne(values: ArrayLike<number>, numClasses: number): boolean {
  return rowSums(values, numClasses).every((sum) => Math.abs(sum - 1) > FAR_FROM_ONE);
}

function multiHotTask(layout: Layout, name = ''): TaskGuess {
  if (isPositiveClass(layout, name)) return positiveClass(name);
  if (layout.isVector && layout.numRows === 1 && layout.numClasses > LONGEST_MULTI_LABEL) {
    return {task: 'binary', certain: false, reason: 'a long list of labels reads as a batch of binary examples'};
  }
  const reason = layout.isVector
    ? 'the labels are not one-hot: one example with several labels, or a batch of binary examples'
    : 'a row may have any number of labels';
  return {task: 'multilabel', certain: !layout.isVector, reason};
}
