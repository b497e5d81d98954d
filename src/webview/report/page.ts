/** The report on a file of predictions, from top to bottom: the loss, the classes that carry it, the rows, how it was read. */
import type {Context} from '../calc/context.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {classTable} from './classTable.ts';
import {comparison} from './comparison.ts';
import {formFold} from './form.ts';
import {header} from './header.ts';
import {modelOf, type ReportModel} from './model.ts';
import {outlets} from './outlets.ts';
import {pictures} from './pictures.ts';
import {progress} from './progress.ts';
import {result} from './result.ts';
import {worstRows} from './worstRows.ts';

export function reportPage(context: Context): readonly Child[] {
  const {report} = context.state.panel;
  if (!report) return [h('h1', {}, 'Predictions file'), h('p', {class: 'dim'}, 'No file is open here.')];
  const model = modelOf(context, report);
  return [
    header(context, model),
    progress(context, model),
    result(context, model),
    model.parsed && outlets(context, model),
    comparison(context, model),
    body(context, model),
    formFold(context, model),
    h('div', {class: 'sr-only', role: 'status', id: 'report-status', key: 'report-status'}, spoken(model)),
  ];
}

/** Said when a phase begins or ends, never for each part that is read. */
function spoken({state, view}: ReportModel): string {
  if (state.phase === 'reading') return `Reading ${state.file}`;
  if (state.phase === 'failed') return `${state.file} could not be read: ${state.failure?.message ?? ''}`;
  return `${state.phase === 'stopped' ? 'Stopped. ' : ''}${view?.announcement ?? ''}`;
}

/** Beside each other where there is room for both, below each other where there is not. */
const ROOM_FOR_TWO = 1080;
const GAP = 32;

function body(context: Context, model: ReportModel): VNode | undefined {
  if (!model.parsed || model.parsed.report.valid === 0) return undefined;
  const {width} = context.state.look;
  const isWide = width >= ROOM_FOR_TWO;
  const chartWidth = Math.max(240, Math.min(720, Math.floor(isWide ? ((width - GAP) * 5) / 11 : width)));
  return h(
    'div',
    {class: `work ${isWide ? 'two' : ''}`},
    h('div', {class: 'column'}, classTable(context, model, model.parsed.report), worstRows(context, model)),
    h('div', {class: 'column'}, pictures(context, model, model.parsed.report, chartWidth)),
  );
}
