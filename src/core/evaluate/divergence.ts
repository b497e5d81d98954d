/** H(P) and KL(P‖Q) of the target against the prediction, averaged as the loss is; for unweighted cross-entropy only. */
import type {Decision} from './decide.ts';
import type {Probabilities} from './probabilities.ts';
import type {Targets} from './targets.ts';
import type {RowResult} from './types.ts';
import type {Weights} from './weights.ts';

export interface Split {
  readonly targetEntropy: number;
  readonly kl: number;
}

export function split(
  decision: Decision,
  prediction: Probabilities,
  targets: Targets,
  rows: readonly RowResult[],
  weights: Weights,
): Split {
  let targetEntropy = 0;
  let kl = 0;
  let weight = 0;
  for (let row = 0; row < decision.numRows; row++) {
    if (rows[row]?.ignored) continue;
    const w = weights.ofRow(row);
    const [h, k] = rowSplit(decision, prediction, targets, row);
    targetEntropy += w * h;
    kl += w * k;
    weight += w;
  }
  return {targetEntropy: targetEntropy / weight, kl: kl / weight};
}

function rowSplit(
  decision: Decision,
  prediction: Probabilities,
  targets: Targets,
  row: number,
): readonly [number, number] {
  let entropy = 0;
  let kl = 0;
  for (let i = row * decision.numClasses; i < (row + 1) * decision.numClasses; i++) {
    const p = targets.p[i];
    entropy += negativePLogP(p);
    kl += relative(p, prediction.q[i], prediction.surprisal[i]);
    if (!prediction.complement) continue;
    entropy += negativePLogP(1 - p);
    kl += relative(1 - p, 1 - prediction.q[i], prediction.complement[i]);
  }
  return [entropy, kl];
}

function negativePLogP(p: number): number {
  return p === 0 || p === 1 ? 0 : -p * Math.log(p);
}

/** p ln(p/q) = p (ln p − ln q); near p = q as −p log1p((q−p)/p), where the difference of logarithms would cancel. */
function relative(p: number, q: number, surprisal: number): number {
  if (p === 0) return 0;
  const ratio = (q - p) / p;
  return Math.abs(ratio) < 0.5 ? -p * Math.log1p(ratio) : p * (Math.log(p) + surprisal);
}
