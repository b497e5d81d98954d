/** One outcome's part in an entropy or a divergence. */
import type {Reals} from '../numeric/exact/reals.ts';

/** −p ln p, p > 0. */
export function entropyTerm<T>(real: Reals<T>, p: T): T {
  return real.neg(real.mul(p, real.log(p)));
}

/** −p ln q, q > 0. */
export function crossEntropyTerm<T>(real: Reals<T>, p: T, q: T): T {
  return real.neg(real.mul(p, real.log(q)));
}

function areClose(p: number, q: number): boolean {
  return Math.abs(p - q) < q / 4;
}

/**
 * ln(p/q). Where p and q are close, p/q rounds to nearly 1 and its logarithm has few digits left; but p − q is exact, and
 *   ln(p/q) = ln(1 + (p − q)/q) = log1p((p − q)/q).
 * Where they are far apart, ln p − ln q cancels little and cannot overflow as the quotient can.
 */
export function logQuotient<T>(real: Reals<T>, p: T, q: T): T {
  if (areClose(real.approximate(p), real.approximate(q))) return real.log1p(real.div(real.sub(p, q), q));
  return real.sub(real.log(p), real.log(q));
}

/** p ln(p/q), p > 0 and q > 0. */
export function klTerm<T>(real: Reals<T>, p: T, q: T): T {
  return real.mul(p, logQuotient(real, p, q));
}

/**
 * ½ p ln(p/m) + ½ q ln(q/m) with m = (p + q)/2 and d = (p − q)/(p + q), so that p = m(1 + d), q = m(1 − d):
 *   = ½ m[(1 + d) ln(1 + d) + (1 − d) ln(1 − d)]          for d near 0 two terms that nearly cancel; gathered,
 *   = ½ m[ln(1 − d²) + d(ln(1 + d) − ln(1 − d))]          −d² + 2d² − …: hardly any cancellation.
 * Used for |d| ≤ ½; beyond, the first form with ln(q/m) = ln(2q/(p + q)) keeps its digits.
 */
export function jsTerm<T>(real: Reals<T>, p: T, q: T): T {
  const sum = real.add(p, q);
  const d = real.div(real.sub(p, q), sum);
  if (Math.abs(real.approximate(d)) > 0.5)
    return real.scale(real.add(halfTerm(real, p, sum), halfTerm(real, q, sum)), -1);
  const product = real.log1p(real.neg(real.mul(d, d)));
  const difference = real.sub(real.log1p(d), real.log1p(real.neg(d)));
  return real.scale(real.mul(sum, real.add(product, real.mul(d, difference))), -2);
}

/** p ln(2p/sum); 0 at p = 0. */
function halfTerm<T>(real: Reals<T>, p: T, sum: T): T {
  if (real.approximate(p) === 0) return real.of(0);
  return real.mul(p, logQuotient(real, real.scale(p, 1), sum));
}

/** p ln(p/q) in plain float64: by log1p where p and q are close, by two logarithms where p/q leaves the range. */
export function plainKlTerm(p: number, q: number): number {
  if (p === 0 && !Number.isNaN(q)) return 0;
  if (q === 0) return p > 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (areClose(p, q)) return p * Math.log1p((p - q) / q);
  const ratio = p / q;
  return p * (ratio > 1e-290 && ratio < 1e290 ? Math.log(ratio) : Math.log(p) - Math.log(q));
}

export function plainJsTerm(p: number, q: number): number {
  const sum = p + q;
  if (sum === 0) return 0;
  const d = (p - q) / sum;
  if (Math.abs(d) > 0.5) return (plainKlTerm(p, sum / 2) + plainKlTerm(q, sum / 2)) / 2;
  return (sum / 4) * (Math.log1p(-d * d) + d * (Math.log1p(d) - Math.log1p(-d)));
}
