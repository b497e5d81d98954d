/** softplus(x) = ln(1 + eˣ) in plain float64. */

/**
 * ln(1 + eˣ) without overflow:
 *   ln(1 + eˣ) = ln(eˣ(1 + e⁻ˣ)) = x + ln(1 + e⁻ˣ)   for x > 0,
 * so that the exponential is never of a positive number: max(x, 0) + log1p(e^−|x|).
 * softplus(+∞) = +∞, softplus(−∞) = 0, NaN in, NaN out.
 */
export function plainSoftplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
