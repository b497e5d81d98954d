/** How the rows' losses are spread, with their mean and chance. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {formatCount, formatNumber, formatPlural, formatQuantity, inUnit} from '../../core/explain/format.ts';
import {type LossBin, lossHistogram} from '../../core/statistics/losses.ts';
import {type Child, h, s, type VNode} from '../dom/vnode.ts';
import type {ChartOptions} from './curve.ts';
import {type Area, area, axisX, axisY, drawing, round, type Scale, scaleX, scaleY, ticks} from './frame.ts';

export function histogramChart(evaluation: Evaluation, options: ChartOptions): VNode {
  const {bins, infinite, undefined: without} = lossHistogram(evaluation);
  const aside = [
    infinite > 0 && `${formatPlural(infinite, 'row')} with an infinite loss`,
    without > 0 && `${formatPlural(without, 'row')} without a loss`,
  ].filter(Boolean);
  const note = aside.length > 0 && h('p', {class: 'dim'}, `Not in the picture: ${aside.join(', ')}.`);
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return h('div', {}, h('p', {}, 'No row has a finite loss.'), note);
  const frame = area(options.width, 260);
  const most = Math.max(...bins.map((bin) => bin.count));
  const [from, to] = [inUnit(first.from, options.unit), inUnit(last.to, options.unit)];
  const [x, y] = [scaleX(frame, from, to), scaleY(frame, 0, most)];
  return h(
    'div',
    {},
    drawing(
      'histogram',
      frame,
      words(bins, evaluation, options),
      axisY(frame, y, ticks(0, most, 4).filter(Number.isInteger), 'rows'),
      axisX(frame, x, ticks(from, to), `loss, ${options.unit}`),
      bins.map((bin) => bar(bin, x, y, options)),
      marks(evaluation, options, frame, x, to),
    ),
    note,
  );
}

function bar({from, to, count}: LossBin, x: Scale, y: Scale, {unit, precision}: ChartOptions): Child {
  if (count === 0) return undefined;
  const [left, right] = [x(inUnit(from, unit)), x(inUnit(to, unit))];
  const range = `${formatNumber(inUnit(from, unit), precision)} to ${formatQuantity(to, unit, precision)}`;
  const box = {
    x: round(left + 0.5),
    y: y(count),
    width: Math.max(1, round(right - left - 1)),
    height: round(y(0) - y(count)),
  };
  return s('rect', {...box, class: 'histogram-bar'}, s('title', {}, `${range}: ${formatPlural(count, 'row')}`));
}

function marks(
  {loss, chance}: Evaluation,
  {unit, precision}: ChartOptions,
  frame: Area,
  x: Scale,
  to: number,
): readonly Child[] {
  const mark = (nats: number | undefined, name: string, line: number, style: string): Child => {
    if (nats === undefined || !Number.isFinite(nats) || inUnit(nats, unit) > to) return undefined;
    const at = x(inUnit(nats, unit));
    const side = at > frame.width * 0.6 ? {x: at - 5, 'text-anchor': 'end'} : {x: at + 5};
    return s(
      'g',
      {},
      s('line', {x1: at, x2: at, y1: frame.top, y2: frame.height - frame.bottom, class: style}),
      s(
        'text',
        {...side, y: frame.top + 10 + 15 * line, class: 'mark-label halo'},
        `${name} ${formatQuantity(nats, unit, precision)}`,
      ),
    );
  };
  return [mark(loss?.value, 'mean', 0, 'mean-line'), mark(chance, 'chance', 1, 'chance-line')];
}

function words(bins: readonly LossBin[], {loss}: Evaluation, {unit, precision}: ChartOptions): string {
  const filled = bins.filter((bin) => bin.count > 0);
  const each = filled.map((bin) => `up to ${formatNumber(inUnit(bin.to, unit), precision)}: ${formatCount(bin.count)}`);
  return `Histogram of losses in ${unit}. Rows by loss: ${each.join('; ')}. Mean ${formatQuantity(loss?.value ?? Number.NaN, unit, precision)}.`;
}
