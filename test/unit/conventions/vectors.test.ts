/** The worked vectors of each framework's conventions: denominators, clips, renormalising, smoothing, argument order, errors. */
import assert from 'node:assert/strict';
import {convention} from '../../../src/core/conventions/convention.ts';
import type {ConventionOutcome} from '../../../src/core/conventions/types.ts';

type Args = Readonly<Record<string, unknown>>;

const outcome = (lib: string, fn: string, args: Args, config?: Args, version?: string): ConventionOutcome =>
  convention({lib, fn, args, ...(config ? {config} : {}), ...(version ? {version} : {})});

function value(lib: string, fn: string, args: Args, config?: Args, version?: string): number {
  const result = outcome(lib, fn, args, config, version);
  assert.ok(result.ok, JSON.stringify(result));
  return typeof result.value === 'number' ? result.value : result.value.data[0];
}

const near = (got: number, wanted: number, digits: number): void =>
  assert.ok(Math.abs(got - wanted) <= 0.5000001 * 10 ** -digits, `${got} is not ${wanted}`);

function raises(type: string, ...call: Parameters<typeof outcome>): void {
  const result = outcome(...call);
  assert.ok(!result.ok, `no error but ${JSON.stringify(result)}`);
  assert.equal(result.error.type, type);
  assert.ok(result.error.message.length > 0);
}

const logits = [
  [1.2, -0.8, -0.5],
  [0.9, -1.2, 1.1],
];
const oneHot = [
  [1, 0, 0],
  [0, 1, 0],
];
const weight = [1, 2, 3];

describe('conventions: PyTorch', () => {
  it('divides index targets by Σw and probability targets by N', () => {
    near(value('torch', 'cross_entropy', {input: logits, target: [0, 1], weight}), 2.059909, 6);
    near(value('torch', 'cross_entropy', {input: logits, target: oneHot, weight}), 3.089864, 6);
  });

  it('smooths with ε/K, weights before smoothing', () => {
    near(value('torch', 'cross_entropy', {input: logits, target: [0, 1], weight, label_smoothing: 0.1}), 2.070225, 6);
    near(value('torch', 'cross_entropy', {input: logits, target: oneHot, weight, label_smoothing: 0.1}), 3.105337, 6);
  });

  it('gives NaN for the mean and 0 for the sum where every row is ignored', () => {
    const args = {input: logits, target: [-100, -100]};
    assert.ok(Number.isNaN(value('torch', 'cross_entropy', args)));
    assert.equal(value('torch', 'cross_entropy', {...args, reduction: 'sum'}), 0);
  });

  it('gives NaN for 0 · (−∞)', () => {
    const args = {input: [[0, '-inf']], target: [[1, 0]]};
    assert.ok(Number.isNaN(value('torch', 'cross_entropy', args)));
  });

  it('raises for targets out of range, ignore_index with probabilities, an unknown reduction', () => {
    raises('IndexError', 'torch', 'cross_entropy', {input: logits, target: [0, 3]});
    raises('RuntimeError', 'torch', 'cross_entropy', {input: logits, target: oneHot, ignore_index: 1});
    raises('ValueError', 'torch', 'cross_entropy', {input: logits, target: [0, 1], reduction: 'avg'});
    raises('TypeError', 'torch', 'cross_entropy', {input: logits});
    raises('TypeError', 'torch', 'cross_entropy', {input: logits, target: [0, 1], labels: 1});
  });

  it('takes no logarithm below −100 in binary_cross_entropy, and no clamp with logits', () => {
    assert.equal(value('torch', 'binary_cross_entropy', {input: [0], target: [1]}), 100);
    assert.equal(value('torch', 'binary_cross_entropy_with_logits', {input: [-1000], target: [1]}), 1000);
    raises('RuntimeError', 'torch', 'binary_cross_entropy', {input: [1.5], target: [1]});
  });

  it('divides kl_div by elements under mean and by rows under batchmean', () => {
    const args = {
      input: [
        [-1, -0.5],
        [-0.25, -2],
      ],
      target: [
        [0.5, 0.5],
        [1, 0],
      ],
    };
    const total = value('torch', 'kl_div', {...args, reduction: 'sum'});
    near(value('torch', 'kl_div', args), total / 4, 12);
    near(value('torch', 'kl_div', {...args, reduction: 'batchmean'}), total / 2, 12);
  });

  it('gives a negative loss for probabilities in nll_loss', () => {
    assert.equal(value('torch', 'nll_loss', {input: [[0.2, 0.8]], target: [1]}), -0.8);
  });

  it('clamps a variance at eps and raises for a negative one', () => {
    near(value('torch', 'gaussian_nll_loss', {input: [1], target: [1], var: [0]}), 0.5 * Math.log(1e-6), 12);
    raises('ValueError', 'torch', 'gaussian_nll_loss', {input: [1], target: [1], var: [-1]});
  });

  it('adds Stirling’s term for targets above 1 only', () => {
    const args = {input: [0], target: [1], full: true};
    assert.equal(value('torch', 'poisson_nll_loss', args), 1);
    near(
      value('torch', 'poisson_nll_loss', {...args, target: [2]}),
      1 + 2 * Math.log(2) - 2 + 0.5 * Math.log(4 * Math.PI),
      12,
    );
  });

  it('knows functions by the names of their modules', () => {
    const args = {input: logits, target: [0, 1]};
    const wanted = value('torch', 'cross_entropy', args);
    assert.equal(value('torch', 'nn.functional.cross_entropy', args), wanted);
    assert.equal(value('torch', 'exp(cross_entropy)', args), Math.exp(wanted));
  });
});

describe('conventions: Keras 3', () => {
  const sparse = (backend: string): number =>
    value('keras', 'loss.SparseCategoricalCrossentropy', {y_true: [1], y_pred: [[2, 1, 0.1]]}, {backend});

  it('clips, then takes log and softmax on TensorFlow; divides by the sum on torch and JAX', () => {
    near(sparse('tensorflow'), 0.7419, 4);
    near(sparse('torch'), 1.1314, 4);
    near(sparse('jax'), 1.1314, 4);
    near(value('keras', 'loss.CategoricalCrossentropy', {y_true: [[0, 1, 0]], y_pred: [[2, 1, 0.1]]}), 1.1314, 4);
  });

  it('has the largest binary losses 16.1181 and 15.9424', () => {
    near(value('keras', 'loss.BinaryCrossentropy', {y_true: [[1]], y_pred: [[0]]}), 16.1181, 4);
    near(value('keras', 'loss.BinaryCrossentropy', {y_true: [[0]], y_pred: [[1]]}), 15.9424, 4);
  });

  it('smooths binary labels towards ½ and one-hot ones towards 1/K', () => {
    const binary = value('keras', 'loss.BinaryCrossentropy', {y_true: [[1]], y_pred: [[0.8]]}, {label_smoothing: 0.2});
    near(binary, -(0.9 * Math.log(0.8) + 0.1 * Math.log(0.2)), 6);
    const args = {y_true: [[1, 0, 0, 0]], y_pred: [[0.7, 0.1, 0.1, 0.1]]};
    const categorical = value('keras', 'loss.CategoricalCrossentropy', args, {label_smoothing: 0.2});
    near(categorical, -(0.85 * Math.log(0.7) + 0.15 * Math.log(0.1)), 6);
  });

  it('divides by the count, by Σw or by the valid count, as asked', () => {
    const args = {
      y_true: [0, 1],
      y_pred: [
        [0.5, 0.5],
        [0.25, 0.75],
      ],
      sample_weight: [1, 3],
    };
    const total = Math.LN2 - 3 * Math.log(0.75);
    const fn = 'loss.SparseCategoricalCrossentropy';
    near(value('keras', fn, args), total / 2, 6);
    near(value('keras', fn, args, {reduction: 'mean_with_sample_weight'}), total / 4, 6);
    near(value('keras', 'metric.SparseCategoricalCrossentropy', args), total / 4, 6);
    near(value('keras', fn, {...args, sample_weight: null}, {ignore_class: 1}), Math.LN2, 6);
  });

  it('scales every class by α in categorical focal loss, and ignores α in the binary one', () => {
    const args = {y_true: [[0, 1]], y_pred: [[0.4, 0.6]]};
    near(value('keras', 'loss.CategoricalFocalCrossentropy', args, {gamma: 0}), -0.25 * Math.log(0.6), 6);
    near(
      value('keras', 'loss.BinaryFocalCrossentropy', {y_true: [[1]], y_pred: [[0.6]]}, {gamma: 0}),
      -Math.log(0.6),
      6,
    );
    const balanced = {gamma: 0, apply_class_balancing: true};
    near(
      value('keras', 'loss.BinaryFocalCrossentropy', {y_true: [[1]], y_pred: [[0.6]]}, balanced),
      -0.25 * Math.log(0.6),
      6,
    );
  });

  it('gives 0 for a label out of range on JAX, and errors elsewhere', () => {
    const args = {y_true: [5], y_pred: [[0.5, 0.5]]};
    assert.equal(value('keras', 'loss.SparseCategoricalCrossentropy', args, {backend: 'jax'}) + 0, 0);
    raises('RuntimeError', 'keras', 'loss.SparseCategoricalCrossentropy', args, {backend: 'torch'});
    raises('InvalidArgumentError', 'keras', 'loss.SparseCategoricalCrossentropy', args);
    raises('ValueError', 'keras', 'loss.SparseCategoricalCrossentropy', args, {reduction: 'average'});
  });
});

describe('conventions: scikit-learn', () => {
  const args = {y_true: [1], y_pred: [[0.2, 0.3]], labels: [0, 1]};

  it('renormalises to 1.4, and from 1.5 only warns', () => {
    near(value('sklearn', 'log_loss', args, undefined, '1.4.2'), 0.5108, 4);
    const modern = outcome('sklearn', 'log_loss', args, undefined, '1.5.0');
    assert.ok(modern.ok && modern.warnings.length === 1);
    near(modern.value as number, 1.204, 4);
  });

  it('takes values outside [0, 1] without a word until 1.7', () => {
    const outside = {y_true: [0, 1], y_pred: [-0.5, 1.5]};
    near(value('sklearn', 'log_loss', outside, undefined, '1.2.1'), 2.2204460492503136e-16, 20);
    raises('ValueError', 'sklearn', 'log_loss', outside, undefined, '1.7.0');
  });

  for (const [dtype, cap] of [
    ['float64', 36.0437],
    ['float32', 15.9424],
    ['float16', 6.9315],
  ] as const) {
    it(`has ${cap} as the largest loss in ${dtype}`, () => {
      const certain = {y_true: [0, 1], y_pred: {dtype, shape: [2], data: [1, 0]}};
      near(value('sklearn', 'log_loss', certain, undefined, '1.5.0'), cap, 3);
    });
  }

  it('orders columns by sorted label, whatever the order of labels', () => {
    const named = {
      y_true: ['b', 'a'],
      y_pred: [
        [0.1, 0.9],
        [0.8, 0.2],
      ],
    };
    const wanted = -(Math.log(0.9) + Math.log(0.8)) / 2;
    near(value('sklearn', 'log_loss', named), wanted, 12);
    near(value('sklearn', 'log_loss', {...named, labels: ['b', 'a']}), wanted, 12);
  });

  it('no longer takes eps from 1.5 on', () => {
    raises('TypeError', 'sklearn', 'log_loss', {...args, eps: 1e-7}, undefined, '1.5.0');
  });
});

describe('conventions: SciPy', () => {
  it('always normalises', () => {
    near(value('scipy', 'stats.entropy', {pk: [1, 1, 1, 1]}), 1.3863, 4);
    near(value('scipy', 'stats.entropy', {pk: [0.5, 0.5], qk: [0.3, 0.3]}), 0, 15);
  });

  it('gives NaN for a zero sum, −∞ for a negative value, ∞ where q = 0 < p', () => {
    assert.ok(Number.isNaN(value('scipy', 'stats.entropy', {pk: [0, 0]})));
    assert.equal(value('scipy', 'stats.entropy', {pk: [2, -1]}), Number.NEGATIVE_INFINITY);
    assert.equal(value('scipy', 'stats.entropy', {pk: [0.5, 0.5], qk: [1, 0]}), Number.POSITIVE_INFINITY);
  });

  it('takes axis 0 by default', () => {
    const result = outcome('scipy', 'stats.entropy', {
      pk: [
        [1, 1, 1],
        [1, 1, 1],
      ],
    });
    assert.ok(result.ok && typeof result.value !== 'number');
    assert.deepEqual(result.value.shape, [3]);
  });

  it('has its edges in rel_entr, kl_div and xlogy', () => {
    assert.equal(value('scipy', 'special.rel_entr', {x: 0, y: 0}), 0);
    assert.equal(value('scipy', 'special.rel_entr', {x: 1, y: 0}), Number.POSITIVE_INFINITY);
    assert.equal(value('scipy', 'special.kl_div', {x: 0, y: 2}), 2);
    assert.equal(value('scipy', 'special.xlogy', {x: 0, y: 0}), 0);
    assert.ok(Number.isNaN(value('scipy', 'special.xlogy', {x: 0, y: 'nan'})));
  });

  it('returns a sign beside logsumexp where asked', () => {
    const result = outcome('scipy', 'special.logsumexp', {a: [0, 0], b: [1, -3], return_sign: true});
    assert.ok(result.ok && result.tuple);
    near(result.tuple[0].data[0], Math.LN2, 12);
    assert.equal(result.tuple[1].data[0], -1);
  });
});

describe('conventions: optax, torchmetrics, ONNX, TensorFlow.js, evaluate', () => {
  it('optax gives NaN at 0 · (−∞), its safe form 0', () => {
    const args = {logits: [0, '-inf'], labels: [1, 0]};
    assert.ok(Number.isNaN(value('optax', 'softmax_cross_entropy', args)));
    assert.equal(value('optax', 'safe_softmax_cross_entropy', args) + 0, 0);
    assert.ok(Number.isNaN(value('optax', 'kl_divergence', {log_predictions: ['-inf', 0], targets: [0, 1]})));
  });

  it('optax focal loss takes α only where it is given', () => {
    const args = {logits: [0], labels: [1]};
    near(value('optax', 'sigmoid_focal_loss', args), 0.25 * Math.LN2, 6);
    near(value('optax', 'sigmoid_focal_loss', {...args, alpha: 0.25}), 0.0625 * Math.LN2, 6);
    near(value('torchvision', 'sigmoid_focal_loss', {inputs: [0], targets: [1]}), 0.0625 * Math.LN2, 12);
  });

  it('torchmetrics normalises KL’s rows and lets a perplexity underflow to ∞', () => {
    near(value('torchmetrics', 'kl_divergence', {p: [[1, 1]], q: [[3, 3]]}), 0, 15);
    const far = {preds: [[[0, 1000]]], target: [[0]]};
    assert.equal(value('torchmetrics', 'perplexity', far), Number.POSITIVE_INFINITY);
  });

  it('torchmetrics puts confidence 1 in a bin of its own', () => {
    near(value('torchmetrics', 'calibration_error', {preds: [1, 0.99], target: [1, 0]}), (0 + 0.99) / 2, 12);
  });

  it('ONNX lets ignore_index lie outside [0, K)', () => {
    const args = {input: logits, target: [0, 10], weight, ignore_index: 10};
    near(
      value('onnx', 'SoftmaxCrossEntropyLoss', args),
      value('torch', 'cross_entropy', {input: [logits[0]], target: [0]}),
      12,
    );
  });

  it('tf.losses.logLoss gives a slightly negative loss for a perfect score', () => {
    const perfect = value('tfjs', 'losses.logLoss', {labels: [1, 0], predictions: [1, 0]});
    assert.ok(perfect < 0 && perfect > -2e-7);
  });

  it('tfjs divides by the weights that are not 0, or by Σw under MEAN', () => {
    const args = {labels: [1, 1, 1], predictions: [0.5, 0.5, 0.5], weights: [2, 0, 4]};
    near(value('tfjs', 'losses.logLoss', args), 3 * Math.LN2, 5);
    near(value('tfjs', 'losses.logLoss', {...args, reduction: 'MEAN'}), Math.LN2, 5);
  });

  it('tfjs layers caps a loss from logits at 16.118', () => {
    const args = {yTrue: [[0, 1]], yPred: [[100, 0]], fromLogits: true};
    near(value('tfjs', 'layers.categoricalCrossentropy', args), 16.118, 3);
  });

  it('evaluate averages perplexities, not losses', () => {
    near(value('evaluate', 'perplexity', {nll: [[0, 0], [2]]}), (1 + Math.exp(2)) / 2, 12);
  });

  it('names a function that it does not know', () => {
    raises('UnknownFunction', 'torch', 'mse_loss', {});
  });
});
