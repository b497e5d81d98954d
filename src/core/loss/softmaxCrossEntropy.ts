/** Softmax cross-entropy: rows of logits against class indices or target distributions. */

import type {Reals} from '../numeric/exact/reals.ts';
import {isDegenerate, type LogitRow, logitRow, type Row} from '../numeric/formulas/logits.ts';
import {maximum, plainLogTotal} from '../numeric/plain/logSumExp.ts';
import {lossResult} from './reduce.ts';
import {type Terms, timesWeight, weighted} from './terms.ts';
import type {LossOptions, LossResult, Shape2} from './types.ts';

export interface SoftmaxInput {
  /** [numRows, numClasses], row-major. */
  readonly logits: ArrayLike<number>;
  readonly shape: Shape2;
  /** One class index per row … */
  readonly target?: ArrayLike<number> | undefined;
  /** … or one distribution per row, [numRows, numClasses]. */
  readonly targetProbabilities?: ArrayLike<number> | undefined;
  /** One weight per class. */
  readonly weight?: ArrayLike<number> | undefined;
  /** Rows with this target are left out (index targets only). */
  readonly ignoreIndex?: number | undefined;
  /** ε: the target becomes (1 − ε)·target + ε/C. */
  readonly labelSmoothing?: number | undefined;
  /** τ: logits are divided by it; 1 by default. */
  readonly temperature?: number | undefined;
}

function rowAt({logits, shape}: SoftmaxInput, i: number): Row {
  return {values: logits, start: i * shape[1], length: shape[1]};
}

const classWeight = ({weight}: SoftmaxInput, k: number) => (weight ? weight[k] : 1);

/** Row i's coefficient of −ln softmax_k in plain float64: the smoothed, weighted target. */
function plainCoefficient(input: SoftmaxInput, i: number, k: number): number {
  const {shape, target, targetProbabilities, labelSmoothing: eps = 0} = input;
  const C = shape[1];
  const hard = targetProbabilities ? targetProbabilities[i * C + k] : target?.[i] === k ? 1 : 0;
  return classWeight(input, k) * ((1 - eps) * hard + eps / C);
}

/** The same over any reals. */
function coefficient<T>(real: Reals<T>, input: SoftmaxInput, i: number, k: number): T {
  const {shape, target, targetProbabilities, labelSmoothing: eps = 0} = input;
  const C = shape[1];
  const hard = targetProbabilities ? targetProbabilities[i * C + k] : target?.[i] === k ? 1 : 0;
  if (eps === 0) return timesWeight(real, classWeight(input, k), real.of(hard));
  const kept = real.mul(real.sub(real.of(1), real.of(eps)), real.of(hard));
  return timesWeight(real, classWeight(input, k), real.add(kept, real.div(real.of(eps), real.of(C))));
}

/** The classes with a part in row i's loss. */
function classes(input: SoftmaxInput, i: number): readonly number[] | undefined {
  const hard = !input.targetProbabilities && !input.labelSmoothing;
  return hard ? [input.target?.[i] ?? 0] : undefined;
}

function eachClass(input: SoftmaxInput, i: number, visit: (k: number) => void): void {
  const few = classes(input, i);
  if (few) for (const k of few) visit(k);
  else for (let k = 0; k < input.shape[1]; k++) visit(k);
}

function exactRow<T>(real: Reals<T>, input: SoftmaxInput, i: number): T {
  const row: LogitRow<T> = logitRow(real, rowAt(input, i), input.temperature);
  let loss = real.of(0);
  eachClass(input, i, (k) => {
    if (plainCoefficient(input, i, k) === 0) return;
    const minusLog = real.add(row.gap(k), row.logTotal);
    loss = real.add(loss, real.mul(coefficient(real, input, i, k), minusLog));
  });
  return loss;
}

/** As exactRow, in plain float64. */
function plainRow(input: SoftmaxInput, i: number): number {
  const {logits: x, shape, temperature = 1} = input;
  const start = i * shape[1];
  const max = maximum(x, start, start + shape[1]);
  const logTotal = plainLogTotal(x, start, start + shape[1], max, temperature);
  let loss = 0;
  eachClass(input, i, (k) => {
    loss += weighted(plainCoefficient(input, i, k), (max - x[start + k]) / temperature + logTotal);
  });
  return loss;
}

function isClass(index: number, numClasses: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < numClasses;
}

/** An index target that is no class. */
function isHopeless(input: SoftmaxInput, i: number): boolean {
  return !input.targetProbabilities && !isClass(input.target?.[i] ?? -1, input.shape[1]);
}

/** NaN for a row without a softmax or with a target that is no class; +Infinity where a class of probability 0 counts. */
function specialRow(input: SoftmaxInput, i: number): number | undefined {
  const row = rowAt(input, i);
  if (isDegenerate(row) || isHopeless(input, i)) return Number.NaN;
  let special: number | undefined;
  eachClass(input, i, (k) => {
    const c = plainCoefficient(input, i, k);
    if (!Number.isFinite(c)) special = Number.NaN;
    else if (c !== 0 && row.values[row.start + k] === Number.NEGATIVE_INFINITY) {
      special = (special ?? 0) + c * Number.POSITIVE_INFINITY;
    }
  });
  return special;
}

export function softmaxTerms(input: SoftmaxInput): Terms {
  const {shape, target, targetProbabilities, ignoreIndex} = input;
  const hard = targetProbabilities ? undefined : target;
  const terms: Terms = {
    count: shape[0],
    plain: (i) => (isHopeless(input, i) ? Number.NaN : plainRow(input, i)),
    special: (i) => specialRow(input, i),
    exact: (real) => (i) => exactRow(real, input, i),
  };
  if (!hard) return terms;
  const isIgnored = (i: number) => ignoreIndex !== undefined && hard[i] === ignoreIndex;
  return {...terms, isIgnored, weight: (i) => classWeight(input, hard[i])};
}

/**
 * Index targets: row (1 − ε)·w[t]·(−ln softmax_t) + (ε/C)·Σ_k w[k]·(−ln softmax_k), the mean over Σ w[t] of the rows
 * not ignored (0/0 = NaN). Distributions: row −Σ_k w[k] q′_k ln softmax_k with q′ = (1 − ε)q + ε/C, the mean over the
 * number of rows. NaN for an index outside [0, C). Nats; 0·ln 0 = 0; +Infinity where a class of logit −Infinity counts.
 * softmaxCrossEntropy({logits: [1, 2, 3], shape: [1, 3], target: [2]}).value = 0.4076059644443803.
 * Source: torch.nn.functional.cross_entropy.
 */
export function softmaxCrossEntropy(input: SoftmaxInput, options: LossOptions = {}): LossResult {
  return lossResult(softmaxTerms(input), options, input.logits.length);
}
