/** Row losses → the loss with its denominators, shares by class, the prediction's entropy. */
import type {Decision} from './decide.ts';
import {sumOfRange} from './inspect.ts';
import type {Probabilities} from './probabilities.ts';
import type {Targets} from './targets.ts';
import type {EvaluateOptions, Evaluation} from './types.ts';
import {rowWeightOf, type Weights} from './weights.ts';

type Loss = NonNullable<Evaluation['loss']>;

/** What a row weighs in a weighted mean: its sample weight times its true class's weight. */
function rowWeight(decision: Decision, targets: Targets, weights: Weights, row: number): number {
  const trueClass = targets.trueClass[row];
  if (!weights.hasClass || decision.task === 'multilabel' || trueClass < 0) return rowWeightOf(weights, row);
  return rowWeightOf(weights, row) * weights.ofClass[trueClass];
}

/**
 * The loss of the whole: Σ row losses over a denominator. The default follows PyTorch and scikit-learn: Σ w where sample weights
 * or, with index targets, class weights are given; the count of valid rows otherwise.
 * Nothing valid: 0/0, which is NaN and has its finding.
 */
export function makeLoss(
  decision: Decision,
  losses: Float64Array,
  targets: Targets,
  weights: Weights,
  options: EvaluateOptions,
): Loss {
  const sum = sumOfRange(losses, 0, losses.length);
  const denominators = makeDenominators(decision, targets, weights);
  const divisor = denominators[options.denominator ?? defaultDenominator(decision, weights)];
  return {value: sum / divisor, sum, meanOverElements: sum / denominators.elements, denominators};
}

function makeDenominators(decision: Decision, targets: Targets, weights: Weights): Loss['denominators'] {
  let valid = 0;
  for (let row = 0; row < decision.numRows; row++) valid += 1 - targets.ignored[row];
  const weight = weights.hasRow || weights.hasClass ? totalWeight(decision, targets, weights) : valid;
  return {rows: decision.numRows, weight, valid, elements: valid * decision.numClasses};
}

function totalWeight(decision: Decision, targets: Targets, weights: Weights): number {
  let weight = 0;
  for (let row = 0; row < decision.numRows; row++)
    if (!targets.ignored[row]) weight += rowWeight(decision, targets, weights, row);
  return weight;
}

export function defaultDenominator({targetKind}: Pick<Decision, 'targetKind'>, weights: Weights): 'weight' | 'valid' {
  return weights.hasRow || (weights.hasClass && targetKind === 'index') ? 'weight' : 'valid';
}

type PerClass = NonNullable<Evaluation['perClass']>;

/** Σ of each class's terms, its share of the loss, and how many rows have it as (part of) their target. */
export function makePerClass(decision: Decision, targets: Targets, terms: Float64Array, total: number): PerClass {
  const {numRows, numClasses, task} = decision;
  const width = task === 'binary' ? 2 : numClasses;
  const sums = new Float64Array(width);
  const counts = new Int32Array(width);
  for (let row = 0; row < numRows; row++) {
    if (targets.ignored[row]) continue;
    for (let c = 0; c < numClasses; c++) {
      const i = row * numClasses + c;
      const p = targets.p[i];
      if (p === 0 && task === 'multiclass') continue;
      const at = task === 'binary' ? Number(p > 0.5) : c;
      sums[at] += terms[i];
      if (p > 0 || task === 'binary') counts[at]++;
    }
  }
  return Array.from(sums, (sum, c) => ({sum, share: total === 0 ? 0 : sum / total, count: counts[c]}));
}

/** Row-averaged −Σ q ln q, or the sum of Bernoulli entropies where classes are independent; 0·ln 0 = 0. */
export function meanPredictionEntropy({numRows}: Decision, {q, surprisal, complement}: Probabilities): number {
  let sum = 0;
  for (let i = 0; i < q.length; i++) {
    const v = q[i];
    if (v !== 0) sum += v * surprisal[i];
    if (complement && v !== 1) sum += (1 - v) * complement[i];
  }
  return sum / numRows;
}
