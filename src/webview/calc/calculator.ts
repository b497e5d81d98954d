/** The calculator, from top to bottom: what is the loss, where does it come from, what would change it. */
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {batchTable} from './batchTable.ts';
import {classTable} from './classTable.ts';
import type {Context} from './context.ts';
import {formula} from './formula.ts';
import {header} from './header.ts';
import {headline} from './headline.ts';
import {inputs} from './inputs.ts';
import {messages} from './messages.ts';

export function calculator(context: Context): readonly Child[] {
  const {notice} = context.state.panel;
  return [
    header(context),
    notice !== undefined && context.state.panel.prediction === undefined && emptyState(notice),
    inputs(context),
    messages(context),
    headline(context),
    formula(context),
    h('div', {class: 'work'}, batchTable(context), classTable(context)),
  ];
}

function emptyState(notice: string): VNode {
  return h('p', {class: 'lead notice'}, notice);
}
