/** Ways to name the target: a class, a distribution, another array; each becomes text that the reader understands. */
import type {Evaluation, TargetKind} from '../../core/evaluate/types.ts';
import type {PanelState, SourceArray} from '../../protocol.ts';
import type {Derived} from './derive.ts';
import {withOptions} from './page.ts';
import {placeInText} from './places.ts';
import {listText, spliceElements} from './splice.ts';

/** Rows whose class nobody has named yet; evaluate leaves them out. */
const UNNAMED = -100;

export function typedTarget(text: string): SourceArray {
  return {text, dialect: 'python', label: 'typed'};
}

export function setTargetText(panel: PanelState, text: string): PanelState {
  return {...panel, target: panel.target ? {...panel.target, text} : typedTarget(text)};
}

export function withoutTarget(panel: PanelState): PanelState {
  const {target: _, ...rest} = withOptions(panel, {targetKind: undefined, labelSmoothing: undefined});
  return rest;
}

export function useCandidate(panel: PanelState, candidate: SourceArray): PanelState {
  return {...withOptions(panel, {targetKind: undefined, task: undefined}), target: candidate};
}

/** What clicking a class does: makes it the row's true class, or switches its label where labels are independent. */
export function pickClass(panel: PanelState, derived: Derived, row: number, classIndex: number): PanelState {
  const evaluation = derived.evaluation;
  if (!evaluation) return panel;
  if (evaluation.numClasses === 1) return setDense(panel, derived, 'multi-hot', row, [classIndex]);
  if (evaluation.targetKind === 'multi-hot') return toggleLabel(panel, derived, row, classIndex);
  if (evaluation.targetKind === undefined || evaluation.targetKind === 'index') {
    return pickIndex(panel, derived, row, classIndex);
  }
  const hot = Array.from({length: evaluation.numClasses}, (_, c) => (c === classIndex ? 1 : 0));
  return setDense(panel, derived, evaluation.targetKind, row, hot);
}

function pickIndex(panel: PanelState, derived: Derived, row: number, classIndex: number): PanelState {
  const {numRows, indexBase} = derived.evaluation as Evaluation;
  const chosen = String(classIndex + indexBase);
  if (derived.target?.input?.values.length === numRows) return setElements(panel, derived, new Map([[row, chosen]]));
  if (numRows === 1) return {...panel, target: typedTarget(chosen)};
  const indices = Array.from({length: numRows}, (_, r) => (r === row ? chosen : String(UNNAMED)));
  return {...panel, target: typedTarget(`[${indices.join(', ')}]`)};
}

function toggleLabel(panel: PanelState, derived: Derived, row: number, classIndex: number): PanelState {
  const {numClasses, p} = derived.evaluation as Evaluation;
  const now = p?.[row * numClasses + classIndex] ?? 0;
  return setElements(panel, derived, new Map([[row * numClasses + classIndex, now >= 0.5 ? '0' : '1']]));
}

function setDense(
  panel: PanelState,
  derived: Derived,
  kind: TargetKind,
  row: number,
  values: readonly number[],
): PanelState {
  const {numRows, numClasses} = derived.evaluation as Evaluation;
  if (derived.target?.input?.values.length === numRows * numClasses) {
    return setElements(panel, derived, new Map(values.map((v, c) => [row * numClasses + c, String(v)])));
  }
  const all = new Float64Array(numRows * numClasses);
  all.set(values, row * numClasses);
  return {...withOptions(panel, {targetKind: kind}), target: typedTarget(listText(all, numRows, numClasses))};
}

export function setElements(panel: PanelState, derived: Derived, values: ReadonlyMap<number, string>): PanelState {
  const read = derived.target;
  if (!panel.target || !read?.array) return panel;
  const placed = new Map([...values].map(([element, value]) => [placeInText(read, element), value]));
  return setTargetText(panel, spliceElements(panel.target.text, read.array, placed));
}

/** The same target in another form; a class that a form cannot say is kept as near as it can be. */
export function convertTarget(panel: PanelState, derived: Derived, kind: TargetKind): PanelState {
  const evaluation = derived.evaluation;
  if (!evaluation) return withOptions(panel, {targetKind: kind});
  const task = kind === 'multi-hot' ? 'multilabel' : 'multiclass';
  const options = {targetKind: kind, task: evaluation.numClasses === 1 ? undefined : task} as const;
  return {...withOptions(panel, options), target: typedTarget(textOf(evaluation, kind))};
}

function textOf(evaluation: Evaluation, kind: TargetKind): string {
  const {numRows, numClasses, indexBase} = evaluation;
  const classes = Array.from({length: numRows}, (_, row) => likeliest(evaluation, row));
  if (kind === 'index') {
    const indices = classes.map((c) => c + indexBase);
    return numRows === 1 ? String(indices[0]) : `[${indices.join(', ')}]`;
  }
  if (kind !== 'one-hot' && evaluation.p) return listText(evaluation.p, numRows, numClasses);
  const hot = new Float64Array(numRows * numClasses);
  classes.forEach((c, row) => {
    hot[row * numClasses + c] = 1;
  });
  return listText(hot, numRows, numClasses);
}

/** The class with the largest target value; of the prediction, where there is no target yet. */
function likeliest({p, q, numClasses}: Evaluation, row: number): number {
  const from = p ?? q;
  let best = 0;
  for (let c = 1; c < numClasses; c++) {
    if ((from[row * numClasses + c] ?? 0) > (from[row * numClasses + best] ?? 0)) best = c;
  }
  return best;
}

/** The same p for every class: what a model that knows nothing says. */
export function uniformTarget(panel: PanelState, evaluation: Evaluation): PanelState {
  const {numRows, numClasses} = evaluation;
  const text = listText(new Float64Array(numRows * numClasses).fill(1 / numClasses), numRows, numClasses);
  return {...withOptions(panel, {targetKind: 'soft', task: 'multiclass'}), target: typedTarget(text)};
}

/** The prediction as its own target: the loss is then its entropy, the least that any prediction reaches. */
export function ownTarget(panel: PanelState, evaluation: Evaluation): PanelState {
  const text = listText(evaluation.q, evaluation.numRows, evaluation.numClasses);
  return {...withOptions(panel, {targetKind: 'soft', task: 'multiclass'}), target: typedTarget(text)};
}
