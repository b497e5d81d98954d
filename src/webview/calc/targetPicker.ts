/** Every way to say what is true, in one native list beside the target. */
import type {Evaluation, TargetKind} from '../../core/evaluate/types.ts';
import {rowLabel} from '../../core/explain/labels.ts';
import type {PanelState} from '../../protocol.ts';
import type {VNode} from '../dom/vnode.ts';
import {type Choice, picker} from '../dom/widgets.ts';
import type {Derived} from '../state/derive.ts';
import {withOptions} from '../state/page.ts';
import {nameAndPlace} from '../state/read.ts';
import {convertTarget, ownTarget, pickClass, uniformTarget, useCandidate, withoutTarget} from '../state/target.ts';
import {translate} from '../words.ts';
import {type Context, changePanel} from './context.ts';

/** More classes than this are picked in the table or typed. */
const MOST_LISTED = 60;

export function targetPicker(context: Context): readonly VNode[] {
  const {evaluation} = context.derived;
  if (!evaluation) return [];
  const choices = [{value: '', label: current(context, evaluation)}, ...ways(context, evaluation)];
  const pick = (value: string) =>
    value !== '' && changePanel(context, (panel) => choose(panel, context.derived, context.state.look.row, value));
  return [picker(translate('Pick a target'), choices, '', pick, {class: 'picker chip-like', key: 'target-picker'})];
}

/** Where the target comes from, which was found and not said; else what the list is for. */
function current({state}: Context, {p}: Evaluation): string {
  const {target} = state.panel;
  if (!p) return translate('pick a target…');
  return target?.sourceId === undefined ? translate('change target…') : nameAndPlace(target);
}

function ways({state}: Context, evaluation: Evaluation): readonly Choice[] {
  return [
    ...state.panel.targetCandidates.map((c, i) => ({
      value: `candidate ${i}`,
      label: nameAndPlace(c),
    })),
    ...classChoices(evaluation, state.look.row),
    ...forms(evaluation),
    {value: 'smoothed', label: translate('smoothed, ε = 0.1')},
    ...(evaluation.numClasses > 1
      ? [
          {value: 'uniform', label: translate('uniform')},
          {value: 'own', label: translate('the prediction itself')},
        ]
      : []),
    ...(evaluation.p ? [{value: 'none', label: translate('no target')}] : []),
  ];
}

function classChoices(evaluation: Evaluation, row: number): readonly Choice[] {
  const {numClasses, numRows, indexBase, classNames} = evaluation;
  if (numClasses > MOST_LISTED) return [];
  const of = numRows > 1 ? translate('row {0}: {1}', rowLabel(evaluation, row), '') : '';
  if (numClasses === 1) return [0, 1].map((y) => ({value: `class ${y}`, label: of + translate('label {0}', y)}));
  return Array.from({length: numClasses}, (_, c) => ({
    value: `class ${c}`,
    label: of + translate('class {0}', classNames?.[c] ?? c + indexBase),
  }));
}

function forms({numClasses, targetKind, p}: Evaluation): readonly Choice[] {
  if (numClasses === 1) return [];
  const all: readonly (readonly [TargetKind, string])[] = [
    ['index', 'as an index'],
    ['one-hot', 'as one-hot'],
    ['soft', 'as soft values'],
    ['multi-hot', 'as multi-hot labels'],
  ];
  const others = all.filter(
    ([kind]) => kind !== targetKind && (p !== undefined || kind === 'one-hot' || kind === 'multi-hot'),
  );
  return others.map(([kind, label]) => ({value: `form ${kind}`, label: translate(label)}));
}

function choose(panel: PanelState, derived: Derived, row: number, value: string): PanelState {
  const evaluation = derived.evaluation;
  if (!evaluation) return panel;
  const [word, rest = ''] = value.split(' ');
  const candidate = panel.targetCandidates[Number(rest)];
  if (word === 'candidate' && candidate) return useCandidate(panel, candidate);
  if (word === 'class') return pickClass(panel, derived, row, Number(rest));
  if (word === 'form') return convertTarget(panel, derived, rest as TargetKind);
  if (word === 'smoothed') return withOptions(panel, {labelSmoothing: 0.1});
  if (word === 'uniform') return uniformTarget(panel, evaluation);
  if (word === 'own') return ownTarget(panel, evaluation);
  return withoutTarget(panel);
}
