/** Which class is taken for which, as a report counts it. */
import type {Confusion} from '../statistics/confusion.ts';
import type {Report} from './types.ts';

/** Undefined where the file has too many classes for a matrix. */
export function confusionOf({confusion, numClasses}: Report, mostMistakes = 10): Confusion | undefined {
  if (!confusion) return undefined;
  const counts = new Float64Array(numClasses * numClasses);
  const mistakes: {truth: number; predicted: number; count: number}[] = [];
  let [correct, total] = [0, 0];
  confusion.forEach((row, truth) => {
    row.forEach((count, predicted) => {
      counts[truth * numClasses + predicted] = count;
      total += count;
      if (truth === predicted) correct += count;
      else if (count > 0) mistakes.push({truth, predicted, count});
    });
  });
  mistakes.sort((a, b) => b.count - a.count || a.truth - b.truth || a.predicted - b.predicted);
  return {numClasses, counts, correct, total, worst: mistakes.slice(0, mostMistakes)};
}
