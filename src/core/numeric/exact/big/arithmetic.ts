/** Sum, product, quotient and root of big reals. */
import {addBounds, type Big, bigZero, exact, magnitude, shiftLeft, trim} from './big.ts';

/** Whether the sign of b is beyond doubt. */
function isSignCertain(b: Big): boolean {
  const near = Math.abs(Number(b.m));
  return b.err <= b.e + (near < 2 ** 1000 ? Math.log2(near) : magnitude(b) - b.e - 1);
}

/**
 * a + b for a b far below a's last bits. All that is kept of it is on which side of a the sum lies, by one unit at
 * 2^e: that decides the rounding where a is the middle between two doubles.
 */
function addFar(a: Big, b: Big, far: number): Big {
  const err = addBounds(a.err, b.err);
  const e = magnitude(a) - far;
  if (a.err !== exact || a.e < e || !isSignCertain(b)) return {m: a.m, e: a.e, err: addBounds(err, magnitude(b))};
  return {m: shiftLeft(a.m, a.e - e) + (b.m > 0n ? 1n : -1n), e, err: e};
}

/** a + b; an operand below the other's last bit goes into the bound. Differences of inputs stay exact. */
export function addBig(a: Big, b: Big, bits: number): Big {
  if (a.m === 0n) return {m: b.m, e: b.e, err: addBounds(a.err, b.err)};
  if (b.m === 0n) return {m: a.m, e: a.e, err: addBounds(a.err, b.err)};
  const [ma, mb] = [magnitude(a), magnitude(b)];
  const far = 2 * bits + 64;
  if (ma - mb > far) return addFar(a, b, far);
  if (mb - ma > far) return addFar(b, a, far);
  const e = Math.min(a.e, b.e);
  const m = shiftLeft(a.m, a.e - e) + shiftLeft(b.m, b.e - e);
  return trim(m, e, addBounds(a.err, b.err), 2 * bits);
}

/** k where b is 2^k exactly: such factors move the point and leave the bound as tight as it was. */
function exactPower(b: Big): number | undefined {
  if (b.err !== exact || b.m <= 0n || (b.m & (b.m - 1n)) !== 0n) return undefined;
  return b.m.toString(2).length - 1 + b.e;
}

function moved(a: Big, k: number): Big {
  return {m: a.m, e: a.e + k, err: a.err + k};
}

export function multiplyBig(a: Big, b: Big, bits: number): Big {
  if ((a.m === 0n && a.err === exact) || (b.m === 0n && b.err === exact)) return bigZero;
  const [powerA, powerB] = [exactPower(a), exactPower(b)];
  if (powerB !== undefined) return moved(a, powerB);
  if (powerA !== undefined) return moved(b, powerA);
  const inherited = addBounds(addBounds(magnitude(a) + b.err, magnitude(b) + a.err), a.err + b.err);
  return trim(a.m * b.m, a.e + b.e, inherited, bits);
}

export function divideBig(a: Big, b: Big, bits: number): Big {
  if (a.m === 0n && a.err === exact && b.m !== 0n) return bigZero;
  const power = exactPower(b);
  if (power !== undefined) return moved(a, -power);
  const low = magnitude(b) - 2; // 2^low ≤ |b|
  if (b.m === 0n || b.err > low - 1) return {m: 0n, e: 0, err: Number.POSITIVE_INFINITY};
  const shift = Math.max(0, Math.ceil(magnitude(b) - b.e - (magnitude(a) - a.e)) + bits + 8);
  const up = a.m === 0n ? 0 : shift;
  const m = (a.m << BigInt(up)) / b.m;
  const e = a.e - b.e - up;
  const remainder = m * b.m === a.m << BigInt(up) ? exact : e;
  const inherited = addBounds(a.err - low + 1, magnitude(a) + b.err - 2 * low + 1);
  return trim(m, e, addBounds(inherited, remainder), bits);
}

/** The integer part of √n (Newton, from above). */
function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(16).length * 4 + 3) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

export function squareRootBig(a: Big, bits: number): Big {
  if (a.m === 0n) return {m: 0n, e: 0, err: a.err / 2};
  if (a.m < 0n || a.err > magnitude(a) - 3) return {m: 0n, e: 0, err: Number.POSITIVE_INFINITY};
  let shift = Math.max(0, 2 * bits + 16 - (magnitude(a) - a.e));
  if ((a.e - shift) % 2 !== 0) shift++;
  const n = a.m << BigInt(shift);
  const m = integerRoot(n);
  const e = (a.e - shift) / 2;
  const inherited = a.err - (magnitude(a) - 2) / 2;
  return {m, e, err: addBounds(inherited, m * m === n ? exact : e)};
}
