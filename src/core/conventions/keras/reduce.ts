/** From losses per sample to one number: Loss.__call__ and the Mean metric. Source: keras/src/losses/loss.py, metrics/reduction_metrics.py. */
import type {Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {broadcastShapes, broadcastTo, cast, map, type NdArray, numpyMismatch, sizeOf} from '../nd/ndarray.ts';
import {mean, sum, sumOf} from '../nd/reduce.ts';
import {type Backend, backendOf, combine, lossTensor, opTensor, optionalWeight, toSameRank} from './backend.ts';
import type {LossFunction} from './losses.ts';

type Reduction = 'sum_over_batch_size' | 'mean' | 'sum' | 'mean_with_sample_weight' | 'none';

function reductionOf(call: Call): Reduction {
  if (call.given['reduction'] === null) return 'none';
  const reduction = call.text('reduction', 'sum_over_batch_size');
  const known: readonly Reduction[] = ['sum_over_batch_size', 'mean', 'sum', 'mean_with_sample_weight', 'none'];
  const found = known.find((name) => name === reduction);
  return found ?? raise('ValueError', `Invalid value for argument \`reduction\`. Received: reduction=${reduction}`);
}

/** keras.losses.X(**config)(y_true, y_pred, sample_weight): weighted losses over their count, or as `reduction` says. */
export const lossCall =
  (loss: LossFunction, sparse = false) =>
  (call: Call): NdArray => {
    const reduction = reductionOf(call);
    const [target, output] = ranked(lossTensor(call, 'y_true'), lossTensor(call, 'y_pred'), sparse);
    const {values, mask} = loss(call, target, output);
    const backend = backendOf(call);
    const weight = mask ? applyMask(backend, mask, optionalWeight(call), reduction) : optionalWeight(call);
    if (!weight) return reduceValues(values, undefined, reduction);
    const [left, right] = toSameRank(values, weight);
    return reduceValues(
      combine(backend, left, right, (x, w) => x * w),
      right,
      reduction,
    );
  };

const ranked = (target: NdArray, output: NdArray, sparse: boolean): readonly [NdArray, NdArray] =>
  sparse ? [target, output] : toSameRank(target, output);

/** The mask as weights: under a mean, valid rows weigh total/valid, so that the sum divides by the valid count. */
function applyMask(backend: Backend, mask: NdArray, weight: NdArray | undefined, reduction: Reduction): NdArray {
  const averaged = reduction === 'mean' || reduction === 'sum_over_batch_size';
  const valid = sumOf(mask.data);
  const scale = averaged ? (valid === 0 ? 0 : Math.fround(mask.data.length / valid)) : 1;
  const scaled = map(mask, (m) => m * scale);
  if (!weight) return scaled;
  const [left, right] = toSameRank(scaled, weight);
  return combine(backend, right, left, (w, m) => w * m);
}

function reduceValues(values: NdArray, weight: NdArray | undefined, reduction: Reduction): NdArray {
  const empty = values.shape.length === 1 && values.shape[0] === 0;
  if (reduction === 'none' || values.shape.length === 0 || empty) return values;
  const total = sum(values);
  if (reduction === 'sum') return total;
  const byWeight = reduction === 'mean_with_sample_weight' && weight;
  return divideNoNan(total, byWeight ? sumOf(weight.data) : sizeOf(values.shape));
}

const divideNoNan = (a: NdArray, divisor: number): NdArray => map(a, (x) => (divisor === 0 ? 0 : x / divisor));

/** A metric's result after one update: Σ values·w / Σ w, losses having first been averaged to one per sample. */
export const metricCall =
  (loss: LossFunction) =>
  (call: Call): NdArray => {
    const output = opTensor(call, 'y_pred');
    const {values, mask} = loss(
      call,
      cast(
        call.array('y_true', () => 'float32'),
        output.dtype,
      ),
      output,
    );
    const weight = optionalWeight(call);
    const masked = weight && mask ? applyMask(backendOf(call), mask, weight, 'sum') : weight;
    return meanResult(cast(values, 'float32'), masked);
  };

function meanResult(given: NdArray, weight: NdArray | undefined): NdArray {
  if (!weight) {
    const samples = overTrailing(given, 1);
    return divideNoNan(sum(samples), samples.shape[0] ?? 1);
  }
  const [left, right] = toSameRank(given, weight);
  const values = overTrailing(left, right.shape.length);
  const weights = broadcastTo(right, broadcastShapes(right.shape, values.shape, numpyMismatch));
  const products = combine('tensorflow', values, weights, (x, w) => x * w);
  const total = sum(overTrailing(products, 1));
  const divisor = right.shape.length > 1 ? sumOf(overTrailing(weights, 1).data) : sumOf(weights.data);
  return divideNoNan(total, divisor);
}

/** The mean over every axis from `kept` on. */
function overTrailing(a: NdArray, kept: number): NdArray {
  const axes = a.shape.map((_, i) => i).filter((i) => i >= kept);
  return axes.length === 0 ? a : mean(a, axes);
}
