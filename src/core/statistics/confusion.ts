/** Which class is taken for which: counts of (true, predicted) over the rows of a batch. */
import type {Evaluation} from '../evaluate/types.ts';

export interface Confusion {
  /** Classes along both axes, in the reader's order; labels 0 and 1 for binary. */
  readonly numClasses: number;
  /** [true × predicted], row-major; empty where there are more than `limit` classes. */
  readonly counts: Float64Array;
  readonly correct: number;
  readonly total: number;
  /** The most frequent mistakes, most frequent first. */
  readonly worst: readonly {readonly truth: number; readonly predicted: number; readonly count: number}[];
}

/** Rows without a single true class and ignored rows are left out. A binary row predicts label 1 where q ≥ 0.5. */
export function confusion(evaluation: Evaluation, limit = 50, mostMistakes = 10): Confusion {
  const numClasses = evaluation.task === 'binary' ? 2 : evaluation.numClasses;
  const pairs = countPairs(evaluation, numClasses);
  const counts = new Float64Array(numClasses <= limit ? numClasses * numClasses : 0);
  let [correct, total] = [0, 0];
  const mistakes: {truth: number; predicted: number; count: number}[] = [];
  for (const [pair, count] of pairs) {
    const [truth, predicted] = [Math.floor(pair / numClasses), pair % numClasses];
    if (pair < counts.length) counts[pair] = count;
    total += count;
    if (truth === predicted) correct += count;
    else mistakes.push({truth, predicted, count});
  }
  mistakes.sort((a, b) => b.count - a.count || a.truth - b.truth || a.predicted - b.predicted);
  return {numClasses, counts, correct, total, worst: mistakes.slice(0, mostMistakes)};
}

function countPairs(evaluation: Evaluation, numClasses: number): Map<number, number> {
  const pairs = new Map<number, number>();
  evaluation.rows.forEach(({ignored, targetIndex, argmax}, row) => {
    if (ignored || targetIndex === undefined || targetIndex < 0) return;
    const predicted = evaluation.task === 'binary' ? Number((evaluation.q[row] ?? 0) >= 0.5) : argmax;
    const pair = targetIndex * numClasses + predicted;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  });
  return pairs;
}
