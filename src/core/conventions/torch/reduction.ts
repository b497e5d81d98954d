/** The reduction argument as torch reads it, with its deprecated forms. Source: torch/nn/_reduction.py. */
import type {Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import type {ReductionCode} from './tensors.ts';

/** size_average and reduce, the forms before `reduction`; undefined where neither is given. */
export function legacyReduction(call: Call): ReductionCode | undefined {
  if (!call.has('size_average') && !call.has('reduce')) return undefined;
  const average = call.flag('size_average', true);
  const reduce = call.flag('reduce', true);
  const reduction = average && reduce ? 'mean' : reduce ? 'sum' : 'none';
  call.warn(`size_average and reduce args will be deprecated, please use reduction='${reduction}' instead.`);
  return reduction;
}

/** The word given, "None" where it is null. */
export const wordOf = (call: Call): string =>
  call.given['reduction'] === null ? 'None' : call.text('reduction', 'mean');

/** none, mean, sum, or the deprecated elementwise_mean; anything else is a ValueError. */
export function reductionOf(call: Call): ReductionCode {
  const legacy = legacyReduction(call);
  return legacy ?? reductionNamed(call, wordOf(call));
}

export function reductionNamed(call: Call, reduction: string): ReductionCode {
  if (reduction === 'none' || reduction === 'mean' || reduction === 'sum') return reduction;
  if (reduction !== 'elementwise_mean') return raise('ValueError', `${reduction} is not a valid value for reduction`);
  call.warn("reduction='elementwise_mean' is deprecated, please use reduction='mean' instead.");
  return 'mean';
}

/** poisson_nll_loss and gaussian_nll_loss take three words only. */
export function strictReduction(reduction: string): ReductionCode {
  if (reduction === 'none' || reduction === 'mean' || reduction === 'sum') return reduction;
  return raise('ValueError', `${reduction} is not valid`);
}
