/** Functions of one or two numbers, each the double nearest to its true value. */
import {correctlyRounded} from './exact/correctlyRounded.ts';
import {logFactorialOf, logGammaOf} from './formulas/logGamma.ts';
import {sigmoidOf, softplusBoth} from './formulas/softplus.ts';
import {plainSigmoid} from './plain/sigmoid.ts';
import {plainSoftplus} from './plain/softplus.ts';
import {plainXlog1py, plainXlogy} from './plain/xlogy.ts';

/** 1/(1 + e⁻ˣ): sigmoid(0) = 0.5, sigmoid(−Infinity) = 0, sigmoid(Infinity) = 1, NaN in, NaN out. */
export function sigmoid(x: number): number {
  if (!Number.isFinite(x)) return plainSigmoid(x);
  if (x < -746) return 0;
  return correctlyRounded((real) => sigmoidOf(real, x));
}

/** ln(1 + eˣ): softplus(0) = 0.6931471805599453, softplus(−Infinity) = 0, softplus(Infinity) = Infinity. */
export function softplus(x: number): number {
  if (!Number.isFinite(x)) return plainSoftplus(x);
  if (x < -746) return 0;
  return correctlyRounded((real) => softplusBoth(real, x).ofX);
}

/** ln(1/(1 + e⁻ˣ)) = −softplus(−x); logSigmoid(−Infinity) = −Infinity. */
export function logSigmoid(x: number): number {
  return -softplus(-x);
}

/** x·ln y; 0 where x = 0 (unless y is NaN); −Infinity for x > 0 = y; NaN for y < 0. Source: scipy.special.xlogy. */
export function xlogy(x: number, y: number): number {
  if (x === 0 || !(y > 0) || !Number.isFinite(x) || !Number.isFinite(y)) return plainXlogy(x, y);
  return correctlyRounded((real) => real.mul(real.of(x), real.log(real.of(y))));
}

/** x·ln(1 + y); 0 where x = 0 (unless y is NaN). Source: scipy.special.xlog1py. */
export function xlog1py(x: number, y: number): number {
  if (x === 0 || !(y > -1) || !Number.isFinite(x) || !Number.isFinite(y)) return plainXlog1py(x, y);
  return correctlyRounded((real) => real.mul(real.of(x), real.log1p(real.of(y))));
}

/** ln Γ(x) for x > 0; Infinity at 0, NaN below. */
export function logGamma(x: number): number {
  if (x === 0 || x === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  if (!(x > 0)) return Number.NaN;
  if (x === 1 || x === 2) return 0; // the only exact values: no precision would tell them from 0
  return correctlyRounded((real) => logGammaOf(real, real.of(x), x));
}

/** ln t! = ln Γ(t + 1) for t ≥ 0 (whole or not); NaN below. */
export function logFactorial(t: number): number {
  if (t === Number.POSITIVE_INFINITY) return t;
  if (!(t >= 0)) return Number.NaN;
  return correctlyRounded((real) => logFactorialOf(real, t));
}

/** ln x, correctly rounded. */
export function naturalLog(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log(x);
  return correctlyRounded((real) => real.log(real.of(x)));
}
