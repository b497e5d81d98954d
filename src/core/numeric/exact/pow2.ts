/** Powers of two and the parts of a double, by its bits. */

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** 2^k for −1022 ≤ k ≤ 1023, exactly. */
export function pow2(k: number): number {
  words[0] = 0;
  words[1] = (k + 1023) << 20;
  return double[0];
}

/** x·2^k for any integer k: exact unless the result is subnormal or overflows. */
export function scaleByPow2(x: number, k: number): number {
  if (k >= -1022 && k <= 1023) return x * pow2(k);
  const step = k < 0 ? -1000 : 1000;
  const near = x * pow2(step);
  if (near === 0 || !Number.isFinite(near) || Math.abs(k) > 4000) return k < 0 ? x * 0 : x * Number.POSITIVE_INFINITY;
  return scaleByPow2(near, k - step);
}

/** floor(log2 |x|) of a normal or subnormal double that is not 0. */
export function exponentOf(x: number): number {
  double[0] = x;
  const biased = (words[1] >>> 20) & 0x7ff;
  return biased === 0 ? exponentOf(x * 2 ** 54) - 54 : biased - 1023;
}

/** x = mantissa·2^exponent with an integer mantissa below 2^53. */
export function decompose(x: number): {readonly mantissa: bigint; readonly exponent: number} {
  if (x === 0) return {mantissa: 0n, exponent: 0};
  const exponent = Math.max(exponentOf(x), -1022) - 52;
  return {mantissa: BigInt(scaleByPow2(x, -exponent)), exponent};
}
