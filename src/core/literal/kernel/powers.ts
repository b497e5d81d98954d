/**
 * 5^−342 … 5^308, each scaled to 128 bits of which the first is 1: what a decimal of up to 19 digits is multiplied with to give its
 * double (Lemire 2021, "Number parsing at a gigabyte per second", §5). Positive powers are cut; the reciprocals down to 5^−27
 * are rounded up, those below are cut, as that paper's proof has them.
 */

export const LEAST_POWER = -342;
export const GREATEST_POWER = 308;

const BITS = 128n;
const HALF = 64n;

/** High half, low half, high half, … of the powers from the least on. */
export function powersOfFive(): BigUint64Array {
  const table = new BigUint64Array(2 * (GREATEST_POWER - LEAST_POWER + 1));
  let power = 1n;
  let length = 1n; // its bits
  for (let q = 0; q <= -LEAST_POWER; q++) {
    if (q <= GREATEST_POWER) put(table, q, scaled(power, length));
    if (q > 0) put(table, -q, reciprocal(power, length, q <= 27));
    power *= 5n;
    length += power >> (length + 2n) !== 0n ? 3n : 2n;
  }
  return table;
}

const scaled = (power: bigint, length: bigint): bigint =>
  length > BITS ? power >> (length - BITS) : power << (BITS - length);

/** 2^(length + 127) / power lies between 2^127 and 2^128: no power of five but 1 is a power of two. */
const reciprocal = (power: bigint, length: bigint, up: boolean): bigint =>
  (1n << (length + BITS - 1n)) / power + (up ? 1n : 0n);

function put(table: BigUint64Array, q: number, value: bigint): void {
  const at = 2 * (q - LEAST_POWER);
  table[at] = value >> HALF;
  table[at + 1] = value; // the low 64 bits
}
