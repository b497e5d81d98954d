/** softmax, log-softmax and log-sum-exp of one row of logits. */
import {plainLogSumExp} from './plain/logSumExp.ts';
import {plainLogSoftmax, plainSoftmax} from './plain/softmax.ts';
import type {Precision} from './precision.ts';

/** eˣ/Σ eˣ. */
export function softmax(x: ArrayLike<number>, _precision?: Precision): Float64Array {
  return plainSoftmax(x);
}

/** x − ln Σ eˣ. */
export function logSoftmax(x: ArrayLike<number>, _precision?: Precision): Float64Array {
  return plainLogSoftmax(x);
}

/** ln Σ eˣ. */
export function logSumExp(x: ArrayLike<number>, _precision?: Precision): number {
  return plainLogSumExp(x);
}
