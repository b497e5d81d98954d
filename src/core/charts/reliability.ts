/** Reliability: among the rows where the model said 80 %, how many were right, and how many rows that is. */
import {formatCount, formatNumber} from '../explain/format.ts';
import {fill, type Translate} from '../say.ts';
import {area, axisX, axisY, drawing, round, type Scale, scaleX, scaleY} from './frame.ts';
import {type Shape, shape} from './shape.ts';

/** Rows whose confidence lies in [from, to); an empty bin is not drawn. */
export interface DrawnBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly confidence: number;
  readonly accuracy: number;
}

export interface ReliabilityOptions {
  readonly width: number;
  /** The expected calibration error, formatted. */
  readonly ece: string;
  /** "confidence in the predicted class" */
  readonly across: string;
  readonly translate?: Translate;
}

const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

export function reliabilityDrawing(bins: readonly DrawnBin[], options: ReliabilityOptions): Shape {
  const {width, ece, across, translate = fill} = options;
  const side = Math.min(width, 460);
  const frame = area(side, Math.round(side * 0.8));
  const [x, y] = [scaleX(frame, 0, 1), scaleY(frame, 0, 1)];
  const filled = bins.filter((bin) => bin.count > 0);
  return drawing(
    'reliability',
    frame,
    words(filled, ece, translate),
    axisY(frame, y, QUARTERS, translate('share that was right')),
    axisX(frame, x, QUARTERS, across),
    filled.map((bin) => bar(bin, x, y)),
    shape('line', {x1: x(0), y1: y(0), x2: x(1), y2: y(1), class: 'chance-line'}),
    shape(
      'text',
      {x: x(0.66), y: y(0.72), class: 'mark-label halo', 'text-anchor': 'end'},
      translate('as confident as right'),
    ),
  );
}

function bar({from, to, count, accuracy, confidence}: DrawnBin, x: Scale, y: Scale): Shape {
  const left = x(from);
  const width = Math.max(3, round(x(to) - left - 1));
  return shape(
    'g',
    {},
    shape('rect', {x: left, y: y(accuracy), width, height: round(y(0) - y(accuracy)), class: 'histogram-bar'}),
    shape('line', {x1: left, x2: left + width, y1: y(confidence), y2: y(confidence), class: 'mean-line'}),
    shape(
      'text',
      {x: round(left + width / 2), y: y(accuracy) - 5, class: 'mark-label small halo', 'text-anchor': 'middle'},
      formatCount(count),
    ),
  );
}

export const RELIABILITY_HEAD = ['confidence', 'rows', 'mean confidence', 'share right'] as const;

/** The same as lines of a table, under RELIABILITY_HEAD; empty bins are left out. */
export function reliabilityLines(bins: readonly DrawnBin[], precision: number): readonly (readonly string[])[] {
  const line = (bin: DrawnBin) => [
    `${formatNumber(bin.from, 2)}–${formatNumber(bin.to, 2)}`,
    formatCount(bin.count),
    formatNumber(bin.confidence, precision),
    formatNumber(bin.accuracy, precision),
  ];
  return bins.filter((bin) => bin.count > 0).map(line);
}

function words(filled: readonly DrawnBin[], ece: string, translate: Translate): string {
  const each = filled.map((b) =>
    translate(
      '{0} to {1}: {2} rows, {3} right',
      formatNumber(b.from, 2),
      formatNumber(b.to, 2),
      formatCount(b.count),
      formatNumber(b.accuracy, 2),
    ),
  );
  return translate('Reliability diagram, expected calibration error {0}. {1}.', ece, each.join('; '));
}
