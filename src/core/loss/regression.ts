/** Losses of real-valued targets: the Gaussian and Laplace likelihoods, and the errors that they turn into. */
import type {Reals} from '../numeric/exact/reals.ts';
import {lossResult} from './reduce.ts';
import {type Terms, weightOf} from './terms.ts';
import type {LossOptions, LossResult} from './types.ts';

export interface GaussianInput {
  /** The predicted mean. */
  readonly mean: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  /** The predicted variance; repeats where it is shorter. */
  readonly variance: ArrayLike<number>;
  /** The least variance: v = max(variance, eps); 0 by default. */
  readonly eps?: number | undefined;
  /** Adds the constant ½ ln 2π. */
  readonly full?: boolean | undefined;
}

function varianceOf({variance, eps = 0}: GaussianInput, i: number): number {
  const v = weightOf(variance, i);
  return v < eps ? eps : v;
}

/** ½(ln v + (x − t)²/v), x − t exactly. */
function exactGaussian<T>(real: Reals<T>, x: number, t: number, v: number, full: boolean): T {
  const difference = real.sub(real.of(x), real.of(t));
  const variance = real.of(v);
  const main = real.add(real.log(variance), real.div(real.mul(difference, difference), variance));
  if (!full) return real.scale(main, -1);
  return real.scale(real.add(main, real.log(real.scale(real.constant('pi'), 1))), -1);
}

function plainGaussian(x: number, t: number, v: number, full: boolean): number {
  return 0.5 * (Math.log(v) + (x - t) ** 2 / v) + (full ? 0.5 * Math.log(2 * Math.PI) : 0);
}

/** At variance 0 the density is a point: +Infinity off it, −Infinity on it. NaN for a negative variance. */
function specialGaussian(x: number, t: number, v: number): number | undefined {
  if (v === 0 && Number.isFinite(x - t)) return x === t ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const isUsual = Number.isFinite(x) && Number.isFinite(t) && v > 0 && Number.isFinite(v);
  return isUsual ? undefined : plainGaussian(x, t, v, false);
}

export function gaussianTerms(input: GaussianInput): Terms {
  const {mean: x, target: t, full = false} = input;
  return {
    count: x.length,
    plain: (i) => plainGaussian(x[i], t[i], varianceOf(input, i), full),
    special: (i) => specialGaussian(x[i], t[i], varianceOf(input, i)),
    exact: (real) => (i) => exactGaussian(real, x[i], t[i], varianceOf(input, i), full),
  };
}

/**
 * ½(ln v + (x − t)²/v), with `full` + ½ ln 2π: −ln N(t; x, v). May be negative. The mean is over all elements.
 * gaussianNll({mean: [0], target: [0], variance: [1]}).value = 0. Source: torch.nn.functional.gaussian_nll_loss.
 */
export function gaussianNll(input: GaussianInput, options: LossOptions = {}): LossResult {
  return lossResult(gaussianTerms(input), options);
}

export interface LaplaceInput {
  /** The predicted location (the median). */
  readonly location: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  /** The predicted scale b > 0; repeats where it is shorter. */
  readonly scale: ArrayLike<number>;
  /** Adds the constant ln 2. */
  readonly full?: boolean | undefined;
}

function exactLaplace<T>(real: Reals<T>, x: number, t: number, b: number, full: boolean): T {
  const difference = real.sub(real.of(Math.max(x, t)), real.of(Math.min(x, t)));
  const log = real.log(full ? real.scale(real.of(b), 1) : real.of(b));
  return real.add(log, real.div(difference, real.of(b)));
}

function plainLaplace(x: number, t: number, b: number, full: boolean): number {
  return Math.log(b) + (full ? Math.LN2 : 0) + Math.abs(x - t) / b;
}

export function laplaceTerms(input: LaplaceInput): Terms {
  const {location: x, target: t, scale, full = false} = input;
  const b = (i: number) => weightOf(scale, i);
  const isUsual = (i: number) => Number.isFinite(x[i]) && Number.isFinite(t[i]) && b(i) > 0 && Number.isFinite(b(i));
  const plain = (i: number) => plainLaplace(x[i], t[i], b(i), full);
  return {
    count: x.length,
    plain,
    special: (i) => (isUsual(i) ? undefined : plain(i)),
    exact: (real) => (i) => exactLaplace(real, x[i], t[i], b(i), full),
  };
}

/** |x − t|/b + ln b, with `full` + ln 2: −ln of the Laplace density. The mean is over all elements. */
export function laplaceNll(input: LaplaceInput, options: LossOptions = {}): LossResult {
  return lossResult(laplaceTerms(input), options);
}

export interface ErrorInput {
  readonly prediction: ArrayLike<number>;
  readonly target: ArrayLike<number>;
}

function errorTerms({prediction: x, target: t}: ErrorInput, isSquared: boolean): Terms {
  const plain = (i: number) => (isSquared ? (x[i] - t[i]) ** 2 : Math.abs(x[i] - t[i]));
  return {
    count: x.length,
    plain,
    special: (i) => (Number.isFinite(x[i]) && Number.isFinite(t[i]) ? undefined : plain(i)),
    exact: (real) => (i) => {
      const difference = real.sub(real.of(Math.max(x[i], t[i])), real.of(Math.min(x[i], t[i])));
      return isSquared ? real.mul(difference, difference) : difference;
    },
    logarithmic: false,
  };
}

/** (1/n) Σ (x − t)²: what is left of the Gaussian likelihood of constant variance. No unit of information. */
export function meanSquaredError(input: ErrorInput, options: LossOptions = {}): LossResult {
  return lossResult(errorTerms(input, true), options);
}

/** (1/n) Σ |x − t|: what is left of the Laplace likelihood of constant scale. */
export function meanAbsoluteError(input: ErrorInput, options: LossOptions = {}): LossResult {
  return lossResult(errorTerms(input, false), options);
}
