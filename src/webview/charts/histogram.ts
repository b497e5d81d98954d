/** How the rows' losses of a batch are spread, with their mean and chance. */
import {histogramDrawing} from '../../core/charts/histogram.ts';
import type {Evaluation} from '../../core/evaluate/types.ts';
import {formatPlural} from '../../core/explain/format.ts';
import {lossHistogram} from '../../core/statistics/losses.ts';
import {h, type VNode} from '../dom/vnode.ts';
import type {ChartOptions} from './curve.ts';

export function histogramChart(evaluation: Evaluation, options: ChartOptions): VNode {
  const {bins, infinite, undefined: without} = lossHistogram(evaluation);
  const aside = [
    infinite > 0 && `${formatPlural(infinite, 'row')} with an infinite loss`,
    without > 0 && `${formatPlural(without, 'row')} without a loss`,
  ].filter(Boolean);
  const note = aside.length > 0 && h('p', {class: 'dim'}, `Not in the picture: ${aside.join(', ')}.`);
  if (bins.length === 0) return h('div', {}, h('p', {}, 'No row has a finite loss.'), note);
  const mean = evaluation.loss?.value ?? Number.NaN;
  return h('div', {}, histogramDrawing(bins, {...options, mean, chance: evaluation.chance ?? Number.NaN}), note);
}
