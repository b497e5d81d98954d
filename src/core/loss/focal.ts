/** Focal loss: cross-entropy with the weight (1 − p_t)^γ, which lets well-classified examples count less. */

import type {Reals} from '../numeric/exact/reals.ts';
import {isDegenerate, logitRow, type Row, rowOf} from '../numeric/formulas/logits.ts';
import {softplusBoth} from '../numeric/formulas/softplus.ts';
import {plainLogSumExp} from '../numeric/plain/logSumExp.ts';
import {plainSoftplus} from '../numeric/plain/softplus.ts';
import {lossResult} from './reduce.ts';
import {type Terms, timesWeight, weighted} from './terms.ts';
import type {LossOptions, LossResult, Shape2} from './types.ts';

export interface FocalBinaryInput {
  /** Log-odds of class 1 … */
  readonly logits?: ArrayLike<number> | undefined;
  /** … or its probability. */
  readonly probabilities?: ArrayLike<number> | undefined;
  /** 0 or 1. */
  readonly labels: ArrayLike<number>;
  /** γ ≥ 0; 0 gives cross-entropy. */
  readonly gamma: number;
  /** α for class 1, 1 − α for class 0; absent: no balancing. */
  readonly alpha?: number | undefined;
}

/** (1 − p_t)^γ·(−ln p_t) from minusLog = −ln p_t and logOther = ln(1 − p_t). γ = 0 leaves −ln p_t, also at p_t = 1. */
function focused<T>(real: Reals<T>, gamma: number, minusLog: T, logOther: () => T): T {
  if (gamma === 0) return minusLog;
  return real.mul(real.exp(real.mul(real.of(gamma), logOther())), minusLog);
}

/** With s = +1 for class 1 and −1 for class 0: −ln p_t = softplus(−sx), ln(1 − p_t) = −softplus(sx). */
function fromLogit<T>(real: Reals<T>, x: number, y: number, gamma: number): T {
  const {ofX, ofMinusX} = softplusBoth(real, y === 1 ? x : -x);
  return focused(real, gamma, ofMinusX, () => real.neg(ofX));
}

/** ln p and ln(1 − p) = log1p(−p), each from p itself. */
function fromProbability<T>(real: Reals<T>, p: number, y: number, gamma: number): T {
  const logP = () => real.log(real.of(p));
  const logRest = () => real.log1p(real.of(-p));
  return y === 1 ? focused(real, gamma, real.neg(logP()), logRest) : focused(real, gamma, real.neg(logRest()), logP);
}

function plainFocused(gamma: number, minusLog: number, other: number): number {
  return gamma === 0 ? minusLog : weighted(other ** gamma, minusLog);
}

function plainFocal({logits, probabilities, labels, gamma}: FocalBinaryInput, i: number): number {
  const isOne = labels[i] === 1;
  if (logits) {
    const x = isOne ? logits[i] : -logits[i];
    return plainFocused(gamma, plainSoftplus(-x), Math.exp(-plainSoftplus(x)));
  }
  const p = probabilities?.[i] ?? Number.NaN;
  return isOne ? plainFocused(gamma, -Math.log(p), 1 - p) : plainFocused(gamma, -Math.log1p(-p), p);
}

/** The probabilities and logits at the ends, where a logarithm or a power has a limit instead of a value. */
function specialFocal(input: FocalBinaryInput, i: number): number | undefined {
  const {logits, probabilities, labels} = input;
  if (labels[i] !== 0 && labels[i] !== 1) return Number.NaN;
  const isUsual = logits ? Number.isFinite(logits[i]) : (probabilities?.[i] ?? 0) > 0 && (probabilities?.[i] ?? 1) < 1;
  return isUsual ? undefined : plainFocal(input, i);
}

function balance<T>(real: Reals<T>, alpha: number | undefined, y: number, a: T): T {
  if (alpha === undefined) return a;
  return real.mul(y === 1 ? real.of(alpha) : real.sub(real.of(1), real.of(alpha)), a);
}

export function focalBinaryTerms(input: FocalBinaryInput): Terms {
  const {logits, probabilities, labels, gamma, alpha} = input;
  const factor = (i: number) => (alpha === undefined ? 1 : labels[i] === 1 ? alpha : 1 - alpha);
  const scaledBy = (i: number, value: number | undefined) => (value === undefined ? value : weighted(factor(i), value));
  return {
    count: labels.length,
    plain: (i) => weighted(factor(i), plainFocal(input, i)),
    special: (i) => scaledBy(i, specialFocal(input, i)),
    exact: (real) => (i) => {
      const y = labels[i];
      const loss = logits
        ? fromLogit(real, logits[i], y, gamma)
        : fromProbability(real, probabilities?.[i] ?? 0, y, gamma);
      return balance(real, alpha, y, loss);
    },
  };
}

/**
 * −α_t (1 − p_t)^γ ln p_t, p_t the probability of the label; the mean is over all elements. Not the negative
 * log-likelihood of a named distribution. NaN for labels other than 0 and 1.
 * Source: Lin et al. 2017; torchvision.ops.sigmoid_focal_loss.
 */
export function focalBinary(input: FocalBinaryInput, options: LossOptions = {}): LossResult {
  return lossResult(focalBinaryTerms(input), options);
}

export interface FocalMulticlassInput {
  /** [numRows, numClasses], row-major. */
  readonly logits: ArrayLike<number>;
  readonly shape: Shape2;
  readonly target: ArrayLike<number>;
  readonly gamma: number;
  /** One factor per class. */
  readonly alpha?: ArrayLike<number> | undefined;
}

/** The row without its class t. */
function others({values, start, length}: Row, t: number): Row {
  const rest = new Float64Array(length - 1);
  for (let k = 0, j = 0; k < length; k++) if (k !== t) rest[j++] = values[start + k];
  return rowOf(rest);
}

/**
 * 1 − p_t = Σ_{k≠t} e^x_k/Σ e^x_k, summed over the others so that nothing is taken from 1. With m′ the largest of the
 * others, ln(1 − p_t) = (m′ − m) + ln Σ_{k≠t} e^(x_k − m′) − ln Σ e^(x_k − m).
 */
function exactFocalRow<T>(real: Reals<T>, row: Row, t: number, gamma: number): T {
  const state = logitRow(real, row);
  const minusLog = real.add(state.gap(t), state.logTotal);
  return focused(real, gamma, minusLog, () => {
    const rest = others(row, t);
    const next = logitRow(real, rest);
    const below = real.sub(real.of(rest.values[next.top]), real.of(row.values[row.start + state.top]));
    return real.add(below, real.sub(next.logTotal, state.logTotal));
  });
}

function plainFocalRow(row: Row, t: number, gamma: number): number {
  const total = plainLogSumExp(Float64Array.from({length: row.length}, (_, k) => row.values[row.start + k]));
  const rest = plainLogSumExp(others(row, t).values);
  return plainFocused(gamma, total - row.values[row.start + t], Math.exp(rest - total));
}

/** NaN for a degenerate row or a target that is no class; 0 for p_t = 1 and a finite power; +Infinity for p_t = 0. */
function specialFocalRow(row: Row, t: number, gamma: number): number | undefined {
  if (isDegenerate(row) || !(Number.isInteger(t) && t >= 0 && t < row.length)) return Number.NaN;
  if (row.values[row.start + t] === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  for (let k = 0; k < row.length; k++) {
    if (k !== t && row.values[row.start + k] !== Number.NEGATIVE_INFINITY) return undefined;
  }
  return gamma >= 0 ? 0 : Number.NaN;
}

export function focalMulticlassTerms(input: FocalMulticlassInput): Terms {
  const {logits, shape, target, gamma, alpha} = input;
  const rowAt = (i: number): Row => ({values: logits, start: i * shape[1], length: shape[1]});
  const factor = (i: number) => (alpha ? alpha[target[i]] : 1);
  const special = (i: number) => specialFocalRow(rowAt(i), target[i], gamma);
  return {
    count: shape[0],
    plain: (i) => weighted(factor(i), special(i) ?? plainFocalRow(rowAt(i), target[i], gamma)),
    special: (i) => {
      const value = special(i);
      return value === undefined ? undefined : weighted(factor(i), value);
    },
    exact: (real) => (i) => timesWeight(real, factor(i), exactFocalRow(real, rowAt(i), target[i], gamma)),
  };
}

/** −α[t](1 − p_t)^γ ln p_t with p = softmax of the row; the mean is over the rows. */
export function focalMulticlass(input: FocalMulticlassInput, options: LossOptions = {}): LossResult {
  return lossResult(focalMulticlassTerms(input), options, input.logits.length);
}
