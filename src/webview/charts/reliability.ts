/** Reliability of a batch: the diagram, and the same as a table. */
import {type DrawnBin, RELIABILITY_HEAD, reliabilityDrawing, reliabilityLines} from '../../core/charts/reliability.ts';
import type {Evaluation} from '../../core/evaluate/types.ts';
import {formatCount, formatNumber} from '../../core/explain/format.ts';
import {reliability} from '../../core/statistics/reliability.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {inLanguage, translate} from '../words.ts';
import type {ChartOptions} from './curve.ts';

export function reliabilityChart(evaluation: Evaluation, options: ChartOptions): VNode {
  const found = reliability(evaluation);
  const ece = formatNumber(found.ece, options.precision);
  const across =
    evaluation.task === 'binary' ? translate('probability of label 1') : translate('confidence in the predicted class');
  return h(
    'div',
    {},
    h(
      'p',
      {},
      translate('Expected calibration error'),
      ' ',
      h('strong', {}, ece),
      h('span', {class: 'dim'}, translate(' over {0} rows, 15 bins of equal width', formatCount(found.count))),
    ),
    reliabilityDrawing(found.bins, {width: options.width, ece, across, ...inLanguage()}),
    reliabilityTable(found.bins, options.precision),
  );
}

export function reliabilityTable(bins: readonly DrawnBin[], precision: number): VNode {
  const line = ([range, ...numbers]: readonly string[]) =>
    h(
      'tr',
      {},
      h('th', {scope: 'row'}, range),
      numbers.map((text) => h('td', {class: 'num'}, text)),
    );
  const head = RELIABILITY_HEAD.map((t, i) => h('th', {scope: 'col', class: i > 0 ? 'num' : ''}, translate(t)));
  return h(
    'details',
    {class: 'as-table'},
    h('summary', {}, translate('As a table')),
    h(
      'div',
      {class: 'table-box', tabindex: 0, role: 'group', 'aria-label': translate('Reliability as a table')},
      h('table', {}, h('thead', {}, h('tr', {}, head)), h('tbody', {}, reliabilityLines(bins, precision).map(line))),
    ),
  );
}
