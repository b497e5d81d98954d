/** Puts the guesses together: layout, kinds, task, counting; what was not said becomes an assumption. */
import {say} from '../say.ts';
import {classNamesAssumption} from './classNames.ts';
import {droppedAxis} from './droppedAxis.ts';
import {failure} from './findings.ts';
import {inspect, type ValueRange} from './inspect.ts';
import {type Layout, layOut} from './layout.ts';
import {guessPredictionKind, kindAssumption} from './predictionKind.ts';
import {guessTargetKind, guessTask} from './targetKind.ts';
import type {
  Assumption,
  EvaluateOptions,
  EvaluateRequest,
  EvaluationFailure,
  PredictionKind,
  TargetKind,
  Task,
} from './types.ts';

export interface Decision {
  readonly ok: true;
  readonly numRows: number;
  readonly numClasses: number;
  readonly task: Task;
  readonly predictionKind: PredictionKind;
  readonly targetKind?: TargetKind;
  readonly indexBase: 0 | 1;
  readonly normalize: boolean;
  readonly assumptions: readonly Assumption[];
  readonly predictionRange: ValueRange;
  readonly targetRange?: ValueRange;
  readonly rowNumbers?: readonly number[];
}

const TASKS: readonly Task[] = ['multiclass', 'multilabel', 'binary'];
const TARGET_KINDS: readonly TargetKind[] = ['index', 'one-hot', 'soft', 'multi-hot'];

export function decide(request: EvaluateRequest): Decision | EvaluationFailure {
  const options = request.options ?? {};
  const layout = layOut(request.prediction, request.target, options);
  if (!layout.ok) return failure(...layout.findings);
  const assumptions: Assumption[] = [];
  const predictionRange = inspect(request.prediction.values);
  const targetRange = request.target && inspect(request.target.values);
  const predictionKind = decidePredictionKind(request, predictionRange, layout, options, assumptions);
  const targetKind = decideTargetKind(request, targetRange, layout, options, assumptions);
  const dropped = droppedAxis(request);
  if (request.prediction.shape.length > 2) assumptions.push(lastAxis(request.prediction.shape));
  else if (dropped) assumptions.push(dropped);
  const task = decideTask(request, layout, predictionKind, targetKind, options, assumptions);
  const shape = finalShape(layout, task);
  assumptions.push(...classNamesAssumption(request, {task, numClasses: shape.numClasses}));
  const {rowNumbers} = request.prediction;
  return {
    ok: true,
    ...shape,
    task,
    predictionKind,
    ...(targetKind ? {targetKind} : {}),
    indexBase: decideIndexBase(targetKind, options, assumptions),
    normalize: options.normalize ?? predictionKind === 'counts',
    assumptions,
    predictionRange,
    ...(targetRange ? {targetRange} : {}),
    ...(rowNumbers ? {rowNumbers} : {}),
  };
}

function lastAxis(shape: readonly number[]): Assumption {
  const rows = shape.slice(0, -1).join(' × ');
  const reason = say(
    'the last axis holds the classes and {0} rows come before it (PyTorch has the classes on axis 1)',
    rows,
  );
  return {id: 'shape', value: 'classes on the last axis', alternatives: [], certain: false, reason};
}

/** A bare list that turns out to be a batch of binary examples has one row for each number. */
function finalShape(layout: Layout, task: Task): {readonly numRows: number; readonly numClasses: number} {
  const {numRows, numClasses} = layout;
  return task === 'binary' ? {numRows: numRows * numClasses, numClasses: 1} : {numRows, numClasses};
}

function decidePredictionKind(
  {prediction}: EvaluateRequest,
  range: ValueRange,
  layout: Layout,
  options: EvaluateOptions,
  assumptions: Assumption[],
): PredictionKind {
  const guess = guessPredictionKind(prediction.values, range, layout.numClasses, prediction.name);
  const said = options.predictionKind;
  assumptions.push(kindAssumption(said ? {kind: said, certain: true, reason: 'you chose it'} : guess));
  return said ?? guess.kind;
}

function decideTargetKind(
  {target}: EvaluateRequest,
  range: ValueRange | undefined,
  layout: Layout,
  options: EvaluateOptions,
  assumptions: Assumption[],
): TargetKind | undefined {
  if (!target || !range) return undefined;
  const guess = guessTargetKind(target, range, layout);
  const said = options.targetKind !== undefined && fits(options.targetKind, layout);
  const value = said ? (options.targetKind as TargetKind) : guess.kind;
  const alternatives = TARGET_KINDS.filter((kind) => kind !== value && fits(kind, layout));
  assumptions.push({
    id: 'target-kind',
    value,
    alternatives,
    certain: said || guess.certain,
    reason: said ? 'you chose it' : guess.reason,
  });
  return value;
}

function fits(kind: TargetKind, layout: Layout): boolean {
  return (kind === 'index') === (layout.pairing === 'per-row');
}

function decideTask(
  {prediction}: EvaluateRequest,
  layout: Layout,
  predictionKind: PredictionKind,
  targetKind: TargetKind | undefined,
  options: EvaluateOptions,
  assumptions: Assumption[],
): Task {
  const guess = guessTask(layout, targetKind, predictionKind, prediction);
  const said = options.task !== undefined && allows(options.task, layout, targetKind);
  const value = said ? (options.task as Task) : guess.task;
  assumptions.push({
    id: 'task',
    value,
    alternatives: TASKS.filter((task) => task !== value && allows(task, layout, targetKind)),
    certain: said || guess.certain,
    reason: said ? 'you chose it' : guess.reason,
  });
  return value;
}

/** Multi-label needs a label for each class; binary needs a bare list (or one column). */
function allows(task: Task, layout: Layout, targetKind: TargetKind | undefined): boolean {
  if (layout.numClasses === 1) return task === 'binary';
  if (task === 'binary') return layout.isVector && targetKind !== 'index';
  return task === 'multiclass' || targetKind !== 'index';
}

function decideIndexBase(
  targetKind: TargetKind | undefined,
  options: EvaluateOptions,
  assumptions: Assumption[],
): 0 | 1 {
  const value = options.indexBase ?? 0;
  if (targetKind !== 'index') return value;
  assumptions.push({
    id: 'index-base',
    value: String(value),
    alternatives: [String(1 - value)],
    certain: options.indexBase !== undefined,
    reason: options.indexBase === undefined ? 'indices count from 0 unless you say otherwise' : 'you chose it',
  });
  return value;
}
