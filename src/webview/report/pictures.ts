/** The report's pictures, one at a time: losses, reliability, confusion, thresholds. */
import {histogramDrawing} from '../../core/charts/histogram.ts';
import {reliabilityDrawing} from '../../core/charts/reliability.ts';
import {confusionOf} from '../../core/report/confusion.ts';
import {ALL_ABOVE, lossBins, takesAllAbove} from '../../core/report/histogram.ts';
import {nameLookup} from '../../core/report/names.ts';
import type {Report, ThresholdReport} from '../../core/report/types.ts';
import type {Context} from '../calc/context.ts';
import {confusionView} from '../charts/confusion.ts';
import {reliabilityTable} from '../charts/reliability.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {type Tab, tabs} from '../dom/widgets.ts';
import {confusionMap} from './confusionMap.ts';
import {type ReportModel, set, setting} from './model.ts';
import {thresholdPicture} from './threshold.ts';

export function pictures(context: Context, model: ReportModel, report: Report, width: number): VNode {
  const pick = (picture: string) => set(context, {picture});
  return h(
    'section',
    {class: 'charts', 'aria-label': 'Charts'},
    tabs('report-charts', 'Charts', available(context, model, report, width), setting(context, 'picture') ?? '', pick),
  );
}

function available(context: Context, model: ReportModel, report: Report, width: number): readonly Tab[] {
  const {threshold} = report;
  const binary = (scores: ThresholdReport): Tab => ({
    value: 'threshold',
    label: 'Threshold',
    view: () => thresholdPicture(context, model, scores, width),
  });
  return [
    {value: 'losses', label: 'Losses', view: () => losses(model, report, width)},
    {value: 'reliability', label: 'Reliability', view: () => reliability(model, report, width)},
    {value: 'confusion', label: 'Confusion', view: () => confusion(context, model, report, width)},
    ...(threshold ? [binary(threshold)] : []),
  ];
}

function losses({settings, view}: ReportModel, report: Report, width: number): Child {
  const fact = view?.facts.find(({id}) => id === 'chance');
  return [
    histogramDrawing(lossBins(report), {...settings, width, mean: report.loss, chance: report.chance}),
    h(
      'p',
      {class: 'dim'},
      `Chance, ${fact?.value ?? ''}, is ${fact?.title ?? ''}. ${takesAllAbove(report) ? ALL_ABOVE : ''}`,
    ),
  ];
}

function reliability({settings, view}: ReportModel, report: Report, width: number): Child {
  const ece = view?.facts.find(({id}) => id === 'ece');
  return [
    h('p', {}, 'Expected calibration error ', h('strong', {}, ece?.value ?? '')),
    reliabilityDrawing(report.bins, {width, ece: ece?.value ?? '', across: 'confidence in the predicted class'}),
    reliabilityTable(report.bins, settings.precision),
  ];
}

function confusion(context: Context, {settings}: ReportModel, report: Report, width: number): Child {
  const found = confusionOf(report);
  if (!found) return h('p', {class: 'dim'}, 'A matrix is kept for files of up to 256 classes.');
  const name = nameLookup(report, settings);
  return confusionView(found, name, () => confusionMap(context, found, name, width));
}
