/** keras.losses, keras.metrics and keras.ops, by the names of the data: loss.X, metric.X, op.x; and the loss functions. */
import type {Call, FrameworkFunction} from '../call.ts';
import {cast, map, type NdArray} from '../nd/ndarray.ts';
import {backendOf, opTensor} from './backend.ts';
import * as losses from './losses.ts';
import {binary, categorical, logSigmoidOf, logSoftmax, sigmoid, softmax, softplusOf, sparse} from './ops.ts';
import {lossCall, metricCall} from './reduce.ts';

const shared = [
  'y_true',
  'y_pred',
  'sample_weight',
  'from_logits',
  'label_smoothing',
  'axis',
  'reduction',
  'name',
  'dtype',
  'backend',
];

const lossFunctions: readonly (readonly [name: string, own: readonly string[], loss: losses.LossFunction])[] = [
  ['BinaryCrossentropy', [], losses.binaryCrossentropy],
  ['CategoricalCrossentropy', [], losses.categoricalCrossentropy],
  ['SparseCategoricalCrossentropy', ['ignore_class'], losses.sparseCategoricalCrossentropy],
  ['BinaryFocalCrossentropy', ['apply_class_balancing', 'alpha', 'gamma'], losses.binaryFocalCrossentropy],
  ['CategoricalFocalCrossentropy', ['alpha', 'gamma'], losses.categoricalFocalCrossentropy],
  ['CategoricalGeneralizedCrossEntropy', ['q'], losses.categoricalGeneralizedCrossEntropy],
  ['KLDivergence', [], losses.klDivergence],
  ['Poisson', [], losses.poisson],
];

const isSparse = (name: string): boolean => name.startsWith('Sparse') || name.includes('Generalized');

/** "SparseCategoricalCrossentropy" → "sparse_categorical_crossentropy", "KLDivergence" → "kl_divergence". */
const snake = (name: string): string =>
  name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** keras.losses.x(y_true, y_pred): no reduction over samples. */
const plain =
  (loss: losses.LossFunction) =>
  (call: Call): NdArray => {
    const output = opTensor(call, 'y_pred');
    return loss(
      call,
      cast(
        call.array('y_true', () => 'float32'),
        output.dtype,
      ),
      output,
    ).values;
  };

const fromLosses = lossFunctions.flatMap(([name, own, loss]): readonly FrameworkFunction[] => {
  const parameters = [...shared, ...own];
  return [
    {lib: 'keras', fn: `loss.${name}`, parameters, run: lossCall(loss, isSparse(name))},
    {lib: 'keras', fn: `metric.${name}`, parameters, run: metricCall(loss)},
    {lib: 'keras', fn: `losses.${snake(name)}`, parameters, run: plain(loss)},
  ];
});

const opParameters = ['target', 'output', 'from_logits', 'axis', 'backend'];
const logits = (call: Call): boolean => call.flag('from_logits', false);
const target = (call: Call): NdArray =>
  cast(
    call.array('target', () => 'float32'),
    opTensor(call, 'output').dtype,
  );

/** softmax over all elements where axis is given as None. */
const axisOrAll = (call: Call): number | null =>
  'axis' in call.given && !call.has('axis') ? null : call.number('axis', -1);

const op = (name: string, parameters: readonly string[], run: (call: Call) => NdArray): FrameworkFunction => ({
  lib: 'keras',
  fn: `op.${name}`,
  parameters,
  run,
});

const unary = (name: string, f: (x: NdArray) => NdArray): FrameworkFunction =>
  op(name, ['x', 'backend'], (call) => f(opTensor(call, 'x')));

export const kerasFunctions: readonly FrameworkFunction[] = [
  ...fromLosses,
  op('binary_crossentropy', opParameters, (call) =>
    binary(backendOf(call), target(call), opTensor(call, 'output'), logits(call)),
  ),
  op('categorical_crossentropy', opParameters, (call) =>
    categorical(backendOf(call), target(call), opTensor(call, 'output'), logits(call), call.number('axis', -1)),
  ),
  op('sparse_categorical_crossentropy', opParameters, (call) =>
    sparse(backendOf(call), target(call), opTensor(call, 'output'), logits(call), call.number('axis', -1)),
  ),
  op('softmax', ['x', 'axis', 'backend'], (call) => softmax(opTensor(call, 'x'), axisOrAll(call))),
  op('log_softmax', ['x', 'axis', 'backend'], (call) => logSoftmax(opTensor(call, 'x'), axisOrAll(call))),
  unary('sigmoid', sigmoid),
  unary('log_sigmoid', (x) => map(x, logSigmoidOf)),
  unary('softplus', (x) => map(x, softplusOf)),
];
