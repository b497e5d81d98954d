/** The calls that a comparison makes: which function takes these scores and targets, how it is written, and its arguments. */
import type {NdArray} from '../nd/ndarray.ts';
import type {ConventionCall} from '../types.ts';
import {type ConventionDescription, descriptions} from './descriptions.ts';
import type {Problem} from './problem.ts';

export interface PlannedCall {
  readonly description: ConventionDescription;
  readonly text: string;
  readonly call: ConventionCall;
  /** Set where the function gives one loss a row: how the text averages them. */
  readonly average?: NdArray | 'plain';
  /** Said instead of a reason: a call that is wrong for these numbers, and often made. */
  readonly pitfall?: string;
}

type Arguments = Readonly<Record<string, unknown>>;

const plan = (
  description: ConventionDescription,
  text: string,
  args: Arguments,
  rest: Partial<PlannedCall> & {readonly config?: Arguments; readonly version?: string} = {},
): PlannedCall => {
  const {config, version, ...extra} = rest;
  const call = {
    lib: description.lib,
    fn: description.fn,
    args,
    ...(config ? {config} : {}),
    ...(version ? {version} : {}),
  };
  return {description, text, call, ...extra};
};

/** "a, b=c": the options that are set. */
const written = (...parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join(', ');
const given = (args: Readonly<Record<string, unknown>>): Arguments =>
  Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));

const current = '2.6';

/** Everything that takes this problem, in the order in which it is shown. */
export const planCalls = (problem: Problem): readonly PlannedCall[] =>
  problem.task === 'multiclass' ? multiclassCalls(problem) : binaryCalls(problem);

const multiclassCalls = (problem: Problem): readonly PlannedCall[] => [
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

/** Functions without an ignored class are given the rows that count. */
function validRows(problem: Problem, a: NdArray): NdArray {
  if (!problem.ignored.some(Boolean)) return a;
  const width = a.data.length / problem.rows;
  const kept = problem.ignored.flatMap((ignored, row) =>
    ignored ? [] : Array.from(a.data.subarray(row * width, (row + 1) * width)),
  );
  return {...a, shape: [kept.length / width, ...a.shape.slice(1)], data: Float64Array.from(kept)};
}

const maybeValid = (problem: Problem, a: NdArray | undefined): NdArray | undefined => a && validRows(problem, a);

function sklearnCalls(problem: Problem): readonly PlannedCall[] {
  const binary = problem.task === 'binary';
  const q = problem.fromLogits ? (binary ? 'sigmoid(x)' : 'softmax(z)') : binary ? 'p' : 'q';
  const text = `log_loss(${written('y', q, 'labels=classes', problem.sampleWeight && 'sample_weight=w')})`;
  const args = given({
    y_true: validRows(problem, problem.indices ?? problem.labels),
    y_pred: validRows(problem, problem.probabilities),
    sample_weight: maybeValid(problem, problem.sampleWeight),
    labels: Array.from({length: Math.max(problem.classes, 2)}, (_, i) => i),
  });
  return [
    plan(descriptions.sklearnNew, text, args, {version: '1.5.2'}),
    plan(descriptions.sklearnOld, text, args, {version: '1.4.2'}),
  ];
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

function binaryCalls(problem: Problem): readonly PlannedCall[] {
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
