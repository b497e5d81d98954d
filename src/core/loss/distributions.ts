/** Entropy, cross-entropy and divergences of two distributions over the same outcomes. */

import {plainSum} from '../numeric/plain/sum.ts';
import type {Precision} from '../numeric/precision.ts';
import {fromNats} from '../numeric/units.ts';
import type {Unit} from '../types.ts';

export interface DistributionOptions {
  readonly unit?: Unit;
  /** Divide each distribution by its sum first, in exact arithmetic. Never done unasked. */
  readonly normalize?: boolean;
  readonly precision?: Precision;
}

function terms(p: ArrayLike<number>, f: (i: number) => number): Float64Array {
  return Float64Array.from({length: p.length}, (_, i) => f(i));
}
function normalized(p: ArrayLike<number>, o: DistributionOptions): ArrayLike<number> {
  if (!o.normalize) return p;
  const s = plainSum(p);
  return Array.from(p, (v) => v / s);
}
const total = (t: Float64Array, o: DistributionOptions) => fromNats(plainSum(t), o.unit ?? 'nats');

export function surprisal(q: number, unit: Unit = 'nats'): number {
  return fromNats(q === 1 ? 0 : -Math.log(q), unit);
}
export function codeLength(q: number): number {
  return surprisal(q, 'bits');
}
/** −p ln q for each outcome (nats); 0 where p = 0, +Infinity where q = 0 < p. */
export function crossEntropyTerms(p: ArrayLike<number>, q: ArrayLike<number>, _precision?: Precision): Float64Array {
  return terms(p, (i) => (p[i] === 0 && q[i] === q[i] ? 0 : -p[i] * Math.log(q[i])));
}
/** p ln(p/q) for each outcome (nats). */
export function klTerms(p: ArrayLike<number>, q: ArrayLike<number>, _precision?: Precision): Float64Array {
  return terms(p, (i) => (p[i] === 0 && q[i] === q[i] ? 0 : p[i] * Math.log(p[i] / q[i])));
}
export function entropy(p: ArrayLike<number>, options: DistributionOptions = {}): number {
  const n = normalized(p, options);
  return total(crossEntropyTerms(n, n), options);
}
export function crossEntropy(p: ArrayLike<number>, q: ArrayLike<number>, options: DistributionOptions = {}): number {
  return total(crossEntropyTerms(normalized(p, options), normalized(q, options)), options);
}
export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>, options: DistributionOptions = {}): number {
  return total(klTerms(normalized(p, options), normalized(q, options)), options);
}
export function jsDivergence(p: ArrayLike<number>, q: ArrayLike<number>, options: DistributionOptions = {}): number {
  const a = normalized(p, options);
  const b = normalized(q, options);
  const m = Array.from(a, (v, i) => (v + b[i]) / 2);
  return (total(klTerms(a, m), options) + total(klTerms(b, m), options)) / 2;
}
export function jsDistance(p: ArrayLike<number>, q: ArrayLike<number>, options: DistributionOptions = {}): number {
  return Math.sqrt(jsDivergence(p, q, options));
}
/** e^nll of a mean negative log-likelihood in nats. */
export function perplexity(meanNll: number): number {
  return Math.exp(meanNll);
}
