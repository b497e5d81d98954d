/** nll_loss for any rank: −w[y]·x[y], reduced. Source: ATen/native/LossNLL.cpp, LossNLL2d.cpp. */
import type {Call} from '../call.ts';
import {atLeast} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {isFloating, rounding} from '../nd/dtype.ts';
import {full, type NdArray, sameShape, scalar, sizeOf} from '../nd/ndarray.ts';
import {sumOf} from '../nd/reduce.ts';
import {reductionOf} from './reduction.ts';
import {cName, notImplemented, type ReductionCode, sizes} from './tensors.ts';

export interface NllOptions {
  readonly weight?: NdArray | undefined;
  readonly reduction: ReductionCode;
  readonly ignoreIndex: number;
  readonly version?: string | undefined;
}

/** The mean divides by Σ w[y] of the rows that are not ignored: NaN where there are none. */
export function nllLoss(input: NdArray, target: NdArray, options: NllOptions): NdArray {
  const rank = input.shape.length;
  if (rank === 0) raise('ValueError', 'Expected 1 or more dimensions (got 0)');
  checkBatch(input, target);
  if (rank <= 2) checkRows(input, target, options);
  else checkSpatial(input, target, options);
  return reduceRows(input, target, options);
}

function checkBatch(input: NdArray, target: NdArray): void {
  if (input.shape.length === 1) return;
  if (target.shape.length === 0) {
    raise('IndexError', 'Dimension specified as 0 but tensor has no dimensions');
  }
  if (input.shape[0] === target.shape[0]) return;
  raise('ValueError', `Expected input batch_size (${input.shape[0]}) to match target batch_size (${target.shape[0]}).`);
}

function checkRows(input: NdArray, target: NdArray, {weight}: NllOptions): void {
  if (target.shape.length > 1) {
    raise('RuntimeError', '0D or 1D target tensor expected, multi-target not supported');
  }
  const single = input.shape.length === 1 && target.shape.length === 0;
  if (!single && input.shape[0] !== target.shape[0]) {
    raise('RuntimeError', `size mismatch (got input: ${sizes(input.shape)}, target: ${sizes(target.shape)})`);
  }
  const classes = input.shape[input.shape.length - 1];
  if (!weight || (weight.shape.length === 1 && weight.shape[0] === classes)) return;
  raise(
    'RuntimeError',
    `weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${sizes(weight.shape)}`,
  );
}

function checkSpatial(input: NdArray, target: NdArray, {weight}: NllOptions): void {
  const wanted = [input.shape[0], ...input.shape.slice(2)];
  if (input.shape.length === 4) checkImage(input, target, wanted);
  else if (!sameShape(target.shape.slice(1), input.shape.slice(2))) {
    raise('RuntimeError', `Expected target size ${sizes(wanted)}, got ${sizes(target.shape)}`);
  } else if (input.data.length === 0 && target.data.length > 0) {
    raise('RuntimeError', `size mismatch (got input: ${sizes(input.shape)} , target: ${sizes(target.shape)}`);
  }
  if (weight && weight.data.length !== input.shape[1]) {
    raise('RuntimeError', 'weight tensor should be defined either for all or no classes');
  }
}

function checkImage(input: NdArray, target: NdArray, wanted: readonly number[]): void {
  if (target.shape.length !== 3) {
    raise(
      'RuntimeError',
      `only batches of spatial targets supported (3D tensors) but got targets of dimension: ${target.shape.length}`,
    );
  }
  if (sameShape(target.shape, wanted)) return;
  raise('RuntimeError', `size mismatch (got input: ${sizes(input.shape)} , target: ${sizes(target.shape)}`);
}

/** The kernels' own demands on the scores and weights, empty or not. */
function checkScores(input: NdArray, {weight, version}: NllOptions): void {
  const half = input.dtype === 'float16' && !atLeast(version, '2.1');
  if (!isFloating(input.dtype) || half) {
    notImplemented(input.shape.length > 2 ? 'nll_loss2d_forward_out_frame' : 'nll_loss_out_frame', input.dtype);
  }
  if (weight && weight.dtype !== input.dtype) {
    raise('RuntimeError', `expected scalar type ${cName(input.dtype)} but found ${cName(weight.dtype)}`);
  }
}

/** int64; rows of two axes at most take uint8 as well. */
function checkTargetType(target: NdArray, rank: number): void {
  if (target.dtype === 'int64' || (target.dtype === 'uint8' && rank <= 2)) return;
  raise('RuntimeError', `expected scalar type Long but found ${cName(target.dtype)}`);
}

function reduceRows(input: NdArray, target: NdArray, options: NllOptions): NdArray {
  const {reduction} = options;
  const rank = input.shape.length;
  const shape = rank <= 1 ? [] : [input.shape[0], ...input.shape.slice(2)];
  const count = sizeOf(shape);
  checkScores(input, options);
  if (count > 0 || reduction === 'none') checkTargetType(target, rank);
  if (count === 0) return emptyLoss(input, shape, reduction);
  const losses = new Float64Array(count);
  const weights = new Float64Array(count);
  pickRows(input, target, options, losses, weights);
  if (reduction === 'none') return {dtype: input.dtype, shape, data: losses};
  const total = rounding[input.dtype](sumOf(losses));
  return scalar(reduction === 'mean' ? total / rounding[input.dtype](sumOf(weights)) : total, input.dtype);
}

const emptyLoss = (input: NdArray, shape: readonly number[], reduction: ReductionCode): NdArray =>
  reduction === 'none' ? full(shape, 0, input.dtype) : scalar(reduction === 'mean' ? Number.NaN : 0, input.dtype);

/** Fills the loss and the weight of every position; an ignored one has neither. */
function pickRows(
  input: NdArray,
  target: NdArray,
  options: NllOptions,
  losses: Float64Array,
  weights: Float64Array,
): void {
  const rank = input.shape.length;
  const classes = rank === 1 ? input.shape[0] : input.shape[1];
  const inner = rank <= 2 ? 1 : sizeOf(input.shape.slice(2));
  const round = rounding[input.dtype];
  for (let i = 0; i < losses.length; i++) {
    const y = target.data[i];
    if (y === options.ignoreIndex) continue;
    if (y < 0 || y >= classes) raise('IndexError', `Target ${y} is out of bounds.`);
    const batch = Math.floor(i / inner);
    const w = options.weight ? options.weight.data[y] : 1;
    losses[i] = round(-input.data[(batch * classes + y) * inner + (i % inner)] * w);
    weights[i] = w;
  }
}

export function nllLossCall(call: Call): NdArray {
  const input = call.array('input');
  const target = call.array('target', () => 'int64');
  const weight = call.maybeArray('weight', () => input.dtype);
  const reduction = reductionOf(call);
  return nllLoss(input, target, {
    weight,
    reduction,
    ignoreIndex: call.number('ignore_index', -100),
    version: call.version,
  });
}
