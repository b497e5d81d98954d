/** The logistic function in plain float64. */

/** 1/(1 + e⁻ˣ); for x < 0 written eˣ/(1 + eˣ), which keeps its digits down to the subnormals. */
export function plainSigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const power = Math.exp(x);
  return power / (1 + power);
}
