/** A breakdown as JSON and back: what `partial` writes, what workers send, what `merge` reads. */
import type {Problem, RowKind, WorstRow} from '../core/report/types.ts';
import {Breakdown, problemsOf} from './breakdown.ts';
import {ExactSum} from './exactSum.ts';

export const partialFormat = 'surprisal-partial-2';

const special = (x: number): number | string => (Number.isFinite(x) ? x : x > 0 ? 'inf' : x < 0 ? '-inf' : 'nan');
const unspecial = (x: number | string): number =>
  typeof x === 'number'
    ? x
    : x === 'inf'
      ? Number.POSITIVE_INFINITY
      : x === '-inf'
        ? Number.NEGATIVE_INFINITY
        : Number.NaN;

type WorstJson = Omit<WorstRow, 'loss' | 'values'> & {
  readonly loss: number | string;
  readonly values?: readonly (number | string)[];
};

interface PartialJson {
  readonly format: typeof partialFormat;
  readonly numClasses: number;
  readonly kind: RowKind;
  readonly classNames?: readonly string[];
  readonly labelling?: string;
  readonly counts: readonly [rows: number, valid: number, correct: number, infinite: number];
  readonly loss: string;
  readonly brier: string;
  /** Only classes that occur: [class, count, correct, predicted, worst, loss]. */
  readonly classes: readonly (readonly [number, number, number, number, number | string, string])[];
  readonly bins: {
    readonly count: readonly number[];
    readonly correct: readonly number[];
    readonly confidence: readonly string[];
  };
  readonly histogram: readonly number[];
  readonly confusion?: readonly (readonly [number, number])[];
  readonly threshold?: readonly number[];
  readonly worst: readonly WorstJson[];
  readonly problems: readonly Problem[];
}

export function toPartial(b: Breakdown): PartialJson {
  b.settle();
  return {
    format: partialFormat,
    numClasses: b.numClasses,
    kind: b.kind,
    ...(b.classNames && {classNames: b.classNames}),
    ...(b.labelling !== undefined && {labelling: b.labelling}),
    counts: [b.rows, b.valid, b.correct, b.infinite],
    loss: b.loss.toJSON(),
    brier: b.brier.toJSON(),
    classes: b.classes.flatMap((c, k) =>
      c && c.count + c.predicted > 0
        ? [[k, c.count, c.correct, c.predicted, special(c.worst), c.loss.toJSON()] as const]
        : [],
    ),
    bins: {count: [...b.binCount], correct: [...b.binCorrect], confidence: b.binConfidence.map((s) => s.toJSON())},
    histogram: [...b.histogram],
    ...(b.confusion && {confusion: sparse(b.confusion)}),
    ...(b.threshold && {threshold: [...b.threshold]}),
    worst: b.worst.map(worstToJson),
    problems: problemsOf(b),
  };
}

const worstToJson = ({values, ...row}: WorstRow): WorstJson => ({
  ...row,
  loss: special(row.loss),
  ...(values && {values: values.map(special)}),
});

const worstFromJson = ({values, ...row}: WorstJson): WorstRow => ({
  ...row,
  loss: unspecial(row.loss),
  ...(values && {values: values.map(unspecial)}),
});

const sparse = (counts: Float64Array): (readonly [number, number])[] =>
  [...counts].flatMap((n, i) => (n > 0 ? [[i, n] as const] : []));

/** Throws a RangeError, with the reason, where the value is no partial of this format. */
export function fromPartial(value: unknown): Breakdown {
  const json = value as PartialJson;
  if (typeof value !== 'object' || value === null || json.format !== partialFormat)
    throw new RangeError(`not a partial of this version (format ${partialFormat})`);
  const b = new Breakdown(json.numClasses, json.kind, json.classNames);
  if (json.labelling !== undefined) b.labelling = json.labelling;
  [b.rows, b.valid, b.correct, b.infinite] = json.counts;
  b.brier.merge(ExactSum.fromJSON(json.brier));
  for (const [k, count, correct, predicted, worst, loss] of json.classes) {
    if (!(k >= 0 && k < json.numClasses))
      throw new RangeError(`a partial of ${json.numClasses} classes names class ${k}`);
    const part = b.classAt(k);
    Object.assign(part, {count, correct, predicted, worst: unspecial(worst)});
    part.loss.merge(ExactSum.fromJSON(loss));
  }
  b.binCount.set(json.bins.count);
  b.binCorrect.set(json.bins.correct);
  for (const [i, sum] of json.bins.confidence.entries()) b.binConfidence[i]!.merge(ExactSum.fromJSON(sum));
  b.histogram.set(json.histogram);
  for (const [i, n] of json.confusion ?? []) if (b.confusion) b.confusion[i] = n;
  if (json.threshold && b.threshold) b.threshold.set(json.threshold);
  b.worst = json.worst.map(worstFromJson);
  for (const p of json.problems) b.problems.set(p.code, {...p});
  return b;
}
