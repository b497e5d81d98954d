/** The threshold view of a binary file, in words and formatted numbers. */
import {formatCount, formatNumber} from '../explain/format.ts';
import {formatShare} from './share.ts';
import {type AtThreshold, areaUnderRoc, bestF1, thresholds} from './threshold.ts';
import type {ThresholdReport} from './types.ts';
import type {ReportSettings} from './view.ts';

export interface ThresholdLine {
  readonly threshold: string;
  readonly accuracy: string;
  readonly precision: string;
  readonly recall: string;
  readonly f1: string;
  readonly falsePositiveRate: string;
  /** "TP 40 · FP 2 · FN 3 · TN 55" */
  readonly counts: string;
}

export const THRESHOLD_HEAD = ['threshold', 'accuracy', 'precision', 'recall', 'F1', 'false positive rate'] as const;

export interface ThresholdView {
  readonly points: readonly AtThreshold[];
  /** The place of the highest F1 among `points`; undefined where F1 is nowhere a number. */
  readonly best?: number;
  /** "ROC AUC 0.9312 ± 0.0004" */
  readonly area: string;
  /** How the scores were counted, and what that costs. */
  readonly note: string;
  /** The drawing in words. */
  readonly words: string;
}

export function explainThresholds(report: ThresholdReport, {precision}: ReportSettings): ThresholdView {
  const points = thresholds(report);
  const best = bestF1(points);
  const {area, uncertainty} = areaUnderRoc(report);
  const isKnown = !Number.isNaN(area);
  const auc = isKnown
    ? `ROC AUC ${formatNumber(area, precision)} ± ${formatNumber(uncertainty, precision)}`
    : 'ROC AUC undefined: only one of the two classes occurs';
  const bins = formatCount(report.positives.length);
  return {
    points,
    ...(best && {best: points.indexOf(best)}),
    area: auc,
    note: `A row is called positive (class 1) where its score q₁ is at least the threshold. Scores are counted in ${bins} bins of equal width: the figures are exact at the bins’ borders, and ${isKnown ? 'the ± of the area is what pairs of rows within one bin leave open' : 'between them they are not known'}.`,
    words: `ROC curve. ${auc}. The table below gives the rates at ten thresholds.`,
  };
}

/** Decimals of thresholds, so that neighbours differ. */
const decimals = (points: readonly AtThreshold[]): number => Math.max(1, Math.ceil(Math.log10(points.length - 1)));

export function thresholdLine(points: readonly AtThreshold[], i: number, precision: number): ThresholdLine {
  const at = points[i] ?? points[0]!;
  const rate = (value: number) => (Number.isNaN(value) ? '–' : formatNumber(value, precision));
  const {truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn} = at;
  return {
    threshold: formatNumber(at.threshold, decimals(points)),
    accuracy: formatShare(at.accuracy),
    precision: rate(at.precision),
    recall: rate(at.recall),
    f1: rate(at.f1),
    falsePositiveRate: rate(at.falsePositiveRate),
    counts: [`TP ${formatCount(tp)}`, `FP ${formatCount(fp)}`, `FN ${formatCount(fn)}`, `TN ${formatCount(tn)}`].join(
      ' · ',
    ),
  };
}

/** The places of thresholds 0, 0.1 … 0.9. */
export function tenths(points: readonly AtThreshold[]): readonly number[] {
  return Array.from({length: 10}, (_, i) => Math.round((i * (points.length - 1)) / 10));
}

export function lineCells({threshold, accuracy, precision, recall, f1, falsePositiveRate}: ThresholdLine) {
  return [threshold, accuracy, precision, recall, f1, falsePositiveRate];
}
