/** Whether an array's shape and values make it a target for a prediction. */
import type {NumericArray} from '../literal/types.ts';
import {areIndices, isBinary, isDistribution, isOneHot, shapeOf} from './values.ts';

/** How a target would be meant. */
export type Fit = 'one-hot' | 'index' | 'binary' | 'soft' | 'multi-hot';

/**
 * prediction [N, K]: targets [N, K] (one-hot, multi-hot, soft) or indices [N]; [K]: [K] or one index; [N] of binary probabilities: [N] of
 * 0 and 1; [N, K, d…]: indices [N, d…]. Axes of length 1 may be missing on either side. undefined: does not fit.
 */
export function fitOf(prediction: NumericArray, target: NumericArray): Fit | undefined {
  const p = squeeze(shapeOf(prediction));
  const t = squeeze(shapeOf(target));
  if (isSame(p, t)) return sameShape(target);
  if (p.length === 0) return undefined;
  const classes = classAxis(p, t);
  return classes !== undefined && areIndices(target, classes) ? 'index' : undefined;
}

function sameShape(target: NumericArray): Fit | undefined {
  if (isOneHot(target)) return 'one-hot';
  if (isBinary(target)) return shapeOf(target).length > 1 ? 'multi-hot' : 'binary';
  return isDistribution(target) || target.values.every((x) => x >= 0 && x <= 1) ? 'soft' : undefined;
}

const squeeze = (shape: readonly number[]): readonly number[] => shape.filter((size) => size !== 1);

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, i) => size === b[i]);

/** The number of classes where the target's shape is the prediction's without its last axis, or without its axis 1. */
function classAxis(p: readonly number[], t: readonly number[]): number | undefined {
  if (isSame(p.slice(0, -1), t)) return p[p.length - 1];
  const axis = Math.min(1, p.length - 1);
  return isSame([...p.slice(0, axis), ...p.slice(axis + 1)], t) ? p[axis] : undefined;
}
