/** Distances between doubles, and between a double and a decimal. */

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** The place of a double on the line of all doubles; −0 and 0 share one. */
function place(x: number): bigint {
  double[0] = x;
  return bits[0] < 0n ? -(bits[0] & 0x7fffffffffffffffn) : bits[0];
}

/** How many doubles apart; Infinity where one is NaN or infinite and the other is not the same. */
export function doublesApart(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Number.POSITIVE_INFINITY;
  const apart = place(a) - place(b);
  return Number(apart < 0n ? -apart : apart);
}

/** x = n/2^1074 exactly. */
function inLeastUnits(x: number): bigint {
  double[0] = Math.abs(x);
  const biased = bits[0] >> 52n;
  const fraction = bits[0] & 0xfffffffffffffn;
  const magnitude = biased === 0n ? fraction : (fraction | 0x10000000000000n) << (biased - 1n);
  return x < 0 ? -magnitude : magnitude;
}

/** One unit in the last place of a double, in 2^-1074. */
function ulpInLeastUnits(x: number): bigint {
  double[0] = Math.abs(x);
  const biased = bits[0] >> 52n;
  return biased <= 1n ? 1n : 1n << (biased - 1n);
}

/** The error of `value` against a decimal of 30 digits, in ulps of the double nearest to it. */
export function ulpsFrom(value: number, decimal: string, nearest: number): number {
  if (!Number.isFinite(nearest) || !Number.isFinite(value) || decimal.startsWith('~'))
    return doublesApart(value, nearest);
  const {digits, exponent} = parse(decimal);
  const power = 10n ** BigInt(Math.abs(exponent));
  // (digits·10^exponent − value)/ulp with everything in 2^-1074, scaled by 2^40 to keep a fraction.
  const [numerator, denominator] = exponent >= 0 ? [digits * power, 1n] : [digits, power];
  const difference = (numerator << 1074n) - inLeastUnits(value) * denominator;
  const scaled = ((difference < 0n ? -difference : difference) << 40n) / (denominator * ulpInLeastUnits(nearest));
  return Number(scaled) / 2 ** 40;
}

function parse(decimal: string): {digits: bigint; exponent: number} {
  const [mantissa, power = '0'] = decimal.toLowerCase().split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  return {digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length};
}
