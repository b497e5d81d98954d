/** Negative log-likelihood of counts under a Poisson distribution. */

import type {Reals} from '../numeric/exact/reals.ts';
import {logFactorialOf} from '../numeric/formulas/logGamma.ts';
import {plainLogFactorial} from '../numeric/plain/logFactorial.ts';
import {plainXlogy} from '../numeric/plain/xlogy.ts';
import {lossResult} from './reduce.ts';
import type {Terms} from './terms.ts';
import type {LossOptions, LossResult} from './types.ts';

/** The constant ln t!: left out, by Stirling's formula for t > 1 (as PyTorch has it), or itself. */
export type PoissonConstant = 'none' | 'stirling' | 'exact';

export interface PoissonInput {
  /** The rate, or its logarithm where `logInput`. */
  readonly prediction: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  /** False by default: predictions are rates. */
  readonly logInput?: boolean | undefined;
  readonly constant?: PoissonConstant | undefined;
  /** Added to a rate inside the logarithm; 0 by default. */
  readonly eps?: number | undefined;
}

/** eˣ − t·x, or x − t ln(x + ε). */
function exactMain<T>(real: Reals<T>, x: number, t: number, input: PoissonInput): T {
  const given = real.of(x);
  const count = real.of(t);
  if (input.logInput) return real.sub(real.exp(given), real.mul(count, given));
  if (t === 0) return given;
  return real.sub(given, real.mul(count, real.log(real.add(given, real.of(input.eps ?? 0)))));
}

/** t ln t − t + ½ ln(2πt), t > 1. */
function stirlingOf<T>(real: Reals<T>, t: number): T {
  const count = real.of(t);
  const log = real.log(count);
  const logTwoPi = real.log(real.scale(real.constant('pi'), 1));
  const half = real.scale(real.add(logTwoPi, log), -1);
  return real.add(real.sub(real.mul(count, log), count), half);
}

function exactConstant<T>(real: Reals<T>, t: number, constant: PoissonConstant): T {
  if (constant === 'stirling') return t > 1 ? stirlingOf(real, t) : real.of(0);
  return constant === 'exact' ? logFactorialOf(real, t) : real.of(0);
}

function plainMain(x: number, t: number, {logInput, eps = 0}: PoissonInput): number {
  if (logInput) return Math.exp(x) - (t === 0 ? 0 : t * x);
  return x - plainXlogy(t, x + eps);
}

function plainConstant(t: number, constant: PoissonConstant): number {
  if (constant === 'stirling') return t > 1 ? t * Math.log(t) - t + 0.5 * Math.log(2 * Math.PI * t) : 0;
  return constant === 'exact' ? plainLogFactorial(t) : 0;
}

/** Where the rate is 0 or no number: x − t ln 0 = +Infinity for t > 0, NaN for a negative rate with t > 0. */
function specialMain(x: number, t: number, input: PoissonInput): number | undefined {
  if (!Number.isFinite(x) || !Number.isFinite(t)) return plainMain(x, t, input);
  if (input.constant === 'exact' && t < 0) return Number.NaN;
  if (input.logInput || t === 0 || x + (input.eps ?? 0) > 0) return undefined;
  return plainMain(x, t, input);
}

export function poissonTerms(input: PoissonInput): Terms {
  const {prediction: x, target: t, constant = 'none'} = input;
  return {
    count: x.length,
    plain: (i) => plainMain(x[i], t[i], input) + plainConstant(t[i], constant),
    special: (i) => specialMain(x[i], t[i], input),
    exact: (real) => (i) => real.add(exactMain(real, x[i], t[i], input), exactConstant(real, t[i], constant)),
  };
}

/**
 * λ − t ln λ (+ ln t!) for a rate λ, or eˣ − t·x for x = ln λ; the mean is over all elements. May be negative without
 * its constant. Near its root the terms cancel, which the precision behind the rounding makes good.
 * poissonNll({prediction: [2], target: [3]}).value = -0.07944154167983593. Source: torch.nn.functional.poisson_nll_loss.
 */
export function poissonNll(input: PoissonInput, options: LossOptions = {}): LossResult {
  return lossResult(poissonTerms(input), options);
}
