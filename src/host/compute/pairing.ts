/** Target and prediction: among the arrays that were pointed at, or from around the only one. Interim rules by name and shape. */
import {roleOfName} from '../../core/pairing/nameRole.ts';
import type {LocatedArray} from '../document/located.ts';
import type {Subject} from '../panel/state.ts';

function isTarget({array}: LocatedArray): boolean {
  return roleOfName(array.name) === 'target' || array.values.every(Number.isInteger);
}

function fits(target: LocatedArray, prediction: LocatedArray): boolean {
  const [n, rows] = [target.array.values.length, prediction.array.shape[0]];
  return n === prediction.array.values.length || (prediction.array.shape.length > 1 && n === rows);
}

export function pairAmong(arrays: readonly LocatedArray[]): Subject {
  const target = arrays.find(isTarget) ?? arrays[0];
  const prediction = arrays.find((other) => other !== target);
  if (!prediction) return {candidates: []};
  return {prediction, target, candidates: arrays.filter((other) => other !== prediction)};
}

export function pairAround(focus: LocatedArray, nearby: readonly LocatedArray[]): Subject {
  const others = nearby.filter(({array, document}) => document !== focus.document || array.start !== focus.array.start);
  if (roleOfName(focus.array.name) === 'target') {
    const prediction = others.find((other) => !isTarget(other) && fits(focus, other));
    if (prediction) return {prediction, target: focus, candidates: [focus]};
  }
  const candidates = others.filter((other) => isTarget(other) && fits(other, focus));
  return {prediction: focus, ...(candidates[0] && {target: candidates[0]}), candidates};
}
