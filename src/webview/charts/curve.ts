/** The curve −log q: what each probability costs, with this row's classes on it and the line of chance. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {formatNumber, formatQuantity, inUnit, logName} from '../../core/explain/format.ts';
import {classRow, foldedClasses} from '../../core/explain/index.ts';
import type {ClassRow} from '../../core/explain/viewModel.ts';
import type {Unit} from '../../core/types.ts';
import {type Child, s, type VNode} from '../dom/vnode.ts';
import {translate} from '../words.ts';
import {type Area, area, axisX, axisY, drawing, label, round, type Scale, scaleX, scaleY, ticks} from './frame.ts';

export interface ChartOptions {
  readonly width: number;
  readonly unit: Unit;
  readonly precision: number;
  readonly row: number;
}

/** The curve is drawn to this probability at least, so that "confident and wrong" is in the picture. */
const LEAST_Q = 0.01;
const MOST_POINTS = 12;

export function curveChart(evaluation: Evaluation, options: ChartOptions): VNode {
  const {width, unit} = options;
  const frame = area(width, Math.min(300, Math.max(220, width * 0.5)));
  const top = inUnit(highest(evaluation, options), unit);
  const [x, y] = [scaleX(frame, 0, 1), scaleY(frame, 0, top)];
  return drawing(
    'curve',
    frame,
    words(evaluation, options),
    axisY(frame, y, ticks(0, top), unit),
    axisX(frame, x, ticks(0, 1), 'q'),
    chance(frame, y, evaluation, options),
    s('path', {d: path(x, y, top, unit), class: 'curve'}),
    points(evaluation, options, x, y, top),
  );
}

/** The top of the picture in nats: a little above the largest finite surprisal in it. */
function highest(evaluation: Evaluation, {row}: ChartOptions): number {
  const from = row * evaluation.numClasses;
  const shown = shownClasses(evaluation, row).map((c) => evaluation.surprisal[from + c] ?? 0);
  const largest = Math.max(-Math.log(LEAST_Q), evaluation.chance, ...shown.filter((v) => v < 12));
  return largest * 1.06;
}

function shownClasses(evaluation: Evaluation, row: number): readonly number[] {
  return evaluation.task === 'binary' ? [0] : foldedClasses(evaluation, row, MOST_POINTS);
}

function path(x: Scale, y: Scale, top: number, unit: Unit): string {
  const steps = 160;
  const at = (i: number) => {
    const value = (top * (steps - i)) / steps;
    const q = Math.exp(-value * inUnitScale(unit));
    return `${x(q)},${y(value)}`;
  };
  return `M${Array.from({length: steps + 1}, (_, i) => at(i)).join('L')}`;
}

/** Nats in one of the unit. */
function inUnitScale(unit: Unit): number {
  return 1 / inUnit(1, unit);
}

/** Its label stands below the line at the left, where the curve is above it. */
function chance({width, right, left}: Area, y: Scale, {chance: nats}: Evaluation, options: ChartOptions): Child {
  const {unit, precision} = options;
  const at = y(inUnit(nats, unit));
  const text = `${translate('chance')} ${formatQuantity(nats, unit, precision)}`;
  return [
    s('line', {x1: left, x2: width - right, y1: at, y2: at, class: 'chance-line'}),
    s('text', {x: left + 6, y: round(at + 14), class: 'mark-label halo'}, text),
  ];
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly ClassRow[];
}

/** Classes that stand at the same place share one mark and one label. */
function spots(evaluation: Evaluation, options: ChartOptions, x: Scale, y: Scale, top: number): readonly Spot[] {
  const found = new Map<string, Spot>();
  for (const c of shownClasses(evaluation, options.row)) {
    const line = classRow(evaluation, options.row, c, options);
    const value = Math.min(top, inUnit(evaluation.surprisal[line.element] ?? Number.NaN, options.unit));
    if (Number.isNaN(value)) continue;
    const place = {x: x(Math.min(1, evaluation.q[line.element] ?? 0)), y: y(value)};
    const key = `${Math.round(place.x)} ${Math.round(place.y)} ${line.isTrue}`;
    found.set(key, {...place, lines: [...(found.get(key)?.lines ?? []), line]});
  }
  return [...found.values()];
}

function points(evaluation: Evaluation, options: ChartOptions, x: Scale, y: Scale, top: number): readonly Child[] {
  const all = spots(evaluation, options, x, y, top);
  const truth = all.find(({lines}) => lines[0]?.isTrue);
  return all.map((spot) => point(spot, options, truth !== undefined && spot !== truth && areClose(spot, truth)));
}

/** Their labels, one line high, would lie on each other. */
function areClose(a: Spot, b: Spot): boolean {
  return Math.abs(a.x - b.x) < 90 && Math.abs(a.y - b.y) < 14;
}

const MOST_NAMES = 3;

/** Its label stands above it; below, where the true class has its own there. */
function point({x, y, lines}: Spot, {width, unit}: ChartOptions, below: boolean): Child {
  const [first] = lines;
  if (!first) return undefined;
  const names = lines
    .slice(0, MOST_NAMES)
    .map((line) => line.label)
    .join(', ');
  const text = lines.length > MOST_NAMES ? `${names} +${lines.length - MOST_NAMES}` : names;
  // The curve falls to the right: above and to the right of a point is free, above and to the left only further up.
  const isAtEdge = x > width - 24 - 7 * (text.length + (first.isTrue ? 9 : 0));
  const side = isAtEdge
    ? {x: round(x + 8), y: round(below ? y - 32 : y - 16), 'text-anchor': 'end'}
    : {x: round(x + 8), y: round(below ? y + 17 : y - 7)};
  const title = lines.map((line) => `${line.label}: q ${line.q}, ${line.surprisal} ${unit}`).join('\n');
  return s(
    'g',
    {},
    s('title', {}, title),
    s('circle', {cx: x, cy: y, r: first.isTrue ? 5.5 : 3.5, class: first.isTrue ? 'point true' : 'point'}),
    label(first.isTrue ? `${text} · ${first.surprisal}` : text, width / 2, {
      ...side,
      class: first.isTrue ? 'mark-label strong halo' : 'mark-label halo',
    }),
  );
}

function words(evaluation: Evaluation, options: ChartOptions): string {
  const {unit, precision, row} = options;
  const lines = shownClasses(evaluation, row).map((c) => classRow(evaluation, row, c, options));
  const each = lines.map((l) =>
    l.isTrue
      ? translate('{0} (true) at q {1} costs {2}', l.label, l.q, l.surprisal)
      : translate('{0} at q {1} costs {2}', l.label, l.q, l.surprisal),
  );
  const chanceText = formatNumber(inUnit(evaluation.chance, unit), precision);
  return translate(
    'The curve {0} in {1}. {2}. Chance is {3}.',
    `−${logName[unit]} q`,
    unit,
    each.join('; '),
    chanceText,
  );
}
