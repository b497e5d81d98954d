/** TensorFlow.js: tf.losses, their parts, and tf.layers' losses. */
import type {FrameworkFunction} from '../call.ts';
import * as core from './core.ts';
import * as layers from './layers.ts';
import * as losses from './losses.ts';

const keras = ['yTrue', 'yPred'];
const weighted = (labels: string, scores: string, option: string): readonly string[] => [
  labels,
  scores,
  'weights',
  option,
  'reduction',
];

export const tfjsFunctions: readonly FrameworkFunction[] = [
  {lib: 'tfjs', fn: 'losses.logLoss', parameters: weighted('labels', 'predictions', 'epsilon'), run: losses.logLoss},
  {
    lib: 'tfjs',
    fn: 'losses.sigmoidCrossEntropy',
    parameters: weighted('multiClassLabels', 'logits', 'labelSmoothing'),
    run: losses.sigmoidCrossEntropy,
  },
  {
    lib: 'tfjs',
    fn: 'losses.softmaxCrossEntropy',
    parameters: weighted('onehotLabels', 'logits', 'labelSmoothing'),
    run: losses.softmaxCrossEntropy,
  },
  {lib: 'tfjs', fn: 'softmax', parameters: ['logits', 'dim'], run: core.softmax},
  {lib: 'tfjs', fn: 'logSoftmax', parameters: ['logits', 'axis'], run: core.logSoftmax},
  {lib: 'tfjs', fn: 'logSumExp', parameters: ['x', 'axis', 'keepDims'], run: core.logSumExp},
  {lib: 'tfjs', fn: 'logSigmoid', parameters: ['x'], run: core.logSigmoid},
  {lib: 'tfjs', fn: 'sigmoid', parameters: ['x'], run: core.sigmoid},
  {lib: 'tfjs', fn: 'softplus', parameters: ['x'], run: core.softplus},
  {
    lib: 'tfjs',
    fn: 'layers.categoricalCrossentropy',
    parameters: [...keras, 'fromLogits'],
    run: layers.categoricalCrossentropy,
  },
  {
    lib: 'tfjs',
    fn: 'layers.sparseCategoricalCrossentropy',
    parameters: [...keras, 'fromLogits'],
    run: layers.sparseCategoricalCrossentropy,
  },
  {lib: 'tfjs', fn: 'layers.binaryCrossentropy', parameters: keras, run: layers.binaryCrossentropy},
  {lib: 'tfjs', fn: 'layers.kullbackLeiblerDivergence', parameters: keras, run: layers.kullbackLeiblerDivergence},
  {lib: 'tfjs', fn: 'layers.poisson', parameters: keras, run: layers.poisson},
  {
    lib: 'tfjs',
    fn: 'layers.sigmoidCrossEntropyWithLogits',
    parameters: ['labels', 'logits'],
    run: layers.sigmoidCrossEntropyWithLogits,
  },
];
