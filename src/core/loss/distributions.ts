/** Entropy, cross-entropy and divergences of two distributions over the same outcomes. */

import {naturalLog} from '../numeric/elementary.ts';
import {correctlyRounded, correctlyRoundedEach} from '../numeric/exact/correctlyRounded.ts';
import type {Reals} from '../numeric/exact/reals.ts';
import {plainSum, plainSumOf} from '../numeric/plain/sum.ts';
import {type Precision, precisionFor} from '../numeric/precision.ts';
import {allFinite, sumOf} from '../numeric/sum.ts';
import {natsPerUnit} from '../numeric/units.ts';
import type {Unit} from '../types.ts';
import {crossEntropyTerm, entropyTerm, jsTerm, klTerm, plainJsTerm, plainKlTerm} from './divergenceTerms.ts';
import {perUnit} from './reduce.ts';
import {weighted} from './terms.ts';

export interface DistributionOptions {
  /** 'nats' by default. */
  readonly unit?: Unit;
  /** Divide each distribution by its sum first, in exact arithmetic. Never done unasked. */
  readonly normalize?: boolean;
  readonly precision?: Precision;
}

type Numbers = ArrayLike<number>;

/** −log q: the surprisal of an outcome of probability q; +Infinity at 0, NaN below. surprisal(0.5, 'bits') = 1. */
export function surprisal(q: number, unit: Unit = 'nats'): number {
  if (q === 1) return 0;
  if (!(q > 0) || q === Number.POSITIVE_INFINITY) return -Math.log(q);
  if (unit === 'nats') return -naturalLog(q);
  return correctlyRounded((real) => perUnit(real, real.neg(real.log(real.of(q))), unit));
}

/** The length in bits of the ideal code word for an outcome of probability q: −log₂ q. */
export function codeLength(q: number): number {
  return surprisal(q, 'bits');
}

/** e^H: the number of equally likely outcomes that are as surprising, for a mean in nats. */
export function perplexity(meanNll: number): number {
  if (!Number.isFinite(meanNll)) return Math.exp(meanNll);
  return correctlyRounded((real) => real.exp(real.of(meanNll)));
}

/** A pair of distributions with what their formulas share: P = p·Σq and Q = q·Σp are p̂ and q̂ on one scale. */
interface Scaled<T> {
  readonly p: (i: number) => T;
  readonly q: (i: number) => T;
  readonly scale: T | undefined;
}

function scaled<T>(real: Reals<T>, p: Numbers, q: Numbers, normalize: boolean): Scaled<T> {
  if (!normalize) return {p: (i) => real.of(p[i]), q: (i) => real.of(q[i]), scale: undefined};
  const sumP = sumOf(real, p);
  const sumQ = sumOf(real, q);
  return {
    p: (i) => real.mul(real.of(p[i]), sumQ),
    q: (i) => real.mul(real.of(q[i]), sumP),
    scale: real.mul(sumP, sumQ),
  };
}

/** Each divided by its own sum: for the formulas that take the logarithm of one of them alone. */
function divided<T>(real: Reals<T>, p: Numbers, normalize: boolean): (i: number) => T {
  if (!normalize) return (i) => real.of(p[i]);
  const sum = sumOf(real, p);
  return (i) => real.div(real.of(p[i]), sum);
}

/** What needs no formula: NaN for numbers that are none or negative or (normalised) of sum 0, +Infinity where q = 0 < p. */
function specialValue(p: Numbers, q: Numbers, normalize: boolean, needsSupport: boolean): number | undefined {
  let missing = false;
  for (let i = 0; i < p.length; i++) {
    if (!(p[i] >= 0 && q[i] >= 0 && p[i] < Number.POSITIVE_INFINITY && q[i] < Number.POSITIVE_INFINITY)) {
      return Number.NaN;
    }
    if (q[i] === 0 && p[i] > 0) missing = true;
  }
  if (normalize && (isAllZero(p) || isAllZero(q))) return Number.NaN;
  return missing && needsSupport ? Number.POSITIVE_INFINITY : undefined;
}

function isAllZero(p: Numbers): boolean {
  for (let i = 0; i < p.length; i++) if (p[i] !== 0) return false;
  return true;
}

function plainNormalized(p: Numbers, normalize: boolean | undefined): Numbers {
  if (!normalize) return p;
  const sum = plainSum(p);
  return Float64Array.from(p, (value) => value / sum);
}

function plainTotal(count: number, term: (i: number) => number, unit: Unit): number {
  return plainSumOf(count, term) / natsPerUnit[unit];
}

function isPlain(p: Numbers, options: DistributionOptions): boolean {
  return (options.precision ?? precisionFor(p.length)) === 'plain';
}

/** Σ term(i) over outcomes where `counts`, over any reals. */
function totalOf<T>(real: Reals<T>, count: number, counts: (i: number) => boolean, term: (i: number) => T): T {
  let sum = real.of(0);
  for (let i = 0; i < count; i++) if (counts(i)) sum = real.add(sum, term(i));
  return sum;
}

/**
 * H(p) = −Σ p log p, 0·log 0 = 0. p is taken as given unless `normalize`; NaN for negative values.
 * entropy([0.5, 0.5], {unit: 'bits'}) = 1; entropy([]) = 0.
 */
export function entropy(p: Numbers, options: DistributionOptions = {}): number {
  const {unit = 'nats', normalize = false} = options;
  const special = specialValue(p, p, normalize, false);
  if (special !== undefined) return special;
  if (isPlain(p, options)) {
    const n = plainNormalized(p, normalize);
    return plainTotal(p.length, (i) => -weighted(n[i], Math.log(n[i])), unit);
  }
  return correctlyRounded((real) => {
    const at = divided(real, p, normalize);
    const sum = totalOf(
      real,
      p.length,
      (i) => p[i] > 0,
      (i) => entropyTerm(real, at(i)),
    );
    return perUnit(real, sum, unit);
  });
}

/**
 * H(p, q) = −Σ p log q: the cost of coding a source p with the code built for q. +Infinity where q = 0 < p;
 * H(p, q) ≥ H(p) for distributions of equal sum.
 */
export function crossEntropy(p: Numbers, q: Numbers, options: DistributionOptions = {}): number {
  const {unit = 'nats', normalize = false} = options;
  const special = specialValue(p, q, normalize, true);
  if (special !== undefined) return special;
  if (isPlain(p, options)) {
    const [a, b] = [plainNormalized(p, normalize), plainNormalized(q, normalize)];
    return plainTotal(p.length, (i) => -weighted(a[i], Math.log(b[i])), unit);
  }
  return correctlyRounded((real) => {
    const [a, b] = [divided(real, p, normalize), divided(real, q, normalize)];
    const sum = totalOf(
      real,
      p.length,
      (i) => p[i] > 0,
      (i) => crossEntropyTerm(real, a(i), b(i)),
    );
    return perUnit(real, sum, unit);
  });
}

/**
 * KL(p‖q) = Σ p log(p/q) = H(p, q) − H(p): the surcharge. +Infinity where q = 0 < p. Not negative for distributions;
 * may be for numbers that are not normalised.
 */
export function klDivergence(p: Numbers, q: Numbers, options: DistributionOptions = {}): number {
  const {unit = 'nats', normalize = false} = options;
  const special = specialValue(p, q, normalize, true);
  if (special !== undefined) return special;
  if (isPlain(p, options)) {
    const [a, b] = [plainNormalized(p, normalize), plainNormalized(q, normalize)];
    return plainTotal(p.length, (i) => plainKlTerm(a[i], b[i]), unit);
  }
  return correctlyRounded((real) => {
    const at = scaled(real, p, q, normalize);
    const sum = totalOf(
      real,
      p.length,
      (i) => p[i] > 0,
      (i) => klTerm(real, at.p(i), at.q(i)),
    );
    return perUnit(real, at.scale === undefined ? sum : real.div(sum, at.scale), unit);
  });
}

function jsOf<T>(real: Reals<T>, p: Numbers, q: Numbers, normalize: boolean): T {
  const at = scaled(real, p, q, normalize);
  const counts = (i: number) => p[i] > 0 || q[i] > 0;
  const sum = totalOf(real, p.length, counts, (i) => jsTerm(real, at.p(i), at.q(i)));
  return at.scale === undefined ? sum : real.div(sum, at.scale);
}

function jensenShannon(p: Numbers, q: Numbers, options: DistributionOptions, isDistance: boolean): number {
  const {unit = 'nats', normalize = false} = options;
  const special = specialValue(p, q, normalize, false);
  if (special !== undefined) return special;
  if (isPlain(p, options)) {
    const [a, b] = [plainNormalized(p, normalize), plainNormalized(q, normalize)];
    const value = plainTotal(p.length, (i) => plainJsTerm(a[i], b[i]), unit);
    return isDistance ? Math.sqrt(value) : value;
  }
  return correctlyRounded((real) => {
    const value = perUnit(real, jsOf(real, p, q, normalize), unit);
    return isDistance ? real.sqrt(value) : value;
  });
}

/** JS(p, q) = ½ KL(p‖m) + ½ KL(q‖m), m = (p + q)/2: symmetric, at most ln 2, finite whatever the supports. */
export function jsDivergence(p: Numbers, q: Numbers, options: DistributionOptions = {}): number {
  return jensenShannon(p, q, options, false);
}

/** √JS(p, q), a metric. The square root is of the divergence in the unit asked for. */
export function jsDistance(p: Numbers, q: Numbers, options: DistributionOptions = {}): number {
  return jensenShannon(p, q, options, true);
}

/** −p ln q per outcome, in nats; 0 where p = 0, +Infinity where q = 0 < p, NaN where either is no probability. */
export function crossEntropyTerms(p: Numbers, q: Numbers, precision = precisionFor(p.length)): Float64Array {
  const at = correctlyRoundedEach((real) => (i) => crossEntropyTerm(real, real.of(p[i]), real.of(q[i])));
  return eachTerm(p, q, precision, (i) => -weighted(p[i], Math.log(q[i])) + 0, at);
}

/** p ln(p/q) per outcome, in nats; 0 where p = 0, +Infinity where q = 0 < p. Terms may be negative. */
export function klTerms(p: Numbers, q: Numbers, precision = precisionFor(p.length)): Float64Array {
  const at = correctlyRoundedEach((real) => (i) => klTerm(real, real.of(p[i]), real.of(q[i])));
  return eachTerm(p, q, precision, (i) => plainKlTerm(p[i], q[i]), at);
}

function eachTerm(
  p: Numbers,
  q: Numbers,
  precision: Precision,
  plain: (i: number) => number,
  exact: (i: number) => number,
): Float64Array {
  const isUsual = (i: number) => p[i] > 0 && q[i] > 0 && allFinite([p[i], q[i]]);
  return Float64Array.from({length: p.length}, (_, i) => (precision === 'exact' && isUsual(i) ? exact(i) : plain(i)));
}
