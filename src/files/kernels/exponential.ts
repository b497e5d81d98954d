/**
 * e^d of d ≤ 0 in plain float64 operations, each rounded once: the same bits from TypeScript and from the vectors of WebAssembly
 * (logits.wat), whatever the engine's own Math.exp does.
 *
 * Cody–Waite: k = d/ln 2 to the nearest whole number, r = d − k·ln 2 with ln 2 = HIGH + LOW (k·HIGH is exact, HIGH has 33 bits), so
 * |r| ≤ (ln 2)/2 to about 3e-17; then e^r = 1 + (r + r²·q(r)), q of degree 9. The minimax error of the polynomial with its
 * coefficients rounded to doubles is 1.2e-17; with the roundings of the evaluation e^d is within 1 ulp (test/property/numericKernels). Powers of two are offset by 2^400, so that neither a subnormal
 * e^d nor its square loses a digit before the sum is scaled back.
 * Source: Cody & Waite, "Software Manual for the Elementary Functions" (1980); constants of ln 2 as in fdlibm's e_exp.c.
 */

/** Below this e^d counts as 0: 2^31 times e^−970 is still far below the least subnormal. */
export const leastExponent = -970;
/** Powers are multiplied with it, squares with its square. */
export const powerScale = 2 ** 400;

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** Adding it to a number below 2^51 rounds that to a whole one, which then stands in the low bits. */
const TO_WHOLE = 1.5 * 2 ** 52;
/** q(r) = Σ COEFFICIENTS[j]·r^j: (e^r − 1 − r)/r² on |r| ≤ (ln 2)/2 by Remez, for the relative error of e^r. */
const COEFFICIENTS = [
  0.5000000000000011, 0.16666666666666413, 0.041666666666530267, 0.008333333333494335, 0.0013888888943598022,
  0.00019841269506777785, 2.480149313582193e-5, 2.755758626737624e-6, 2.7630234059192756e-7, 2.5000072213603394e-8,
] as const;
const [C0, C1, C2, C3, C4, C5, C6, C7, C8, C9] = COEFFICIENTS;

/** What logits.wat reads from its memory, in its order. */
export const kernelConstants: readonly number[] = [
  leastExponent,
  Math.LOG2E,
  TO_WHOLE,
  LN2_HIGH,
  LN2_LOW,
  powerScale,
  1,
  ...COEFFICIENTS,
];

/** 2^(400 + k) for k from −1400 to 0. */
const powersOfTwo = Float64Array.from({length: 1401}, (_, i) => 2 ** (i - 1000));

/** 2^400·e^(d + rest) for d ≤ 0, where `rest` is what rounding d lost; 0 (or next to it) for d ≤ −970; NaN for NaN. */
export function scaledExponential(d: number, rest: number): number {
  const clamped = Math.max(d, leastExponent);
  const k = clamped * Math.LOG2E + TO_WHOLE - TO_WHOLE;
  const r = clamped - k * LN2_HIGH - k * LN2_LOW + rest;
  const r2 = r * r;
  const r4 = r2 * r2;
  const low = C0 + C1 * r + (C2 + C3 * r) * r2;
  const middle = C4 + C5 * r + (C6 + C7 * r) * r2;
  const high = (C8 + C9 * r) * (r4 * r4);
  const q = low + middle * r4 + high;
  return (1 + (r + r2 * q)) * powersOfTwo[k + 1400]!;
}
