/** Closed forms of E_p[−ln q] and of differential entropy, over any kind of reals. */
import type {Reals} from '../numeric/exact/reals.ts';
import {absoluteDeviation, type Moments, moments} from './moments.ts';
import type {SimpleDensity} from './types.ts';

/** What a closed form gives over any reals; undefined where there is none. */
export type ClosedForm = <T>(real: Reals<T>) => T;

function logTwoPi<T>(real: Reals<T>): T {
  return real.log(real.scale(real.constant('pi'), 1));
}

/** ln(high − low), the width exactly. */
function logWidth<T>(real: Reals<T>, low: number, high: number): T {
  return real.log(real.sub(real.of(high), real.of(low)));
}

/**
 * h(p): Gaussian ½ ln(2πeσ²), Laplace 1 + ln 2b, exponential 1 − ln λ, uniform ln(b − a), logistic 2 + ln s.
 * Source: Cover and Thomas 2006, table 17.1.
 */
export function entropyForm(p: SimpleDensity): ClosedForm {
  return (real) => {
    switch (p.kind) {
      case 'gaussian':
        return real.add(real.scale(real.add(logTwoPi(real), real.of(1)), -1), real.log(real.of(p.standardDeviation)));
      case 'laplace':
        return real.add(real.of(1), real.log(real.scale(real.of(p.scale), 1)));
      case 'exponential':
        return real.sub(real.of(1), real.log(real.of(p.rate)));
      case 'uniform':
        return logWidth(real, p.low, p.high);
      case 'logistic':
        return real.add(real.of(2), real.log(real.of(p.scale)));
    }
  };
}

/** −ln of a Gaussian q is a square: E = ½ ln 2π + ln σ_q + (Var p + (E p − μ_q)²)/(2σ_q²). */
function underGaussian<T>(real: Reals<T>, m: Moments<T>, mean: number, sd: number): T {
  const difference = real.sub(m.mean, real.of(mean));
  const square = real.add(m.variance, real.mul(difference, difference));
  const deviation = real.of(sd);
  const ratio = real.scale(real.div(square, real.mul(deviation, deviation)), -1);
  return real.add(real.add(real.scale(logTwoPi(real), -1), real.log(deviation)), ratio);
}

function isSame(p: SimpleDensity, q: SimpleDensity): boolean {
  return JSON.stringify(Object.entries(p).sort()) === JSON.stringify(Object.entries(q).sort());
}

/** E_p[−ln q] where it has a closed form; q's support must hold p's. A logistic q has one only for p = q. */
export function crossEntropyForm(p: SimpleDensity, q: SimpleDensity): ClosedForm | undefined {
  if (isSame(p, q)) return entropyForm(p);
  switch (q.kind) {
    case 'gaussian':
      return (real) => underGaussian(real, moments(real, p), q.mean, q.standardDeviation);
    case 'laplace':
      return (real) => {
        const log = real.log(real.scale(real.of(q.scale), 1));
        return real.add(log, real.div(absoluteDeviation(real, p, q.location), real.of(q.scale)));
      };
    case 'exponential':
      return (real) => real.sub(real.mul(real.of(q.rate), moments(real, p).mean), real.log(real.of(q.rate)));
    case 'uniform':
      return (real) => logWidth(real, q.low, q.high);
    case 'logistic':
      return undefined;
  }
}
