/** Each class's share of a row's loss: p·w·(1−q)^γ·(−ln q). */
import type {Decision} from './decide.ts';
import {focalTerm, product} from './focal.ts';
import type {Probabilities} from './probabilities.ts';
import type {Targets} from './targets.ts';
import type {EvaluateOptions} from './types.ts';
import {rowWeightOf, type Weights} from './weights.ts';

/** Everything that a term, its parts and its derivative are made of. */
export interface TermContext {
  readonly decision: Decision;
  readonly prediction: Probabilities;
  readonly targets: Targets;
  readonly weights: Weights;
  readonly gamma: number;
  readonly alpha: number | undefined;
  readonly temperature: number;
}

/** Bernoulli classes: the term of y·ln q and the term of (1−y)·ln(1−q). */
export interface Branches {
  readonly positive: Float64Array;
  readonly negative: Float64Array;
}

export function termContext(
  decision: Decision,
  prediction: Probabilities,
  targets: Targets,
  weights: Weights,
  options: EvaluateOptions,
): TermContext {
  const {focalGamma: gamma = 0, focalAlpha: alpha, temperature = 1} = options;
  return {decision, prediction, targets, weights, gamma, alpha, temperature};
}

export function computeTerms(context: TermContext): Float64Array {
  return context.decision.task === 'multiclass' ? exclusiveTerms(context) : independentTerms(context);
}

function exclusiveTerms(context: TermContext): Float64Array {
  const {decision, targets} = context;
  const terms = new Float64Array(context.prediction.q.length);
  for (let row = 0; row < decision.numRows; row++) if (!targets.ignored[row]) exclusiveRow(context, row, terms);
  return terms;
}

function exclusiveRow(
  {decision, prediction, targets, weights, gamma, alpha}: TermContext,
  row: number,
  terms: Float64Array,
) {
  const {numClasses} = decision;
  const {surprisal} = prediction;
  const {p} = targets;
  const {ofClass} = weights;
  const rowWeight = rowWeightOf(weights, row) * (alpha ?? 1);
  const from = row * numClasses;
  for (let c = 0; c < numClasses; c++) {
    const i = from + c;
    if (p[i] === 0) continue;
    terms[i] = focalTerm(p[i] * ofClass[c] * rowWeight, surprisal[i], gamma);
  }
}

function independentTerms(context: TermContext): Float64Array {
  if (isUnweighted(context)) return bernoulliTerms(context);
  const terms = new Float64Array(context.prediction.q.length);
  const two = {positive: 0, negative: 0};
  for (let i = 0; i < terms.length; i++) {
    branchesOf(context, i, two);
    terms[i] = two.positive + two.negative;
  }
  return terms;
}

/** Every factor of a Bernoulli term is its label alone. */
export function isUnweighted({weights, gamma, alpha}: TermContext): boolean {
  return gamma === 0 && alpha === undefined && !weights.hasClass && !weights.hasPositive && !weights.hasRow;
}

/** y·(−ln q) + (1−y)·(−ln(1−q)): what the branches add up to where every factor is 1. Only 0·∞ needs a second look. */
function bernoulliTerms({prediction, targets}: TermContext): Float64Array {
  const {p} = targets;
  const {surprisal} = prediction;
  const complement = prediction.complement as Float64Array;
  const terms = new Float64Array(p.length);
  for (let i = 0; i < terms.length; i++) {
    const term = p[i] * surprisal[i] + (1 - p[i]) * complement[i];
    terms[i] = Number.isNaN(term) ? product(p[i], surprisal[i]) + product(1 - p[i], complement[i]) : term;
  }
  return terms;
}

/** The parts of the terms. */
export function computeBranches(context: TermContext): Branches {
  const {length} = context.prediction.q;
  const branches = {positive: new Float64Array(length), negative: new Float64Array(length)};
  const two = {positive: 0, negative: 0};
  for (let i = 0; i < length; i++) {
    branchesOf(context, i, two);
    branches.positive[i] = two.positive;
    branches.negative[i] = two.negative;
  }
  return branches;
}

interface Two {
  positive: number;
  negative: number;
}

/** Two Bernoulli terms: y·(−ln q) with posWeight, (1−y)·(−ln(1−q)); 0·∞ = 0. α weighs y = 1, 1−α weighs y = 0. */
function branchesOf(context: TermContext, i: number, out: Two): void {
  const {surprisal, complement} = context.prediction;
  bernoulliFactors(context, i, out);
  out.positive = focalTerm(out.positive, surprisal[i], context.gamma);
  out.negative = focalTerm(out.negative, (complement as Float64Array)[i], context.gamma);
}

/** What the two terms of element i are multiplied with: y·w and (1−y)·w, with every weight there is. */
export function bernoulliFactors({decision, targets, weights, alpha}: TermContext, i: number, out: Two): void {
  const isBinary = decision.task === 'binary';
  const c = isBinary ? 0 : i % decision.numClasses;
  const w = rowWeightOf(weights, isBinary ? i : (i - c) / decision.numClasses);
  const y = targets.p[i];
  const alpha0 = alpha === undefined ? 1 : 1 - alpha;
  out.positive = y * w * weights.ofClass[isBinary ? 1 : c] * weights.positive[c] * (alpha ?? 1);
  out.negative = (1 - y) * w * weights.ofClass[isBinary ? 0 : c] * alpha0;
}
