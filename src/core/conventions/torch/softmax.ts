/** torch's softmax, log_softmax and logsumexp in the order of their CPU kernels. Source: ATen/native/cpu/SoftMaxKernel.cpp, ReduceOps.cpp. */
import type {Call} from '../call.ts';
import {atLeast} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {type DType, isDType, isFloating, rounding} from '../nd/dtype.ts';
import {cast, map, type NdArray, reshape, zip} from '../nd/ndarray.ts';
import {max, maxOf, sum, sumOf} from '../nd/reduce.ts';
import {alongAxis} from '../nd/slices.ts';
import {floatType, notImplemented, wrapDim} from './tensors.ts';

/** bfloat16 and half are computed in float32 and rounded once. */
const computeType = (dtype: DType): DType => (dtype === 'float64' ? 'float64' : 'float32');

function checkKernel(a: NdArray, axis: number, name: string, version: string | undefined): void {
  const last = axis >= a.shape.length - 1;
  const half = a.dtype === 'float16' && !atLeast(version, '2.1');
  if (a.data.length === 0 || (isFloating(a.dtype) && !half)) return;
  notImplemented(last ? `${name}_lastdim_kernel_impl` : 'softmax_kernel_impl', a.dtype);
}

/** (x − max) − ln Σ exp(x − max) along an axis; NaN where a row is all −∞ or holds +∞. */
export function logSoftmax(a: NdArray, dim: number, version?: string): NdArray {
  const axis = wrapDim(dim, a.shape.length);
  checkKernel(a, axis, 'log_softmax', version);
  const round = rounding[computeType(a.dtype)];
  return alongAxis(a, axis, (row) => {
    const top = maxOf(row);
    const shifted = row.map((x) => round(x - top));
    const rest = round(Math.log(round(sumOf(shifted.map((x) => round(Math.exp(x)))))));
    return shifted.map((x) => x - rest);
  });
}

/** exp(x − max) / Σ along an axis. */
export function softmax(a: NdArray, dim: number, version?: string): NdArray {
  const axis = wrapDim(dim, a.shape.length);
  checkKernel(a, axis, 'softmax', version);
  const round = rounding[computeType(a.dtype)];
  return alongAxis(a, axis, (row) => {
    const top = maxOf(row);
    const powers = row.map((x) => round(Math.exp(round(x - top))));
    const total = round(sumOf(powers));
    return powers.map((x) => x / total);
  });
}

/** The axis that is meant where none is given: 0 for ranks 0, 1 and 3, else 1, with a warning. */
function implicitDim(call: Call, rank: number): number {
  call.warn(
    `Implicit dimension choice for ${call.fn} has been deprecated. Change the call to include dim=X as an argument.`,
  );
  return rank === 0 || rank === 1 || rank === 3 ? 0 : 1;
}

export function softmaxCall(call: Call, f: (a: NdArray, dim: number, version?: string) => NdArray): NdArray {
  const input = call.array('input');
  const dtype = call.text('dtype', '').replace(/^torch\./, '');
  const dim = call.has('dim') ? call.number('dim', 0) : implicitDim(call, input.shape.length);
  return f(isDType(dtype) ? cast(input, dtype) : input, dim, call.version);
}

/** ln Σ exp over one axis or several. */
export function logSumExp(call: Call): NdArray {
  const input = call.array('input');
  const given = call.raw('dim');
  if (given === undefined) return raise('TypeError', 'logsumexp() missing 1 required positional argument: "dim"');
  const listed = Array.isArray(given) ? given.map(Number) : [call.number('dim', 0)];
  const axes = axesOf(input, listed, call.version);
  return logSumExpOver(floatInput(input, call.version), axes, call.flag('keepdim', call.flag('keepdims', false)));
}

function floatInput(input: NdArray, version: string | undefined): NdArray {
  if (input.dtype === 'float16' && !atLeast(version, '2.1')) notImplemented('exp_vml_cpu', input.dtype);
  return cast(input, floatType(input.dtype));
}

function logSumExpOver(input: NdArray, axes: readonly number[], keepdim: boolean): NdArray {
  const squeezed = (a: NdArray): NdArray =>
    keepdim
      ? a
      : reshape(
          a,
          input.shape.filter((_, i) => !axes.includes(i)),
        );
  if (input.data.length === 0) return map(squeezed(sum(map(input, Math.exp), axes, true)), Math.log);
  const tops = map(max(input, axes, true), (x) => (Math.abs(x) === Number.POSITIVE_INFINITY ? 0 : x));
  const powers = map(
    zip(input, tops, (x, top) => x - top, input.dtype),
    Math.exp,
  );
  const logs = map(sum(powers, axes, true), Math.log);
  return squeezed(zip(logs, tops, (x, top) => x + top, input.dtype));
}

function axesOf(input: NdArray, dims: readonly number[], version: string | undefined): readonly number[] {
  const rank = input.shape.length;
  if (rank === 0) return dims.map((dim) => wrapDim(dim, 0)).slice(0, 0);
  const axes = dims.map((dim) => wrapDim(dim, rank));
  const repeated = axes.find((axis, i) => axes.indexOf(axis) !== i);
  if (repeated !== undefined) raise('RuntimeError', `dim ${repeated} appears multiple times in the list of dims`);
  if (axes.length > 0 || input.data.length === 0) return axes;
  if (atLeast(version, '2.0')) return input.shape.map((_, i) => i);
  return raise(
    'RuntimeError',
    `output with shape [] doesn't match the broadcast shape [${input.shape.map(() => 1).join(', ')}]`,
  );
}
