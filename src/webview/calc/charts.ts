/** The pictures, one at a time: of the row that is looked at, and of the batch. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {worstRows} from '../../core/statistics/losses.ts';
import {confusionChart} from '../charts/confusion.ts';
import {type ChartOptions, curveChart, type Pull} from '../charts/curve.ts';
import {gradientChart} from '../charts/gradient.ts';
import {heatChart} from '../charts/heat.ts';
import {histogramChart} from '../charts/histogram.ts';
import {lengthsChart} from '../charts/lengths.ts';
import {ENOUGH_ROWS, reliabilityChart} from '../charts/reliability.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {segmented, type Tab, tabs} from '../dom/widgets.ts';
import type {Chart} from '../state/page.ts';
import {letGo, moveProbability} from '../tools/moveProbability.ts';
import {inLanguage, translate} from '../words.ts';
import {rowsTable} from './batchTable.ts';
import {type Context, changeLook} from './context.ts';

export function charts(context: Context, width: number): VNode | undefined {
  const {evaluation} = context.derived;
  if (!evaluation) return undefined;
  const all = available(context, evaluation, optionsOf(context, evaluation, width));
  const pick = (chart: string) => changeLook(context, {chart: chart as Chart});
  return h(
    'section',
    {class: 'charts', 'aria-label': translate('Charts')},
    tabs('charts', translate('Charts'), all, context.state.look.chart, pick),
  );
}

function optionsOf({state}: Context, evaluation: Evaluation, width: number): ChartOptions {
  const {unit, precision} = state.panel.settings;
  return {width, unit, precision, ...inLanguage(), row: Math.min(state.look.row, evaluation.numRows - 1)};
}

function available(context: Context, evaluation: Evaluation, options: ChartOptions): readonly Tab[] {
  const hasTarget = evaluation.p !== undefined;
  const isBatch = evaluation.numRows > 1;
  const tab = (value: Chart, label: string, view: Tab['view'], when = true) =>
    when ? [{value, label: translate(label), view}] : [];
  return [
    ...tab('heat', 'Heat map', () => heat(context, evaluation, options), isBatch),
    ...tab('curve', '−log q', () => curveChart(evaluation, options, pulled(context, options.row))),
    ...tab('gradient', 'q − p', () => gradientChart(evaluation, options), hasTarget),
    ...tab(
      'lengths',
      'Code lengths',
      () => lengthsChart(evaluation, options),
      hasTarget && evaluation.task === 'multiclass',
    ),
    ...tab('histogram', 'Losses', () => histogramChart(evaluation, options), isBatch && hasTarget),
    ...tab('worst', 'Worst rows', () => worst(context, evaluation), isBatch && hasTarget),
    ...tab('confusion', 'Confusion', () => confusionChart(evaluation), isBatch && hasSingleTargets(evaluation)),
    ...tab(
      'reliability',
      'Reliability',
      () => reliabilityChart(evaluation, options),
      evaluation.numRows >= ENOUGH_ROWS && hasSingleTargets(evaluation),
    ),
  ];
}

/** A point that is pulled along the curve moves its probability, as the slider does. */
function pulled(context: Context, row: number): Pull {
  return {pull: (classIndex, q) => moveProbability(context, row, classIndex, q), letGo};
}

function hasSingleTargets({rows, task}: Evaluation): boolean {
  return task !== 'multilabel' && rows.some(({targetIndex}) => targetIndex !== undefined && targetIndex >= 0);
}

function heat(context: Context, evaluation: Evaluation, options: ChartOptions): VNode {
  const {heat: wanted} = context.state.look;
  const shows = evaluation.terms ? wanted : 'q';
  const choices = [{value: 'q', label: 'q'}, ...(evaluation.terms ? [{value: 'term', label: translate('loss')}] : [])];
  const pick = (value: string) => changeLook(context, {heat: value === 'term' ? 'term' : 'q'});
  return h(
    'div',
    {},
    choices.length > 1 && segmented('heat', translate('Colour shows'), choices, shows, pick),
    heatChart(evaluation, {...options, shows, pick: (row) => changeLook(context, {row})}),
  );
}

const orders = new WeakMap<Evaluation, Uint32Array>();

function worst(context: Context, evaluation: Evaluation): VNode {
  const order = orders.get(evaluation) ?? worstRows(evaluation);
  orders.set(evaluation, order);
  return rowsTable(context, evaluation, 'worst-table', translate('Rows, worst first'), order);
}
