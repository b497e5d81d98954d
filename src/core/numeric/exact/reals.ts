/**
 * What a formula may do with real numbers, whatever holds them. Each loss states its exact formula once over this
 * interface; pairs of doubles evaluate it fast, big integers evaluate it at any precision, and both carry a bound of
 * their error, so that the rounding to a double at the end is known to be right (Ziv 1991).
 */

export type ConstantName = 'ln2' | 'ln10' | 'pi';

export interface Reals<T> {
  /** Bits that an operation keeps. */
  readonly bits: number;
  /** A finite double, exactly. */
  of(x: number): T;
  constant(name: ConstantName): T;
  add(a: T, b: T): T;
  sub(a: T, b: T): T;
  mul(a: T, b: T): T;
  div(a: T, b: T): T;
  neg(a: T): T;
  /** a·2^k. */
  scale(a: T, k: number): T;
  sqrt(a: T): T;
  exp(a: T): T;
  /** ln a, a > 0. */
  log(a: T): T;
  /** ln(1 + a), a > −1, to full relative precision near 0. */
  log1p(a: T): T;
  /** n/d. */
  ratio(n: bigint, d: bigint): T;
  /** The nearest double, roughly: for choosing between formulas. */
  approximate(a: T): number;
  /** The double nearest to the true value; undefined where the error bound leaves two candidates. */
  round(a: T): number | undefined;
}

/** A formula over any kind of reals. */
export type Formula = <T>(real: Reals<T>) => T;

/** Many values that share work: what is common is computed when the family is made, the rest when asked for. */
export type FormulaFamily = <T>(real: Reals<T>) => (index: number) => T;
