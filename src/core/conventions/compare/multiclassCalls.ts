/** The calls for one class out of several: from logits, or from probabilities and their logarithms. */
import type {NdArray} from '../nd/ndarray.ts';
import {descriptions} from './descriptions.ts';
import {current, given, maybeValid, type PlannedCall, plan, sklearnCalls, validRows, written} from './plan.ts';
import type {Problem} from './problem.ts';

export const multiclassCalls = (problem: Problem): readonly PlannedCall[] => [
  torchMulticlass(problem),
  ...(problem.fromLogits ? [] : [probabilitiesAsLogits(problem)]),
  ...kerasMulticlass(problem),
  ...(problem.indices ? sklearnCalls(problem) : []),
  scipyEntropy(problem),
  optaxMulticlass(problem),
  ...(problem.indices ? [onnxMulticlass(problem)] : []),
  ...tfjsMulticlass(problem),
];

const targetOf = (problem: Problem): NdArray => problem.indices ?? problem.labels;

function torchOptions(problem: Problem) {
  const {classWeight, ignoreIndex, labelSmoothing, ownSampleWeight} = problem;
  const hard = problem.indices !== undefined;
  const text = written(
    classWeight && 'weight=w',
    hard && ignoreIndex !== undefined && `ignore_index=${ignoreIndex}`,
    labelSmoothing > 0 && `label_smoothing=${labelSmoothing}`,
    ownSampleWeight && "reduction='none'",
  );
  const args = given({
    weight: classWeight,
    ignore_index: hard ? ignoreIndex : undefined,
    reduction: ownSampleWeight ? 'none' : undefined,
  });
  return {text: text && `, ${text}`, args, labelSmoothing};
}

/** cross_entropy on logits; on probabilities nll_loss of their logarithms, or cross_entropy where smoothing or soft targets need it. */
function torchMulticlass(problem: Problem): PlannedCall {
  const options = torchOptions(problem);
  const rest = problem.ownSampleWeight ? {average: problem.ownSampleWeight, version: current} : {version: current};
  const weighed = (text: string): string => (problem.ownSampleWeight ? `(${text} * s).mean()` : text);
  const smoothed = options.labelSmoothing > 0 ? {label_smoothing: options.labelSmoothing} : {};
  if (!problem.fromLogits && problem.indices && options.labelSmoothing === 0) {
    const args = {input: problem.logProbabilities, target: problem.indices, ...options.args};
    return plan(descriptions.torchNll, weighed(`F.nll_loss(log(q), y${options.text})`), args, rest);
  }
  const input = problem.fromLogits ? problem.logits : problem.logProbabilities;
  const name = problem.fromLogits ? 'z' : 'log(q)';
  const text = `F.cross_entropy(${name}, ${problem.indices ? 'y' : 'p'}${options.text})`;
  const args = {input, target: targetOf(problem), ...options.args, ...smoothed};
  return plan(descriptions.torchCrossEntropy, weighed(text), args, rest);
}

const probabilitiesAsLogits = (problem: Problem): PlannedCall =>
  plan(
    descriptions.torchCrossEntropy,
    `F.cross_entropy(q, ${problem.indices ? 'y' : 'p'})`,
    given({
      input: problem.probabilities,
      target: targetOf(problem),
      ignore_index: problem.indices && problem.ignoreIndex,
    }),
    {
      version: current,
      pitfall:
        'takes the probabilities for logits and applies a second softmax: the loss cannot leave [ln(e + K − 1) − 1, ln(e + K − 1)]',
    },
  );

function kerasMulticlass(problem: Problem): readonly PlannedCall[] {
  const {fromLogits, sampleWeight, labelSmoothing, ignoreIndex} = problem;
  const y_pred = fromLogits ? problem.logits : problem.probabilities;
  const weight = sampleWeight ? ', sample_weight=w' : '';
  if (!problem.indices || labelSmoothing > 0) {
    const config = given({from_logits: fromLogits, label_smoothing: labelSmoothing || undefined});
    const text = `CategoricalCrossentropy(${written(fromLogits && 'from_logits=True', labelSmoothing > 0 && `label_smoothing=${labelSmoothing}`)})(p, ${fromLogits ? 'z' : 'q'}${weight})`;
    return [
      plan(descriptions.kerasCategorical, text, given({y_true: problem.labels, y_pred, sample_weight: sampleWeight}), {
        config,
      }),
    ];
  }
  const config = given({from_logits: fromLogits, ignore_class: ignoreIndex});
  const text = `SparseCategoricalCrossentropy(${written(fromLogits && 'from_logits=True', ignoreIndex !== undefined && `ignore_class=${ignoreIndex}`)})(y, ${fromLogits ? 'z' : 'q'}${weight})`;
  const args = given({y_true: problem.indices, y_pred, sample_weight: sampleWeight});
  const onTensorFlow = plan(descriptions.kerasSparse, text, args, {config});
  return fromLogits
    ? [onTensorFlow]
    : [onTensorFlow, plan(descriptions.kerasSparseOthers, text, args, {config: {...config, backend: 'jax'}})];
}

/** H(P) + KL(P‖Q), the two that SciPy has. */
function scipyEntropy(problem: Problem): PlannedCall {
  const p = validRows(problem, problem.labels);
  const q = validRows(problem, problem.probabilities);
  const text = '(entropy(p, axis=1) + entropy(p, q, axis=1)).mean()';
  return plan(descriptions.scipyEntropy, text, {pk: p, qk: q, axis: 1}, {average: 'plain'});
}

function optaxMulticlass(problem: Problem): PlannedCall {
  const logits = validRows(problem, problem.logits);
  const z = problem.fromLogits ? 'z' : 'log(q)';
  const average = maybeValid(problem, problem.sampleWeight) ?? 'plain';
  const mean = average === 'plain' ? '.mean()' : ' * w).mean()';
  const open = average === 'plain' ? '' : '(';
  if (problem.indices) {
    const text = `${open}softmax_cross_entropy_with_integer_labels(${z}, y)${mean}`;
    return plan(descriptions.optaxInteger, text, {logits, labels: validRows(problem, problem.indices)}, {average});
  }
  const text = `${open}softmax_cross_entropy(${z}, p)${mean}`;
  return plan(descriptions.optaxSoftmax, text, {logits, labels: validRows(problem, problem.labels)}, {average});
}

/** The node that a model exports: on probabilities the one that takes their logarithms. */
function onnxMulticlass(problem: Problem): PlannedCall {
  const {classWeight, ignoreIndex, fromLogits} = problem;
  const rest = given({target: problem.indices, weight: classWeight, ignore_index: ignoreIndex});
  const options = written(classWeight && 'w', ignoreIndex !== undefined && `ignore_index=${ignoreIndex}`);
  const tail = options && `, ${options}`;
  return fromLogits
    ? plan(descriptions.onnxSoftmax, `SoftmaxCrossEntropyLoss(z, y${tail})`, {input: problem.logits, ...rest})
    : plan(descriptions.onnxNll, `NegativeLogLikelihoodLoss(log(q), y${tail})`, {
        input: problem.logProbabilities,
        ...rest,
      });
}

function tfjsMulticlass(problem: Problem): readonly PlannedCall[] {
  const labels = validRows(problem, problem.labels);
  const weights = maybeValid(problem, problem.sampleWeight);
  if (problem.fromLogits) {
    const labelSmoothing = problem.labelSmoothing || undefined;
    const args = given({onehotLabels: labels, logits: validRows(problem, problem.logits), weights, labelSmoothing});
    return [plan(descriptions.tfjsSoftmax, `tf.losses.softmaxCrossEntropy(${written('p, z', weights && 'w')})`, args)];
  }
  const args = {yTrue: labels, yPred: validRows(problem, problem.probabilities)};
  const text = `tf.metrics.categoricalCrossentropy(p, q)${weights ? '.mul(w)' : ''}.mean()`;
  return [plan(descriptions.tfjsLayers, text, args, {average: weights ?? 'plain'})];
}
