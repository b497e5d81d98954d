/** optax' losses, in JAX' float32: nothing is clipped, reduced or checked. Source: optax/losses/_classification.py, _kl… */
import type {Call, FrameworkFunction} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {logSigmoidOf, logSoftmax} from '../keras/ops.ts';
import {cast, map, type NdArray, type OnMismatch, sameShape, tuple, zip} from '../nd/ndarray.ts';
import {asFloat32} from '../nd/read.ts';
import {sum} from '../nd/reduce.ts';
import {around} from '../nd/slices.ts';

const mismatch: OnMismatch = (a, b) =>
  raise('TypeError', `mul got incompatible shapes for broadcasting: ${tuple(a)}, ${tuple(b)}.`);

const combine = (a: NdArray, b: NdArray, f: (x: number, y: number) => number): NdArray =>
  zip(a, b, f, 'float32', mismatch);

const float32 = (call: Call, name: string): NdArray => cast(call.array(name, asFloat32), 'float32');

function axisOf(call: Call, a: NdArray): number {
  const axis = call.number('axis', -1);
  return axis < 0 ? axis + a.shape.length : axis;
}

/** −Σ y ℓ along the class axis: NaN at 0·(−∞). */
function softmaxCrossEntropy(call: Call): NdArray {
  const logits = float32(call, 'logits');
  const axis = axisOf(call, logits);
  const terms = combine(logSoftmax(logits, axis), float32(call, 'labels'), (l, y) => l * y);
  return map(sum(terms, [axis]), (x) => -x);
}

/** As above, with 0 where y = 0. */
function safeSoftmaxCrossEntropy(call: Call): NdArray {
  const logits = float32(call, 'logits');
  const axis = axisOf(call, logits);
  const terms = combine(logSoftmax(logits, axis), float32(call, 'labels'), (l, y) => (y === 0 ? 0 : -(l * y)));
  return sum(terms, [axis]);
}

/** ln Σ e^x − x[y]; a negative label counts from the end, one out of range gives NaN. */
function integerLabels(call: Call): NdArray {
  const logits = float32(call, 'logits');
  const labels = call.array('labels', () => 'int32');
  const axis = axisOf(call, logits);
  if (
    !sameShape(
      labels.shape,
      logits.shape.filter((_, i) => i !== axis),
    )
  ) {
    raise(
      'AssertionError',
      `The shapes of logits ${tuple(logits.shape)} and labels ${tuple(labels.shape)} do not match.`,
    );
  }
  const {length, inner} = around(logits.shape, axis);
  const logs = logSoftmax(logits, axis).data;
  const data = labels.data.map((y, i) => {
    const label = y < 0 ? y + length : y;
    const inRange = label >= 0 && label < length;
    return inRange ? -logs[(Math.floor(i / inner) * length + label) * inner + (i % inner)] : Number.NaN;
  });
  return {dtype: 'float32', shape: labels.shape, data};
}

const sigmoidTerms = (logits: NdArray, labels: NdArray): NdArray =>
  combine(logits, labels, (x, y) => -y * logSigmoidOf(x) - (1 - y) * logSigmoidOf(-x));

/** (1 − p_t)^γ · BCE, times αy + (1 − α)(1 − y) where α is given. */
function sigmoidFocalLoss(call: Call): NdArray {
  const logits = float32(call, 'logits');
  const labels = float32(call, 'labels');
  const gamma = call.number('gamma', 2);
  const alpha = call.number('alpha', -1);
  const factor = combine(logits, labels, (x, y) => (1 - trueProbability(x, y)) ** gamma);
  const loss = combine(sigmoidTerms(logits, labels), factor, (l, f) => l * f);
  return alpha < 0 ? loss : combine(loss, labels, (l, y) => (alpha * y + (1 - alpha) * (1 - y)) * l);
}

const trueProbability = (x: number, y: number): number => {
  const p = 1 / (1 + Math.exp(-x));
  return p * y + (1 - p) * (1 - y);
};

/** Σ p (ln p − log q), ln 0 counted as 0: NaN at p = 0 under log q = −∞. */
function klDivergence(call: Call): NdArray {
  const logs = float32(call, 'log_predictions');
  const terms = combine(float32(call, 'targets'), logs, (p, l) => p * ((p === 0 ? 0 : Math.log(p)) - l));
  return sum(terms, [axisOf(call, terms)]);
}

function klWithLogTargets(call: Call): NdArray {
  const terms = combine(
    float32(call, 'log_targets'),
    float32(call, 'log_predictions'),
    (t, l) => Math.exp(t) * (t - l),
  );
  return sum(terms, [axisOf(call, terms)]);
}

/** (1 − α)y + α/K. */
function smoothLabels(call: Call): NdArray {
  const labels = float32(call, 'labels');
  const alpha = call.number('alpha', 0);
  return map(labels, (y) => (1 - alpha) * y + alpha / (labels.shape.at(-1) ?? 1));
}

const optax = (fn: string, parameters: readonly string[], run: (call: Call) => NdArray): FrameworkFunction => ({
  lib: 'optax',
  fn,
  parameters,
  run,
});

export const optaxFunctions: readonly FrameworkFunction[] = [
  optax('softmax_cross_entropy', ['logits', 'labels', 'axis'], softmaxCrossEntropy),
  optax('safe_softmax_cross_entropy', ['logits', 'labels', 'axis'], safeSoftmaxCrossEntropy),
  optax('softmax_cross_entropy_with_integer_labels', ['logits', 'labels', 'axis'], integerLabels),
  optax('sigmoid_binary_cross_entropy', ['logits', 'labels'], (call) =>
    sigmoidTerms(float32(call, 'logits'), float32(call, 'labels')),
  ),
  optax('sigmoid_focal_loss', ['logits', 'labels', 'alpha', 'gamma'], sigmoidFocalLoss),
  optax('kl_divergence', ['log_predictions', 'targets', 'axis'], klDivergence),
  optax('kl_divergence_with_log_targets', ['log_predictions', 'log_targets', 'axis'], klWithLogTargets),
  optax('smooth_labels', ['labels', 'alpha'], smoothLabels),
];
