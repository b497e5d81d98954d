/** How the rows' losses of a batch are spread, with their mean and chance. */
import {histogramDrawing} from '../../core/charts/histogram.ts';
import type {Evaluation} from '../../core/evaluate/types.ts';
import {counted} from '../../core/explain/format.ts';
import {lossHistogram} from '../../core/statistics/losses.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {spoken, translate} from '../words.ts';
import type {ChartOptions} from './curve.ts';

export function histogramChart(evaluation: Evaluation, options: ChartOptions): VNode {
  const {bins, infinite, undefined: without} = lossHistogram(evaluation);
  const aside = [
    infinite > 0 && spoken(counted(infinite, '{0} row with an infinite loss', '{0} rows with an infinite loss')),
    without > 0 && spoken(counted(without, '{0} row without a loss', '{0} rows without a loss')),
  ].filter(Boolean);
  const note = aside.length > 0 && h('p', {class: 'dim'}, translate('Not in the picture: {0}.', aside.join(', ')));
  if (bins.length === 0) return h('div', {}, h('p', {}, translate('No row has a finite loss.')), note);
  const mean = evaluation.loss?.value ?? Number.NaN;
  return h('div', {}, histogramDrawing(bins, {...options, mean, chance: evaluation.chance ?? Number.NaN}), note);
}
