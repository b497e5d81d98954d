/** An interval of a difference beside 0. */
import {area, axisX, drawing, scaleX, ticks} from './frame.ts';
import {type Shape, shape} from './shape.ts';

export interface IntervalOptions {
  readonly low: number;
  readonly mean: number;
  readonly high: number;
  readonly unit: string;
  readonly width: number;
  readonly words: string;
}

/** Finite numbers; below 0 the first of the two is better. */
export function intervalDrawing({low, mean, high, unit, width, words}: IntervalOptions): Shape {
  const frame = area(Math.min(width, 520), 84, {left: 16, top: 22});
  const reach = 1.15 * Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE);
  const x = scaleX(frame, -reach, reach);
  const middle = 36;
  return drawing(
    'interval',
    frame,
    words,
    shape('line', {x1: x(0), x2: x(0), y1: 18, y2: 52, class: 'chance-line'}),
    shape('text', {x: x(0) - 8, y: 12, class: 'mark-label', 'text-anchor': 'end'}, '← this file is better'),
    shape('text', {x: x(0) + 8, y: 12, class: 'mark-label'}, 'the other is →'),
    shape('line', {x1: x(low), x2: x(high), y1: middle, y2: middle, class: 'mean-line'}),
    [low, high].map((end) =>
      shape('line', {x1: x(end), x2: x(end), y1: middle - 6, y2: middle + 6, class: 'mean-line'}),
    ),
    shape('circle', {cx: x(mean), cy: middle, r: 4, class: 'point true'}),
    axisX(frame, x, ticks(-reach, reach, 4), `difference, ${unit}`),
  );
}
