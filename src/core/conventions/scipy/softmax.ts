/** scipy.special.logsumexp, softmax and log_softmax, all axes by default. Source: scipy/special/_logsumexp.py (1.10). */
import type {Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {isFloating} from '../nd/dtype.ts';
import {broadcastShapes, broadcastTo, cast, map, type NdArray, numpyMismatch, reshape, zip} from '../nd/ndarray.ts';
import {axesOf, divide, exp, log, promote, subtract, sumType, ufuncType} from '../nd/numpy.ts';
import {asWritten} from '../nd/read.ts';
import {max, sum} from '../nd/reduce.ts';
import {unwrap} from './special.ts';

/** numpy.amax: no identity, so an empty slice raises. */
function amax(a: NdArray, axes: readonly number[]): NdArray {
  const slice = axes.reduce((n, axis) => n * a.shape[axis], 1);
  if (slice === 0) raise('ValueError', 'zero-size array to reduction operation maximum which has no identity');
  return max(a, axes, true);
}

const finiteOrZero = (a: NdArray): NdArray => map(a, (x) => (Number.isFinite(x) ? x : 0));
const total = (a: NdArray, axes: readonly number[]): NdArray => sum(cast(a, sumType(a.dtype)), axes, true);

function warnOfNaN(call: Call, a: NdArray, from: NdArray): void {
  const appeared = a.data.some(Number.isNaN) && !from.data.some(Number.isNaN);
  if (appeared) call.warn('invalid value encountered in subtract');
}

/** ln |Σ b e^a|: weights of 0 leave their element out, a negative sum is NaN unless its sign is asked for. */
export function logsumexp(call: Call): NdArray | number | readonly NdArray[] {
  const given = call.array(call.has('a') ? 'a' : 'x', asWritten);
  const weight = call.maybeArray('b', asWritten);
  const [a, b] = weight ? weighted(given, weight) : [given, undefined];
  const axes = axesOf(call.raw('axis'), a.shape.length);
  const top = finiteOrZero(amax(a, axes));
  const powers = exp(subtract(a, top));
  const s = total(b ? zip(b, powers, (x, y) => x * y, promote(b.dtype, powers.dtype)) : powers, axes);
  const signed = call.flag('return_sign', false);
  const logs = log(signed ? map(s, Math.abs) : s);
  if (!signed && s.data.some((x) => x < 0)) call.warn('invalid value encountered in log');
  const out = zip(logs, top, (x, y) => x + y, logs.dtype);
  const shape = call.flag('keepdims', false) ? s.shape : a.shape.filter((_, i) => !axes.includes(i));
  return signed ? [reshape(out, shape), reshape(map(s, Math.sign), shape)] : unwrap(reshape(out, shape));
}

/** Broadcast together; −∞ where the weight is 0. */
function weighted(given: NdArray, weight: NdArray): readonly [NdArray, NdArray] {
  const shape = broadcastShapes(given.shape, weight.shape, numpyMismatch);
  const a = broadcastTo(given, shape);
  const b = broadcastTo(weight, shape);
  if (!b.data.some((w) => w === 0)) return [a, b];
  const float = isFloating(a.dtype) ? a : cast(a, 'float64');
  return [{...float, data: float.data.map((x, i) => (b.data[i] === 0 ? Number.NEGATIVE_INFINITY : x))}, b];
}

/** e^(x − max) / Σ. */
export function softmax(call: Call): NdArray | number {
  const x = call.array('x', asWritten);
  const axes = axesOf(call.raw('axis'), x.shape.length);
  const low = subtract(x, amax(x, axes));
  warnOfNaN(call, low, x);
  const powers = exp(low);
  return unwrap(divide(powers, total(powers, axes)));
}

/** (x − max) − ln Σ e^(x − max); the maximum counts as 0 where it is not finite. */
export function logSoftmax(call: Call): NdArray | number {
  const x = call.array('x', asWritten);
  const axes = axesOf(call.raw('axis'), x.shape.length);
  const low = subtract(x, finiteOrZero(amax(x, axes)));
  const logs = log(total(exp(low), axes));
  const result = subtract(cast(low, isFloating(low.dtype) ? low.dtype : ufuncType(low.dtype)), logs);
  warnOfNaN(call, result, x);
  return unwrap(result);
}
