/** The rows and the pictures of a batch, a part of their own: one prediction by itself does not need them. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {worstRows} from '../../core/statistics/losses.ts';
import {confusionChart} from '../charts/confusion.ts';
import {heatChart} from '../charts/heat.ts';
import {histogramChart} from '../charts/histogram.ts';
import {reliabilityChart} from '../charts/reliability.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {segmented} from '../dom/widgets.ts';
import type {Chart} from '../state/page.ts';
import {translate} from '../words.ts';
import {rowsTable} from './batchTable.ts';
import {type ChartContext, changeLook} from './context.ts';

export {batchTable} from './batchTable.ts';

/** The one that is looked at. */
export function batchChart(context: ChartContext): Child {
  const {evaluation} = context.derived;
  return evaluation && views[context.chart]?.(context, evaluation);
}

const views: Partial<Record<Chart, (context: ChartContext, evaluation: Evaluation) => VNode>> = {
  heat,
  histogram: ({options}, evaluation) => histogramChart(evaluation, options),
  worst,
  confusion: (_, evaluation) => confusionChart(evaluation),
  reliability: ({options}, evaluation) => reliabilityChart(evaluation, options),
};

function heat(context: ChartContext, evaluation: Evaluation): VNode {
  const {heat: wanted} = context.state.look;
  const shows = evaluation.terms ? wanted : 'q';
  const choices = [{value: 'q', label: 'q'}, ...(evaluation.terms ? [{value: 'term', label: translate('loss')}] : [])];
  const pick = (value: string) => changeLook(context, {heat: value === 'term' ? 'term' : 'q'});
  return h(
    'div',
    {},
    choices.length > 1 && segmented('heat', translate('Colour shows'), choices, shows, pick),
    heatChart(evaluation, {...context.options, shows, pick: (row) => changeLook(context, {row})}),
  );
}

const orders = new WeakMap<Evaluation, Uint32Array>();

function worst(context: ChartContext, evaluation: Evaluation): VNode {
  const order = orders.get(evaluation) ?? worstRows(evaluation);
  orders.set(evaluation, order);
  return rowsTable(context, evaluation, 'worst-table', translate('Rows, worst first'), order);
}
