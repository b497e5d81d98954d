/**
 * Decimal digits → the correctly rounded double, bit for bit `Number(text)`.
 * Up to 15 digits with |exponent| ≤ 22 are one exact operation (Clinger 1990, "How to read floating point numbers
 * accurately"); up to 18 digits go through a product or quotient in double-double (Dekker 1971), whose rounding is accepted
 * only where its error bound cannot change it; what is left goes to `Number`.
 */

/** 10⁰ … 10²², each exact. */
export const POWERS = new Float64Array(23);
for (let i = 0; i < 23; i++) POWERS[i] = Number(`1e${i}`);

/** Dekker's split of a double into two halves of 26 bits; and the halves of each power. */
const SPLITTER = 134217729;
export const HALVES_HIGH = POWERS.map((p) => SPLITTER * p - (SPLITTER * p - p));
export const HALVES_LOW = POWERS.map((p, i) => p - HALVES_HIGH[i]);

/** Relative error bound of the double-double results below: a generous 2⁻⁹⁶. */
const ERROR = 2 ** -96;

/** x·10^power − product, exactly (Dekker's product). */
function productError(x: number, power: number, product: number): number {
  const c = SPLITTER * x;
  const high = c - (c - x);
  const low = x - high;
  return (
    low * HALVES_LOW[power] -
    (product - high * HALVES_HIGH[power] - low * HALVES_HIGH[power] - high * HALVES_LOW[power])
  );
}

/** (high + low)·10^−power, or NaN where the rounding is in doubt. */
function quotient(high: number, low: number, power: number): number {
  const divisor = POWERS[power];
  const first = high / divisor;
  const product = first * divisor;
  const second = (high - product - productError(first, power, product) + low) / divisor;
  return rounded(first, second);
}

/** (high + low)·10^power, or NaN where the rounding is in doubt. */
function product(high: number, low: number, power: number): number {
  const first = high * POWERS[power];
  return rounded(first, productError(high, power, first) + low * POWERS[power]);
}

function rounded(first: number, second: number): number {
  const doubt = first * ERROR;
  const below = first + (second - doubt);
  return below === first + (second + doubt) ? below : Number.NaN;
}

/**
 * (a·10^digitsB + b)·10^exponent for integers a < 10⁹ and b < 10^digitsB ≤ 10⁹; NaN where only `Number(text)` can tell.
 */
export function decimal(a: number, b: number, digitsB: number, exponent: number): number {
  if (exponent > 22 || exponent < -22) return a === 0 && b === 0 ? 0 : Number.NaN;
  const scaled = a * POWERS[digitsB]; // exact: 30 bits times a power of ten of at most 21 bits
  const mantissa = scaled + b;
  if (mantissa <= 9007199254740991) {
    return exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
  }
  const rest = b - (mantissa - scaled); // exact: |scaled| ≥ |b| (Dekker's fast two-sum)
  return exponent < 0 ? quotient(mantissa, rest, -exponent) : product(mantissa, rest, exponent);
}
