/** The focal factor (1−q)^γ of a term and of its derivative, from the surprisal, which keeps its digits near q = 1. */

/** (1−q)^γ·(−ln q), with 1 − q = −expm1(−s) of the surprisal s; the surprisal itself for γ = 0. */
function focal(surprisal: number, gamma: number): number {
  if (gamma === 0) return surprisal;
  return surprisal === 0 ? 0 : (-Math.expm1(-surprisal)) ** gamma * surprisal;
}

/**
 * −q·d/dq of (1−q)^γ(−ln q) = (1−q)^γ + γ q (1−q)^(γ−1) (−ln q): what multiplies (δ − q) or (1 − q) in the gradient.
 * At q = 1 it is 0, at q = 0 it is 1; 1 everywhere for γ = 0.
 */
export function focalSlope(q: number, surprisal: number, gamma: number): number {
  if (gamma === 0) return 1;
  if (surprisal === 0) return 0;
  const miss = -Math.expm1(-surprisal);
  return miss ** gamma + (q === 0 ? 0 : gamma * q * miss ** (gamma - 1) * surprisal);
}

/** a·(1−q)^γ·(−ln q), where 0 · ∞ = 0: the powers are not asked for where nothing weighs them. */
export function focalTerm(a: number, surprisal: number, gamma: number): number {
  return a === 0 ? 0 : a * focal(surprisal, gamma);
}

/** 0 · ∞ = 0. */
export function product(weight: number, value: number): number {
  return weight === 0 ? 0 : weight * value;
}
