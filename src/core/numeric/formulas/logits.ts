/** Exact formulas over one row of logits: what log-sum-exp, softmax and the losses from logits share. */
import type {Reals} from '../exact/reals.ts';

export interface Row {
  readonly values: ArrayLike<number>;
  readonly start: number;
  readonly length: number;
}

export function rowOf(values: ArrayLike<number>): Row {
  return {values, start: 0, length: values.length};
}

/** Where the largest value stands; the first NaN or +Infinity where there is one; −1 for an empty row. */
export function argmax({values, start, length}: Row): number {
  let best = -1;
  for (let k = 0; k < length; k++) {
    const x = values[start + k];
    if (Number.isNaN(x)) return k;
    if (best < 0 || x > values[start + best]) best = k;
  }
  return best;
}

/** A row as its largest logit m (at `top`), the powers of the others and their logarithm. */
export interface LogitRow<T> {
  readonly top: number;
  /** m − x_k ≥ 0 over the temperature, exactly. */
  readonly gap: (k: number) => T;
  /** Σ e^(x_k − m) without the largest's own 1. */
  readonly rest: T;
  /** ln Σ e^(x_k − m) = ln(1 + rest), never negative. */
  readonly logTotal: T;
}

/** Below this, e^(x−m) is under half of the smallest double. */
export const vanishing = -746;

/**
 * −ln softmax_k = (m − x_k) + ln(1 + Σ_{j≠top} e^(x_j − m)): both terms ≥ 0, and 1 + … by log1p, so a prediction
 * that is nearly certain keeps all digits of its small loss. Values of −Infinity have power 0.
 */
export function logitRow<T>(real: Reals<T>, row: Row, temperature = 1): LogitRow<T> {
  const top = argmax(row);
  const {values, start} = row;
  const max = real.of(values[start + top]);
  const over = (a: T) => (temperature === 1 ? a : real.div(a, real.of(temperature)));
  const gap = (k: number) => over(real.sub(max, real.of(values[start + k])));
  let rest = real.of(0);
  for (let k = 0; k < row.length; k++) {
    if (k === top || values[start + k] === Number.NEGATIVE_INFINITY) continue;
    rest = real.add(rest, real.exp(real.neg(gap(k))));
  }
  return {top, gap, rest, logTotal: real.log1p(rest)};
}

/** What a row without finite maximum gives: NaN for NaN, +Infinity or no values at all; undefined for a usual row. */
export function isDegenerate(row: Row): boolean {
  const top = argmax(row);
  return top < 0 || !Number.isFinite(row.values[row.start + top]);
}
