/** The calculator, from top to bottom: what is the loss, where does it come from, what would change it. */
import type {SourceArray} from '../../protocol.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {button} from '../dom/widgets.ts';
import {translate} from '../words.ts';
import {below} from './below.ts';
import {type Context, changePanel} from './context.ts';
import {formula} from './formula.ts';
import {header} from './header.ts';
import {headline} from './headline.ts';
import {inputs} from './inputs.ts';
import {messages} from './messages.ts';

export function calculator(context: Context): readonly Child[] {
  const {notice} = context.state.panel;
  return [
    header(context),
    context.state.panel.prediction === undefined && emptyState(context, notice),
    inputs(context),
    messages(context),
    headline(context),
    formula(context),
    below(context),
  ];
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
