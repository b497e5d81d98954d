/** From terms to a loss: per element, summed, averaged; correctly rounded or plain. */
import {correctlyRounded} from '../numeric/exact/correctlyRounded.ts';
import type {Pair} from '../numeric/exact/pair/pair.ts';
import {pairReals} from '../numeric/exact/pair/pairReals.ts';
import type {Reals} from '../numeric/exact/reals.ts';
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

/** a in nats, in the unit. */
export function perUnit<T>(real: Reals<T>, a: T, unit: Unit): T {
  if (unit === 'nats') return a;
  return real.div(a, real.constant(unit === 'bits' ? 'ln2' : 'ln10'));
}

export function unitOf(terms: Terms, options: LossOptions): Unit {
  return terms.logarithmic === false ? 'nats' : (options.unit ?? 'nats');
}

/** The i-th term in the unit, correctly rounded, given its pair. */
function roundTerm(terms: Terms, i: number, unit: Unit, quick: Pair): number {
  return correctlyRounded((real) => perUnit(real, terms.exact(real)(i), unit), perUnit(pairReals, quick, unit));
}

/** The terms themselves (0 where ignored), and the sum of those that a formula gives, as a pair in nats. */
export function elementsAndTotal(terms: Terms, unit: Unit): {readonly elements: Float64Array; readonly total: Pair} {
  const at = terms.exact(pairReals);
  const elements = new Float64Array(terms.count);
  let sum = pairReals.of(0);
  for (let i = 0; i < terms.count; i++) {
    if (terms.isIgnored?.(i)) continue;
    const special = terms.special(i);
    const quick = special === undefined ? at(i) : undefined;
    if (quick) sum = pairReals.add(sum, quick);
    elements[i] = quick ? roundTerm(terms, i, unit, quick) : (special ?? Number.NaN);
  }
  return {elements, total: sum};
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

/** The sum, rounded once; `known` is the sum of its terms as a pair, where that has been worked out. */
export function exactSum(terms: Terms, unit: Unit, {indices} = included(terms), known?: Pair): number {
  const special = specialSum(terms, indices);
  if (special !== 0) return special;
  const quick = known && perUnit(pairReals, known, unit);
  return correctlyRounded((real) => perUnit(real, total(real, terms, indices), unit), quick);
}

/**
 * The mean, rounded once; NaN where nothing counts or the weights sum to 0 (also under smoothing, as in PyTorch).
 * `known` as for the sum.
 */
export function exactMean(terms: Terms, unit: Unit, {indices} = included(terms), known?: Pair): number {
  const special = specialSum(terms, indices);
  const denominator = denominatorOf(terms, indices);
  if (denominator === 0) return Number.NaN;
  if (special !== 0 || !Number.isFinite(denominator)) return (special || exactSum(terms, unit)) / denominator;
  const mean = <T>(real: Reals<T>, sum: T) => perUnit(real, real.div(sum, divisor(real, terms, indices)), unit);
  return correctlyRounded((real) => mean(real, total(real, terms, indices)), known && mean(pairReals, known));
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

function exactResult(terms: Terms, options: LossOptions): LossResult {
  const unit = unitOf(terms, options);
  const which = included(terms);
  const {elements, total: known} = elementsAndTotal(terms, unit);
  const sum = exactSum(terms, unit, which, known);
  const denominator = denominatorOf(terms, which.indices);
  const parts = {elements, sum, denominator, valid: which.indices.length, ignored: which.ignored};
  return assemble(options, parts, () => exactMean(terms, unit, which, known));
}

/** A loss with its anatomy; `size` is the number of values it is made from, which decides the precision. */
export function lossResult(terms: Terms, options: LossOptions, size: number = terms.count): LossResult {
  const precision = options.precision ?? precisionFor(size);
  return precision === 'plain' ? plainResult(terms, options) : exactResult(terms, options);
}
