/** The pictures, one at a time: of the row that is looked at, and of the batch. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {type ChartOptions, curveChart, type Pull} from '../charts/curve.ts';
import {gradientChart} from '../charts/gradient.ts';
import {lengthsChart} from '../charts/lengths.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {type Tab, tabs} from '../dom/widgets.ts';
import type {Chart} from '../state/page.ts';
import {letGo, moveProbability} from '../tools/moveProbability.ts';
import {inLanguage, translate} from '../words.ts';
import {type ChartContext, type Context, changeLook} from './context.ts';
import {lazily} from './lazy.ts';

/** With fewer rows the bins of a reliability diagram hold one or two each and say nothing. */
const ENOUGH_ROWS = 20;

const batchChart = lazily<ChartContext>(async () => (await import('./batchCharts.ts')).batchChart);

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
  const ofBatch = (chart: Chart, label: string, when: boolean) =>
    tab(chart, label, () => batchChart({...context, chart, options}), when);
  return [
    ...ofBatch('heat', 'Heat map', isBatch),
    ...tab('curve', '−log q', () => curveChart(evaluation, options, pulled(context, options.row))),
    ...tab('gradient', 'q − p', () => gradientChart(evaluation, options), hasTarget),
    ...tab(
      'lengths',
      'Code lengths',
      () => lengthsChart(evaluation, options),
      hasTarget && evaluation.task === 'multiclass',
    ),
    ...ofBatch('histogram', 'Losses', isBatch && hasTarget),
    ...ofBatch('worst', 'Worst rows', isBatch && hasTarget),
    ...ofBatch('confusion', 'Confusion', isBatch && hasSingleTargets(evaluation)),
    ...ofBatch('reliability', 'Reliability', evaluation.numRows >= ENOUGH_ROWS && hasSingleTargets(evaluation)),
  ];
}

/** A point that is pulled along the curve moves its probability, as the slider does. */
function pulled(context: Context, row: number): Pull {
  return {pull: (classIndex, q) => moveProbability(context, row, classIndex, q), letGo};
}

function hasSingleTargets({rows, task}: Evaluation): boolean {
  return task !== 'multilabel' && rows.some(({targetIndex}) => targetIndex !== undefined && targetIndex >= 0);
}
