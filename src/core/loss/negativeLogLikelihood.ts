/** Negative log-likelihood of the observed classes, from probabilities or from log-probabilities. */
import type {Reals} from '../numeric/exact/reals.ts';
import {lossResult} from './reduce.ts';
import {type Terms, timesWeight, weighted} from './terms.ts';
import type {LossOptions, LossResult, Shape2} from './types.ts';

export interface NllInput {
  readonly shape: Shape2;
  /** One class index per row. */
  readonly target: ArrayLike<number>;
  /** One weight per row. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
  /** One weight per class. */
  readonly weight?: ArrayLike<number> | undefined;
  readonly ignoreIndex?: number | undefined;
}

export interface ProbabilityInput extends NllInput {
  /** [numRows, numClasses], row-major. */
  readonly probabilities: ArrayLike<number>;
}

export interface LogProbabilityInput extends NllInput {
  /** [numRows, numClasses], row-major, natural logarithms. */
  readonly logProbabilities: ArrayLike<number>;
}

/** The value at row i's target; NaN where the target is no class. */
export function atTarget(values: ArrayLike<number>, {shape, target}: NllInput, i: number): number {
  const index = target[i];
  const isClass = Number.isInteger(index) && index >= 0 && index < shape[1];
  return isClass ? values[i * shape[1] + index] : Number.NaN;
}

/** A row's weight: its sample weight times the weight of its class. */
function rowWeight({sampleWeight, weight, target}: NllInput, i: number): number {
  return (sampleWeight ? sampleWeight[i] : 1) * (weight ? weight[target[i]] : 1);
}

function exactWeight<T>(real: Reals<T>, {sampleWeight, weight, target}: NllInput, i: number, a: T): T {
  return timesWeight(real, sampleWeight ? sampleWeight[i] : 1, timesWeight(real, weight ? weight[target[i]] : 1, a));
}

function shared(input: NllInput, minusLog: (i: number) => number): Omit<Terms, 'exact'> {
  const {ignoreIndex, target} = input;
  const plain = (i: number) => weighted(rowWeight(input, i), minusLog(i));
  return {
    count: input.shape[0],
    plain,
    special: (i) => (Number.isFinite(minusLog(i)) ? undefined : plain(i)),
    isIgnored: (i) => ignoreIndex !== undefined && target[i] === ignoreIndex,
    weight: (i) => rowWeight(input, i),
  };
}

export function nllTerms(input: ProbabilityInput): Terms {
  const p = (i: number) => atTarget(input.probabilities, input, i);
  return {
    ...shared(input, (i) => -Math.log(p(i))),
    exact: (real) => (i) => exactWeight(real, input, i, real.neg(real.log(real.of(p(i))))),
  };
}

/**
 * −w ln p of each row's class, without clipping or renormalising: +Infinity for probability 0. The mean is over Σ w.
 * nllFromProbabilities({probabilities: [0.2, 0.7, 0.1], shape: [1, 3], target: [1]}).value = 0.35667494393873245.
 */
export function nllFromProbabilities(input: ProbabilityInput, options: LossOptions = {}): LossResult {
  return lossResult(nllTerms(input), options);
}

export function nllFromLogTerms(input: LogProbabilityInput): Terms {
  const minusLog = (i: number) => -atTarget(input.logProbabilities, input, i);
  return {
    ...shared(input, minusLog),
    exact: (real) => (i) => exactWeight(real, input, i, real.of(minusLog(i))),
  };
}

/** −w·(log-probability) of each row's class; the mean is over Σ w. Source: torch.nn.functional.nll_loss. */
export function nllFromLogProbabilities(input: LogProbabilityInput, options: LossOptions = {}): LossResult {
  return lossResult(nllFromLogTerms(input), options);
}
