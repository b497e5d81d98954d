/** The curve −log q with outcomes on it, which can be drawn along it where somebody wants to know. */
import {formatQuantity, inUnit} from '../../core/explain/format.ts';
import type {Unit} from '../../core/types.ts';
import {type Child, h, s, type VNode} from '../dom/vnode.ts';
import {translate} from '../words.ts';
import {type Area, area, axisX, axisY, drawing, label, round, type Scale, scaleX, scaleY, ticks} from './frame.ts';
import {gather, type Name, nameSpots, type Outcome, type Spot, widthOf} from './spots.ts';

export interface Curve {
  readonly id: string;
  readonly width: number;
  readonly unit: Unit;
  readonly precision: number;
  readonly outcomes: readonly Outcome[];
  readonly words: string;
  /** In nats; a line of its own. */
  readonly chance?: number;
  /** What a point that is pulled sideways asks for, and what is done when it is let go. */
  readonly pull?: (id: number, q: number) => void;
  readonly letGo?: () => void;
}

/** The curve is drawn to this probability at least, so that "confident and wrong" is in the picture. */
const LEAST_Q = 0.01;
/** Nats above which a cost no longer stretches the picture. */
const MOST_NATS = 12;

export function curveDrawing(curve: Curve): VNode {
  const {id, width, unit, words} = curve;
  const frame = area(width, Math.min(300, Math.max(220, width * 0.5)));
  const top = inUnit(highest(curve), unit);
  const [x, y] = [scaleX(frame, 0, 1), scaleY(frame, 0, top)];
  const spots = gather(curve.outcomes, ({q, nats}) => ({
    x: x(Math.min(1, q)),
    y: y(Math.min(top, inUnit(nats, unit))),
  }));
  const chanceAt = y(inUnit(curve.chance ?? 0, unit));
  const chance = curve.chance === undefined ? undefined : chanceName(curve, frame, x, chanceAt);
  const names = nameSpots(spots, width, chance ? [chance] : []);
  return h(
    'div',
    curve.pull ? {class: 'pullable', ...pulling(curve, frame, spots)} : {},
    drawing(
      id,
      frame,
      words,
      axisY(frame, y, ticks(0, top), unit),
      axisX(frame, x, ticks(0, 1), 'q'),
      chance && chanceLine(chance, frame, chanceAt),
      s('path', {d: path(x, y, top, unit), class: 'curve'}),
      spots.map((spot) => point(spot, names.get(spot), width)),
    ),
  );
}

/** The top of the picture in nats: a little above the largest finite cost in it. */
function highest({outcomes, chance = 0}: Curve): number {
  const shown = outcomes.map(({nats}) => nats).filter((nats) => nats < MOST_NATS);
  return 1.06 * Math.max(-Math.log(LEAST_Q), chance, ...shown);
}

function path(x: Scale, y: Scale, top: number, unit: Unit): string {
  const steps = 160;
  const at = (i: number) => {
    const value = (top * (steps - i)) / steps;
    return `${x(Math.exp(-value / inUnit(1, unit)))},${y(value)}`;
  };
  return `M${Array.from({length: steps + 1}, (_, i) => at(i)).join('L')}`;
}

/** Below its line at the left, if the curve leaves room there; else above it at the right, where the curve has fallen. */
function chanceName({chance = 0, unit, precision}: Curve, {width, left, right}: Area, x: Scale, at: number): Name {
  const text = `${translate('chance')} ${formatQuantity(chance, unit, precision)}`;
  return left + 6 + widthOf(text) < x(Math.exp(-chance))
    ? {text, x: left + 6, y: round(at + 14), 'text-anchor': 'start'}
    : {text, x: width - right, y: round(at - 5), 'text-anchor': 'end'};
}

function chanceLine({text, ...name}: Name, {width, left, right}: Area, at: number): Child {
  return [
    s('line', {x1: left, x2: width - right, y1: at, y2: at, class: 'chance-line'}),
    s('text', {...name, class: 'mark-label halo'}, text),
  ];
}

function point({x, y, outcomes}: Spot, name: Name | undefined, width: number): Child {
  const isTrue = outcomes[0]?.isTrue;
  const style = isTrue ? 'mark-label strong halo' : 'mark-label halo';
  const named = name && {x: name.x, y: name.y, 'text-anchor': name['text-anchor'], class: style};
  return s(
    'g',
    {'data-class': outcomes.map(({id}) => id).join(' ')},
    s('title', {}, outcomes.map(({title}) => title).join('\n')),
    s('circle', {cx: x, cy: y, r: isTrue ? 5.5 : 3.5, class: isTrue ? 'point true' : 'point'}),
    name && named && label(name.text, width / 2, named),
  );
}

/** How far from a point a pointer still takes hold of it, in pixels. */
const REACH = 16;
let pulled: number | undefined;

function pulling({width, pull, letGo}: Curve, {left, right}: Area, spots: readonly Spot[]) {
  const at = (event: PointerEvent) => {
    const edge = (event.currentTarget as Element).getBoundingClientRect();
    return {x: event.clientX - edge.left, y: event.clientY - edge.top};
  };
  const take = (event: PointerEvent) => {
    const {x, y} = at(event);
    const near = spots.find((spot) => Math.hypot(spot.x - x, spot.y - y) <= REACH);
    pulled = near?.outcomes[0]?.id;
    if (pulled !== undefined) (event.currentTarget as Element).setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const q = (at(event).x - left) / (width - left - right);
    if (pulled !== undefined) pull?.(pulled, Math.round(1000 * Math.min(1, Math.max(0, q))) / 1000);
  };
  const end = () => {
    pulled = undefined;
    letGo?.();
  };
  return {
    onpointerdown: (event: Event) => take(event as PointerEvent),
    onpointermove: (event: Event) => move(event as PointerEvent),
    onpointerup: end,
    onpointercancel: end,
  };
}
