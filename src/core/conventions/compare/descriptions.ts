/**
 * What each framework's loss does with its numbers, as a table: what it takes, clips, normalises, divides by, and raises.
 * `convention` computes what it gives; this says why it differs.
 */
import {otherLosses} from './otherLosses.ts';

export interface ConventionDescription {
  readonly lib: string;
  readonly fn: string;
  readonly framework: string;
  readonly version: string;
  readonly takes: 'logits' | 'probabilities' | 'log-probabilities' | 'rates' | 'means and variances' | 'losses';
  readonly order: 'prediction, target' | 'target, prediction';
  /** float32 whatever is given, or the precision of what is given. */
  readonly float32: boolean;
  /** Probabilities are moved into this interval (after division by their sum, where that is done). */
  readonly clip?: readonly [low: number, high: number];
  /** Logarithms below this are raised to it. */
  readonly logFloor?: number;
  /** This is added inside the logarithm. */
  readonly added?: number;
  /** Rows are divided by their sum, or pass through a softmax that has the same effect. */
  readonly normalises: boolean;
  readonly dividesBy: 'Σw' | 'rows' | 'elements' | 'weights that are not 0' | 'nothing';
  readonly smoothing?: 'ε/K' | 'ε/2';
  /** What it raises, in a few words. */
  readonly raises: string;
}

const e = 1e-7;
const double = 2 ** -52;

const torch = {
  framework: 'PyTorch',
  version: '2.x',
  lib: 'torch',
  order: 'prediction, target',
  float32: false,
} as const;
const keras = {
  framework: 'Keras (TensorFlow)',
  version: '3.16',
  lib: 'keras',
  order: 'target, prediction',
  float32: true,
  clip: [e, 1 - e],
  dividesBy: 'rows',
} as const;
const sklearn = {
  lib: 'sklearn',
  fn: 'log_loss',
  framework: 'scikit-learn',
  takes: 'probabilities',
  order: 'target, prediction',
  float32: false,
  clip: [double, 1 - double],
  dividesBy: 'Σw',
} as const;
const optax = {
  lib: 'optax',
  framework: 'optax',
  version: '0.2',
  takes: 'logits',
  order: 'prediction, target',
  float32: true,
  dividesBy: 'nothing',
  raises: 'nothing: shapes only',
} as const;
const onnx = {
  lib: 'onnx',
  framework: 'ONNX',
  version: 'opset 13',
  order: 'prediction, target',
  float32: false,
  dividesBy: 'Σw',
  raises: 'what the runtime raises for a target out of range; ignore_index may lie outside [0, K)',
} as const;
const tfjs = {lib: 'tfjs', version: '4.22', order: 'target, prediction', float32: true} as const;

export const descriptions = {
  torchCrossEntropy: {
    ...torch,
    fn: 'cross_entropy',
    takes: 'logits',
    normalises: true,
    dividesBy: 'Σw',
    smoothing: 'ε/K',
    raises: 'IndexError for a target out of range; probability targets are not checked',
  },
  torchNll: {
    ...torch,
    fn: 'nll_loss',
    takes: 'log-probabilities',
    normalises: false,
    dividesBy: 'Σw',
    raises: 'IndexError for a target out of range; the input is not checked',
  },
  torchBce: {
    ...torch,
    fn: 'binary_cross_entropy',
    takes: 'probabilities',
    logFloor: -100,
    normalises: false,
    dividesBy: 'elements',
    raises: 'RuntimeError for an input outside [0, 1]; targets are not checked',
  },
  torchBceLogits: {
    ...torch,
    fn: 'binary_cross_entropy_with_logits',
    takes: 'logits',
    normalises: false,
    dividesBy: 'elements',
    raises: 'ValueError where the shapes differ',
  },
  kerasCategorical: {
    ...keras,
    fn: 'loss.CategoricalCrossentropy',
    takes: 'probabilities',
    normalises: true,
    smoothing: 'ε/K',
    raises: 'ValueError where the shapes differ',
  },
  kerasSparse: {
    ...keras,
    fn: 'loss.SparseCategoricalCrossentropy',
    takes: 'probabilities',
    normalises: true,
    raises: 'InvalidArgumentError for a label out of range; on JAX the loss is 0',
  },
  kerasSparseOthers: {
    ...keras,
    fn: 'loss.SparseCategoricalCrossentropy',
    framework: 'Keras (JAX, torch)',
    takes: 'probabilities',
    normalises: true,
    raises: 'RuntimeError for a label out of range on torch; on JAX the loss is 0',
  },
  kerasBinary: {
    ...keras,
    fn: 'loss.BinaryCrossentropy',
    takes: 'probabilities',
    normalises: false,
    smoothing: 'ε/2',
    raises: 'ValueError where the shapes differ',
  },
  sklearnOld: {...sklearn, version: '≤ 1.4', normalises: true, raises: 'nothing for values outside [0, 1]'},
  sklearnNew: {
    ...sklearn,
    version: '≥ 1.5',
    normalises: false,
    raises: 'a warning for rows that do not sum to 1; from 1.7 ValueError outside [0, 1]',
  },
  scipyEntropy: {
    lib: 'scipy',
    fn: 'stats.entropy',
    framework: 'SciPy',
    version: '1.17',
    takes: 'probabilities',
    order: 'target, prediction',
    float32: false,
    normalises: true,
    dividesBy: 'nothing',
    raises: 'nothing: a zero sum gives NaN, a negative value −∞',
  },
  optaxSoftmax: {...optax, fn: 'softmax_cross_entropy', normalises: true},
  optaxInteger: {...optax, fn: 'softmax_cross_entropy_with_integer_labels', normalises: true},
  optaxSigmoid: {...optax, fn: 'sigmoid_binary_cross_entropy', normalises: false},
  onnxSoftmax: {
    ...onnx,
    fn: 'SoftmaxCrossEntropyLoss',
    takes: 'logits',
    normalises: true,
  },
  onnxNll: {...onnx, fn: 'NegativeLogLikelihoodLoss', takes: 'log-probabilities', normalises: false},
  tfjsSoftmax: {
    ...tfjs,
    fn: 'losses.softmaxCrossEntropy',
    framework: 'TensorFlow.js',
    takes: 'logits',
    normalises: true,
    dividesBy: 'weights that are not 0',
    smoothing: 'ε/K',
    raises: 'Error where the shapes differ',
  },
  tfjsSigmoid: {
    ...tfjs,
    fn: 'losses.sigmoidCrossEntropy',
    framework: 'TensorFlow.js',
    takes: 'logits',
    normalises: false,
    dividesBy: 'weights that are not 0',
    smoothing: 'ε/2',
    raises: 'Error where the shapes differ',
  },
  tfjsLogLoss: {
    ...tfjs,
    fn: 'losses.logLoss',
    framework: 'TensorFlow.js',
    takes: 'probabilities',
    added: e,
    normalises: false,
    dividesBy: 'weights that are not 0',
    raises: 'Error where the shapes differ',
  },
  tfjsLayers: {
    ...tfjs,
    fn: 'layers.categoricalCrossentropy',
    framework: 'TensorFlow.js layers',
    takes: 'probabilities',
    clip: [e, 1 - e],
    normalises: true,
    dividesBy: 'nothing',
    raises: 'nothing',
  },
  tfjsLayersBinary: {
    ...tfjs,
    fn: 'layers.binaryCrossentropy',
    framework: 'TensorFlow.js layers',
    takes: 'probabilities',
    clip: [e, 1 - e],
    normalises: false,
    dividesBy: 'nothing',
    raises: 'ValueError where the shapes differ',
  },
} as const satisfies Readonly<Record<string, ConventionDescription>>;

/** All of it as a list, for tables; every line is a function that `convention` computes. */
export const conventionTable: readonly ConventionDescription[] = [...Object.values(descriptions), ...otherLosses];
