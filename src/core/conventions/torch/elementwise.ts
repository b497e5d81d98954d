/** torch's elementwise functions. Source: ATen/native/cpu (Activation.cpp, UnaryOpsKernel.cpp, BinaryOpsKernel.cpp). */
import {atLeast, type Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {isFloating} from '../nd/dtype.ts';
import {map, type NdArray} from '../nd/ndarray.ts';
import {isTensor} from '../nd/read.ts';
import {combineFloat, floatType, notImplemented} from './tensors.ts';

export const logSigmoid = (x: number): number =>
  Number.isNaN(x) ? x : Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** x·ln y; 0 where x = 0, NaN wherever y is NaN. */
export const xlogy = (x: number, y: number): number => (Number.isNaN(y) ? y : x === 0 ? 0 : x * Math.log(y));

/** −x ln x; 0 at 0, −∞ below. */
export const entr = (x: number): number =>
  Number.isNaN(x) ? x : x > 0 ? -x * Math.log(x) : x === 0 ? 0 : Number.NEGATIVE_INFINITY;

const refusesHalf = (call: Call, input: NdArray): boolean => input.dtype === 'float16' && !atLeast(call.version, '2.1');

/** Integers become float32; half has no kernel before 2.1. */
function promoting(call: Call, f: (x: number) => number, kernel: string): NdArray {
  const input = call.array('input');
  if (refusesHalf(call, input)) notImplemented(kernel, input.dtype);
  return map(input, f, floatType(input.dtype));
}

/** Integers have no kernel. */
function floating(call: Call, f: (x: number) => number, kernel: string): NdArray {
  const input = call.array('input');
  if (!isFloating(input.dtype) || refusesHalf(call, input)) notImplemented(kernel, input.dtype);
  return map(input, f);
}

export const sigmoidCall = (call: Call): NdArray => promoting(call, sigmoid, 'sigmoid_cpu');
export const logSigmoidCall = (call: Call): NdArray => floating(call, logSigmoid, 'log_sigmoid_cpu');
export const entrCall = (call: Call): NdArray => promoting(call, entr, 'entr_cpu');

/** ln(1 + e^(βx))/β; x itself where βx exceeds the threshold. */
export function softplusCall(call: Call): NdArray {
  const beta = call.number('beta', 1);
  const threshold = call.number('threshold', 20);
  const softplus = (x: number): number => (x * beta > threshold ? x : Math.log1p(Math.exp(x * beta)) / beta);
  return floating(call, softplus, 'softplus_cpu');
}

export function xlogyCall(call: Call): NdArray {
  const input = call.array('input');
  const other = call.array('other');
  const tensors = [call.raw('input'), call.raw('other')].some((value) => isTensor(value) || Array.isArray(value));
  if (!tensors)
    raise('TypeError', 'xlogy() received an invalid combination of arguments: one of them must be a Tensor');
  return combineFloat(weak(call, 'input', input), weak(call, 'other', other), xlogy);
}

/** A Python number takes part in promotion as a 0-d tensor of the default dtype, its value unrounded. */
const weak = (call: Call, name: string, a: NdArray): NdArray =>
  typeof call.raw(name) === 'number' ? {...a, dtype: Number.isInteger(a.data[0]) ? 'int64' : 'float32'} : a;
