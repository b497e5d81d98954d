/** Which class is taken for which, as a report counts it. */
import {formatPlural} from '../explain/format.ts';
import type {Confusion} from '../statistics/confusion.ts';
import {formatShare} from './share.ts';
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

/** A cell in words: "true cat, predicted dog: 12 rows, 3.00 % of cat". */
export function confusionText(
  {counts, numClasses}: Confusion,
  truth: number,
  predicted: number,
  ofTruth: number,
  name: (classIndex: number) => string,
): string {
  const count = counts[truth * numClasses + predicted] ?? 0;
  const rows = `true ${name(truth)}, predicted ${name(predicted)}: ${formatPlural(count, 'row')}`;
  return ofTruth > 0 ? `${rows}, ${formatShare(count / ofTruth)} of ${name(truth)}` : rows;
}
