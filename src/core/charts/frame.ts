/** What charts share: a drawing with a name in words, scales, axes with few ticks. */
import {formatInput} from '../explain/format.ts';
import {element, type Shape, type ShapeChild, shape} from './shape.ts';

export interface Area {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Scale = (value: number) => number;

export function area(width: number, height: number, margins: Partial<Area> = {}): Area {
  return {left: 44, right: 16, top: 24, bottom: 36, ...margins, width, height};
}

export function scaleX({width, left, right}: Area, from: number, to: number): Scale {
  const span = to - from || 1;
  return (value) => round(left + ((value - from) / span) * (width - left - right));
}

/** Larger values stand higher. */
export function scaleY({height, top, bottom}: Area, from: number, to: number): Scale {
  const span = to - from || 1;
  return (value) => round(height - bottom - ((value - from) / span) * (height - top - bottom));
}

export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

/** The drawing itself; `words` say what it shows to those who do not see it. */
export function drawing(id: string, {width, height}: Area, words: string, ...children: readonly ShapeChild[]): Shape {
  const size = {width, height, viewBox: `0 0 ${width} ${height}`};
  return element(
    'div',
    {class: 'chart'},
    shape('svg', {id: `chart-${id}`, class: 'drawing', role: 'img', 'aria-label': words, ...size}, children),
  );
}

/** About five round numbers from `from` to `to`. */
export function ticks(from: number, to: number, about = 5): readonly number[] {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span)) return [from];
  const rough = span / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((m) => m * power >= rough) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor((to - first * step) / step + 1e-9) + 1;
  return Array.from({length: count}, (_, i) => (first + i) * step);
}

export function tickText(value: number): string {
  return formatInput(Number(value.toPrecision(6)), 4);
}

export function axisX(frame: Area, x: Scale, values: readonly number[], label: string): Shape {
  const base = frame.height - frame.bottom;
  const tick = (value: number) =>
    shape('text', {x: x(value), y: base + 15, class: 'tick', 'text-anchor': 'middle'}, tickText(value));
  const end = frame.width - frame.right;
  return shape(
    'g',
    {class: 'axis'},
    shape('line', {x1: frame.left, x2: end, y1: base, y2: base, class: 'axis-line'}),
    values.map(tick),
    shape('text', {x: end, y: base + 30, class: 'axis-label', 'text-anchor': 'end'}, label),
  );
}

export function axisY(frame: Area, y: Scale, values: readonly number[], label: string): Shape {
  const tick = (value: number) => [
    shape('line', {x1: frame.left, x2: frame.width - frame.right, y1: y(value), y2: y(value), class: 'grid-line'}),
    shape('text', {x: frame.left - 6, y: y(value) + 4, class: 'tick', 'text-anchor': 'end'}, tickText(value)),
  ];
  return shape('g', {class: 'axis'}, values.map(tick), shape('text', {x: 2, y: 10, class: 'axis-label'}, label));
}

/** A text cut to about `pixels`; its whole stands in the tooltip. */
export function label(text: string, pixels: number, props: Readonly<Record<string, string | number>>): Shape {
  const most = Math.max(1, Math.floor(pixels / 7));
  const shown = [...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text;
  return shape('text', {class: 'mark-label', ...props}, shown, shape('title', {}, text));
}
