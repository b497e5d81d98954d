/** The calls for independent classes: one Bernoulli an element, binary or multi-label. */
import type {NdArray} from '../nd/ndarray.ts';
import {descriptions} from './descriptions.ts';
import {current, given, type PlannedCall, plan, sklearnCalls, written} from './plan.ts';
import type {Problem} from './problem.ts';

export function binaryCalls(problem: Problem): readonly PlannedCall[] {
  const hard = problem.task === 'binary' && problem.labels.data.every((y) => y === 0 || y === 1);
  return [
    torchBinary(problem),
    kerasBinary(problem),
    ...(hard ? sklearnCalls(problem) : []),
    optaxBinary(problem),
    ...tfjsBinary(problem),
  ];
}

/** One weight a row, as a column for rows of several classes. */
const column = (problem: Problem, a: NdArray | undefined): NdArray | undefined =>
  a && problem.task === 'multilabel' ? {...a, shape: [a.data.length, 1]} : a;

function torchBinary(problem: Problem): PlannedCall {
  const weight = column(problem, problem.sampleWeight);
  const w = weight && 'weight=w';
  if (!problem.fromLogits) {
    const args = given({input: problem.probabilities, target: problem.labels, weight});
    return plan(descriptions.torchBce, `F.binary_cross_entropy(${written('p', 'y', w)})`, args, {version: current});
  }
  const args = given({input: problem.logits, target: problem.labels, weight, pos_weight: problem.posWeight});
  const text = `F.binary_cross_entropy_with_logits(${written('x', 'y', w, problem.posWeight && 'pos_weight=v')})`;
  return plan(descriptions.torchBceLogits, text, args, {version: current});
}

/** Keras takes the mean over the last axis first: a vector of labels is a column of samples. */
function kerasBinary(problem: Problem): PlannedCall {
  const shape = problem.task === 'binary' ? [problem.rows, 1] : problem.shape;
  const config = given({from_logits: problem.fromLogits, label_smoothing: problem.labelSmoothing || undefined});
  const y_pred = {...(problem.fromLogits ? problem.logits : problem.probabilities), shape};
  const args = given({y_true: {...problem.labels, shape}, y_pred, sample_weight: problem.sampleWeight});
  const text = `BinaryCrossentropy(${problem.fromLogits ? 'from_logits=True' : ''})(${written('y', problem.fromLogits ? 'x' : 'p', problem.sampleWeight && 'sample_weight=w')})`;
  return plan(descriptions.kerasBinary, text, args, {config});
}

function optaxBinary(problem: Problem): PlannedCall {
  const x = problem.fromLogits ? 'x' : 'logit(p)';
  const average = column(problem, problem.sampleWeight) ?? 'plain';
  const text =
    average === 'plain'
      ? `sigmoid_binary_cross_entropy(${x}, y).mean()`
      : `(sigmoid_binary_cross_entropy(${x}, y) * w).mean()`;
  return plan(descriptions.optaxSigmoid, text, {logits: problem.logits, labels: problem.labels}, {average});
}

function tfjsBinary(problem: Problem): readonly PlannedCall[] {
  const weights = column(problem, problem.sampleWeight);
  const w = weights && 'w';
  if (problem.fromLogits) {
    const labelSmoothing = problem.labelSmoothing || undefined;
    const args = given({multiClassLabels: problem.labels, logits: problem.logits, weights, labelSmoothing});
    return [plan(descriptions.tfjsSigmoid, `tf.losses.sigmoidCrossEntropy(${written('y', 'x', w)})`, args)];
  }
  const args = given({labels: problem.labels, predictions: problem.probabilities, weights});
  return [plan(descriptions.tfjsLogLoss, `tf.losses.logLoss(${written('y', 'p', w)})`, args)];
}
