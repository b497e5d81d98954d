/** binary_cross_entropy with and without logits. Source: ATen/native/Loss.cpp (1.13, and 2.x where it differs). */
import {atLeast, type Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {type DType, isFloating} from '../nd/dtype.ts';
import {broadcastShapes, broadcastTo, map, type NdArray, sameShape, zip} from '../nd/ndarray.ts';
import {logSigmoid} from './elementwise.ts';
import {reductionOf} from './reduction.ts';
import {
  cName,
  combine,
  floatType,
  notImplemented,
  reduceLoss,
  resultType,
  sizes,
  torchMismatch,
  torchSize,
} from './tensors.ts';

/** −w[y·max(ln x, −100) + (1−y)·max(ln(1−x), −100)]; x outside [0, 1] or NaN raises, targets are not checked. */
export function binaryCrossEntropy(call: Call): NdArray {
  const input = call.array('input');
  const target = call.array('target', () => input.dtype);
  const given = call.maybeArray('weight', () => input.dtype);
  const reduction = reductionOf(call);
  checkSameSize(input, target);
  const weight = given && expand(given, broadcastShapes(target.shape, given.shape, torchMismatch));
  checkSameType(input, target, call.version);
  const loss = zip(input, target, clampedTerm, input.dtype);
  return reduceLoss(weight ? inPlace(loss, weight, (x, w) => x * w) : loss, reduction);
}

function clampedTerm(x: number, y: number): number {
  if (!(x >= 0 && x <= 1)) raise('RuntimeError', 'all elements of input should be between 0 and 1');
  return (y - 1) * Math.max(Math.log1p(-x), -100) - y * Math.max(Math.log(x), -100);
}

function checkSameSize(input: NdArray, target: NdArray): void {
  if (sameShape(input.shape, target.shape)) return;
  raise(
    'ValueError',
    `Using a target size (${torchSize(target.shape)}) that is different to the input size (${torchSize(input.shape)}) is deprecated. Please ensure they have the same size.`,
  );
}

function checkSameType(input: NdArray, target: NdArray, version: string | undefined): void {
  if (target.dtype !== input.dtype) {
    raise('RuntimeError', `Found dtype ${cName(target.dtype)} but expected ${cName(input.dtype)}`);
  }
  const halves = input.dtype === 'float16' || input.dtype === 'bfloat16';
  if (!isFloating(input.dtype) || (halves && !atLeast(version, '2.1')))
    notImplemented('binary_cross_entropy', input.dtype);
}

const expand = (a: NdArray, shape: readonly number[]): NdArray => broadcastTo(a, shape);

/** a.op_(b): the result keeps a's shape and dtype, or torch refuses. */
function inPlace(a: NdArray, b: NdArray, f: (x: number, y: number) => number): NdArray {
  const type = resultType(a, b);
  if (isFloating(type) && !isFloating(a.dtype)) uncastable(type, a.dtype);
  const shape = broadcastShapes(a.shape, b.shape, torchMismatch);
  if (!sameShape(shape, a.shape)) {
    raise('RuntimeError', `output with shape ${sizes(a.shape)} doesn't match the broadcast shape ${sizes(shape)}`);
  }
  return zip(a, b, f, a.dtype, torchMismatch);
}

export const uncastable = (from: DType, to: DType): never =>
  raise('RuntimeError', `result type ${cName(from)} can't be cast to the desired output type ${cName(to)}`);

/** (1−y)x + (1 + (w₊−1)y)·(ln(1 + e^−|x|) + max(−x, 0)), times the weight; nothing is clamped. */
export function binaryCrossEntropyWithLogits(call: Call): NdArray {
  const input = call.array('input');
  const target = call.array('target', () => input.dtype);
  const reduction = reductionOf(call);
  if (!sameShape(input.shape, target.shape)) {
    raise(
      'ValueError',
      `Target size (${torchSize(target.shape)}) must be the same as input size (${torchSize(input.shape)})`,
    );
  }
  const weight = call.maybeArray('weight', () => input.dtype);
  const posWeight = call.maybeArray('pos_weight', () => input.dtype);
  const loss = atLeast(call.version, '2.0')
    ? logSigmoidForm(input, target, posWeight)
    : maxForm(input, target, posWeight);
  return reduceLoss(weight ? inPlace(loss, weight, (x, w) => x * w) : loss, reduction);
}

/** 1.x: ln(e^−m + e^(−x−m)) + m with m = max(−x, 0), the in-place steps as written there. */
function maxForm(input: NdArray, target: NdArray, posWeight: NdArray | undefined): NdArray {
  if (input.dtype === 'float16') notImplemented('clamp_min_cpu', input.dtype);
  const m = map(input, (x) => (Number.isNaN(x) ? x : Math.max(-x, 0)));
  const negative = inPlace(oneMinus(target), input, (y, x) => y * x);
  const softplus = logTerm(input, m);
  if (!posWeight)
    return inPlace(
      inPlace(negative, m, (x, y) => x + y),
      softplus,
      (x, y) => x + y,
    );
  const tail = inPlace(softplus, m, (x, y) => x + y);
  return inPlace(
    negative,
    inPlace(logWeight(posWeight, target), tail, (w, x) => w * x),
    (x, y) => x + y,
  );
}

/** ln(e^−m + e^(−x−m)), each step rounded. */
function logTerm(input: NdArray, m: NdArray): NdArray {
  if (!isFloating(input.dtype)) uncastable('float32', input.dtype);
  const left = map(m, (x) => Math.exp(-x));
  const right = map(
    zip(input, m, (x, y) => -x - y, input.dtype),
    Math.exp,
  );
  return map(
    zip(left, right, (x, y) => x + y, input.dtype),
    Math.log,
  );
}

const logWeight = (posWeight: NdArray, target: NdArray): NdArray =>
  map(
    combine(
      map(posWeight, (w) => w - 1),
      target,
      (w, y) => w * y,
    ),
    (x) => x + 1,
  );

function oneMinus(target: NdArray): NdArray {
  if (target.dtype === 'bool') {
    raise('RuntimeError', 'Subtraction, the `-` operator, with a bool tensor is not supported.');
  }
  return map(target, (y) => 1 - y);
}

/** 2.x: (1−y)x − w·logsigmoid(x). */
function logSigmoidForm(input: NdArray, target: NdArray, posWeight: NdArray | undefined): NdArray {
  const logs = map(input, logSigmoid, floatType(input.dtype));
  if (!isFloating(input.dtype)) notImplemented('log_sigmoid_cpu', input.dtype);
  const tail = posWeight ? inPlace(logs, logWeight(posWeight, target), (x, w) => x * w) : logs;
  return inPlace(
    inPlace(oneMinus(target), input, (y, x) => y * x),
    tail,
    (x, y) => x - y,
  );
}
