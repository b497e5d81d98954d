/** Exact formula of the error function. */
import type {Reals} from '../exact/reals.ts';

/**
 * erf(x) = (2/√π) e^(−x²) Σ_k 2^k x^(2k+1)/(1·3·5 … (2k + 1)), x ≥ 0: all terms positive. Where e^(−x²) is below the
 * last bit, 1. Source: Abramowitz and Stegun 7.1.6.
 */
export function erf<T>(real: Reals<T>, x: T): T {
  const near = real.approximate(x);
  if (near === 0) return x;
  if (near * near > (real.bits + 8) * Math.LN2) return real.of(1);
  const square = real.mul(x, x);
  let term = x;
  let sum = x;
  const count = termsFor(near * near, real.bits);
  for (let k = 1; k <= count; k++) {
    term = real.div(real.scale(real.mul(term, square), 1), real.of(2 * k + 1));
    sum = real.add(sum, term);
  }
  const factor = real.div(real.of(2), real.sqrt(real.constant('pi')));
  return real.mul(real.mul(factor, real.exp(real.neg(square))), sum);
}

/** How many terms until they fall below 2^-(bits + 8) of the first: each is 2x²/(2k + 1) of the one before. */
function termsFor(square: number, bits: number): number {
  let log = 0;
  let k = 0;
  while (log > -(bits + 8) || (2 * square) / (2 * k + 1) > 0.5) {
    k++;
    log += Math.log2((2 * square) / (2 * k + 1));
  }
  return k;
}
