/** How losses are spread over rows, with their mean and chance. */
import {counted, formatCount, formatNumber, formatQuantity, inUnit} from '../explain/format.ts';
import {fill, phrase, type Translate} from '../say.ts';
import type {Unit} from '../types.ts';
import {type Area, area, axisX, axisY, drawing, round, type Scale, scaleX, scaleY, ticks} from './frame.ts';
import {type Shape, type ShapeChild, shape} from './shape.ts';

/** Rows with a loss in [from, to) nats; `to` is +∞ in a bin that takes all above. */
export interface DrawnLosses {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface HistogramOptions {
  readonly width: number;
  readonly unit: Unit;
  readonly precision: number;
  /** In nats; not drawn where it is not finite or lies outside the picture. */
  readonly mean: number;
  readonly chance: number;
  /** What `chance` is called: "chance", "ln 3". */
  readonly chanceName?: string;
  readonly translate?: Translate;
}

/** At least one bin; their ends are finite but for the last, which is drawn as wide as the one before. */
export function histogramDrawing(bins: readonly DrawnLosses[], options: HistogramOptions): Shape {
  const {unit, translate = fill} = options;
  const drawn = bins.map(closed);
  const frame = area(options.width, 260);
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const [from, to] = [inUnit(drawn[0]?.from ?? 0, unit), inUnit(drawn.at(-1)?.to ?? 1, unit)];
  const [x, y] = [scaleX(frame, from, to), scaleY(frame, 0, most)];
  return drawing(
    'histogram',
    frame,
    words(bins, options),
    axisY(frame, y, ticks(0, most, 4).filter(Number.isInteger), translate('rows')),
    axisX(frame, x, ticks(from, to), translate('loss, {0}', unit)),
    drawn.map((bin, i) => bar(bin, rangeOf(bins[i] ?? bin, options), x, y, options)),
    mark(options.mean, translate('mean'), 0, 'mean-line', frame, x, to, options),
    mark(options.chance, options.chanceName ?? translate('chance'), 1, 'chance-line', frame, x, to, options),
  );
}

function closed(bin: DrawnLosses, i: number, all: readonly DrawnLosses[]): DrawnLosses {
  const before = all[i - 1];
  const width = before ? before.to - before.from : 1;
  return Number.isFinite(bin.to) ? bin : {...bin, to: bin.from + width};
}

function rangeOf({from, to}: DrawnLosses, {unit, precision, translate = fill}: HistogramOptions): string {
  if (to === Number.POSITIVE_INFINITY) return translate('{0} and above', formatQuantity(from, unit, precision));
  return translate('{0} to {1}', formatNumber(inUnit(from, unit), precision), formatQuantity(to, unit, precision));
}

function bar(
  {from, to, count}: DrawnLosses,
  range: string,
  x: Scale,
  y: Scale,
  {unit, translate = fill}: HistogramOptions,
): ShapeChild {
  if (count === 0) return undefined;
  const [left, right] = [x(inUnit(from, unit)), x(inUnit(to, unit))];
  const box = {
    x: round(left + 0.5),
    y: y(count),
    width: Math.max(1, round(right - left - 1)),
    height: round(y(0) - y(count)),
  };
  const rows = phrase(counted(count, '{0} row', '{0} rows'), translate);
  return shape('rect', {...box, class: 'histogram-bar'}, shape('title', {}, `${range}: ${rows}`));
}

function mark(
  nats: number,
  name: string,
  line: number,
  style: string,
  frame: Area,
  x: Scale,
  to: number,
  {unit, precision}: HistogramOptions,
): ShapeChild {
  if (!Number.isFinite(nats) || inUnit(nats, unit) > to) return undefined;
  const at = x(inUnit(nats, unit));
  const side = at > frame.width * 0.6 ? {x: at - 5, 'text-anchor': 'end'} : {x: at + 5};
  return shape(
    'g',
    {},
    shape('line', {x1: at, x2: at, y1: frame.top, y2: frame.height - frame.bottom, class: style}),
    shape(
      'text',
      {...side, y: frame.top + 10 + 15 * line, class: 'mark-label halo'},
      `${name} ${formatQuantity(nats, unit, precision)}`,
    ),
  );
}

function words(bins: readonly DrawnLosses[], {unit, precision, mean, translate = fill}: HistogramOptions): string {
  const upTo = ({from, to}: DrawnLosses) =>
    to === Number.POSITIVE_INFINITY
      ? translate('{0} and above', formatNumber(inUnit(from, unit), precision))
      : translate('up to {0}', formatNumber(inUnit(to, unit), precision));
  const each = bins.filter((bin) => bin.count > 0).map((bin) => `${upTo(bin)}: ${formatCount(bin.count)}`);
  return translate(
    'Histogram of losses in {0}. Rows by loss: {1}. Mean {2}.',
    unit,
    each.join('; '),
    formatQuantity(mean, unit, precision),
  );
}
