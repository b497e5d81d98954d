/** keras.ops: the cross-entropies of each backend, one value per row or element. Source: keras/src/backend/<backend>/nn.py. */
import {raise} from '../frameworkError.ts';
import {map, type NdArray, sameShape, tuple} from '../nd/ndarray.ts';
import {max, sum} from '../nd/reduce.ts';
import {around} from '../nd/slices.ts';
import {axisOf, type Backend, clip, combine, epsilon, log, squeeze} from './backend.ts';

/** exp(x − max)/Σ along an axis; `null` runs over all elements. */
export function softmax(x: NdArray, axis: number | null): NdArray {
  const axes = axis === null ? x.shape.map((_, i) => i) : [axisOf(axis, x.shape.length)];
  const powers = map(shifted(x, axes), Math.exp);
  return combine('jax', powers, sum(powers, axes, true), (e, s) => e / s);
}

export function logSoftmax(x: NdArray, axis: number | null): NdArray {
  const axes = axis === null ? x.shape.map((_, i) => i) : [axisOf(axis, x.shape.length)];
  const low = shifted(x, axes);
  return combine('jax', low, log(sum(map(low, Math.exp), axes, true)), (v, s) => v - s);
}

const shifted = (x: NdArray, axes: readonly number[]): NdArray =>
  combine('jax', x, max(x, axes, true), (v, top) => v - top);

export const sigmoid = (x: NdArray): NdArray => map(x, (v) => 1 / (1 + Math.exp(-v)));
export const softplusOf = (v: number): number => Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)));
export const logSigmoidOf = (v: number): number => -softplusOf(-v);

const shapes = (target: NdArray, output: NdArray): string =>
  `Received: target.shape=${tuple(target.shape)}, output.shape=${tuple(output.shape)}`;

function checkSameShape(target: NdArray, output: NdArray): void {
  if (target.shape.length !== output.shape.length) {
    raise(
      'ValueError',
      `Arguments \`target\` and \`output\` must have the same rank (ndim). ${shapes(target, output)}`,
    );
  }
  if (sameShape(target.shape, output.shape)) return;
  raise('ValueError', `Arguments \`target\` and \`output\` must have the same shape. ${shapes(target, output)}`);
}

/** ln of probabilities divided by their sum, then clipped to [e, 1 − e]; or log-softmax of logits. */
export function logProbabilities(output: NdArray, fromLogits: boolean, axis: number): NdArray {
  if (fromLogits) return logSoftmax(output, axis);
  const normalised = combine('jax', output, sum(output, [axis], true), (q, s) => q / s);
  return log(clip(normalised, epsilon, 1 - epsilon));
}

/** −Σ y ln q along the class axis. */
export function categorical(
  backend: Backend,
  target: NdArray,
  output: NdArray,
  fromLogits: boolean,
  axis: number,
): NdArray {
  if (target.shape.length < 1) {
    raise('ValueError', `Arguments \`target\` and \`output\` must be at least rank 1. ${shapes(target, output)}`);
  }
  checkSameShape(target, output);
  const at = axisOf(axis, output.shape.length);
  const terms = combine(backend, logProbabilities(output, fromLogits, at), target, (l, y) => l * y);
  return map(sum(terms, [at]), (x) => -x);
}

/** −ln q[y]; on TensorFlow probabilities are clipped, not divided by their sum, and pass through log and softmax. */
export function sparse(backend: Backend, target: NdArray, output: NdArray, fromLogits: boolean, axis: number): NdArray {
  if (output.shape.length < 1)
    raise('ValueError', `Argument \`output\` must be at least rank 1. ${shapes(target, output)}`);
  const at = axisOf(axis, output.shape.length);
  if (backend === 'tensorflow' && at !== output.shape.length - 1) {
    raise('ValueError', `Only axis=-1 is currently supported. Received: axis=${axis}`);
  }
  const column = target.shape.length === output.shape.length && target.shape.at(-1) === 1;
  const labels = map(column ? squeeze(target) : target, Math.trunc);
  checkLabelShape(labels, output, at);
  const logs =
    backend === 'tensorflow' && !fromLogits
      ? logSoftmax(log(clip(output, epsilon, 1 - epsilon)), at)
      : logProbabilities(output, fromLogits, at);
  return pick(backend, labels, logs, at);
}

function checkLabelShape(labels: NdArray, output: NdArray, axis: number): void {
  if (
    sameShape(
      labels.shape,
      output.shape.filter((_, i) => i !== axis),
    )
  )
    return;
  raise(
    'ValueError',
    `Arguments \`target\` and \`output\` must have the same shape up until the last dimension: ${shapes(labels, output)}`,
  );
}

/** −logs at each label. A label out of range is an error, except on JAX (and, below 0, on torch), where the loss is 0. */
function pick(backend: Backend, labels: NdArray, logs: NdArray, axis: number): NdArray {
  const {length, inner} = around(logs.shape, axis);
  const data = labels.data.map((y, i) => {
    if (y < 0 || y >= length || Number.isNaN(y)) return outOfRange(backend, y, length);
    return -logs.data[(Math.floor(i / inner) * length + y) * inner + (i % inner)];
  });
  return {dtype: logs.dtype, shape: labels.shape, data};
}

export function outOfRange(backend: Backend, label: number, classes: number): number {
  if (backend === 'jax' || (backend === 'torch' && label < 0)) return 0;
  if (backend === 'torch') return raise('RuntimeError', 'Class values must be smaller than num_classes.');
  return raise(
    'InvalidArgumentError',
    `Received a label value of ${label} which is outside the valid range of [0, ${classes}).`,
  );
}

/** −(y ln q + (1 − y) ln(1 − q)) with q clipped to [e, 1 − e]; with logits nothing is clipped. */
export function binary(backend: Backend, target: NdArray, output: NdArray, fromLogits: boolean): NdArray {
  checkSameShape(target, output);
  if (fromLogits) return combine(backend, output, target, backend === 'jax' ? logSigmoidForm : reluForm);
  const q = clip(output, epsilon, 1 - epsilon);
  const left = combine(backend, target, log(q), (y, l) => y * l);
  const right = combine(
    backend,
    map(target, (y) => 1 - y),
    log(map(q, (p) => 1 - p)),
    (y, l) => y * l,
  );
  return map(
    combine(backend, left, right, (a, b) => a + b),
    (x) => -x,
  );
}

/** max(x, 0) − xy + ln(1 + e^−|x|). */
const reluForm = (x: number, y: number): number => Math.max(x, 0) - x * y + Math.log1p(Math.exp(-Math.abs(x)));
const logSigmoidForm = (x: number, y: number): number => -(y * logSigmoidOf(x) + (1 - y) * logSigmoidOf(-x));
