/** The losses whose call sites are checked: one table, canonical name → what each argument must be. */

/** logits: any real scores; probabilities: in [0, 1]; log: log-probabilities. */
export type Takes = 'logits' | 'probabilities' | 'log';
export type Family = 'softmax' | 'sigmoid' | 'any';
/** index: class numbers; one-hot: a row a class; either: PyTorch's cross_entropy; binary: 0/1 (or soft) of the prediction's shape. */
export type Targets = 'index' | 'one-hot' | 'either' | 'binary' | 'distribution' | 'labels';

export interface LossSignature {
  readonly framework: 'PyTorch' | 'Keras' | 'TensorFlow' | 'scikit-learn' | 'SciPy' | 'optax' | 'TensorFlow.js';
  /** Names of the positional parameters, in order. */
  readonly params: readonly string[];
  readonly prediction: string;
  readonly target: string;
  readonly takes: Takes;
  readonly family: Family;
  readonly targets: Targets;
  /** The keyword that turns probabilities into logits. */
  readonly fromLogits?: string;
  /** For a class: the constructor's parameters; the call's are `params`. */
  readonly constructor_?: readonly string[];
  /** What to use where the prediction was already turned into probabilities. */
  readonly alternative?: string;
  /** Keywords of other versions → what they are now. */
  readonly formerly?: Readonly<Record<string, string>>;
}

const torchReduction = ['weight', 'size_average', 'ignore_index', 'reduce', 'reduction'];
const torchCall = {framework: 'PyTorch', prediction: 'input', target: 'target'} as const;
const torchFunction = (rest: readonly string[]) => ['input', 'target', ...rest];
const keras = {
  framework: 'Keras',
  prediction: 'y_pred',
  target: 'y_true',
  params: ['y_true', 'y_pred', 'from_logits', 'label_smoothing', 'axis'],
  fromLogits: 'from_logits',
} as const;
const kerasClass = {
  ...keras,
  params: ['y_true', 'y_pred', 'sample_weight'],
  constructor_: ['from_logits', 'label_smoothing', 'axis'],
} as const;
const divergence = {
  params: ['y_true', 'y_pred'],
  takes: 'probabilities',
  family: 'any',
  targets: 'distribution',
} as const;
const kerasOp = {
  framework: 'Keras',
  prediction: 'output',
  target: 'target',
  params: ['target', 'output', 'from_logits', 'axis'],
  fromLogits: 'from_logits',
} as const;
const tfNn = {
  framework: 'TensorFlow',
  prediction: 'logits',
  target: 'labels',
  params: ['labels', 'logits'],
  takes: 'logits',
} as const;
const optax = {
  framework: 'optax',
  prediction: 'logits',
  target: 'labels',
  params: ['logits', 'labels'],
  takes: 'logits',
} as const;
const optaxDivergence = {
  framework: 'optax',
  prediction: 'log_predictions',
  takes: 'log',
  family: 'any',
  targets: 'distribution',
} as const;
const tfjs = {framework: 'TensorFlow.js'} as const;

const crossEntropy = {
  ...torchCall,
  takes: 'logits',
  family: 'softmax',
  targets: 'either',
  alternative: 'nll_loss of the log-probabilities',
} as const;
const nll = {...torchCall, takes: 'log', family: 'softmax', targets: 'index'} as const;
const bce = {...torchCall, takes: 'probabilities', family: 'sigmoid', targets: 'binary'} as const;
const bceLogits = {
  ...torchCall,
  takes: 'logits',
  family: 'sigmoid',
  targets: 'binary',
  alternative: 'binary_cross_entropy',
} as const;
const klDiv = {...torchCall, takes: 'log', family: 'any', targets: 'distribution'} as const;

export const signatures: Readonly<Record<string, LossSignature>> = {
  'torch.nn.functional.cross_entropy': {...crossEntropy, params: torchFunction([...torchReduction, 'label_smoothing'])},
  'torch.nn.CrossEntropyLoss': {
    ...crossEntropy,
    params: ['input', 'target'],
    constructor_: [...torchReduction, 'label_smoothing'],
  },
  'torch.nn.functional.nll_loss': {...nll, params: torchFunction(torchReduction)},
  'torch.nn.NLLLoss': {...nll, params: ['input', 'target'], constructor_: torchReduction},
  'torch.nn.functional.binary_cross_entropy': {
    ...bce,
    params: torchFunction(['weight', 'size_average', 'reduce', 'reduction']),
  },
  'torch.nn.BCELoss': {
    ...bce,
    params: ['input', 'target'],
    constructor_: ['weight', 'size_average', 'reduce', 'reduction'],
  },
  'torch.nn.functional.binary_cross_entropy_with_logits': {
    ...bceLogits,
    params: torchFunction(['weight', 'size_average', 'reduce', 'reduction', 'pos_weight']),
  },
  'torch.nn.BCEWithLogitsLoss': {
    ...bceLogits,
    params: ['input', 'target'],
    constructor_: ['weight', 'size_average', 'reduce', 'reduction', 'pos_weight'],
  },
  'torch.nn.functional.multilabel_soft_margin_loss': {
    ...bceLogits,
    params: torchFunction(['weight', 'size_average', 'reduce', 'reduction']),
  },
  'torch.nn.MultiLabelSoftMarginLoss': {
    ...bceLogits,
    params: ['input', 'target'],
    constructor_: ['weight', 'size_average', 'reduce', 'reduction'],
  },
  'torch.nn.functional.kl_div': {
    ...klDiv,
    params: torchFunction(['size_average', 'reduce', 'reduction', 'log_target']),
  },
  'torch.nn.KLDivLoss': {
    ...klDiv,
    params: ['input', 'target'],
    constructor_: ['size_average', 'reduce', 'reduction', 'log_target'],
  },
  'torchvision.ops.sigmoid_focal_loss': {
    ...bceLogits,
    prediction: 'inputs',
    target: 'targets',
    params: ['inputs', 'targets', 'alpha', 'gamma', 'reduction'],
  },

  'keras.losses.categorical_crossentropy': {...keras, takes: 'probabilities', family: 'softmax', targets: 'one-hot'},
  'keras.losses.sparse_categorical_crossentropy': {
    ...keras,
    takes: 'probabilities',
    family: 'softmax',
    targets: 'index',
    params: ['y_true', 'y_pred', 'from_logits', 'ignore_class', 'axis'],
  },
  'keras.losses.binary_crossentropy': {...keras, takes: 'probabilities', family: 'sigmoid', targets: 'binary'},
  'keras.metrics.categorical_crossentropy': {...keras, takes: 'probabilities', family: 'softmax', targets: 'one-hot'},
  'keras.metrics.sparse_categorical_crossentropy': {
    ...keras,
    takes: 'probabilities',
    family: 'softmax',
    targets: 'index',
  },
  'keras.metrics.binary_crossentropy': {...keras, takes: 'probabilities', family: 'sigmoid', targets: 'binary'},
  'keras.losses.CategoricalCrossentropy': {
    ...kerasClass,
    takes: 'probabilities',
    family: 'softmax',
    targets: 'one-hot',
  },
  'keras.losses.SparseCategoricalCrossentropy': {
    ...kerasClass,
    constructor_: ['from_logits', 'ignore_class'],
    takes: 'probabilities',
    family: 'softmax',
    targets: 'index',
  },
  'keras.losses.BinaryCrossentropy': {...kerasClass, takes: 'probabilities', family: 'sigmoid', targets: 'binary'},
  'keras.losses.CategoricalFocalCrossentropy': {
    ...kerasClass,
    constructor_: ['alpha', 'gamma', 'from_logits'],
    takes: 'probabilities',
    family: 'softmax',
    targets: 'one-hot',
  },
  'keras.losses.BinaryFocalCrossentropy': {
    ...kerasClass,
    constructor_: ['apply_class_balancing', 'alpha', 'gamma', 'from_logits'],
    takes: 'probabilities',
    family: 'sigmoid',
    targets: 'binary',
  },
  'keras.losses.kl_divergence': {...keras, ...divergence},
  'keras.losses.KLDivergence': {...kerasClass, ...divergence, constructor_: []},
  'keras.ops.categorical_crossentropy': {...kerasOp, takes: 'probabilities', family: 'softmax', targets: 'one-hot'},
  'keras.ops.sparse_categorical_crossentropy': {
    ...kerasOp,
    takes: 'probabilities',
    family: 'softmax',
    targets: 'index',
  },
  'keras.ops.binary_crossentropy': {
    ...kerasOp,
    params: ['target', 'output', 'from_logits'],
    takes: 'probabilities',
    family: 'sigmoid',
    targets: 'binary',
  },
  'keras.backend.categorical_crossentropy': {...kerasOp, takes: 'probabilities', family: 'softmax', targets: 'one-hot'},
  'keras.backend.sparse_categorical_crossentropy': {
    ...kerasOp,
    takes: 'probabilities',
    family: 'softmax',
    targets: 'index',
  },
  'keras.backend.binary_crossentropy': {
    ...kerasOp,
    params: ['target', 'output', 'from_logits'],
    takes: 'probabilities',
    family: 'sigmoid',
    targets: 'binary',
  },

  'tensorflow.nn.softmax_cross_entropy_with_logits': {...tfNn, family: 'softmax', targets: 'one-hot'},
  'tensorflow.nn.softmax_cross_entropy_with_logits_v2': {...tfNn, family: 'softmax', targets: 'one-hot'},
  'tensorflow.nn.sparse_softmax_cross_entropy_with_logits': {...tfNn, family: 'softmax', targets: 'index'},
  'tensorflow.nn.sigmoid_cross_entropy_with_logits': {...tfNn, family: 'sigmoid', targets: 'binary'},
  'tensorflow.nn.weighted_cross_entropy_with_logits': {
    ...tfNn,
    params: ['labels', 'logits', 'pos_weight'],
    family: 'sigmoid',
    targets: 'binary',
  },
  'tensorflow.losses.softmax_cross_entropy': {
    ...tfNn,
    target: 'onehot_labels',
    params: ['onehot_labels', 'logits'],
    family: 'softmax',
    targets: 'one-hot',
  },
  'tensorflow.losses.sparse_softmax_cross_entropy': {...tfNn, family: 'softmax', targets: 'index'},
  'tensorflow.losses.sigmoid_cross_entropy': {
    ...tfNn,
    target: 'multi_class_labels',
    params: ['multi_class_labels', 'logits'],
    family: 'sigmoid',
    targets: 'binary',
  },

  'optax.softmax_cross_entropy': {...optax, family: 'softmax', targets: 'one-hot'},
  'optax.safe_softmax_cross_entropy': {...optax, family: 'softmax', targets: 'one-hot'},
  'optax.softmax_cross_entropy_with_integer_labels': {...optax, family: 'softmax', targets: 'index'},
  'optax.sigmoid_binary_cross_entropy': {...optax, family: 'sigmoid', targets: 'binary'},
  'optax.sigmoid_focal_loss': {...optax, family: 'sigmoid', targets: 'binary'},
  'optax.kl_divergence': {...optaxDivergence, target: 'targets', params: ['log_predictions', 'targets']},
  'optax.convex_kl_divergence': {...optaxDivergence, target: 'targets', params: ['log_predictions', 'targets']},
  'optax.kl_divergence_with_log_targets': {
    ...optaxDivergence,
    target: 'log_targets',
    params: ['log_predictions', 'log_targets'],
  },
  'optax.poly_loss_cross_entropy': {
    ...optax,
    params: ['logits', 'labels', 'epsilon'],
    family: 'softmax',
    targets: 'one-hot',
  },

  'sklearn.metrics.log_loss': {
    framework: 'scikit-learn',
    params: ['y_true', 'y_pred'],
    prediction: 'y_pred',
    target: 'y_true',
    takes: 'probabilities',
    family: 'any',
    targets: 'labels',
  },
  'sklearn.metrics.brier_score_loss': {
    framework: 'scikit-learn',
    params: ['y_true', 'y_proba'],
    prediction: 'y_proba',
    formerly: {y_prob: 'y_proba'},
    target: 'y_true',
    takes: 'probabilities',
    family: 'any',
    targets: 'labels',
  },
  'scipy.stats.entropy': {
    framework: 'SciPy',
    params: ['pk', 'qk', 'base', 'axis'],
    prediction: 'qk',
    target: 'pk',
    takes: 'probabilities',
    family: 'any',
    targets: 'distribution',
  },
  'scipy.special.rel_entr': {
    framework: 'SciPy',
    params: ['x', 'y'],
    prediction: 'y',
    target: 'x',
    takes: 'probabilities',
    family: 'any',
    targets: 'distribution',
  },
  'scipy.special.kl_div': {
    framework: 'SciPy',
    params: ['x', 'y'],
    prediction: 'y',
    target: 'x',
    takes: 'probabilities',
    family: 'any',
    targets: 'distribution',
  },

  'tfjs.losses.softmaxCrossEntropy': {
    ...tfjs,
    params: ['onehotLabels', 'logits', 'weights', 'labelSmoothing', 'reduction'],
    prediction: 'logits',
    target: 'onehotLabels',
    takes: 'logits',
    family: 'softmax',
    targets: 'one-hot',
  },
  'tfjs.losses.sigmoidCrossEntropy': {
    ...tfjs,
    params: ['multiClassLabels', 'logits', 'weights', 'labelSmoothing', 'reduction'],
    prediction: 'logits',
    target: 'multiClassLabels',
    takes: 'logits',
    family: 'sigmoid',
    targets: 'binary',
  },
  'tfjs.losses.logLoss': {
    ...tfjs,
    params: ['labels', 'predictions', 'weights', 'epsilon', 'reduction'],
    prediction: 'predictions',
    target: 'labels',
    takes: 'probabilities',
    family: 'sigmoid',
    targets: 'binary',
  },
  'tfjs.metrics.categoricalCrossentropy': {
    ...tfjs,
    params: ['yTrue', 'yPred'],
    prediction: 'yPred',
    target: 'yTrue',
    takes: 'probabilities',
    family: 'softmax',
    targets: 'one-hot',
  },
  'tfjs.metrics.sparseCategoricalCrossentropy': {
    ...tfjs,
    params: ['yTrue', 'yPred'],
    prediction: 'yPred',
    target: 'yTrue',
    takes: 'probabilities',
    family: 'softmax',
    targets: 'index',
  },
  'tfjs.metrics.binaryCrossentropy': {
    ...tfjs,
    params: ['yTrue', 'yPred'],
    prediction: 'yPred',
    target: 'yTrue',
    takes: 'probabilities',
    family: 'sigmoid',
    targets: 'binary',
  },
};
