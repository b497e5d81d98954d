/** How far the reading is, with a way to stop it; and why there is no whole report where there is none. */
import {progressText} from '../../core/report/explain.ts';
import {mended} from '../../core/report/mend.ts';
import type {Context} from '../calc/context.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {button, icon} from '../dom/widgets.ts';
import {TITLE} from './header.ts';
import type {ReportModel} from './model.ts';

export function progress(context: Context, model: ReportModel): VNode | undefined {
  const {phase} = model.state;
  if (phase === 'reading') return reading(context, model);
  if (phase === 'stopped') return stopped(context, model);
  if (phase === 'failed') return failed(model);
  return model.state.text !== undefined && !model.parsed ? unreadable() : undefined;
}

function reading(context: Context, {state, parsed}: ReportModel): VNode {
  const {done = 0, total = 0} = state;
  const stop = () => {
    context.send({type: 'stopReading'});
    document.getElementById(TITLE)?.focus();
  };
  const bar = total > 0 ? {max: total, value: Math.min(done, total)} : {};
  return h(
    'div',
    {class: 'progress-line', key: 'reading'},
    h('progress', {...bar, 'aria-label': 'Reading'}),
    h('span', {class: 'progress-text'}, progressText(done, total)),
    button('Cancel', stop, {id: 'stop-reading'}),
    parsed && h('p', {class: 'dim partial'}, 'What follows is of the rows read so far.'),
  );
}

function stopped(context: Context, {state, parsed}: ReportModel): VNode {
  const told = parsed ? 'Reading was stopped: what follows is of the rows read until then.' : 'Reading was stopped.';
  const again = () => context.send({type: 'readAgain', mapping: state.mapping});
  return h(
    'div',
    {class: 'progress-line', key: 'stopped'},
    h('p', {class: 'message warning'}, icon('warning'), h('span', {}, told)),
    button('Read all of it', again, {id: 'read-all'}),
  );
}

function failed({state, parsed}: ReportModel): VNode {
  const {code, message} = state.failure ?? {code: '', message: 'The file could not be read.'};
  return h(
    'div',
    {class: 'progress-line failed', key: 'failed'},
    h('p', {class: 'message error lead', id: 'failure'}, icon('error'), h('span', {}, mended(code, message, 'form'))),
    parsed && h('p', {class: 'dim partial'}, 'What follows is of the rows that could be read before.'),
  );
}

function unreadable(): VNode {
  const told = 'The report could not be shown: close the panel and evaluate the file again.';
  return h('p', {class: 'message error', key: 'unreadable'}, icon('error'), h('span', {}, told));
}
