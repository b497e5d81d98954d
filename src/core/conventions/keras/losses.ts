/** Keras' loss functions: smoothing, focal factors, masks; one value per sample. Source: keras/src/losses/losses.py. */
import type {Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {map, type NdArray, sameShape} from '../nd/ndarray.ts';
import {asFloat32, readArray} from '../nd/read.ts';
import {mean, sum} from '../nd/reduce.ts';
import {axisOf, type Backend, backendOf, clip, combine, epsilon, log, squeeze, unsqueeze} from './backend.ts';
import {binary, categorical, logProbabilities, outOfRange, sigmoid, softmax, sparse} from './ops.ts';

/** Losses per sample, and which of them count where a class is ignored. */
export interface Losses {
  readonly values: NdArray;
  readonly mask?: NdArray;
}

export type LossFunction = (call: Call, target: NdArray, output: NdArray) => Losses;

/** y(1 − s) + s/K with K the size of the class axis. */
function smoothClasses(call: Call, target: NdArray): NdArray {
  const s = call.number('label_smoothing', 0);
  if (s === 0) return target;
  const share = s / target.shape[axisOf(axisGiven(call), target.shape.length)];
  return map(
    map(target, (y) => y * (1 - s)),
    (y) => y + share,
  );
}

/** y(1 − s) + s/2. */
function smoothBinary(call: Call, target: NdArray): NdArray {
  const s = call.number('label_smoothing', 0);
  return s === 0
    ? target
    : map(
        map(target, (y) => y * (1 - s)),
        (y) => y + 0.5 * s,
      );
}

const meanOverAxis = (a: NdArray, axis: number): NdArray =>
  mean(a, a.shape.length === 0 ? [] : [axisOf(axis, a.shape.length)]);
const axisGiven = (call: Call): number => call.number('axis', -1);

export const categoricalCrossentropy: LossFunction = (call, target, output) => ({
  values: categorical(
    backendOf(call),
    smoothClasses(call, target),
    output,
    call.flag('from_logits', false),
    axisGiven(call),
  ),
});

export const binaryCrossentropy: LossFunction = (call, target, output) => ({
  values: meanOverAxis(
    binary(backendOf(call), smoothBinary(call, target), output, call.flag('from_logits', false)),
    axisGiven(call),
  ),
});

/** Rows of the ignored class are zeroed before and masked after. */
export const sparseCategoricalCrossentropy: LossFunction = (call, target, output) => {
  const backend = backendOf(call);
  const column = target.shape.length === output.shape.length && target.shape.at(-1) === 1;
  const labels = column ? squeeze(target) : target;
  const fromLogits = call.flag('from_logits', false);
  if (!call.has('ignore_class')) return {values: sparse(backend, labels, output, fromLogits, axisGiven(call))};
  const ignored = call.number('ignore_class', Number.NaN);
  const mask = map(labels, (y) => (y === ignored ? 0 : 1));
  const kept = combine(backend, output, unsqueeze(mask), (q, m) => q * m);
  const losses = sparse(
    backend,
    combine(backend, labels, mask, (y, m) => y * m),
    kept,
    fromLogits,
    axisGiven(call),
  );
  return {values: {...losses, data: losses.data.map((x, i) => (mask.data[i] === 0 ? 0 : x))}, mask};
};

/** α(1 − q)^γ · CE summed over classes: α scales every class. Logits pass through softmax and are clipped. */
export const categoricalFocalCrossentropy: LossFunction = (call, target, output) => {
  const backend = backendOf(call);
  const axis = axisOf(axisGiven(call), output.shape.length);
  const probabilities = call.flag('from_logits', false) ? softmax(output, axis) : output;
  const logs = logProbabilities(probabilities, false, axis);
  const gamma = call.number('gamma', 2);
  const normalised = combine(backend, probabilities, sum(probabilities, [axis], true), (q, s) => q / s);
  const factor = map(clip(normalised, epsilon, 1 - epsilon), (q) => (1 - q) ** gamma);
  const weighted = combine(backend, factor, alphaOf(call), (f, a) => f * a);
  const terms = combine(backend, logs, smoothClasses(call, target), (l, y) => -y * l);
  return {
    values: sum(
      combine(backend, weighted, terms, (w, t) => w * t),
      [axis],
    ),
  };
};

const alphaOf = (call: Call): NdArray => readArray(call.raw('alpha') ?? 0.25, asFloat32);

/** (1 − p_t)^γ · BCE; α takes part only with apply_class_balancing. */
export const binaryFocalCrossentropy: LossFunction = (call, given, output) => {
  const backend = backendOf(call);
  const target = smoothBinary(call, given);
  const q = call.flag('from_logits', false) ? sigmoid(output) : output;
  const gamma = call.number('gamma', 2);
  const factor = combine(backend, q, target, (p, y) => (1 - (y * p + (1 - y) * (1 - p))) ** gamma);
  const focal = combine(backend, factor, binary(backend, target, q, false), (f, x) => f * x);
  if (!call.flag('apply_class_balancing', false)) return {values: meanOverAxis(focal, axisGiven(call))};
  const alpha = call.number('alpha', 0.25);
  const balance = map(target, (y) => y * alpha + (1 - y) * (1 - alpha));
  return {
    values: meanOverAxis(
      combine(backend, balance, focal, (w, x) => w * x),
      axisGiven(call),
    ),
  };
};

/** (1 − q[y]^g)/g with g in (0, 1); nothing is clipped or normalised. */
export const categoricalGeneralizedCrossEntropy: LossFunction = (call, target, output) => {
  const q = call.number('q', 0.5);
  if (!(q > 0 && q < 1)) raise('ValueError', 'q must be in the interval (0, 1)');
  const classes = output.shape.at(-1) ?? 1;
  if (!sameShape(target.shape, output.shape.slice(0, -1))) {
    raise('ValueError', 'y_true must have the shape of y_pred without its last axis');
  }
  const chosen = target.data.map((y, i) => probabilityOf(backendOf(call), Math.trunc(y), classes, output, i));
  const p: NdArray = {dtype: output.dtype, shape: target.shape, data: chosen};
  return {
    values: map(
      map(p, (x) => x ** q),
      (x) => (1 - x) / q,
    ),
  };
};

function probabilityOf(backend: Backend, label: number, classes: number, output: NdArray, row: number): number {
  if (label >= 0 && label < classes) return output.data[row * classes + label];
  return backend === 'torch' ? outOfRange(backend, label, classes) : 0;
}

/** Σ y ln(y/q) with both clipped to [e, 1]. */
export const klDivergence: LossFunction = (call, target, output) => {
  const backend = backendOf(call);
  const y = clip(target, epsilon, 1);
  const ratio = log(combine(backend, y, clip(output, epsilon, 1), (a, b) => a / b));
  return {
    values: sum(
      combine(backend, y, ratio, (a, l) => a * l),
      [lastAxis(ratio)],
    ),
  };
};

/** mean(q − y ln(q + e)) over the last axis. */
export const poisson: LossFunction = (call, target, output) => {
  const backend = backendOf(call);
  const logs = log(map(output, (q) => q + epsilon));
  const terms = combine(
    backend,
    output,
    combine(backend, target, logs, (y, l) => y * l),
    (q, t) => q - t,
  );
  return {values: mean(terms, [lastAxis(terms)])};
};

const lastAxis = (a: NdArray): number => axisOf(-1, a.shape.length);
