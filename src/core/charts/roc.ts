/** The ROC curve: what share of the positives each share of false alarms buys. */
import {area, axisX, axisY, drawing, scaleX, scaleY} from './frame.ts';
import {type Shape, shape} from './shape.ts';

export interface RocPoint {
  readonly falsePositiveRate: number;
  readonly recall: number;
}

export interface RocOptions {
  readonly width: number;
  /** The point of the chosen threshold, with its name. */
  readonly chosen?: RocPoint;
  readonly chosenName?: string;
  readonly words: string;
}

const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

export function rocDrawing(points: readonly RocPoint[], {width, chosen, chosenName, words}: RocOptions): Shape {
  const side = Math.min(width, 400);
  const frame = area(side, Math.round(side * 0.8));
  const [x, y] = [scaleX(frame, 0, 1), scaleY(frame, 0, 1)];
  const path = points.map((p, i) => `${i === 0 ? 'M' : 'L'}${x(p.falsePositiveRate)} ${y(p.recall)}`);
  const at = chosen && {x: x(chosen.falsePositiveRate), y: y(chosen.recall)};
  const side_ = at && at.x > frame.width * 0.6 ? {x: at.x - 9, 'text-anchor': 'end'} : {x: (at?.x ?? 0) + 9};
  return drawing(
    'roc',
    frame,
    words,
    axisY(frame, y, QUARTERS, 'true positive rate'),
    axisX(frame, x, QUARTERS, 'false positive rate'),
    shape('line', {x1: x(0), y1: y(0), x2: x(1), y2: y(1), class: 'chance-line'}),
    shape('path', {d: dropped(path), class: 'curve'}),
    at && shape('circle', {cx: at.x, cy: at.y, r: 4.5, class: 'point true'}),
    at && shape('text', {...side_, y: at.y + 16, class: 'mark-label halo'}, chosenName ?? ''),
  );
}

/** Points on the same pixel are drawn once. */
function dropped(path: readonly string[]): string {
  return path.filter((step, i) => i === 0 || step.slice(1) !== path[i - 1]?.slice(1)).join('');
}
