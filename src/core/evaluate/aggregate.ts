/** Terms → row losses, the loss with its denominators, shares by class, entropies. */
import type {Decision} from './decide.ts';
import {sumOfRange} from './inspect.ts';
import {argmaxOf, type Probabilities} from './probabilities.ts';
import type {Targets} from './targets.ts';
import type {Terms} from './terms.ts';
import type {EvaluateOptions, Evaluation, RowResult} from './types.ts';
import type {Weights} from './weights.ts';

export function makeRows(decision: Decision, prediction: Probabilities, targets?: Targets, terms?: Terms): RowResult[] {
  const {numRows, numClasses} = decision;
  return Array.from({length: numRows}, (_, row) => {
    const from = row * numClasses;
    const trueClass = targets?.trueClass[row] ?? -1;
    return {
      argmax: rowArgmax(decision, prediction, row),
      sum: prediction.sums[row],
      ignored: targets?.ignored[row] === 1,
      ...(terms ? {loss: sumOfRange(terms.terms, from, numClasses)} : {}),
      ...(trueClass >= 0 ? {targetIndex: trueClass} : {}),
    };
  });
}

/** The most probable class; for a binary example the label that 0.5 separates. */
function rowArgmax({task, numClasses}: Decision, prediction: Probabilities, row: number): number {
  if (task === 'binary') return prediction.q[row] > 0.5 ? 1 : 0;
  return argmaxOf(prediction.q, row * numClasses, numClasses) - row * numClasses;
}

/** What a row weighs in a weighted mean: its sample weight times its true class's weight (Σ p w for soft targets). */
function rowWeight(decision: Decision, targets: Targets, weights: Weights, row: number): number {
  if (!weights.hasClass || decision.task === 'multilabel') return weights.ofRow(row);
  const trueClass = targets.trueClass[row];
  return trueClass < 0 ? weights.ofRow(row) : weights.ofRow(row) * weights.ofClass(trueClass);
}

/**
 * The loss of the whole: Σ row losses over a denominator. The default follows PyTorch and scikit-learn: Σ w where sample weights
 * or, with index targets, class weights are given; the count of valid rows otherwise.
 * Nothing valid: 0/0, which is NaN and has its finding.
 */
export function makeLoss(
  decision: Decision,
  rows: readonly RowResult[],
  targets: Targets,
  weights: Weights,
  options: EvaluateOptions,
): NonNullable<Evaluation['loss']> {
  const losses = Float64Array.from(rows, (row) => row.loss ?? 0);
  const sum = sumOfRange(losses, 0, losses.length);
  const denominators = makeDenominators(decision, rows, targets, weights);
  const divisor = denominators[options.denominator ?? defaultDenominator(decision, weights)];
  return {value: sum / divisor, sum, meanOverElements: sum / denominators.elements, denominators};
}

function makeDenominators(decision: Decision, rows: readonly RowResult[], targets: Targets, weights: Weights) {
  let valid = 0;
  let weight = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows[row]?.ignored) continue;
    valid++;
    weight += rowWeight(decision, targets, weights, row);
  }
  return {rows: rows.length, weight, valid, elements: valid * decision.numClasses};
}

export function defaultDenominator({targetKind}: Pick<Decision, 'targetKind'>, weights: Weights): 'weight' | 'valid' {
  return weights.hasRow || (weights.hasClass && targetKind === 'index') ? 'weight' : 'valid';
}

/** Σ of each class's terms, its share of the loss, and how many rows have it as (part of) their target. */
export function makePerClass(
  decision: Decision,
  targets: Targets,
  terms: Terms,
  total: number,
): NonNullable<Evaluation['perClass']> {
  const {numRows, numClasses, task} = decision;
  const width = task === 'binary' ? 2 : numClasses;
  const sums = new Float64Array(width);
  const counts = new Int32Array(width);
  for (let i = 0; i < numRows * numClasses; i++) {
    const p = targets.p[i];
    const c = task === 'binary' ? Number(p > 0.5) : i % numClasses;
    sums[c] = sums[c] + terms.terms[i];
    if (p > 0 || task === 'binary') counts[c] = counts[c] + 1;
  }
  return Array.from(sums, (sum, c) => ({sum, share: total === 0 ? 0 : sum / total, count: counts[c]}));
}

/** Row-averaged −Σ q ln q, or the sum of Bernoulli entropies where classes are independent; 0·ln 0 = 0. */
export function meanPredictionEntropy({numRows}: Decision, prediction: Probabilities): number {
  const {q, surprisal, complement} = prediction;
  let sum = 0;
  for (let i = 0; i < q.length; i++) {
    const v = q[i];
    if (v !== 0) sum += v * surprisal[i];
    if (complement && v !== 1) sum += (1 - v) * complement[i];
  }
  return sum / numRows;
}
