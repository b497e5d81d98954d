/** Pairs of doubles as the fast kind of reals. */

import {bigReals} from '../big/bigReals.ts';
import {scaleByPow2} from '../pow2.ts';
import type {ConstantName, Reals} from '../reals.ts';
import {add, subtract} from './add.ts';
import {exp} from './exp.ts';
import {log, log1p} from './log.ts';
import {divide, multiply, squareRoot} from './multiply.ts';
import {negate, type Pair, pairOf, small, tiny} from './pair.ts';
import {pairFrom} from './tables.ts';

const constants = new Map<ConstantName, Pair>();

function constant(name: ConstantName): Pair {
  const known = constants.get(name);
  if (known) return known;
  const value = pairFrom(bigReals(192).constant(name));
  constants.set(name, value);
  return value;
}

/** The double nearest to hi + lo ± err, if the error leaves only one: the sum rounded with both ends of the bound. */
function round(a: Pair): number | undefined {
  const bound = a.err * (1 + 2 ** -40) + (Math.abs(a.lo) + a.err) * 2 ** -52;
  const up = a.hi + (a.lo + bound);
  const down = a.hi + (a.lo - bound);
  if (a.err === 0) return a.hi + a.lo;
  return up === down ? up : undefined;
}

function scale(a: Pair, k: number): Pair {
  const hi = scaleByPow2(a.hi, k);
  const lost = Math.abs(hi) < small && a.hi !== 0 ? tiny : 0;
  return {hi, lo: scaleByPow2(a.lo, k), err: scaleByPow2(a.err, k) + lost};
}

export const pairReals: Reals<Pair> = {
  bits: 104,
  of: pairOf,
  constant,
  add,
  sub: subtract,
  mul: multiply,
  div: divide,
  neg: negate,
  scale,
  sqrt: squareRoot,
  exp,
  log,
  log1p,
  ratio: (n, d) => pairFrom(bigReals(192).ratio(n, d)),
  approximate: (a) => a.hi,
  round,
};
