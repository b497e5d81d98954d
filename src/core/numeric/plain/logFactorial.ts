/** ln t! in plain float64. */

/** ln Γ(z) for z ≥ 10 by Stirling's series. */
function stirling(z: number): number {
  const s = 1 / (z * z);
  const series = 1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))));
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series / z;
}

/** ln Γ(t + 1), t ≥ 0: shifted to where the series holds; NaN below 0. */
export function plainLogFactorial(t: number): number {
  if (t === Number.POSITIVE_INFINITY) return t;
  if (!(t >= 0)) return Number.NaN;
  let product = 1;
  let z = t + 1;
  for (; z < 15; z++) product *= z;
  return stirling(z) - Math.log(product);
}
