/** tf.losses: weighted losses under four reductions, in float32. Source: tfjs-core/src/ops/losses (4.22). */
import type {Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {cast, map, type NdArray, sameShape} from '../nd/ndarray.ts';
import {asFloat32, readArray} from '../nd/read.ts';
import {mean, sum, sumOf} from '../nd/reduce.ts';
import {axisList, combine, logSumExpOver, tensor} from './core.ts';

function checkShapes(a: NdArray, b: NdArray, what: string): void {
  if (sameShape(a.shape, b.shape)) return;
  raise('Error', `Error in ${what}: Shapes ${a.shape.join(',')} and ${b.shape.join(',')} must match`);
}

/** −y ln(p + ε) − (1 − y) ln(1 − p + ε): a perfect score is slightly negative. */
export function logLoss(call: Call): NdArray {
  const labels = tensor(call, 'labels');
  const predictions = tensor(call, 'predictions');
  checkShapes(labels, predictions, 'logLoss');
  const epsilon = Math.fround(call.number('epsilon', 1e-7));
  const left = combine(
    labels,
    map(
      map(predictions, (p) => p + epsilon),
      Math.log,
    ),
    (y, l) => -(y * l),
  );
  const rest = map(
    map(
      map(predictions, (p) => 1 - p),
      (p) => p + epsilon,
    ),
    Math.log,
  );
  const right = combine(
    map(labels, (y) => 1 - y),
    rest,
    (y, l) => y * l,
  );
  return weightedLoss(
    call,
    combine(left, right, (a, b) => a - b),
  );
}

/** max(x, 0) − xy + ln(1 + e^−|x|). */
export function sigmoidTerms(labels: NdArray, logits: NdArray): NdArray {
  const linear = combine(
    map(logits, (x) => Math.max(x, 0)),
    combine(logits, labels, (x, y) => x * y),
    (r, t) => r - t,
  );
  return combine(
    linear,
    map(
      map(logits, (x) => Math.exp(-Math.abs(x))),
      Math.log1p,
    ),
    (a, b) => a + b,
  );
}

export function sigmoidCrossEntropy(call: Call): NdArray {
  const labels = tensor(call, 'multiClassLabels');
  const logits = tensor(call, 'logits');
  checkShapes(labels, logits, 'sigmoidCrossEntropy');
  const s = Math.fround(call.number('labelSmoothing', 0));
  const smoothed =
    s > 0
      ? map(
          map(labels, (y) => y * Math.fround(1 - s)),
          (y) => y + Math.fround(0.5 * s),
        )
      : labels;
  return weightedLoss(call, sigmoidTerms(smoothed, logits));
}

export function softmaxCrossEntropy(call: Call): NdArray {
  const labels = smoothOneHot(call, tensor(call, 'onehotLabels'), tensor(call, 'logits'));
  const logits = tensor(call, 'logits');
  const axes = axisList(logits.shape.length - 1);
  const logs = combine(logits, logSumExpOver(logits, axes, true), (x, s) => x - s);
  return weightedLoss(
    call,
    sum(
      combine(logs, labels, (l, y) => -(l * y)),
      axes,
    ),
  );
}

/** y(1 − s) + s/K, K being the size of axis 1. */
function smoothOneHot(call: Call, labels: NdArray, logits: NdArray): NdArray {
  checkShapes(labels, logits, 'softmaxCrossEntropy');
  const s = Math.fround(call.number('labelSmoothing', 0));
  if (!(s > 0)) return labels;
  if (labels.shape.length < 2) {
    raise(
      'Error',
      'values passed to tensor(values) must be a number/boolean/string or an array of numbers/booleans/strings, or a TypedArray',
    );
  }
  return map(
    map(labels, (y) => y * Math.fround(1 - s)),
    (y) => y + Math.fround(s / labels.shape[1]),
  );
}

const reductions: readonly string[] = ['NONE', 'MEAN', 'SUM', 'SUM_BY_NONZERO_WEIGHTS'];

function reductionOf(call: Call): string {
  const given = call.raw('reduction') ?? 'SUM_BY_NONZERO_WEIGHTS';
  const name = typeof given === 'number' ? reductions[given] : String(given).replace(/^.*\./, '').toUpperCase();
  return reductions.includes(name) ? name : raise('Error', `Unknown reduction: ${given}`);
}

/** MEAN divides by Σ weights (times the broadcast factor), the default by the count of weights that are not 0. */
function weightedLoss(call: Call, losses: NdArray): NdArray {
  const weights = call.has('weights') ? cast(readArray(call.raw('weights'), asFloat32), 'float32') : undefined;
  const weighted = weights ? combine(losses, weights, (x, w) => x * w) : losses;
  const reduction = reductionOf(call);
  if (reduction === 'NONE') return weighted;
  if (reduction === 'SUM') return sum(weighted);
  if (!weights) return reduction === 'MEAN' ? mean(weighted) : map(sum(weighted), (x) => x / losses.data.length);
  if (reduction === 'MEAN') return meanByWeight(weighted, weights, losses.data.length);
  const nonZero = combine(weights, losses, (w) => (w === 0 ? 0 : 1));
  return map(sum(weighted), (x) => x / sumOf(nonZero.data));
}

function meanByWeight(weighted: NdArray, weights: NdArray, size: number): NdArray {
  const factor = size / weights.data.length;
  const result = combine(sum(weighted), sum(weights), (x, w) => x / w);
  return factor > 1 ? map(result, (x) => x / factor) : result;
}
