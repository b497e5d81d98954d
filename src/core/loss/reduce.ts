/** From terms to a loss: per element, summed, averaged; correctly rounded or plain. */
import {correctlyRounded} from '../numeric/exact/correctlyRounded.ts';
import type {FormulaFamily, Reals} from '../numeric/exact/reals.ts';
import {plainSum, plainSumOf} from '../numeric/plain/sum.ts';
import {precisionFor} from '../numeric/precision.ts';
import {natsPerUnit} from '../numeric/units.ts';
import type {Unit} from '../types.ts';
import type {Terms} from './terms.ts';
import type {LossOptions, LossResult} from './types.ts';

/** Which terms count, and what the mean divides by. */
export interface Included {
  readonly indices: readonly number[];
  readonly ignored: readonly number[];
}

export function included(terms: Terms): Included {
  const indices: number[] = [];
  const ignored: number[] = [];
  for (let i = 0; i < terms.count; i++) (terms.isIgnored?.(i) ? ignored : indices).push(i);
  return {indices, ignored};
}

/** A family whose values are worked out once per kind of reals: elements, sum and mean share them. */
export function remembered(family: FormulaFamily): FormulaFamily {
  const known = new Map<unknown, (i: number) => unknown>();
  return <T>(real: Reals<T>) => {
    const made = known.get(real) as ((i: number) => T) | undefined;
    if (made) return made;
    const at = family(real);
    const values: T[] = [];
    const remember = (i: number) => {
      values[i] ??= at(i);
      return values[i];
    };
    known.set(real, remember);
    return remember;
  };
}

/** a in nats, in the unit. */
export function perUnit<T>(real: Reals<T>, a: T, unit: Unit): T {
  if (unit === 'nats') return a;
  return real.div(a, real.constant(unit === 'bits' ? 'ln2' : 'ln10'));
}

export function unitOf(terms: Terms, options: LossOptions): Unit {
  return terms.logarithmic === false ? 'nats' : (options.unit ?? 'nats');
}

/** The terms themselves; 0 where ignored. */
export function elementsOf(terms: Terms, unit: Unit): Float64Array {
  const at = correctlyRoundedEachIn(terms.exact, unit);
  return Float64Array.from({length: terms.count}, (_, i) => (terms.isIgnored?.(i) ? 0 : (terms.special(i) ?? at(i))));
}

function correctlyRoundedEachIn(family: FormulaFamily, unit: Unit): (i: number) => number {
  return (i) => correctlyRounded((real) => perUnit(real, family(real)(i), unit));
}

/** Σ of the terms that need no formula: 0 where there are none, else ±Infinity or NaN. */
function specialSum(terms: Terms, indices: readonly number[]): number {
  let total = 0;
  for (const i of indices) total += terms.special(i) ?? 0;
  return total;
}

/** Σ of terms over any reals. */
export function total<T>(real: Reals<T>, terms: Terms, indices: readonly number[]): T {
  const at = terms.exact(real);
  let sum = real.of(0);
  for (const i of indices) if (terms.special(i) === undefined) sum = real.add(sum, at(i));
  return sum;
}

/** Σ of the weights that the mean divides by, over any reals. */
export function divisor<T>(real: Reals<T>, terms: Terms, indices: readonly number[]): T {
  if (!terms.weight) return real.of(indices.length);
  let sum = real.of(0);
  for (const i of indices) sum = real.add(sum, real.of(terms.weight(i)));
  return sum;
}

export function denominatorOf(terms: Terms, indices: readonly number[]): number {
  const {weight} = terms;
  return weight ? plainSum(indices.map(weight)) : indices.length;
}

/** The sum, rounded once. */
export function exactSum(terms: Terms, unit: Unit, {indices} = included(terms)): number {
  const special = specialSum(terms, indices);
  if (special !== 0) return special;
  return correctlyRounded((real) => perUnit(real, total(real, terms, indices), unit));
}

/** The mean, rounded once; NaN where nothing counts or the weights sum to 0 (also under smoothing, as in PyTorch). */
export function exactMean(terms: Terms, unit: Unit, {indices} = included(terms)): number {
  const special = specialSum(terms, indices);
  const denominator = denominatorOf(terms, indices);
  if (denominator === 0) return Number.NaN;
  if (special !== 0 || !Number.isFinite(denominator)) return (special || exactSum(terms, unit)) / denominator;
  return correctlyRounded((real) => {
    const sum = total(real, terms, indices);
    return perUnit(real, real.div(sum, divisor(real, terms, indices)), unit);
  });
}

function assemble(options: LossOptions, parts: Omit<LossResult, 'value'>, mean: () => number): LossResult {
  const reduction = options.reduction ?? 'mean';
  const value = reduction === 'none' ? Number.NaN : reduction === 'sum' ? parts.sum : mean();
  return {value, ...parts};
}

function plainElements(terms: Terms, perNat: number): {readonly elements: Float64Array; readonly ignored: number[]} {
  const elements = new Float64Array(terms.count);
  const ignored: number[] = [];
  for (let i = 0; i < terms.count; i++) {
    if (terms.isIgnored?.(i)) ignored.push(i);
    else elements[i] = terms.plain(i) * perNat;
  }
  return {elements, ignored};
}

function plainDenominator({count, weight, isIgnored}: Terms, valid: number): number {
  return weight ? plainSumOf(count, (i) => (isIgnored?.(i) ? 0 : weight(i))) : valid;
}

function plainResult(terms: Terms, options: LossOptions): LossResult {
  const {elements, ignored} = plainElements(terms, 1 / natsPerUnit[unitOf(terms, options)]);
  const valid = terms.count - ignored.length;
  const sum = plainSum(elements);
  const denominator = plainDenominator(terms, valid);
  const mean = () => (denominator === 0 ? Number.NaN : sum / denominator);
  return assemble(options, {elements, sum, denominator, valid, ignored}, mean);
}

function exactResult(given: Terms, options: LossOptions): LossResult {
  const terms = {...given, exact: remembered(given.exact)};
  const unit = unitOf(terms, options);
  const which = included(terms);
  const elements = elementsOf(terms, unit);
  const sum = exactSum(terms, unit, which);
  const denominator = denominatorOf(terms, which.indices);
  const parts = {elements, sum, denominator, valid: which.indices.length, ignored: which.ignored};
  return assemble(options, parts, () => exactMean(terms, unit, which));
}

/** A loss with its anatomy; `size` is the number of values it is made from, which decides the precision. */
export function lossResult(terms: Terms, options: LossOptions, size: number = terms.count): LossResult {
  const precision = options.precision ?? precisionFor(size);
  return precision === 'plain' ? plainResult(terms, options) : exactResult(terms, options);
}
