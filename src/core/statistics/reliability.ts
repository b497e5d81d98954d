/** Does a model that says 0.8 hit 8 times in 10? Bins of confidence with their hit rates, and the expected calibration error. */
import type {Evaluation} from '../evaluate/types.ts';

export interface ReliabilityBin {
  /** Confidences in [from, to); the last bin holds confidence 1 alone. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Means over the bin's rows; 0 where it is empty. */
  readonly confidence: number;
  readonly accuracy: number;
}

export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  /** Σ_b (n_b / N)·|accuracy_b − confidence_b|, from 0 to 1; NaN where no row counts. */
  readonly ece: number;
  readonly count: number;
}

/**
 * Bins of equal width over the probability of the predicted class, as torchmetrics' CalibrationError bins them (15 by default,
 * norm l1, bins [a, b), confidence 1 in its own). Binary rows: the probability of label 1 against the label, as there.
 * Rows that are ignored or have no single true class are left out; so are confidences that are no probability.
 */
export function reliability(evaluation: Evaluation, numBins = 15): Reliability {
  const count = new Float64Array(numBins + 1);
  const confidence = new Float64Array(numBins + 1);
  const hits = new Float64Array(numBins + 1);
  evaluation.rows.forEach((row, r) => {
    if (row.ignored || row.targetIndex === undefined || row.targetIndex < 0) return;
    const isBinary = evaluation.task === 'binary';
    const said = evaluation.q[isBinary ? r : r * evaluation.numClasses + row.argmax] ?? Number.NaN;
    if (!(said >= 0 && said <= 1)) return;
    const bin = Math.min(numBins, Math.floor(said * numBins));
    count[bin] = (count[bin] ?? 0) + 1;
    confidence[bin] = (confidence[bin] ?? 0) + said;
    hits[bin] = (hits[bin] ?? 0) + Number(isBinary ? row.targetIndex === 1 : row.targetIndex === row.argmax);
  });
  return summarize(count, confidence, hits, numBins);
}

function summarize(count: Float64Array, confidence: Float64Array, hits: Float64Array, numBins: number): Reliability {
  const bins = Array.from(count, (n, b) => ({
    from: b / numBins,
    to: Math.min(1, (b + 1) / numBins),
    count: n,
    confidence: n > 0 ? (confidence[b] ?? 0) / n : 0,
    accuracy: n > 0 ? (hits[b] ?? 0) / n : 0,
  }));
  const total = count.reduce((a, b) => a + b, 0);
  const gap = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.accuracy - bin.confidence), 0);
  return {bins, ece: gap / total, count: total};
}
