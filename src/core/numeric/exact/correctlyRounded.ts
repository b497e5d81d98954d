/** A formula's value as the double nearest to its true value (Ziv's strategy: more precision until the rounding is certain). */
import type {Big} from './big/big.ts';
import {bigReals} from './big/bigReals.ts';
import {ends} from './big/toDouble.ts';
import type {Pair} from './pair/pair.ts';
import {pairReals} from './pair/pairReals.ts';
import type {Formula, FormulaFamily} from './reals.ts';

/** The last holds every double's bits over the whole range, so what it cannot tell apart is a tie. */
const precisions = [192, 448, 1088, 2304, 4672] as const;

/**
 * The family's i-th value, correctly rounded. Pairs answer nearly always; the big integers are made only when one of
 * them cannot, and kept for the next. A value that no precision separates from the middle between two doubles (or
 * from 0) is that middle, and goes to the even one (or is 0).
 */
export function correctlyRoundedEach(family: FormulaFamily): (index: number) => number {
  const fast = family(pairReals);
  const slow: ((index: number) => Big)[] = [];
  const at = (level: number) => {
    slow[level] ??= family(bigReals(precisions[level]));
    return slow[level];
  };
  return (index) => {
    const quick = pairReals.round(fast(index));
    return quick === undefined ? climb((level) => at(level)(index)) : quick;
  };
}

/** The value of one formula, correctly rounded; `known` is its value as a pair, where that has been worked out. */
export function correctlyRounded(formula: Formula, known: Pair = formula(pairReals)): number {
  const quick = pairReals.round(known);
  return quick === undefined ? climb((level) => formula(bigReals(precisions[level]))) : quick;
}

function climb(value: (level: number) => Big): number {
  for (let level = 0; level < precisions.length - 1; level++) {
    const [low, high] = ends(value(level));
    if (low === high) return high;
  }
  return settle(value(precisions.length - 1));
}

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

function isEven(x: number): boolean {
  double[0] = x;
  return (words[0] & 1) === 0;
}

/** NaN where even the last precision bounds nothing: the formula left its domain. */
function settle(a: Big): number {
  if (a.err === Number.POSITIVE_INFINITY) return Number.NaN;
  const [low, high] = ends(a);
  if (low === high || isEven(high)) return high;
  return low;
}
