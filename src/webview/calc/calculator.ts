/** The calculator, from top to bottom: what is the loss, where does it come from, what would change it. */
import type {SourceArray} from '../../protocol.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {button} from '../dom/widgets.ts';
import {translate} from '../words.ts';
import {batchTable} from './batchTable.ts';
import {charts} from './charts.ts';
import {classTable} from './classTable.ts';
import {type Context, changePanel} from './context.ts';
import {formula} from './formula.ts';
import {header} from './header.ts';
import {headline} from './headline.ts';
import {inputs} from './inputs.ts';
import {messages} from './messages.ts';
import {tools} from './tools.ts';

export function calculator(context: Context): readonly Child[] {
  const {notice} = context.state.panel;
  return [
    header(context),
    context.state.panel.prediction === undefined && emptyState(context, notice),
    inputs(context),
    messages(context),
    headline(context),
    formula(context),
    ...(context.isFirst ? [] : [work(context), tools(context)]),
  ];
}

/** Beside each other where there is room for both, below each other where there is not. */
const ROOM_FOR_TWO = 1080;
const GAP = 32;

function work(context: Context): Child {
  if (!context.derived.evaluation) return undefined;
  const {width} = context.state.look;
  const two = width >= ROOM_FOR_TWO;
  const chartWidth = Math.max(240, Math.min(720, Math.floor(two ? ((width - GAP) * 5) / 11 : width)));
  return h(
    'div',
    {class: `work ${two ? 'two' : ''}`},
    h('div', {class: 'column'}, batchTable(context), classTable(context)),
    h('div', {class: 'column'}, charts(context, chartWidth)),
  );
}

/** Nothing is selected: why, and two ways to go on. */
function emptyState(context: Context, notice: string | undefined): VNode {
  const source = (text: string): SourceArray => ({text, dialect: 'python', label: translate('an example')});
  const start = (prediction: string, target?: string) => () =>
    changePanel(context, (panel) => ({
      ...panel,
      prediction: source(prediction),
      ...(target !== undefined && {target: source(target)}),
    }));
  return h(
    'div',
    {class: 'notice'},
    notice !== undefined && h('p', {class: 'lead'}, notice),
    h('p', {}, translate('Select an array in the editor, type one below, fill in a table, or look at an example.')),
    h(
      'div',
      {class: 'actions'},
      button(translate('Show an example'), start('[0.2, 0.7, 0.1]', '[0, 1, 0]')),
      button(translate('Fill in a table'), start('[0.5, 0.5]')),
    ),
  );
}
