/** The breakdown as the numbers that a person asks for. Loss in nats. */
import type {ClassReport, Report, ThresholdReport} from '../core/report/types.ts';
import {type Breakdown, numBins, problemsOf, thresholdBins} from './breakdown.ts';
import {ExactSum} from './exactSum.ts';

/** Up to this many classes the report lists all; beyond, those that occur or are predicted. */
export const listedLimit = 1000;

export function reportOf(b: Breakdown): Report {
  b.settle();
  const exact = b.loss;
  const sum = exact.value();
  const loss = sum / b.valid;
  const finiteRows = b.valid - b.infinite;
  return {
    rows: b.rows,
    valid: b.valid,
    numClasses: b.numClasses,
    kind: b.kind,
    loss,
    lossBits: loss / Math.LN2,
    sum,
    perplexity: Math.exp(loss),
    chance: Math.log(b.numClasses),
    accuracy: b.correct / b.valid,
    brier: b.brier.value() / b.valid,
    ece: expectedCalibrationError(b),
    infinite: b.infinite,
    ...(b.infinite > 0 && finiteRows > 0 && {finiteLoss: exact.finite() / finiteRows}),
    classes: listed(b).map((k) => classReport(b, k, sum)),
    bins: Array.from({length: numBins}, (_, i) => binReport(b, i)),
    histogram: [...b.histogram],
    ...(b.confusion && {confusion: rowsOf(b.confusion, b.numClasses)}),
    ...(b.threshold && {threshold: thresholdOf(b.threshold)}),
    worst: b.worst,
    problems: problemsOf(b),
  };
}

function listed(b: Breakdown): readonly number[] {
  const all = Array.from(b.classes.keys());
  return b.numClasses <= listedLimit ? all : all.filter((k) => b.classes[k]);
}

const noRows = {count: 0, correct: 0, predicted: 0, worst: 0, loss: new ExactSum()};

function classReport(b: Breakdown, classIndex: number, total: number): ClassReport {
  const part = b.classes[classIndex] ?? noRows;
  const sum = part.loss.value();
  return {
    classIndex,
    name: b.classNames?.[classIndex] ?? String(classIndex),
    count: part.count,
    loss: sum / part.count,
    share: sum === 0 ? 0 : sum / total,
    worst: part.worst,
    accuracy: part.correct / part.count,
    precision: part.correct / part.predicted,
  };
}

function binReport(b: Breakdown, i: number): Report['bins'][number] {
  const count = b.binCount[i]!;
  return {
    from: i / numBins,
    to: (i + 1) / numBins,
    count,
    accuracy: b.binCorrect[i]! / count,
    confidence: b.binConfidence[i]!.value() / count,
  };
}

function expectedCalibrationError(b: Breakdown): number {
  let total = 0;
  for (let i = 0; i < numBins; i++) total += Math.abs(b.binCorrect[i]! - b.binConfidence[i]!.value());
  return total / b.valid;
}

const rowsOf = (counts: Float64Array, width: number): number[][] =>
  Array.from({length: width}, (_, r) => [...counts.subarray(r * width, (r + 1) * width)]);

const thresholdOf = (counts: Float64Array): ThresholdReport => ({
  negatives: [...counts.subarray(0, thresholdBins)],
  positives: [...counts.subarray(thresholdBins)],
});
