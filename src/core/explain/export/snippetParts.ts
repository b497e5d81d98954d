/** What the snippets share: the inputs as arrays, the denominator, the assertion. */
import type {EvaluateOptions, Evaluation} from '../../evaluate/types.ts';
import {pythonList, pythonMatrix, pythonNumber} from './python.ts';

export interface Parts {
  readonly evaluation: Evaluation;
  readonly options: EvaluateOptions;
  readonly loss: NonNullable<Evaluation['loss']>;
  /** Kind of the numbers as written: what the user gave. */
  readonly isLogits: boolean;
  readonly isExclusive: boolean;
  readonly raw: string;
  /** The target before smoothing, [numRows, numClasses]. */
  readonly target: string;
  /** One class index for each row, −100 where ignored; undefined where the target is not single classes. */
  readonly indices: readonly number[] | undefined;
  readonly ignored: readonly boolean[];
  readonly hasIgnored: boolean;
  readonly divisor: number;
  readonly isInfinite: boolean;
}

export function partsOf(evaluation: Evaluation): Parts {
  const {request, numRows, numClasses, rows, predictionKind} = evaluation;
  const loss = evaluation.loss as NonNullable<Evaluation['loss']>;
  const options = request.options ?? {};
  const ignored = rows.map((row) => row.ignored);
  return {
    evaluation,
    options,
    loss,
    isLogits: predictionKind === 'logits',
    isExclusive: evaluation.task === 'multiclass',
    raw: pythonMatrix(request.prediction.values, numRows, numClasses),
    target: pythonMatrix(plainTarget(evaluation, options), numRows, numClasses),
    indices: indicesOf(evaluation),
    ignored,
    hasIgnored: ignored.includes(true),
    divisor: divisorOf(loss, options, evaluation),
    isInfinite: loss.value === Number.POSITIVE_INFINITY,
  };
}

function indicesOf({rows, task}: Evaluation): readonly number[] | undefined {
  if (task !== 'multiclass') return undefined;
  const indices = rows.map(({ignored, targetIndex}) => (ignored ? -100 : targetIndex));
  return indices.every((index) => index !== undefined) ? (indices as number[]) : undefined;
}

/** p with the smoothing undone from the request: index targets as one-hot rows, dense ones as given. */
function plainTarget(evaluation: Evaluation, {labelSmoothing = 0}: EvaluateOptions): ArrayLike<number> {
  const {request, p, numClasses, rows, targetKind} = evaluation;
  if (labelSmoothing === 0) return p as Float64Array;
  if (targetKind !== 'index') return (request.target as NonNullable<typeof request.target>).values;
  const out = new Float64Array((p as Float64Array).length);
  rows.forEach(({targetIndex}, row) => {
    if (targetIndex !== undefined) out[row * numClasses + targetIndex] = 1;
  });
  return out;
}

function divisorOf(
  loss: NonNullable<Evaluation['loss']>,
  {denominator}: EvaluateOptions,
  evaluation: Evaluation,
): number {
  if (denominator) return loss.denominators[denominator];
  const {weight, sampleWeight} = evaluation.request.options ?? {};
  const isWeighted = sampleWeight !== undefined || (weight !== undefined && evaluation.targetKind === 'index');
  return isWeighted ? loss.denominators.weight : loss.denominators.valid;
}

/** True where nothing but prediction and target matters, so that a framework's own function says it in one line. */
export function isPlain({options, hasIgnored}: Parts): boolean {
  const {
    weight,
    posWeight,
    sampleWeight,
    labelSmoothing,
    temperature = 1,
    focalGamma,
    focalAlpha,
    denominator,
  } = options;
  const weights = weight || posWeight || sampleWeight;
  return !(
    weights ||
    labelSmoothing ||
    temperature !== 1 ||
    focalGamma ||
    focalAlpha !== undefined ||
    denominator ||
    hasIgnored
  );
}

/** Weight lists of one number stand for all. */
export function repeated(list: readonly number[], count: number): readonly number[] {
  return list.length === 1 ? Array.from({length: count}, () => list[0]) : list;
}

/** "expected = …" and the assertion, relative to the value. */
export function assertion({loss, isInfinite}: Parts, tolerance: string, value = 'loss'): string[] {
  const expected = `expected = ${isInfinite ? 'math.inf' : pythonNumber(loss.value)}  # nats`;
  const test = isInfinite
    ? `assert math.isinf(float(${value})), ${value}`
    : `assert math.isclose(float(${value}), expected, rel_tol=${tolerance}, abs_tol=${tolerance}), ${value}`;
  return [expected, test, 'print(float(loss), expected)'];
}

export {pythonList, pythonNumber};
