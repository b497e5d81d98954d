/** The page's first line: what is shown, where it stands, and in which unit. */
import {cut, plain} from '../../core/explain/labels.ts';
import type {Unit} from '../../core/types.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {icon, iconButton, segmented} from '../dom/widgets.ts';
import {redo, undo} from '../state/page.ts';
import {translate} from '../words.ts';
import {type Context, reveal} from './context.ts';

const UNITS: readonly Unit[] = ['nats', 'bits', 'hartleys'];

export function header(context: Context): VNode {
  const {prediction} = context.state.panel;
  const title = cut(prediction?.name ?? context.derived.view?.title ?? translate('Cross-entropy'));
  return h(
    'header',
    {class: 'page-header'},
    h('h1', {}, title),
    prediction && sourceLink(context),
    h(
      'div',
      {class: 'controls'},
      history(context),
      unitToggle(context),
      iconButton('book', translate('Open the reference'), () => context.send({type: 'openReference', anchor: ''})),
    ),
  );
}

function sourceLink(context: Context): VNode | undefined {
  const prediction = context.state.panel.prediction;
  if (!prediction) return undefined;
  if (prediction.sourceId === undefined) return h('span', {class: 'dim'}, plain(prediction.label));
  const onclick = () => reveal(context, undefined);
  return h(
    'button',
    {type: 'button', class: 'link', title: translate('Show it in the source'), onclick},
    plain(prediction.label),
    icon('goto'),
  );
}

function history({state, update}: Context): VNode {
  return h(
    'div',
    {class: 'group'},
    iconButton('undo', translate('Undo the last change'), () => update(undo), {disabled: state.past.length === 0}),
    iconButton('redo', translate('Redo'), () => update(redo), {disabled: state.future.length === 0}),
  );
}

export function unitToggle(context: Context): VNode {
  const pick = (unit: string) => setUnit(context, unit as Unit);
  const choices = UNITS.map((unit) => ({value: unit, label: unit}));
  return segmented('unit', translate('Unit'), choices, context.state.panel.settings.unit, pick);
}

function setUnit({update, send}: Context, unit: Unit): void {
  update((state) => ({...state, panel: {...state.panel, settings: {...state.panel.settings, unit}}}));
  send({type: 'setUnit', unit});
}
