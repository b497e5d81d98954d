/** The double nearest to a big real. */
import {scaleByPow2} from '../pow2.ts';
import {type Big, exact, shiftLeft} from './big.ts';

function exactBitLength(m: bigint): number {
  return m.toString(2).length;
}

/** m > 0 shifted right with rounding half to even. */
function roundedShift(m: bigint, shift: number): bigint {
  const s = BigInt(shift);
  const floor = m >> s;
  const rest = m - (floor << s);
  const half = 1n << (s - 1n);
  const up = rest > half || (rest === half && (floor & 1n) === 1n);
  return up ? floor + 1n : floor;
}

function positiveToDouble(m: bigint, e: number): number {
  const top = exactBitLength(m) + e - 1; // 2^top ≤ m·2^e
  if (top > 1024) return Number.POSITIVE_INFINITY;
  if (top < -1080) return 0;
  const last = Math.max(top - 52, -1074); // the exponent of the last bit that a double keeps here
  const mantissa = last <= e ? shiftLeft(m, e - last) : roundedShift(m, last - e);
  return scaleByPow2(Number(mantissa), last);
}

/** m·2^e to the nearest double, half to even; subnormals and overflow as IEEE 754 has them. */
export function toDouble(a: {readonly m: bigint; readonly e: number}): number {
  if (a.m === 0n) return 0;
  return a.m < 0n ? -positiveToDouble(-a.m, a.e) : positiveToDouble(a.m, a.e);
}

/**
 * The two ends of a's interval as doubles; its error is taken at least 2^-64 of the last bit. The bound is strict, so
 * the ends themselves are left out: each is moved inwards by 2^-64 of its last bit, which matters where one of them is
 * the middle between two doubles and the true value is known to lie beyond it.
 */
export function ends(a: Big): readonly [number, number] {
  if (a.err === exact) return [toDouble(a), toDouble(a)];
  if (!(a.err < 1e15) || a.err - a.e > 1e6) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (a.m === 0n) return aroundZero(a.err);
  const err = Math.max(Math.ceil(a.err), a.e - 64);
  const e = Math.min(a.e, err);
  const middle = shiftLeft(a.m, a.e - e);
  const width = shiftLeft(1n, err - e);
  const inner = (m: bigint, step: bigint) => toDouble({m: (m << 64n) + step, e: e - 64});
  return [inner(middle - width, 1n), inner(middle + width, -1n)];
}

function aroundZero(err: number): readonly [number, number] {
  const end = err < -1100 ? 0 : Number.POSITIVE_INFINITY;
  return [-end, end];
}
