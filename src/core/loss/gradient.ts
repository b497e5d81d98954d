/** The gradient of softmax cross-entropy in the logits. */

import {precisionFor} from '../numeric/precision.ts';
import {softmax} from '../numeric/softmax.ts';
import type {Shape2} from './types.ts';

export interface GradientInput {
  readonly logits: ArrayLike<number>;
  readonly shape: Shape2;
  /** One class per row … */
  readonly target?: ArrayLike<number>;
  /** … or one distribution per row. */
  readonly targetProbabilities?: ArrayLike<number>;
}

/**
 * ∂L/∂x_k of each row's loss −Σ_j p_j ln softmax_j, in nats per unit of the logit:
 *   ∂/∂x_k (Σ_j p_j)(ln Σ eˣ) − p_k = (Σ_j p_j)·q_k − p_k,   which is q − p for a target of sum 1.
 * [numRows, numClasses], row-major. No factor σ′ is left that could vanish, as it does under squared error.
 */
export function softmaxGradient({logits, shape, target, targetProbabilities}: GradientInput): Float64Array {
  const [rows, numClasses] = shape;
  const out = new Float64Array(rows * numClasses);
  const precision = precisionFor(out.length);
  const p = (i: number, k: number) =>
    targetProbabilities ? targetProbabilities[i * numClasses + k] : target?.[i] === k ? 1 : 0;
  for (let i = 0; i < rows; i++) {
    const start = i * numClasses;
    const q = softmax(
      Float64Array.from({length: numClasses}, (_, k) => logits[start + k]),
      precision,
    );
    let mass = 0;
    for (let k = 0; k < numClasses; k++) mass += p(i, k);
    for (let k = 0; k < numClasses; k++) out[start + k] = mass * q[k] - p(i, k);
  }
  return out;
}
