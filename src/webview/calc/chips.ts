/** What was assumed, as chips that one click changes. */
import type {PredictionKind, TargetKind, Task} from '../../core/evaluate/types.ts';
import type {Chip} from '../../core/explain/viewModel.ts';
import type {PanelState} from '../../protocol.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {icon, picker} from '../dom/widgets.ts';
import {withOptions} from '../state/page.ts';
import {convertTarget, useCandidate} from '../state/target.ts';
import {translate} from '../words.ts';
import {type Context, changePanel} from './context.ts';

const OF_TARGET: readonly string[] = ['target-kind', 'index-base', 'target'];

export function predictionChips(context: Context): readonly VNode[] {
  return [...chips(context, (id) => !OF_TARGET.includes(id)), ...known(context)];
}

/** What needs no choice: the number of classes, the sum. */
function known({derived}: Context): readonly VNode[] {
  const {view, evaluation} = derived;
  if (!view || !evaluation) return [];
  const said = new Set([translate(evaluation.predictionKind), ...view.chips.map(({label}) => label)]);
  const parts = view.summary.split(' · ').filter((part) => !said.has(part));
  return parts.map((part) => h('span', {class: 'chip fixed', key: `known ${part}`}, part));
}

export function targetChips(context: Context): readonly VNode[] {
  return chips(context, (id) => OF_TARGET.includes(id));
}

function chips(context: Context, wanted: (id: string) => boolean): readonly VNode[] {
  return (context.derived.view?.chips ?? []).filter((chip) => wanted(chip.id)).map((chip) => view(context, chip));
}

function view(context: Context, chip: Chip): VNode {
  const change = (value: string) => changePanel(context, (panel) => choose(panel, context, chip.id, value));
  const [first, ...others] = chip.alternatives;
  if (!first) return h('span', {class: 'chip fixed', title: chip.title, key: chip.id}, chip.label);
  if (others.length === 0) return toggle(chip, first, change);
  const choices = [{value: '', label: chip.label}, ...chip.alternatives];
  const pick = (value: string) => value !== '' && change(value);
  return h(
    'span',
    {class: `chip choice ${chip.certain ? '' : 'guess'}`, key: chip.id},
    picker(translate('{0}: change', chip.label), choices, '', pick, {title: chip.title}),
  );
}

function toggle(chip: Chip, other: Chip['alternatives'][number], change: (value: string) => void): VNode {
  const props = {
    type: 'button',
    class: `chip choice ${chip.certain ? '' : 'guess'}`,
    title: `${chip.title}. ${translate('Change to: {0}', other.label)}`,
    'aria-label': translate('{0}, change to {1}', chip.label, other.label),
    key: chip.id,
    onclick: () => change(other.value),
  };
  return h('button', props, h('span', {}, chip.label), icon('swap'));
}

/** One chip's new value → the panel's state with that said, so that it is no longer guessed. */
function choose(panel: PanelState, {derived, send}: Context, id: string, value: string): PanelState {
  switch (id) {
    case 'prediction-kind':
      return withOptions(panel, {predictionKind: value as PredictionKind});
    case 'task':
      return withOptions(panel, {task: value as Task});
    case 'target-kind':
      return convertTarget(panel, derived, value as TargetKind);
    case 'index-base':
      send({type: 'setIndexBase', indexBase: value === '1' ? 1 : 0});
      return countFrom(panel, value === '1' ? 1 : 0);
    case 'class-names':
      return withoutNames(panel);
    case 'target':
      return chooseCandidate(panel, value);
    default:
      return panel;
  }
}

/** The numbers stay as they are written; what they mean changes. */
function countFrom(panel: PanelState, indexBase: 0 | 1): PanelState {
  return {...withOptions(panel, {indexBase}), settings: {...panel.settings, indexBase}};
}

/** Classes by their numbers again. */
function withoutNames(panel: PanelState): PanelState {
  if (!panel.prediction) return panel;
  const {classNames: _, classNamesFrom: __, ...prediction} = panel.prediction;
  return {...panel, prediction};
}

function chooseCandidate(panel: PanelState, label: string): PanelState {
  const candidate = panel.targetCandidates.find((c) => c.label === label);
  return candidate ? useCandidate(panel, candidate) : panel;
}
