/** TensorFlow.js' softmaxes and elementwise functions, in float32. Source: tfjs-core/src/ops (4.22). */
import type {Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {cast, map, type NdArray, type OnMismatch, zip} from '../nd/ndarray.ts';
import {asFloat32} from '../nd/read.ts';
import {allAxes, max, sum} from '../nd/reduce.ts';

const mismatch: OnMismatch = (a, b) =>
  raise('Error', `Operands could not be broadcast together with shapes ${a.join(',')} and ${b.join(',')}.`);

/** f over two broadcast tensors, rounded to float32. */
export const combine = (a: NdArray, b: NdArray, f: (x: number, y: number) => number): NdArray =>
  zip(a, b, f, 'float32', mismatch);

export const tensor = (call: Call, name: string): NdArray => cast(call.array(name, asFloat32), 'float32');

/** Only the last axis is taken; −1 means it. */
function lastAxis(call: Call, name: string, rank: number, what: string): number {
  const given = call.number(name, -1);
  const axis = given === -1 ? rank - 1 : given;
  if (axis === rank - 1) return axis;
  return raise(
    'Error',
    `${what} along a non-last dimension is not yet supported. Logits was rank ${rank} and ${name} was ${axis}`,
  );
}

const shifted = (x: NdArray, axes: readonly number[]): NdArray => combine(x, max(x, axes, true), (v, top) => v - top);

export const axisList = (axis: number): readonly number[] => (axis < 0 ? [] : [axis]);

export function softmaxOver(x: NdArray, axes: readonly number[]): NdArray {
  const powers = map(shifted(x, axes), Math.exp);
  return combine(powers, sum(powers, axes, true), (e, s) => e / s);
}

export function softmax(call: Call): NdArray {
  const logits = tensor(call, 'logits');
  return softmaxOver(logits, axisList(lastAxis(call, 'dim', logits.shape.length, 'Softmax')));
}

export function logSoftmax(call: Call): NdArray {
  const logits = tensor(call, 'logits');
  const axes = axisList(lastAxis(call, 'axis', logits.shape.length, 'Log Softmax'));
  const low = shifted(logits, axes);
  return combine(low, map(sum(map(low, Math.exp), axes, true), Math.log), (v, s) => v - s);
}

/** max + ln Σ e^(x − max) over the axes, all by default. */
export function logSumExpOver(x: NdArray, axes: readonly number[], keepDims: boolean): NdArray {
  const top = max(x, axes, keepDims);
  const logs = map(sum(map(shifted(x, axes), Math.exp), axes, keepDims), Math.log);
  return combine(top, logs, (t, l) => t + l);
}

export function logSumExp(call: Call): NdArray {
  const x = tensor(call, 'x');
  return logSumExpOver(x, axesOf(call.raw('axis'), x), call.flag('keepDims', false));
}

/** Axes from nothing, an integer or several; out of range and twice the same are errors (TensorFlow.js fails to reshape then). */
function axesOf(axis: unknown, x: NdArray): readonly number[] {
  if (axis === undefined) return allAxes(x);
  const axes = wrappedAxes(axis, x.shape.length);
  if (new Set(axes).size !== axes.length) raise('Error', `An axis stands twice in axis ${axis}`);
  return axes;
}

function wrappedAxes(axis: unknown, rank: number): readonly number[] {
  return (Array.isArray(axis) ? axis : [axis]).map((value) => {
    const number = Number(value);
    if (!Number.isInteger(number)) raise('Error', `All values in axis param must be integers but got axis ${axis}`);
    if (number < -rank || number >= rank) {
      raise('Error', `All values in axis param must be in range [-${rank}, ${rank}) but got axis ${axis}`);
    }
    return number < 0 ? number + rank : number;
  });
}

/** ln of float32's epsilon, plus 2: below it e^x is taken for ln(1 + e^x), above its negative x itself. */
const threshold = Math.log(2 ** -23) + 2;

export function softplusOf(x: number): number {
  if (x < threshold) return Math.exp(x);
  return x > -threshold ? x : Math.log(1 + Math.exp(x));
}

export const logSigmoid = (call: Call): NdArray => map(tensor(call, 'x'), (x) => -softplusOf(-x));
export const sigmoid = (call: Call): NdArray => map(tensor(call, 'x'), (x) => 1 / (1 + Math.exp(-x)));
export const softplus = (call: Call): NdArray => map(tensor(call, 'x'), softplusOf);
