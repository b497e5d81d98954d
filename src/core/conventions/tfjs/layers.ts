/** The losses of tfjs-layers: ε = 1e-7, means and sums over the last axis. Source: tfjs-layers/src/losses.ts (4.22). */
import type {Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {map, type NdArray, sameShape} from '../nd/ndarray.ts';
import {mean, sum} from '../nd/reduce.ts';
import {combine, softmaxOver, tensor} from './core.ts';
import {sigmoidTerms} from './losses.ts';

const epsilon = 1e-7;
const last = (a: NdArray): readonly number[] => (a.shape.length === 0 ? [] : [a.shape.length - 1]);
const clip = (a: NdArray, high: number): NdArray =>
  map(a, (x) => Math.min(Math.max(x, Math.fround(epsilon)), Math.fround(high)));

/** Softmax or division by the row's sum, then clip, then ln: a loss from logits is capped at 16.118 too. */
function categorical(target: NdArray, output: NdArray, fromLogits: boolean): NdArray {
  const axes = last(output);
  const q = fromLogits ? softmaxOver(output, axes) : combine(output, sum(output, axes, true), (x, s) => x / s);
  const logs = map(clip(q, 1 - epsilon), Math.log);
  return map(
    sum(
      combine(target, logs, (y, l) => y * l),
      axes,
    ),
    (x) => -x,
  );
}

export const categoricalCrossentropy = (call: Call): NdArray =>
  categorical(tensor(call, 'yTrue'), tensor(call, 'yPred'), call.flag('fromLogits', false));

/** The output is clipped before anything else, logits too. A label out of range has no class, and a loss of 0. */
export function sparseCategoricalCrossentropy(call: Call): NdArray {
  const labels = map(tensor(call, 'yTrue'), Math.floor);
  const output = clip(tensor(call, 'yPred'), 1 - epsilon);
  const classes = output.shape.at(-1) ?? 1;
  if (classes < 2) raise('Error', `Error in oneHot: depth must be >=2, but it is ${classes}`);
  if (labels.data.length * classes !== output.data.length) {
    raise('Error', `Size(${labels.data.length * classes}) must match the product of shape ${output.shape.join(',')}`);
  }
  const oneHot = output.data.map((_, i) => (labels.data[Math.floor(i / classes)] === i % classes ? 1 : 0));
  return categorical({...output, data: oneHot}, output, call.flag('fromLogits', false));
}

function checkedTerms(labels: NdArray, logits: NdArray): NdArray {
  if (!sameShape(labels.shape, logits.shape)) {
    raise(
      'ValueError',
      `logits and labels must have the same shape, but got shapes ${JSON.stringify(labels.shape)} and ${JSON.stringify(logits.shape)}`,
    );
  }
  return sigmoidTerms(labels, logits);
}

export const sigmoidCrossEntropyWithLogits = (call: Call): NdArray =>
  checkedTerms(tensor(call, 'labels'), tensor(call, 'logits'));

/** Clip, back to logits, then the stable form; mean over the last axis. */
export function binaryCrossentropy(call: Call): NdArray {
  const q = clip(tensor(call, 'yPred'), 1 - epsilon);
  const odds = combine(
    q,
    map(q, (x) => 1 - x),
    (x, rest) => x / rest,
  );
  const terms = checkedTerms(tensor(call, 'yTrue'), map(odds, Math.log));
  return mean(terms, last(terms));
}

/** Σ y ln(clip y / clip q): the factor y is not clipped. */
export function kullbackLeiblerDivergence(call: Call): NdArray {
  const target = tensor(call, 'yTrue');
  const ratio = map(
    combine(clip(target, 1), clip(tensor(call, 'yPred'), 1), (y, q) => y / q),
    Math.log,
  );
  const terms = combine(target, ratio, (y, l) => y * l);
  return sum(terms, last(terms));
}

export function poisson(call: Call): NdArray {
  const output = tensor(call, 'yPred');
  const logs = map(
    map(output, (q) => Math.fround(epsilon) + q),
    Math.log,
  );
  const terms = combine(
    output,
    combine(tensor(call, 'yTrue'), logs, (y, l) => y * l),
    (q, t) => q - t,
  );
  return mean(terms, last(terms));
}
