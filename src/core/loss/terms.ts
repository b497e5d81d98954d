/** A loss as terms that are added up: one per row or element, each known in three ways. */
import type {FormulaFamily, Reals} from '../numeric/exact/reals.ts';

export interface Terms {
  readonly count: number;
  /** The i-th term in plain float64. */
  readonly plain: (i: number) => number;
  /** ±Infinity, NaN or 0 where the limit or a convention gives the term, undefined where the formula does. */
  readonly special: (i: number) => number | undefined;
  /** The i-th term's formula; never asked where `special` answers. */
  readonly exact: FormulaFamily;
  /** Left out of the sum, the mean and the count. */
  readonly isIgnored?: (i: number) => boolean;
  /** What the mean divides by: Σ of these over what is not ignored; the number of terms not ignored where absent. */
  readonly weight?: (i: number) => number;
  /** A logarithmic loss, which has a unit; true by default. */
  readonly logarithmic?: boolean;
}

/** x·y with 0·∞ = 0, the convention of every weight here. */
export function weighted(x: number, y: number): number {
  return x === 0 && !Number.isNaN(y) ? 0 : x * y;
}

export function weightOf(weight: ArrayLike<number> | undefined, i: number): number {
  return weight && weight.length > 0 ? weight[i % weight.length] : 1;
}

/** a·w, and a itself for w = 1. */
export function timesWeight<T>(real: Reals<T>, w: number, a: T): T {
  return w === 1 ? a : real.mul(real.of(w), a);
}

/** A plain value that needs no formula: infinite, or not a number. */
export function unlessFinite(value: number): number | undefined {
  return Number.isFinite(value) ? undefined : value;
}
