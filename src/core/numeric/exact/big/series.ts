/** Series over fixed-point integers: x stands for x/2^w. */

/** ln((d + n)/d) as 2 artanh(n/(2d + n)) to w bits after the point; n/d small. */
export function logRatio(n: bigint, d: bigint, w: bigint): bigint {
  const s = (n << w) / (2n * d + n);
  const square = (s * s) >> w;
  let power = s;
  let sum = s;
  for (let k = 3n; power !== 0n && power !== -1n; k += 2n) {
    power = (power * square) >> w;
    sum += power / k;
  }
  return 2n * sum;
}

/** eˣ for a small x, to w bits after the point. */
export function expSeries(x: bigint, w: bigint): bigint {
  let term = 1n << w;
  let sum = term;
  for (let k = 1n; term !== 0n && term !== -1n; k++) {
    term = (term * x) >> w;
    term /= k;
    sum += term;
  }
  return sum;
}

/** arctan(1/n) to w bits after the point. */
function arctanInverse(n: bigint, w: bigint): bigint {
  let power = (1n << w) / n;
  let sum = power;
  for (let k = 3n, sign = -1n; power !== 0n; k += 2n, sign = -sign) {
    power /= n * n;
    sum += (sign * power) / k;
  }
  return sum;
}

const ln2s = new Map<number, bigint>();
const pis = new Map<number, bigint>();

/** ln 2 = ln(4/3) + ln(3/2). */
export function fixedLn2(w: number): bigint {
  const known = ln2s.get(w);
  if (known !== undefined) return known;
  const guard = BigInt(w + 32);
  const value = (logRatio(1n, 3n, guard) + logRatio(1n, 2n, guard)) >> 32n;
  ln2s.set(w, value);
  return value;
}

/** π = 16 arctan(1/5) − 4 arctan(1/239) (Machin 1706). */
export function fixedPi(w: number): bigint {
  const known = pis.get(w);
  if (known !== undefined) return known;
  const guard = BigInt(w + 32);
  const value = (16n * arctanInverse(5n, guard) - 4n * arctanInverse(239n, guard)) >> 32n;
  pis.set(w, value);
  return value;
}
