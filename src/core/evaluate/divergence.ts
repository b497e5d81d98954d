/** H(P) and KL(P‖Q) of the target against the prediction, averaged as the loss is; for unweighted cross-entropy only. */
import {klDivergence} from '../loss/distributions.ts';
import type {Decision} from './decide.ts';
import {MOST_EXACT} from './elementary.ts';
import type {Probabilities} from './probabilities.ts';
import type {Targets} from './targets.ts';
import {rowWeightOf, type Weights} from './weights.ts';

export interface Split {
  readonly targetEntropy: number;
  readonly kl: number;
}

export function split(decision: Decision, prediction: Probabilities, targets: Targets, weights: Weights): Split {
  let targetEntropy = 0;
  let kl = 0;
  let weight = 0;
  for (let row = 0; row < decision.numRows; row++) {
    if (targets.ignored[row]) continue;
    const w = rowWeightOf(weights, row);
    targetEntropy += w * rowEntropy(decision, prediction, targets, row);
    kl += w * rowKl(decision, prediction, targets, row);
    weight += w;
  }
  return {targetEntropy: targetEntropy / weight, kl: kl / weight};
}

function rowEntropy({numClasses}: Decision, {complement}: Probabilities, {p}: Targets, row: number): number {
  let entropy = 0;
  for (let i = row * numClasses; i < (row + 1) * numClasses; i++) {
    entropy += negativePLogP(p[i]);
    if (complement) entropy += negativePLogP(1 - p[i]);
  }
  return entropy;
}

/** Of few enough classes, whose q are no longer rounded logits: correctly rounded, however near q is to p. */
function rowKl(decision: Decision, prediction: Probabilities, {p}: Targets, row: number): number {
  const {numClasses, predictionKind} = decision;
  const {q, surprisal, complement} = prediction;
  const from = row * numClasses;
  const to = from + numClasses;
  if (!complement && predictionKind === 'probabilities' && q.length <= MOST_EXACT) {
    return klDivergence(p.subarray(from, to), q.subarray(from, to));
  }
  let kl = 0;
  for (let i = from; i < to; i++) {
    kl += relative(p[i], q[i], surprisal[i]);
    if (complement) kl += relative(1 - p[i], 1 - q[i], complement[i]);
  }
  return kl;
}

function negativePLogP(p: number): number {
  return p === 0 || p === 1 ? 0 : -p * Math.log(p);
}

/** p ln(p/q) = p (ln p − ln q); near p = q as −p log1p((q−p)/p), where the difference of logarithms would cancel. */
function relative(p: number, q: number, surprisal: number): number {
  if (p === 0) return 0;
  if (p === 1) return surprisal;
  const ratio = (q - p) / p;
  return Math.abs(ratio) < 0.5 ? -p * Math.log1p(ratio) : p * (Math.log(p) + surprisal);
}
