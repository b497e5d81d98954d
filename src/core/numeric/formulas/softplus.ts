/** Exact formulas of the logistic family. */
import type {Reals} from '../exact/reals.ts';

/**
 * ln(1 + eˣ) and ln(1 + e⁻ˣ) together: with L = ln(1 + e^−|x|),
 *   softplus(x) = max(x, 0) + L,   softplus(−x) = max(−x, 0) + L,
 * two sums of terms that are not negative, so nothing cancels.
 */
export function softplusBoth<T>(real: Reals<T>, x: number): {readonly ofX: T; readonly ofMinusX: T} {
  const common = real.log1p(real.exp(real.of(-Math.abs(x))));
  const larger = real.add(real.of(Math.abs(x)), common);
  return x > 0 ? {ofX: larger, ofMinusX: common} : {ofX: common, ofMinusX: larger};
}

/** 1/(1 + e⁻ˣ) = eˣ/(1 + eˣ), with the power that does not overflow. */
export function sigmoidOf<T>(real: Reals<T>, x: number): T {
  const power = real.exp(real.of(-Math.abs(x)));
  const total = real.add(real.of(1), power);
  return real.div(x >= 0 ? real.of(1) : power, total);
}
