/** Reliability: among the rows where the model said 80 %, how many were right, and how many rows that is. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {formatCount, formatNumber} from '../../core/explain/format.ts';
import {type Reliability, type ReliabilityBin, reliability} from '../../core/statistics/reliability.ts';
import {type Child, h, s, type VNode} from '../dom/vnode.ts';
import type {ChartOptions} from './curve.ts';
import {area, axisX, axisY, drawing, round, type Scale, scaleX, scaleY} from './frame.ts';

/** With fewer rows the bins hold one or two each and say nothing. */
export const ENOUGH_ROWS = 20;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

export function reliabilityChart(evaluation: Evaluation, options: ChartOptions): VNode {
  const found = reliability(evaluation);
  const side = Math.min(options.width, 460);
  const frame = area(side, Math.round(side * 0.8));
  const [x, y] = [scaleX(frame, 0, 1), scaleY(frame, 0, 1)];
  const filled = found.bins.filter((bin) => bin.count > 0);
  const ece = formatNumber(found.ece, options.precision);
  return h(
    'div',
    {},
    h(
      'p',
      {},
      `Expected calibration error `,
      h('strong', {}, ece),
      h('span', {class: 'dim'}, ` over ${formatCount(found.count)} rows, 15 bins of equal width`),
    ),
    drawing(
      'reliability',
      frame,
      words(filled, ece),
      axisY(frame, y, QUARTERS, 'share that was right'),
      axisX(
        frame,
        x,
        QUARTERS,
        evaluation.task === 'binary' ? 'probability of label 1' : 'confidence in the predicted class',
      ),
      filled.map((bin) => bar(bin, x, y)),
      s('line', {x1: x(0), y1: y(0), x2: x(1), y2: y(1), class: 'chance-line'}),
      s('text', {x: x(0.66), y: y(0.72), class: 'mark-label halo', 'text-anchor': 'end'}, 'as confident as right'),
    ),
    table(found, options),
  );
}

function bar({from, to, count, accuracy, confidence}: ReliabilityBin, x: Scale, y: Scale): Child {
  const left = x(from);
  const width = Math.max(3, round(x(to) - left - 1));
  return s(
    'g',
    {},
    s('rect', {x: left, y: y(accuracy), width, height: round(y(0) - y(accuracy)), class: 'histogram-bar'}),
    s('line', {x1: left, x2: left + width, y1: y(confidence), y2: y(confidence), class: 'mean-line'}),
    s(
      'text',
      {x: round(left + width / 2), y: y(accuracy) - 5, class: 'mark-label small', 'text-anchor': 'middle'},
      formatCount(count),
    ),
  );
}

function table({bins}: Reliability, {precision}: ChartOptions): VNode {
  const line = (bin: ReliabilityBin) =>
    h(
      'tr',
      {},
      h('th', {scope: 'row'}, `${formatNumber(bin.from, 2)}–${formatNumber(bin.to, 2)}`),
      h('td', {class: 'num'}, formatCount(bin.count)),
      h('td', {class: 'num'}, formatNumber(bin.confidence, precision)),
      h('td', {class: 'num'}, formatNumber(bin.accuracy, precision)),
    );
  const head = ['confidence', 'rows', 'mean confidence', 'share right'].map((t, i) =>
    h('th', {scope: 'col', class: i > 0 ? 'num' : ''}, t),
  );
  return h(
    'details',
    {class: 'as-table'},
    h('summary', {}, 'As a table'),
    h(
      'div',
      {class: 'table-box'},
      h('table', {}, h('thead', {}, h('tr', {}, head)), h('tbody', {}, bins.filter((b) => b.count > 0).map(line))),
    ),
  );
}

function words(filled: readonly ReliabilityBin[], ece: string): string {
  const each = filled.map(
    (b) =>
      `${formatNumber(b.from, 2)} to ${formatNumber(b.to, 2)}: ${formatCount(b.count)} rows, ${formatNumber(b.accuracy, 2)} right`,
  );
  return `Reliability diagram, expected calibration error ${ece}. ${each.join('; ')}.`;
}
