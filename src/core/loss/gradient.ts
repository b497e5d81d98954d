/** The gradient of softmax cross-entropy in the logits. */
import {correctlyRoundedEach} from '../numeric/exact/correctlyRounded.ts';
import type {Reals} from '../numeric/exact/reals.ts';
import {isDegenerate, logitRow, type Row} from '../numeric/formulas/logits.ts';
import {maximum, plainPowerSum} from '../numeric/plain/logSumExp.ts';
import {type Precision, precisionFor} from '../numeric/precision.ts';
import {allFinite} from '../numeric/sum.ts';
import type {Shape2} from './types.ts';

export interface GradientInput {
  readonly logits: ArrayLike<number>;
  readonly shape: Shape2;
  /** One class per row … */
  readonly target?: ArrayLike<number>;
  /** … or one distribution per row. */
  readonly targetProbabilities?: ArrayLike<number>;
}

/** Row i's target as a distribution. */
function targetOf({shape, target, targetProbabilities}: GradientInput, i: number): Float64Array {
  const start = i * shape[1];
  return Float64Array.from({length: shape[1]}, (_, k) =>
    targetProbabilities ? targetProbabilities[start + k] : target?.[i] === k ? 1 : 0,
  );
}

/** (Σp)·q_k − p_k; where q_k is nearly 1 the difference is what matters, and the rounding sees to its digits. */
function exactRow(row: Row, p: Float64Array): (k: number) => number {
  return correctlyRoundedEach(<T>(real: Reals<T>) => {
    const {gap, rest} = logitRow(real, row);
    const total = real.add(real.of(1), rest);
    let mass = real.of(0);
    for (const share of p) mass = real.add(mass, real.of(share));
    const power = (k: number) =>
      row.values[row.start + k] === Number.NEGATIVE_INFINITY ? real.of(0) : real.exp(real.neg(gap(k)));
    return (k) => real.sub(real.div(real.mul(mass, power(k)), total), real.of(p[k]));
  });
}

function plainRow({values, start, length}: Row, p: Float64Array): (k: number) => number {
  const max = maximum(values, start, start + length);
  const total = plainPowerSum(values, start, start + length, max);
  let mass = 0;
  for (const share of p) mass += share;
  return (k) => (mass * Math.exp(values[start + k] - max)) / total - p[k];
}

/**
 * ∂L/∂x_k of each row's loss −Σ_j p_j ln softmax_j, in nats per unit of the logit:
 *   ∂/∂x_k ((Σ_j p_j)·ln Σ eˣ − Σ_j p_j x_j) = (Σ_j p_j)·q_k − p_k,   which is q − p for a target of sum 1.
 * [numRows, numClasses], row-major; NaN in a row that has no softmax. No factor σ′ is left that could vanish, as it
 * does under squared error.
 */
export function softmaxGradient(input: GradientInput, precision?: Precision): Float64Array {
  const [rows, numClasses] = input.shape;
  const out = new Float64Array(rows * numClasses);
  const isExact = (precision ?? precisionFor(out.length)) === 'exact';
  for (let i = 0; i < rows; i++) {
    const row = {values: input.logits, start: i * numClasses, length: numClasses};
    const p = targetOf(input, i);
    const at = isExact && !isDegenerate(row) && allFinite(p) ? exactRow(row, p) : plainRow(row, p);
    for (let k = 0; k < numClasses; k++) out[row.start + k] = at(k);
  }
  return out;
}
