/** Mean, variance and absolute deviation of the simple densities, over any kind of reals. */

import type {Reals} from '../numeric/exact/reals.ts';
import {erf} from '../numeric/formulas/erf.ts';
import type {SimpleDensity} from './types.ts';

export interface Moments<T> {
  readonly mean: T;
  readonly variance: T;
}

function square<T>(real: Reals<T>, a: T): T {
  return real.mul(a, a);
}

/** Variances: σ², 2b², 1/λ², (b − a)²/12, π²s²/3. */
export function moments<T>(real: Reals<T>, p: SimpleDensity): Moments<T> {
  switch (p.kind) {
    case 'gaussian':
      return {mean: real.of(p.mean), variance: square(real, real.of(p.standardDeviation))};
    case 'laplace':
      return {mean: real.of(p.location), variance: real.scale(square(real, real.of(p.scale)), 1)};
    case 'exponential': {
      const mean = real.div(real.of(1), real.of(p.rate));
      return {mean, variance: square(real, mean)};
    }
    case 'uniform': {
      const width = real.sub(real.of(p.high), real.of(p.low));
      const mean = real.scale(real.add(real.of(p.low), real.of(p.high)), -1);
      return {mean, variance: real.div(square(real, width), real.of(12))};
    }
    case 'logistic': {
      const spread = real.mul(real.constant('pi'), real.of(p.scale));
      return {mean: real.of(p.location), variance: real.div(square(real, spread), real.of(3))};
    }
  }
}

function distance<T>(real: Reals<T>, a: number, b: number): T {
  return real.sub(real.of(Math.max(a, b)), real.of(Math.min(a, b)));
}

/** Folded normal: with d = |m − μ|, σ√(2/π) e^(−d²/2σ²) + d·erf(d/(σ√2)). */
function gaussianDeviation<T>(real: Reals<T>, d: T, sd: number): T {
  const sigma = real.of(sd);
  const z = real.div(d, sigma);
  const density = real.exp(real.neg(real.scale(square(real, z), -1)));
  const factor = real.sqrt(real.div(real.of(2), real.constant('pi')));
  const inner = erf(real, real.div(z, real.sqrt(real.of(2))));
  return real.add(real.mul(real.mul(sigma, factor), density), real.mul(d, inner));
}

/** ((high − m)² + (m − low)²)/(2(high − low)) inside; the distance to the middle outside. */
function uniformDeviation<T>(real: Reals<T>, low: number, high: number, m: number): T {
  if (m <= low || m >= high) {
    const middle = real.scale(real.add(real.of(low), real.of(high)), -1);
    return m <= low ? real.sub(middle, real.of(m)) : real.sub(real.of(m), middle);
  }
  const squares = real.add(square(real, distance(real, high, m)), square(real, distance(real, m, low)));
  return real.div(real.scale(squares, -1), distance(real, high, low));
}

/** With mean 1/λ: m − 1/λ + 2e^(−λm)/λ for m ≥ 0, else 1/λ − m. */
function exponentialDeviation<T>(real: Reals<T>, rate: number, m: number): T {
  const mean = real.div(real.of(1), real.of(rate));
  if (m <= 0) return real.sub(mean, real.of(m));
  const tail = real.exp(real.neg(real.mul(real.of(rate), real.of(m))));
  return real.add(real.sub(real.of(m), mean), real.mul(real.scale(mean, 1), tail));
}

/** E_p|x − m|. Laplace: d + b·e^(−d/b); logistic: d + 2s·ln(1 + e^(−d/s)), d = |m − location|. */
export function absoluteDeviation<T>(real: Reals<T>, p: SimpleDensity, m: number): T {
  switch (p.kind) {
    case 'gaussian':
      return gaussianDeviation(real, distance(real, m, p.mean), p.standardDeviation);
    case 'uniform':
      return uniformDeviation(real, p.low, p.high, m);
    case 'exponential':
      return exponentialDeviation(real, p.rate, m);
    default: {
      const d = distance<T>(real, m, p.location);
      const scale = real.of(p.scale);
      const power = real.exp(real.neg(real.div(d, scale)));
      const rest = p.kind === 'laplace' ? power : real.scale(real.log1p(power), 1);
      return real.add(d, real.mul(scale, rest));
    }
  }
}
