/** Each class's share of a row's loss: p·w·(1−q)^γ·(−ln q), and its derivative in the logit. */
import type {Decision} from './decide.ts';
import type {Probabilities} from './probabilities.ts';
import type {Targets} from './targets.ts';
import type {EvaluateOptions} from './types.ts';
import type {Weights} from './weights.ts';

export interface Terms {
  readonly terms: Float64Array;
  readonly gradient: Float64Array;
  /** Bernoulli classes: the term of y·ln q and the term of (1−y)·ln(1−q), whose sum is in `terms`. */
  readonly branches?: {readonly positive: Float64Array; readonly negative: Float64Array};
}

interface Context {
  readonly decision: Decision;
  readonly prediction: Probabilities;
  readonly targets: Targets;
  readonly weights: Weights;
  readonly gamma: number;
  readonly alpha: number | undefined;
  readonly temperature: number;
}

export function computeTerms(
  decision: Decision,
  prediction: Probabilities,
  targets: Targets,
  weights: Weights,
  options: EvaluateOptions,
): Terms {
  const {focalGamma: gamma = 0, focalAlpha: alpha, temperature = 1} = options;
  const context: Context = {decision, prediction, targets, weights, gamma, alpha, temperature};
  const length = prediction.q.length;
  const out = {terms: new Float64Array(length), gradient: new Float64Array(length)};
  if (decision.task === 'multiclass') {
    for (let row = 0; row < decision.numRows; row++) if (!targets.ignored[row]) exclusiveRow(context, row, out);
    return out;
  }
  const both = {...out, branches: {positive: new Float64Array(length), negative: new Float64Array(length)}};
  independentTerms(context, both);
  return both;
}

/** (1−q)^γ·(−ln q), with 1 − q = −expm1(−s) of the surprisal s, which keeps its digits near q = 1. */
function focal(surprisal: number, gamma: number): number {
  return surprisal === 0 ? 0 : (-Math.expm1(-surprisal)) ** gamma * surprisal;
}

/**
 * −q·d/dq of (1−q)^γ(−ln q) = (1−q)^γ + γ q (1−q)^(γ−1) (−ln q): what multiplies (δ − q) or (1 − q) in the gradient.
 * At q = 1 it is 0, at q = 0 it is 1.
 */
function focalSlope(q: number, surprisal: number, gamma: number): number {
  if (surprisal === 0) return 0;
  const miss = -Math.expm1(-surprisal);
  return miss ** gamma + (q === 0 ? 0 : gamma * q * miss ** (gamma - 1) * surprisal);
}

/** d/dz_j Σ_c a_c f(q_c) = q_j Σ_c a_c s_c − a_j s_j, with a = w·p and s the slope; q − p where nothing is weighted. */
function exclusiveRow(context: Context, row: number, {terms, gradient}: Terms): void {
  const {decision, prediction, targets, weights, gamma, alpha = 1, temperature} = context;
  const {q, surprisal} = prediction;
  const from = row * decision.numClasses;
  const rowWeight = weights.ofRow[row] * alpha;
  let total = 0;
  for (let c = 0; c < decision.numClasses; c++) {
    const i = from + c;
    const p = targets.p[i];
    if (p === 0) continue;
    const a = p * weights.ofClass[c] * rowWeight;
    terms[i] = product(a, gamma === 0 ? surprisal[i] : focal(surprisal[i], gamma));
    const pull = gamma === 0 ? a : a * focalSlope(q[i], surprisal[i], gamma);
    gradient[i] = -pull;
    total += pull;
  }
  for (let i = from; i < from + decision.numClasses; i++) gradient[i] = (gradient[i] + q[i] * total) / temperature;
}

/** Two Bernoulli terms: y·(−ln q) with posWeight, (1−y)·(−ln(1−q)); 0·∞ = 0. α weighs y = 1, 1−α weighs y = 0. */
function independentTerms(context: Context, {terms, gradient, branches}: Required<Terms>): void {
  const {decision, prediction, targets, weights, gamma, alpha, temperature} = context;
  const {numClasses} = decision;
  const isBinary = decision.task === 'binary';
  const alpha1 = alpha ?? 1;
  const alpha0 = alpha === undefined ? 1 : 1 - alpha;
  const complement = prediction.complement as Float64Array;
  for (let i = 0; i < terms.length; i++) {
    const c = i % numClasses;
    const w = weights.ofRow[isBinary ? i : (i - c) / numClasses];
    const y = targets.p[i];
    const a1 = y * w * weights.ofClass[isBinary ? 1 : c] * weights.positive[c] * alpha1;
    const a0 = (1 - y) * w * weights.ofClass[isBinary ? 0 : c] * alpha0;
    const q = prediction.q[i];
    const s1 = prediction.surprisal[i];
    const s0 = complement[i];
    branches.positive[i] = product(a1, gamma === 0 ? s1 : focal(s1, gamma));
    branches.negative[i] = product(a0, gamma === 0 ? s0 : focal(s0, gamma));
    terms[i] = branches.positive[i] + branches.negative[i];
    const pull1 = gamma === 0 ? 1 : focalSlope(q, s1, gamma);
    const pull0 = gamma === 0 ? 1 : focalSlope(1 - q, s0, gamma);
    gradient[i] = (product(a0 * q, pull0) - product(a1 * (1 - q), pull1)) / temperature;
  }
}

/** 0 · ∞ = 0. */
function product(weight: number, value: number): number {
  return weight === 0 ? 0 : weight * value;
}
