/**
 * An exact, mergeable sum of doubles: the same bits whatever the order or the split.
 *
 * A double is m·2^(e−1075) with 53-bit m, so every sum of doubles is a whole number of 2^−1074. It is kept in limbs of
 * 32 bits; an addition touches three of them and grows each by less than 2^33, so 2^19 additions fit before carries
 * must be passed on. `value` rounds once, to the nearest double, ties to even.
 * Source: Kulisch's long accumulator; Neal, "Fast exact summation using small and large superaccumulators" (2015).
 */

export const limbCount = 68; // 2^−1074 … 2^1024, and 2^52 additions of the largest double
const addsBeforeCarry = 1 << 19;

const float = new Float64Array(1);
const word = new Uint32Array(float.buffer);

export class ExactSum {
  private readonly limbs = new Float64Array(limbCount);
  private pending = 0;
  /** ±∞ and NaN, added as IEEE 754 adds them; 0 while all is finite. */
  private special = 0;

  add(x: number): void {
    float[0] = x;
    const high = word[1]!;
    const exponent = (high >>> 20) & 0x7ff;
    if (exponent === 0x7ff) {
      this.special += x;
      return;
    }
    const top = exponent === 0 ? high & 0xfffff : (high & 0xfffff) | 0x100000;
    const position = exponent === 0 ? 0 : exponent - 1;
    const shift = position & 31;
    const limb = position >>> 5;
    const sign = high >>> 31 === 0 ? 1 : -1;
    const low = word[0]!;
    const over = shift === 0 ? 0 : low >>> (32 - shift);
    this.limbs[limb]! += sign * ((low << shift) >>> 0);
    this.limbs[limb + 1]! += sign * (((top << shift) >>> 0) + over);
    if (shift !== 0) this.limbs[limb + 2]! += sign * (top >>> (32 - shift));
    if (++this.pending >= addsBeforeCarry) this.carry();
  }

  /** Adds limbs that a kernel has summed: 64-bit whole numbers below 2^52 as pairs of words from `at` on, the lower one first. */
  addLimbs(words: Int32Array, at: number): void {
    this.carry();
    for (let i = 0; i < limbCount; i++)
      this.limbs[i]! += words[at + 2 * i + 1]! * 4294967296 + (words[at + 2 * i]! >>> 0);
    this.carry();
  }

  merge(other: ExactSum): void {
    this.carry();
    other.carry();
    for (let i = 0; i < limbCount; i++) this.limbs[i]! += other.limbs[i]!;
    this.special += other.special;
    this.carry();
  }

  /** The sum, rounded once. */
  value(): number {
    return this.special !== 0 ? this.special : toDouble(this.toBigInt());
  }

  /** The sum of the finite numbers among those that were added, rounded once. */
  finite(): number {
    return toDouble(this.toBigInt());
  }

  /** The sum as an exact string: hexadecimal multiples of 2^−1074; behind "inf", "-inf" or "nan" that of the finite numbers. */
  toJSON(): string {
    const total = this.toBigInt();
    const finite = total < 0n ? `-${(-total).toString(16)}` : total.toString(16);
    if (this.special === 0) return finite;
    return `${Number.isNaN(this.special) ? 'nan' : this.special > 0 ? 'inf' : '-inf'} ${finite}`;
  }

  static fromJSON(text: string): ExactSum {
    const sum = new ExactSum();
    const special: Readonly<Record<string, number>> = {
      inf: Number.POSITIVE_INFINITY,
      '-inf': Number.NEGATIVE_INFINITY,
      nan: Number.NaN,
    };
    const [, word = '', sign, digits] = /^(?:(inf|-inf|nan) )?(-?)([0-9a-f]+)$/.exec(text) ?? [];
    if (digits === undefined) throw new RangeError(`not an exact sum: ${text.slice(0, 40)}`);
    sum.special = special[word] ?? 0;
    const negative = sign === '-';
    let rest = BigInt(`0x${digits}`);
    for (let i = 0; i < limbCount && rest > 0n; i++, rest >>= 32n)
      sum.limbs[i] = Number(rest & 0xffffffffn) * (negative ? -1 : 1);
    return sum;
  }

  private carry(): void {
    for (let i = 0; i < limbCount - 1; i++) {
      const over = Math.floor(this.limbs[i]! / 4294967296);
      this.limbs[i]! -= over * 4294967296;
      this.limbs[i + 1]! += over;
    }
    this.pending = 0;
  }

  private toBigInt(): bigint {
    this.carry();
    let total = 0n;
    for (let i = limbCount - 1; i >= 0; i--) total = (total << 32n) + BigInt(this.limbs[i]!);
    return total;
  }
}

/** A whole number of 2^−1074, rounded to the nearest double, ties to even. */
function toDouble(total: bigint): number {
  const negative = total < 0n;
  const magnitude = negative ? -total : total;
  const bits = magnitude.toString(2).length;
  const drop = bits - 53;
  if (drop <= 0) return (negative ? -1 : 1) * Number(magnitude) * 2 ** -1074;
  const kept = roundedShift(magnitude, BigInt(drop));
  const scaled = scale(Number(kept), drop - 1074);
  return negative ? -scaled : scaled;
}

function roundedShift(magnitude: bigint, drop: bigint): bigint {
  const kept = magnitude >> drop;
  const rest = magnitude - (kept << drop);
  const half = 1n << (drop - 1n);
  const up = rest > half || (rest === half && (kept & 1n) === 1n);
  return up ? kept + 1n : kept;
}

/** m·2^e without an overflow or a second rounding in between (m < 2^54 is whole). */
const scale = (m: number, e: number): number =>
  e > 960 ? m * 2 ** 960 * 2 ** (e - 960) : e < -1020 ? m * 2 ** (e + 60) * 2 ** -60 : m * 2 ** e;
