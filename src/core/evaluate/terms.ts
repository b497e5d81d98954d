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
  const length = prediction.q.length;
  const out: Terms = {
    terms: new Float64Array(length),
    gradient: new Float64Array(length),
    ...(decision.task === 'multiclass' ? {} : {branches: allocateBranches(length)}),
  };
  const context: Context = {
    decision,
    prediction,
    targets,
    weights,
    gamma: options.focalGamma ?? 0,
    alpha: options.focalAlpha,
    temperature: options.temperature ?? 1,
  };
  for (let row = 0; row < decision.numRows; row++) {
    if (targets.ignored[row]) continue;
    if (decision.task === 'multiclass') exclusiveRow(context, row, out);
    else independentRow(context, row, out);
  }
  return out;
}

function allocateBranches(length: number) {
  return {positive: new Float64Array(length), negative: new Float64Array(length)};
}

/** (1−q)^γ·(−ln q); 1−q comes from the complement's side so that it keeps its digits near q = 1. */
function focal(q: number, surprisal: number, gamma: number): number {
  if (gamma === 0) return surprisal;
  return surprisal === 0 ? 0 : (1 - q) ** gamma * surprisal;
}

/**
 * −q·d/dq of (1−q)^γ(−ln q) = (1−q)^γ + γ q (1−q)^(γ−1) (−ln q): what multiplies (δ − q) or (1 − q) in the gradient.
 * For γ = 0 it is 1.
 */
function focalSlope(q: number, surprisal: number, gamma: number): number {
  if (gamma === 0) return 1;
  if (surprisal === 0) return 0;
  const inner = q === 0 ? 0 : gamma * q * (1 - q) ** (gamma - 1) * surprisal;
  return (1 - q) ** gamma + inner;
}

/** d/dz_j Σ_c a_c f(q_c) = q_j Σ_c a_c s_c − a_j s_j, with a = w·p and s the slope; q − p where nothing is weighted. */
function exclusiveRow(context: Context, row: number, out: Terms): void {
  const {decision, prediction, targets, weights, gamma, alpha = 1, temperature} = context;
  const from = row * decision.numClasses;
  const rowWeight = weights.ofRow(row);
  let total = 0;
  for (let c = 0; c < decision.numClasses; c++) {
    const i = from + c;
    const p = targets.p[i];
    if (p === 0) continue;
    const q = prediction.q[i];
    const s = prediction.surprisal[i];
    const a = p * weights.ofClass(c) * rowWeight * alpha;
    out.terms[i] = a === 0 ? 0 : a * focal(q, s, gamma);
    const pull = a * focalSlope(q, s, gamma);
    out.gradient[i] = -pull;
    total += pull;
  }
  for (let i = from; i < from + decision.numClasses; i++) {
    out.gradient[i] = (out.gradient[i] + prediction.q[i] * total) / temperature;
  }
}

/** Two Bernoulli terms: y·(−ln q) with posWeight, (1−y)·(−ln(1−q)); 0·∞ = 0. α weighs y = 1, 1−α weighs y = 0. */
function independentRow(context: Context, row: number, out: Terms): void {
  const {decision, prediction, targets, weights, gamma, alpha, temperature} = context;
  const complement = prediction.complement as Float64Array;
  const branches = out.branches as NonNullable<Terms['branches']>;
  for (let c = 0; c < decision.numClasses; c++) {
    const i = row * decision.numClasses + c;
    const y = targets.p[i];
    const q = prediction.q[i];
    const s1 = prediction.surprisal[i];
    const s0 = complement[i];
    const [w0, w1] = bernoulliWeights(weights, decision, row, c);
    const a1 = y * w1 * weights.positive(c) * (alpha ?? 1);
    const a0 = (1 - y) * w0 * (alpha === undefined ? 1 : 1 - alpha);
    const positive = product(a1, focal(q, s1, gamma));
    const negative = product(a0, focal(1 - q, s0, gamma));
    branches.positive[i] = positive;
    branches.negative[i] = negative;
    out.terms[i] = positive + negative;
    const slope = product(a0 * q, focalSlope(1 - q, s0, gamma)) - product(a1 * (1 - q), focalSlope(q, s1, gamma));
    out.gradient[i] = slope / temperature;
  }
}

function product(weight: number, value: number): number {
  return weight === 0 ? 0 : weight * value;
}

function bernoulliWeights(weights: Weights, {task}: Decision, row: number, c: number): readonly [number, number] {
  const w = weights.ofRow(row);
  return task === 'binary'
    ? [w * weights.ofClass(0), w * weights.ofClass(1)]
    : [w * weights.ofClass(c), w * weights.ofClass(c)];
}
