/** Binary: what each threshold on the score q₁ gives, and the area under the ROC curve. */
import type {ThresholdReport} from './types.ts';

/** Rows by truth and by call: a row is called positive where q₁ ≥ threshold. */
export interface AtThreshold {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
  readonly accuracy: number;
  /** NaN where no row is called positive. */
  readonly precision: number;
  /** TP / (TP + FN), the true positive rate; NaN where no row is positive. */
  readonly recall: number;
  /** 2·TP / (2·TP + FP + FN); NaN where there is neither. */
  readonly f1: number;
  /** FP / (FP + TN), the false positive rate; NaN where no row is negative. */
  readonly falsePositiveRate: number;
}

const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

/**
 * One entry for each edge of the bins, thresholds 0, 1/n … 1: exact at these edges, because a bin holds the scores of [from, to).
 * The last bin holds score 1 as well, so at threshold 1 no row is called positive.
 */
export function thresholds({positives, negatives}: ThresholdReport): readonly AtThreshold[] {
  const [allPositive, allNegative] = [total(positives), total(negatives)];
  let [truePositives, falsePositives] = [allPositive, allNegative];
  return Array.from({length: positives.length + 1}, (_, i) => {
    if (i > 0) {
      truePositives -= positives[i - 1] ?? 0;
      falsePositives -= negatives[i - 1] ?? 0;
    }
    const counts = {truePositives, falsePositives};
    const rest = {trueNegatives: allNegative - falsePositives, falseNegatives: allPositive - truePositives};
    return {threshold: i / positives.length, ...counts, ...rest, ...rates({...counts, ...rest})};
  });
}

type Counts = Pick<AtThreshold, 'truePositives' | 'falsePositives' | 'trueNegatives' | 'falseNegatives'>;

function rates({truePositives: tp, falsePositives: fp, trueNegatives: tn, falseNegatives: fn}: Counts) {
  return {
    accuracy: (tp + tn) / (tp + fp + tn + fn),
    precision: tp / (tp + fp),
    recall: tp / (tp + fn),
    f1: (2 * tp) / (2 * tp + fp + fn),
    falsePositiveRate: fp / (fp + tn),
  };
}

/** The threshold with the highest F1, the lowest of equals; undefined where F1 is nowhere a number. */
export function bestF1(all: readonly AtThreshold[]): AtThreshold | undefined {
  let best: AtThreshold | undefined;
  for (const at of all) if (!Number.isNaN(at.f1) && (!best || at.f1 > best.f1)) best = at;
  return best;
}

export interface AreaUnderRoc {
  /** The share of pairs (positive, negative) in which the positive has the higher score; a pair in one bin counts half. */
  readonly area: number;
  /** The scores themselves may give this much more or less: half the share of pairs in one bin. */
  readonly uncertainty: number;
}

/** NaN where one of the two classes never occurs. */
export function areaUnderRoc({positives, negatives}: ThresholdReport): AreaUnderRoc {
  const pairs = total(positives) * total(negatives);
  let [below, ordered, together] = [0, 0, 0];
  positives.forEach((count, i) => {
    const beside = negatives[i] ?? 0;
    ordered += count * below;
    together += count * beside;
    below += beside;
  });
  return {area: (ordered + together / 2) / pairs, uncertainty: together / 2 / pairs};
}
