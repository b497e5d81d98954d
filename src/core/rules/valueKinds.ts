/** What functions, modules and methods make of their argument: softmax, logarithm, one-hot … and which leave it what it is. */

/** What functions and methods make of their argument. */
export type ValueKind =
  | 'softmax'
  | 'sigmoid'
  | 'log-softmax'
  | 'log-sigmoid'
  | 'log'
  | 'logits'
  | 'one-hot'
  | 'indices'
  | 'labels'
  | 'probabilities'
  | 'scores';

/** Canonical functions (and modules, once they are called). */
export const producers: Readonly<Record<string, ValueKind>> = {
  'torch.softmax': 'softmax',
  'torch.nn.functional.softmax': 'softmax',
  'torch.special.softmax': 'softmax',
  'torch.nn.Softmax': 'softmax',
  'torch.nn.Softmax2d': 'softmax',
  'torch.nn.functional.gumbel_softmax': 'softmax',
  'torch.sigmoid': 'sigmoid',
  'torch.nn.functional.sigmoid': 'sigmoid',
  'torch.special.expit': 'sigmoid',
  'torch.nn.Sigmoid': 'sigmoid',
  'torch.log_softmax': 'log-softmax',
  'torch.nn.functional.log_softmax': 'log-softmax',
  'torch.special.log_softmax': 'log-softmax',
  'torch.nn.LogSoftmax': 'log-softmax',
  'torch.nn.functional.logsigmoid': 'log-sigmoid',
  'torch.nn.LogSigmoid': 'log-sigmoid',
  'torch.nn.Linear': 'logits',
  'flax.linen.Dense': 'logits',
  'flax.linen.Linear': 'logits',
  'haiku.Linear': 'logits',
  'torch.nn.functional.linear': 'logits',
  'torch.nn.functional.one_hot': 'one-hot',
  'tensorflow.one_hot': 'one-hot',
  'jax.nn.one_hot': 'one-hot',
  'keras.utils.to_categorical': 'one-hot',
  'keras.ops.one_hot': 'one-hot',
  'tfjs.oneHot': 'one-hot',
  'torch.argmax': 'indices',
  'tensorflow.argmax': 'indices',
  'tensorflow.math.argmax': 'indices',
  'numpy.argmax': 'indices',
  'jax.numpy.argmax': 'indices',
  'keras.ops.argmax': 'indices',
  'tfjs.argMax': 'indices',
  'tensorflow.nn.softmax': 'softmax',
  'tensorflow.keras.activations.softmax': 'softmax',
  'keras.activations.softmax': 'softmax',
  'keras.ops.softmax': 'softmax',
  'keras.backend.softmax': 'softmax',
  'keras.layers.Softmax': 'softmax',
  'jax.nn.softmax': 'softmax',
  'flax.linen.softmax': 'softmax',
  'scipy.special.softmax': 'softmax',
  'tfjs.softmax': 'softmax',
  'tensorflow.sigmoid': 'sigmoid',
  'tensorflow.nn.sigmoid': 'sigmoid',
  'tensorflow.math.sigmoid': 'sigmoid',
  'keras.activations.sigmoid': 'sigmoid',
  'keras.ops.sigmoid': 'sigmoid',
  'keras.backend.sigmoid': 'sigmoid',
  'jax.nn.sigmoid': 'sigmoid',
  'flax.linen.sigmoid': 'sigmoid',
  'scipy.special.expit': 'sigmoid',
  'tfjs.sigmoid': 'sigmoid',
  'tensorflow.nn.log_softmax': 'log-softmax',
  'tensorflow.math.log_softmax': 'log-softmax',
  'keras.ops.log_softmax': 'log-softmax',
  'keras.activations.log_softmax': 'log-softmax',
  'jax.nn.log_softmax': 'log-softmax',
  'flax.linen.log_softmax': 'log-softmax',
  'scipy.special.log_softmax': 'log-softmax',
  'tfjs.logSoftmax': 'log-softmax',
  'jax.nn.log_sigmoid': 'log-sigmoid',
  'scipy.special.log_expit': 'log-sigmoid',
  'tfjs.logSigmoid': 'log-sigmoid',
  'tfjs.greater': 'labels',
  'tfjs.greaterEqual': 'labels',
  'tensorflow.greater': 'labels',
  'tensorflow.math.greater': 'labels',
  'torch.gt': 'labels',
  'torch.ge': 'labels',
  'numpy.greater': 'labels',
  'numpy.greater_equal': 'labels',
};

/** Functions that take the logarithm of their first argument. */
export const logarithms: ReadonlySet<string> = new Set([
  'torch.log',
  'numpy.log',
  'jax.numpy.log',
  'tensorflow.math.log',
  'tensorflow.log',
  'keras.ops.log',
  'math.log',
  'tfjs.log',
  'torch.log2',
  'numpy.log2',
  'jax.numpy.log2',
  'torch.log10',
  'numpy.log10',
  'jax.numpy.log10',
]);

export const methodProducers: Readonly<Record<string, ValueKind>> = {
  softmax: 'softmax',
  sigmoid: 'sigmoid',
  sigmoid_: 'sigmoid',
  log_softmax: 'log-softmax',
  logSoftmax: 'log-softmax',
  argmax: 'indices',
  argMax: 'indices',
  predict_proba: 'probabilities',
  predict_log_proba: 'log-softmax',
  decision_function: 'scores',
  greater: 'labels',
  greaterEqual: 'labels',
  less: 'labels',
  lessEqual: 'labels',
  gt: 'labels',
  ge: 'labels',
  lt: 'labels',
  le: 'labels',
};

/** Methods that keep what a value is. */
export const transparentMethods: ReadonlySet<string> = new Set(
  'float double half bfloat16 to cpu cuda detach clone contiguous view reshape squeeze unsqueeze flatten permute transpose t T numpy type type_as astype requires_grad_ clamp clamp_ clip expand expand_as asType cast toFloat as1D as2D copy unflatten narrow gather index_select to_numpy data ravel values toarray'.split(
    ' ',
  ),
);

/** Functions that keep what their first argument is. */
export const transparentFunctions: ReadonlySet<string> = new Set([
  'torch.squeeze',
  'torch.unsqueeze',
  'torch.flatten',
  'torch.reshape',
  'torch.clamp',
  'torch.clip',
  'torch.permute',
  'torch.transpose',
  'torch.cat',
  'torch.stack',
  'torch.concat',
  'torch.hstack',
  'tensorflow.concat',
  'numpy.concatenate',
  'jax.numpy.concatenate',
  'tensorflow.cast',
  'tensorflow.reshape',
  'tensorflow.squeeze',
  'tensorflow.clip_by_value',
  'numpy.clip',
  'numpy.asarray',
  'numpy.array',
  'numpy.squeeze',
  'numpy.reshape',
  'jax.numpy.asarray',
  'jax.numpy.clip',
  'jax.numpy.squeeze',
  'tfjs.clipByValue',
  'tfjs.squeeze',
  'torch.as_tensor',
  'torch.tensor',
  'torch.from_numpy',
  'torch.autograd.Variable',
  'tensorflow.convert_to_tensor',
  'tensorflow.constant',
  'tfjs.tensor',
  'tfjs.reshape',
  'einops.rearrange',
]);

const builders =
  /^(keras\.layers\.(Dense|Conv[123]D|Activation)|keras\.models\.(Sequential|Model)|torch\.nn\.Sequential)$/;

/** Whether the rules know what this canonical function or class makes. */
export const isProducer = (name: string): boolean =>
  name in producers || transparentFunctions.has(name) || logarithms.has(name) || builders.test(name);
