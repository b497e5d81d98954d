/** Student's t at 97.5 %: half the width, in standard errors, of a 95 % confidence interval of a mean. */

const z = 1.959963984540054; // the normal's
const wanted = 0.95; // P(|t| ≤ x)
const manyDegrees = 2000;

/** x with P(|t| ≤ x) = 0.95 for a whole number of degrees of freedom ≥ 1: 12.706… for 1, towards 1.95996… for many. */
export function studentQuantile(degrees: number): number {
  return degrees > manyDegrees ? expanded(degrees) : bisected(degrees);
}

/** Abramowitz & Stegun 26.7.5: z + (z³ + z)/4ν + (5z⁵ + 16z³ + 3z)/96ν² + …; what follows is below 1e-9 here. */
function expanded(degrees: number): number {
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return z + first / degrees + second / degrees ** 2;
}

function bisected(degrees: number): number {
  let low = 0;
  let high = 13;
  for (let middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (inside(middle, degrees) < wanted) low = middle;
    else high = middle;
  }
  return high;
}

/** P(|t| ≤ x), Abramowitz & Stegun 26.7.3 and 26.7.4, with θ = atan(x/√ν). */
function inside(x: number, degrees: number): number {
  const theta = Math.atan2(x, Math.sqrt(degrees));
  const cosine = Math.cos(theta);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k < degrees; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum;
}
