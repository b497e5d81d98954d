/** softmax, log-softmax and log-sum-exp of one row of logits. */
import {correctlyRounded, correctlyRoundedEach} from './exact/correctlyRounded.ts';
import type {Reals} from './exact/reals.ts';
import {isDegenerate, logitRow, type Row, rowOf, vanishing} from './formulas/logits.ts';
import {maximum, plainLogSumExp} from './plain/logSumExp.ts';
import {plainLogSoftmax, plainSoftmax} from './plain/softmax.ts';
import {type Precision, precisionFor} from './precision.ts';

/** softmax_k = e^(x_k − m)/(1 + rest). */
function softmaxFamily(row: Row) {
  return <T>(real: Reals<T>) => {
    const {gap, rest} = logitRow(real, row);
    const total = real.add(real.of(1), rest);
    return (k: number) => real.div(real.exp(real.neg(gap(k))), total);
  };
}

/**
 * eˣ/Σ eˣ: not negative, of sum 1. An offset common to all logits changes nothing; −Infinity has probability 0.
 * All NaN where a logit is NaN or +Infinity or all are −Infinity; [] for [].
 */
export function softmax(x: ArrayLike<number>, precision: Precision = precisionFor(x.length)): Float64Array {
  const row = rowOf(x);
  if (precision === 'plain' || isDegenerate(row)) return plainSoftmax(x);
  const at = correctlyRoundedEach(softmaxFamily(row));
  const max = maximum(x);
  return Float64Array.from(x, (value, k) => (value - max < vanishing ? 0 : at(k)));
}

/** ln softmax_k = −((m − x_k) + ln(1 + rest)). */
function logSoftmaxFamily(row: Row, perUnit?: 'ln2' | 'ln10') {
  return <T>(real: Reals<T>) => {
    const {gap, logTotal} = logitRow(real, row);
    const unit = perUnit ? real.constant(perUnit) : undefined;
    return (k: number) => {
      const value = real.neg(real.add(gap(k), logTotal));
      return unit === undefined ? value : real.div(value, unit);
    };
  };
}

function inUnit(nats: number, perUnit?: 'ln2' | 'ln10'): number {
  if (!perUnit) return nats;
  return nats / (perUnit === 'ln2' ? Math.LN2 : Math.LN10);
}

/** x − ln Σ eˣ, ≤ 0; −Infinity at −Infinity; degenerate rows as for softmax. `perUnit` divides by ln 2 or ln 10. */
export function logSoftmax(
  x: ArrayLike<number>,
  precision: Precision = precisionFor(x.length),
  perUnit?: 'ln2' | 'ln10',
): Float64Array {
  const row = rowOf(x);
  if (precision === 'plain' || isDegenerate(row)) return plainLogSoftmax(x).map((value) => inUnit(value, perUnit));
  const at = correctlyRoundedEach(logSoftmaxFamily(row, perUnit));
  return Float64Array.from(x, (value, k) => (value === Number.NEGATIVE_INFINITY ? value : at(k)));
}

/** ln Σ eˣ = m + ln(1 + rest); −Infinity for [] or all −Infinity, +Infinity with one +Infinity, NaN in, NaN out. */
export function logSumExp(
  x: ArrayLike<number>,
  precision: Precision = precisionFor(x.length),
  perUnit?: 'ln2' | 'ln10',
): number {
  const row = rowOf(x);
  if (precision === 'plain' || isDegenerate(row)) return inUnit(plainLogSumExp(x), perUnit);
  return correctlyRounded((real) => {
    const {top, logTotal} = logitRow(real, row);
    const value = real.add(real.of(x[top]), logTotal);
    return perUnit ? real.div(value, real.constant(perUnit)) : value;
  });
}
