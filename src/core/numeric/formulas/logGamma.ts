/** Exact formula of ln Γ. */
import type {Reals} from '../exact/reals.ts';

/** Tangent numbers T_1 … T_n (Brent, Harvey 2011, algorithm TangentNumbers). */
function tangentNumbers(n: number): readonly bigint[] {
  const t: bigint[] = [0n, 1n];
  for (let k = 2; k <= n; k++) t[k] = BigInt(k - 1) * t[k - 1];
  for (let k = 2; k <= n; k++) {
    for (let j = k; j <= n; j++) t[j] = BigInt(j - k) * t[j - 1] + BigInt(j - k + 2) * t[j];
  }
  return t;
}

const coefficients = new WeakMap<object, readonly unknown[]>();

/** B_2k/(2k(2k − 1)) for k = 1 … n, where B_2k = (−1)^(k−1)·2k·T_k/(4^k(4^k − 1)). */
function stirlingCoefficients<T>(real: Reals<T>, n: number): readonly T[] {
  const known = coefficients.get(real) as readonly T[] | undefined;
  if (known) return known;
  const tangents = tangentNumbers(n);
  const made = Array.from({length: n}, (_, i) => {
    const k = BigInt(i + 1);
    const four = 4n ** k;
    const sign = i % 2 === 0 ? 1n : -1n;
    return real.ratio(sign * tangents[i + 1], four * (four - 1n) * (2n * k - 1n));
  });
  coefficients.set(real, made);
  return made;
}

/** ln Γ(z) = (z − ½) ln z − z + ½ ln 2π + Σ B_2k/(2k(2k−1) z^(2k−1)), z ≥ 0.2·bits + 10: the tail is below 2^-bits. */
function stirling<T>(real: Reals<T>, z: T): T {
  const terms = stirlingCoefficients(real, Math.ceil(0.15 * real.bits) + 4);
  const inverse = real.div(real.of(1), z);
  const square = real.mul(inverse, inverse);
  let series = real.of(0);
  for (let k = terms.length - 1; k >= 0; k--) series = real.add(terms[k], real.mul(square, series));
  const halfLogTwoPi = real.scale(real.log(real.scale(real.constant('pi'), 1)), -1);
  const main = real.sub(real.mul(real.sub(z, real.of(0.5)), real.log(z)), z);
  return real.add(real.add(main, halfLogTwoPi), real.mul(inverse, series));
}

/** ln n! as the logarithm of the product. */
function logFactorial<T>(real: Reals<T>, n: number): T {
  let product = real.of(1);
  for (let k = 2; k <= n; k++) product = real.mul(product, real.of(k));
  return real.log(product);
}

/**
 * ln Γ(t + 1) = ln t! for t ≥ 0: the product itself for small whole numbers, else Stirling's series at a shifted
 * argument: ln Γ(z) = ln Γ(z + n) − ln(z(z + 1)…(z + n − 1)).
 */
export function logFactorialOf<T>(real: Reals<T>, t: number): T {
  if (Number.isInteger(t) && t <= 30) return logFactorial(real, t);
  const z = real.add(real.of(t), real.of(1));
  return logGammaOf(real, z, t + 1);
}

/** ln Γ(z), z > 0; `near` is z to a few digits. */
export function logGammaOf<T>(real: Reals<T>, z: T, near: number): T {
  const steps = Math.max(0, Math.ceil(0.2 * real.bits + 10 - near));
  if (steps === 0) return stirling(real, z);
  let product = z;
  for (let k = 1; k < steps; k++) product = real.mul(product, real.add(z, real.of(k)));
  return real.sub(stirling(real, real.add(z, real.of(steps))), real.log(product));
}
