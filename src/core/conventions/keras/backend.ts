/** The backend that Keras 3 runs on: how each names its errors and combines shapes. */
import type {Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {type DType, isFloating} from '../nd/dtype.ts';
import {cast, map, type NdArray, type OnMismatch, reshape, tuple, zip} from '../nd/ndarray.ts';
import {asFloat32, readArray} from '../nd/read.ts';

export type Backend = 'tensorflow' | 'torch' | 'jax';

/** `backend` in the call's config, or in its version ("3.16.0 (jax)"); TensorFlow otherwise. */
export function backendOf(call: Call): Backend {
  const named = `${call.text('backend', '')} ${call.version ?? ''}`.toLowerCase();
  return named.includes('jax') ? 'jax' : named.includes('torch') ? 'torch' : 'tensorflow';
}

/** keras.backend.epsilon(). */
export const epsilon = 1e-7;

const broadcastErrors: Readonly<Record<Backend, OnMismatch>> = {
  tensorflow: (a, b) => raise('InvalidArgumentError', `Incompatible shapes: ${bracketed(a)} vs. ${bracketed(b)}`),
  torch: (a, b) =>
    raise('RuntimeError', `The size of tensor a ${tuple(a)} must match the size of tensor b ${tuple(b)}`),
  jax: (a, b) => raise('TypeError', `mul got incompatible shapes for broadcasting: ${tuple(a)}, ${tuple(b)}.`),
};

const bracketed = (shape: readonly number[]): string => `[${shape.join(',')}]`;

/** f over two tensors of the first one's dtype, with the backend's error where they do not broadcast. */
export const combine = (backend: Backend, a: NdArray, b: NdArray, f: (x: number, y: number) => number): NdArray =>
  zip(a, cast(b, a.dtype), f, a.dtype, broadcastErrors[backend]);

/** Losses convert to float32 (floatx); functions keep a floating dtype, except on JAX, whose default is float32. */
export const lossTensor = (call: Call, name: string): NdArray => cast(call.array(name, asFloat32), 'float32');

export function opTensor(call: Call, name: string): NdArray {
  const a = call.array(name, asFloat32);
  return cast(a, opType(a.dtype, backendOf(call)));
}

const opType = (dtype: DType, backend: Backend): DType =>
  !isFloating(dtype) || (backend === 'jax' && dtype === 'float64') ? 'float32' : dtype;

export const optionalWeight = (call: Call): NdArray | undefined =>
  call.has('sample_weight') ? cast(readArray(call.raw('sample_weight'), asFloat32), 'float32') : undefined;

/** Values outside [low, high] moved to the nearer end; NaN stays. The ends are rounded to the dtype. */
export function clip(a: NdArray, low: number, high: number): NdArray {
  const ends = map({dtype: a.dtype, shape: [2], data: Float64Array.of(low, high)}, (x) => x).data;
  return map(a, (x) => Math.min(Math.max(x, ends[0]), ends[1]));
}

export const log = (a: NdArray): NdArray => map(a, Math.log);

/** An axis in [−rank, rank). */
export function axisOf(axis: number, rank: number): number {
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  return raise('ValueError', `axis ${axis} is out of bounds for an array of rank ${rank}`);
}

/** Squeezes or expands a last axis of size 1 where the ranks differ by one. */
export function toSameRank(a: NdArray, b: NdArray, expand = true): readonly [NdArray, NdArray] {
  const difference = a.shape.length - b.shape.length;
  if (difference === 1 && a.shape.at(-1) === 1)
    return b.shape.length === 1 && expand ? [a, unsqueeze(b)] : [squeeze(a), b];
  if (difference === -1 && b.shape.at(-1) === 1)
    return a.shape.length === 1 && expand ? [unsqueeze(a), b] : [a, squeeze(b)];
  return [a, b];
}

export const unsqueeze = (a: NdArray): NdArray => reshape(a, [...a.shape, 1]);
export const squeeze = (a: NdArray): NdArray => reshape(a, a.shape.slice(0, -1));
