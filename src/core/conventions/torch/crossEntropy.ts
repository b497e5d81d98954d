/** cross_entropy: index or probability targets, told apart by shape. Source: ATen/native/LossNLL.cpp, cross_entropy_loss. */
import type {Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {isFloating} from '../nd/dtype.ts';
import {broadcastTo, cast, map, type NdArray, reshape, sameShape, scalar, sizeOf} from '../nd/ndarray.ts';
import {sum} from '../nd/reduce.ts';
import {type NllOptions, nllLoss} from './nllLoss.ts';
import {reductionOf} from './reduction.ts';
import {logSoftmax} from './softmax.ts';
import {cName, combine, sizes} from './tensors.ts';

export interface CrossEntropyOptions extends NllOptions {
  readonly labelSmoothing: number;
}

export function crossEntropy(input: NdArray, target: NdArray, options: CrossEntropyOptions): NdArray {
  if (sameShape(input.shape, target.shape)) return probabilityTarget(input, target, options);
  checkSmoothing(options.labelSmoothing);
  const logProbabilities = logSoftmax(input, classAxis(input), options.version);
  const loss = nllLoss(logProbabilities, target, options);
  return options.labelSmoothing > 0 ? smoothed(logProbabilities, target, loss, options) : loss;
}

/** Class axis 1, or 0 for a vector. */
const classAxis = (input: NdArray): number => {
  if (input.shape.length === 0) raise('IndexError', 'Dimension specified as 1 but tensor has no dimensions');
  return input.shape.length === 1 ? 0 : 1;
};

function checkSmoothing(labelSmoothing: number): void {
  if (labelSmoothing <= 1) return;
  raise('RuntimeError', `label_smoothing must be between 0.0 and 1.0. Got: ${labelSmoothing}`);
}

/** w broadcast along the class axis. */
function alongClasses(weight: NdArray, input: NdArray): NdArray {
  return reshape(
    weight,
    input.shape.map((_, i) => (i === classAxis(input) ? weight.data.length : 1)),
  );
}

/** −Σ w t′ ℓ with t′ = t(1−ε) + ε/K; the mean divides by the number of rows, never by weights. */
function probabilityTarget(input: NdArray, target: NdArray, options: CrossEntropyOptions): NdArray {
  if (!isFloating(target.dtype)) {
    raise(
      'RuntimeError',
      `Expected floating point type for target with class probabilities, got ${cName(target.dtype)}`,
    );
  }
  if (options.ignoreIndex >= 0) raise('RuntimeError', 'ignore_index is not supported for floating point target');
  const axis = classAxis(input);
  const classes = input.shape[axis];
  checkClassWeight(options.weight, classes);
  const logProbabilities = logSoftmax(input, axis, options.version);
  checkSmoothing(options.labelSmoothing);
  const terms = combine(logProbabilities, smoothTarget(target, options.labelSmoothing, classes), (l, t) => l * t);
  const weighted = options.weight ? combine(terms, alongClasses(options.weight, input), (x, w) => x * w) : terms;
  return reduceProbabilities(weighted, axis, options);
}

function checkClassWeight(weight: NdArray | undefined, classes: number): void {
  if (!weight || (weight.shape.length === 1 && weight.shape[0] === classes)) return;
  raise(
    'RuntimeError',
    `cross_entropy: weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${sizes(weight.shape)}`,
  );
}

function smoothTarget(target: NdArray, smoothing: number, classes: number): NdArray {
  if (!(smoothing > 0)) return target;
  return map(
    map(target, (t) => t * (1 - smoothing)),
    (t) => t + smoothing / classes,
  );
}

function reduceProbabilities(terms: NdArray, axis: number, {reduction}: CrossEntropyOptions): NdArray {
  if (reduction === 'none') return map(sum(terms, [axis]), (x) => -x);
  const total = map(sum(terms), (x) => -x);
  if (reduction === 'sum') return total;
  const rows = terms.data.length / terms.shape[axis];
  return map(total, (x) => x / (terms.data.length === 0 ? 0 : rows));
}

/** (1−ε)·NLL + (ε/K)·Σ_c −w_c ℓ_c over the rows that are not ignored; the mean of both divides by Σ w[y]. */
function smoothed(logProbabilities: NdArray, target: NdArray, loss: NdArray, options: CrossEntropyOptions): NdArray {
  const axis = classAxis(logProbabilities);
  const {labelSmoothing, weight} = options;
  const weighted = weight
    ? combine(logProbabilities, alongClasses(weight, logProbabilities), (l, w) => l * w)
    : logProbabilities;
  const rows = maskIgnored(
    map(sum(weighted, [axis]), (x) => -x),
    target,
    options.ignoreIndex,
  );
  const smooth = reduceSmooth(rows, target, options);
  const share = labelSmoothing / logProbabilities.shape[axis];
  return combine(
    map(loss, (x) => x * (1 - labelSmoothing)),
    map(smooth, (x) => x * share),
    (x, y) => x + y,
  );
}

/** masked_fill_(target == ignore_index, 0), whatever the masked value was. */
function maskIgnored(rows: NdArray, target: NdArray, ignoreIndex: number): NdArray {
  const mask = broadcastTo(cast(target, 'float64'), rows.shape).data;
  return {...rows, data: rows.data.map((x, i) => (mask[i] === ignoreIndex ? 0 : x))};
}

function reduceSmooth(rows: NdArray, target: NdArray, {reduction, ignoreIndex, weight}: CrossEntropyOptions): NdArray {
  if (reduction === 'none') return rows;
  const total = sum(rows);
  if (reduction === 'sum') return total;
  if (weight && weight.shape.length !== 1) {
    raise('RuntimeError', 'Index tensor must have the same number of dimensions as input tensor');
  }
  if (weight && target.data.length > 0 && target.dtype !== 'int64')
    raise('RuntimeError', 'gather(): Expected dtype int64 for index');
  const valid = target.data.filter((y) => y !== ignoreIndex);
  const divisor = weight ? valid.reduce((s, y) => s + weight.data[y], 0) : valid.length;
  return scalar(total.data[0] / divisor, rows.dtype);
}

export function crossEntropyCall(call: Call): NdArray {
  const input = call.array('input');
  const target = call.array('target', (_, shape) => (sameShape(shape, input.shape) ? input.dtype : 'int64'));
  return crossEntropy(input, target, {
    weight: call.maybeArray('weight', () => input.dtype),
    reduction: reductionOf(call),
    ignoreIndex: call.number('ignore_index', -100),
    labelSmoothing: call.number('label_smoothing', 0),
    version: call.version,
  });
}

/** Perplexity as it is usually written in torch: exp(cross_entropy(…)). */
export const expCrossEntropyCall = (call: Call): NdArray => map(crossEntropyCall(call), Math.exp);

/** How many rows a loss of this shape has; kept beside the class axis rule that decides it. */
export const rowsOf = (shape: readonly number[]): number =>
  shape.length <= 1 ? 1 : sizeOf([shape[0], ...shape.slice(2)]);
