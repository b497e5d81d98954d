/** Big integers as the slow kind of reals, at any precision. */
import {decompose} from '../pow2.ts';
import type {ConstantName, Reals} from '../reals.ts';
import {addBig, divideBig, multiplyBig, squareRootBig} from './arithmetic.ts';
import {type Big, exact} from './big.ts';
import {expBig} from './exponential.ts';
import {log1pBig, logBig} from './logarithm.ts';
import {fixedLn2, fixedPi} from './series.ts';
import {ends, toDouble} from './toDouble.ts';

const ten: Big = {m: 10n, e: 0, err: exact};

function constant(name: ConstantName, bits: number): Big {
  const w = bits + 32;
  if (name === 'ln10') return logBig(ten, bits);
  return {m: name === 'ln2' ? fixedLn2(w) : fixedPi(w), e: -w, err: -w + 4};
}

/** A finite double, exactly; of anything else nothing is known. */
export function bigOf(x: number): Big {
  if (!Number.isFinite(x)) return {m: 0n, e: 0, err: Number.POSITIVE_INFINITY};
  const {mantissa, exponent} = decompose(x);
  return {m: mantissa, e: exponent, err: exact};
}

function round(a: Big): number | undefined {
  const [low, high] = ends(a);
  return low === high ? high : undefined;
}

const kinds = new Map<number, Reals<Big>>();

/** Reals that keep `bits` bits. */
export function bigReals(bits: number): Reals<Big> {
  const known = kinds.get(bits);
  if (known) return known;
  const real = makeReals(bits);
  kinds.set(bits, real);
  return real;
}

function makeReals(bits: number): Reals<Big> {
  const neg = (a: Big): Big => ({m: -a.m, e: a.e, err: a.err});
  return {
    bits,
    of: bigOf,
    constant: (name) => constant(name, bits),
    add: (a, b) => addBig(a, b, bits),
    sub: (a, b) => addBig(a, neg(b), bits),
    mul: (a, b) => multiplyBig(a, b, bits),
    div: (a, b) => divideBig(a, b, bits),
    neg,
    scale: (a, k) => ({m: a.m, e: a.e + k, err: a.err + k}),
    sqrt: (a) => squareRootBig(a, bits),
    exp: (a) => expBig(a, bits),
    log: (a) => logBig(a, bits),
    log1p: (a) => log1pBig(a, bits),
    ratio: (n, d) => divideBig({m: n, e: 0, err: exact}, {m: d, e: 0, err: exact}, bits),
    approximate: toDouble,
    round,
  };
}
