/**
 * A real number as m·2^e over a big integer m, with a bound of its error: the true value lies within 2^err of it
 * (err = −Infinity: exact). Slower than a pair by a hundred, but as precise as is asked, and without a range.
 */

export interface Big {
  readonly m: bigint;
  readonly e: number;
  /** log2 of the error's bound. */
  readonly err: number;
}

export const exact = Number.NEGATIVE_INFINITY;
export const bigZero: Big = {m: 0n, e: 0, err: exact};

/** The length of |m| in bits, at most one too many; 0 for 0. */
export function bitLength(m: bigint): number {
  const near = Math.abs(Number(m));
  if (near === 0) return 0;
  if (near < 2 ** 1000) return Math.floor(Math.log2(near)) + 1;
  return (m < 0n ? -m : m).toString(16).length * 4;
}

/** log2 |a| from above: |a| < 2^magnitude; −Infinity for 0. */
export function magnitude(a: Big): number {
  return a.m === 0n ? Number.NEGATIVE_INFINITY : bitLength(a.m) + a.e;
}

/** log2(2^a + 2^b), from above. */
export function addBounds(a: number, b: number): number {
  const high = Math.max(a, b);
  const low = Math.min(a, b);
  if (low === Number.NEGATIVE_INFINITY || high === Number.POSITIVE_INFINITY) return high;
  return high + Math.log2(1 + 2 ** (low - high)) + 1e-9;
}

/** m·2^shift, rounded towards −∞ for a negative shift. */
export function shiftLeft(m: bigint, shift: number): bigint {
  return shift >= 0 ? m << BigInt(shift) : m >> BigInt(-shift);
}

/** Keeps about `bits` bits of a number that has grown longer. */
export function trim(m: bigint, e: number, err: number, bits: number): Big {
  const excess = bitLength(m) - bits;
  if (excess <= 32) return {m, e, err};
  return {m: m >> BigInt(excess), e: e + excess, err: addBounds(err, e + excess)};
}
