/** The derivative of each row's loss in its logits; over the temperature, which divides them. */
import {focalSlope, product} from './focal.ts';
import {bernoulliFactors, isUnweighted, type TermContext} from './terms.ts';
import {rowWeightOf} from './weights.ts';

export function computeGradient(context: TermContext): Float64Array {
  return context.decision.task === 'multiclass' ? exclusiveGradient(context) : independentGradient(context);
}

function exclusiveGradient(context: TermContext): Float64Array {
  const {decision, targets} = context;
  const gradient = new Float64Array(context.prediction.q.length);
  for (let row = 0; row < decision.numRows; row++) if (!targets.ignored[row]) exclusiveRow(context, row, gradient);
  return gradient;
}

/** d/dz_j Σ_c a_c f(q_c) = q_j Σ_c a_c s_c − a_j s_j, with a = w·p and s the slope; q − p where nothing is weighted. */
function exclusiveRow(context: TermContext, row: number, gradient: Float64Array): void {
  const {decision, prediction, targets, weights, gamma, alpha = 1, temperature} = context;
  const {q, surprisal} = prediction;
  const from = row * decision.numClasses;
  const rowWeight = rowWeightOf(weights, row) * alpha;
  let total = 0;
  for (let c = 0; c < decision.numClasses; c++) {
    const i = from + c;
    const p = targets.p[i];
    if (p === 0) continue;
    const pull = p * weights.ofClass[c] * rowWeight * focalSlope(q[i], surprisal[i], gamma);
    gradient[i] = -pull;
    total += pull;
  }
  const whole = isOne(total, decision.numClasses) ? 1 : total;
  for (let i = from; i < from + decision.numClasses; i++) gradient[i] = (gradient[i] + q[i] * whole) / temperature;
}

/** The numbers of a distribution add up to 1 but for their own rounding, which is no slope: q − p is 0 where they are equal. */
function isOne(sum: number, numClasses: number): boolean {
  return Math.abs(sum - 1) <= numClasses * Number.EPSILON;
}

function independentGradient(context: TermContext): Float64Array {
  const gradient = new Float64Array(context.prediction.q.length);
  if (isUnweighted(context)) unweightedGradient(context, gradient);
  else weightedGradient(context, gradient);
  return gradient;
}

/** (1−y)·q − y·(1−q), which is q − y without its cancellation; + 0 makes −0 a 0. */
function unweightedGradient({prediction, targets, temperature}: TermContext, gradient: Float64Array): void {
  const {q} = prediction;
  const {p} = targets;
  for (let i = 0; i < q.length; i++) gradient[i] = ((1 - p[i]) * q[i] + 0 - p[i] * (1 - q[i])) / temperature;
}

/** a₀·q·s₀ − a₁·(1−q)·s₁ with the two Bernoulli terms' factors a and slopes s. */
function weightedGradient(context: TermContext, gradient: Float64Array): void {
  const {prediction, gamma, temperature} = context;
  const {q, surprisal} = prediction;
  const complement = prediction.complement as Float64Array;
  const factors = {positive: 0, negative: 0};
  for (let i = 0; i < q.length; i++) {
    bernoulliFactors(context, i, factors);
    const down = product(factors.negative * q[i], focalSlope(1 - q[i], complement[i], gamma));
    const up = product(factors.positive * (1 - q[i]), focalSlope(q[i], surprisal[i], gamma));
    gradient[i] = (down - up) / temperature;
  }
}
