/** The words that the course material puts beside a result, in bits: for one true class, and for a multi-label sum. */
import {rowAt} from '../evaluate/rows.ts';
import type {Evaluation} from '../evaluate/types.ts';
import {inUnit} from './format.ts';

/**
 * Named points of −log₂ q: 1 perfect, 0.9 high confidence, 0.7 moderate, 0.5 low, 1/3 very low, 0.1 wrong.
 * Between two points the nearer q decides, so the borders stand halfway between the q's.
 */
export const SINGLE_POINTS: readonly {readonly q: number; readonly word: string}[] = [
  {q: 1, word: 'perfect'},
  {q: 0.9, word: 'high confidence'},
  {q: 0.7, word: 'moderate confidence'},
  {q: 0.5, word: 'low confidence'},
  {q: 1 / 3, word: 'very low confidence'},
  {q: 0.1, word: 'wrong'},
];

/** Upper borders of the multi-label sum in bits. */
export const MULTI_LABEL_BORDERS: readonly {readonly upTo: number; readonly word: string}[] = [
  {upTo: 0.5, word: 'very good'},
  {upTo: 1, word: 'good'},
  {upTo: 2, word: 'moderately wrong'},
  {upTo: Number.POSITIVE_INFINITY, word: 'wrong'},
];

export function verdictForSingle(bits: number): string {
  if (bits === 0) return 'perfect';
  const q = 2 ** -bits;
  const [, ...imperfect] = SINGLE_POINTS;
  const nearest = imperfect.reduce((best, point) => (Math.abs(point.q - q) < Math.abs(best.q - q) ? point : best));
  return nearest.word;
}

export function verdictForMultiLabel(bits: number): string {
  return MULTI_LABEL_BORDERS.find(({upTo}) => bits <= upTo)?.word ?? 'wrong';
}

/** A word for one example: nothing for batches, soft targets, weights or an undefined loss. */
export function verdict(evaluation: Evaluation): string | undefined {
  const {loss, findings, numRows, task, request} = evaluation;
  const {weight, posWeight, sampleWeight, focalGamma, focalAlpha} = request.options ?? {};
  if (!loss || numRows !== 1 || findings.some(({severity}) => severity === 'error')) return undefined;
  if (weight || posWeight || sampleWeight || focalGamma || focalAlpha !== undefined) return undefined;
  const bits = inUnit(loss.sum, 'bits');
  if (task === 'multilabel') return verdictForMultiLabel(bits);
  return rowAt(evaluation, 0).targetIndex === undefined || request.options?.labelSmoothing
    ? undefined
    : verdictForSingle(bits);
}
