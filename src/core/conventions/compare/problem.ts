/** The numbers of a comparison as every framework's call is built from them: scores, targets, weights, and the exact loss. */
import type {EvaluateRequest, Evaluation, Task} from '../../evaluate/types.ts';
import type {NdArray} from '../nd/ndarray.ts';

export interface Problem {
  readonly task: Task;
  readonly fromLogits: boolean;
  readonly rows: number;
  readonly classes: number;
  /** [rows] for binary, else [rows, classes]. */
  readonly shape: readonly number[];
  /** Logits as given, or ln q (ln(q/(1−q)) for independent classes), whichever the prediction was. */
  readonly logits: NdArray;
  readonly logProbabilities: NdArray;
  readonly probabilities: NdArray;
  /** Class indices from 0 where the target is one class a row. */
  readonly indices?: NdArray;
  /** The target as distributions or 0/1 labels, of the prediction's shape. */
  readonly labels: NdArray;
  readonly classWeight?: NdArray;
  readonly posWeight?: NdArray;
  /** What a sample weighs, class weights included: for functions that know sample weights only. */
  readonly sampleWeight?: NdArray;
  /** Sample weights as given, without class weights. */
  readonly ownSampleWeight?: NdArray;
  readonly ignoreIndex?: number;
  readonly ignored: readonly boolean[];
  readonly labelSmoothing: number;
  readonly exact: number;
  readonly evaluation: Evaluation;
}

const array = (data: ArrayLike<number>, shape: readonly number[], dtype: NdArray['dtype'] = 'float64'): NdArray => ({
  dtype,
  shape,
  data: Float64Array.from(data),
});

/** Undefined where there is no target, or nothing that the frameworks' functions take. */
export function makeProblem(request: EvaluateRequest, evaluation: Evaluation): Problem | undefined {
  const {task, numRows: rows, numClasses: classes} = evaluation;
  if (!request.target || !evaluation.loss || !evaluation.p) return undefined;
  const shape = task === 'binary' ? [rows] : [rows, classes];
  const fromLogits = evaluation.predictionKind === 'logits';
  const options = request.options ?? {};
  const indices = indicesOf(request, evaluation);
  const weights = weightsOf(request, evaluation, indices);
  return {
    task,
    fromLogits,
    rows,
    classes,
    shape,
    ...scores(request, evaluation, shape),
    ...(indices ? {indices} : {}),
    labels: labelsOf(request, evaluation, shape, indices),
    ...weights,
    ...(options.ignoreIndex === undefined ? {} : {ignoreIndex: options.ignoreIndex}),
    ignored: evaluation.rows.map((row) => row.ignored),
    labelSmoothing: options.labelSmoothing ?? 0,
    exact: evaluation.loss.value,
    evaluation,
  };
}

/** The prediction in the three forms that functions take. */
function scores(request: EvaluateRequest, evaluation: Evaluation, shape: readonly number[]) {
  const given = Float64Array.from(request.prediction.values);
  const temperature = request.options?.temperature ?? 1;
  const independent = evaluation.task !== 'multiclass';
  const q = evaluation.predictionKind === 'probabilities' ? given : evaluation.q;
  const logits = evaluation.predictionKind === 'logits' ? given.map((x) => x / temperature) : undefined;
  const logs = evaluation.predictionKind === 'log-probabilities' ? given : q.map((x) => Math.log(x));
  const odds = (x: number): number => Math.log(x) - Math.log1p(-x);
  return {
    probabilities: array(q, shape),
    logProbabilities: array(logs, shape),
    logits: array(logits ?? (independent ? q.map(odds) : logs), shape),
  };
}

function indicesOf(request: EvaluateRequest, evaluation: Evaluation): NdArray | undefined {
  if (evaluation.task !== 'multiclass') return undefined;
  if (evaluation.targetKind === 'index') {
    const ignore = request.options?.ignoreIndex;
    const base = evaluation.indexBase;
    const values = Array.from(request.target?.values ?? [], (y) => (y === ignore ? y : y - base));
    return array(values, [evaluation.numRows], 'int64');
  }
  if (evaluation.targetKind !== 'one-hot') return undefined;
  return array(
    evaluation.rows.map((row) => row.targetIndex ?? 0),
    [evaluation.numRows],
    'int64',
  );
}

function labelsOf(
  request: EvaluateRequest,
  evaluation: Evaluation,
  shape: readonly number[],
  indices?: NdArray,
): NdArray {
  if (!indices) return array(request.target?.values ?? [], shape);
  const {numClasses} = evaluation;
  const oneHot = new Float64Array(indices.data.length * numClasses);
  indices.data.forEach((y, row) => {
    if (y >= 0 && y < numClasses) oneHot[row * numClasses + y] = 1;
  });
  return array(oneHot, shape);
}

function weightsOf({options = {}}: EvaluateRequest, {numRows, numClasses}: Evaluation, indices?: NdArray) {
  const {weight, posWeight, sampleWeight} = options;
  const perRow = Float64Array.from({length: numRows}, (_, row) => {
    const classWeight = weight && indices ? (weight[indices.data[row]] ?? 1) : 1;
    return classWeight * (sampleWeight?.[row] ?? 1);
  });
  return {
    ...(weight ? {classWeight: array(weight, [weight.length])} : {}),
    ...(posWeight ? {posWeight: array(posWeight, [posWeight.length === 1 ? 1 : numClasses])} : {}),
    ...(sampleWeight ? {ownSampleWeight: array(sampleWeight, [numRows])} : {}),
    ...(sampleWeight || (weight && indices) ? {sampleWeight: array(perRow, [numRows])} : {}),
  };
}
