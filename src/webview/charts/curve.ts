/** The curve −log q: what each probability costs, with this row's classes on it and the line of chance. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {formatNumber, formatQuantity, inUnit, logName} from '../../core/explain/format.ts';
import {classRow, foldedClasses} from '../../core/explain/index.ts';
import type {Unit} from '../../core/types.ts';
import {type Child, s, type VNode} from '../dom/vnode.ts';
import {type Area, area, axisX, axisY, drawing, round, type Scale, scaleX, scaleY, ticks} from './frame.ts';

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

function chance(
  {width, right, left}: Area,
  y: Scale,
  {chance: nats}: Evaluation,
  {unit, precision}: ChartOptions,
): Child {
  const at = y(inUnit(nats, unit));
  return [
    s('line', {x1: left, x2: width - right, y1: at, y2: at, class: 'chance-line'}),
    s(
      'text',
      {x: width - right, y: at - 5, class: 'mark-label', 'text-anchor': 'end'},
      `chance ${formatQuantity(nats, unit, precision)}`,
    ),
  ];
}

function points(evaluation: Evaluation, options: ChartOptions, x: Scale, y: Scale, top: number): readonly Child[] {
  const ordered = [...shownClasses(evaluation, options.row)].map((c) => classRow(evaluation, options.row, c, options));
  return ordered.map((line) => {
    const i = line.element;
    const value = Math.min(top, inUnit(evaluation.surprisal[i] ?? 0, options.unit));
    const [px, py] = [x(Math.min(1, evaluation.q[i] ?? 0)), y(value)];
    const title = `${line.label}: q ${line.q}, ${line.surprisal} ${options.unit}`;
    const mark = line.isTrue
      ? s('circle', {cx: px, cy: py, r: 5.5, class: 'point true'})
      : s('circle', {cx: px, cy: py, r: 3.5, class: 'point'});
    const text = line.isTrue ? `${line.label} · ${line.surprisal}` : line.label;
    const side = px > options.width - 130 ? {x: round(px - 9), 'text-anchor': 'end'} : {x: round(px + 9)};
    return s(
      'g',
      {},
      s('title', {}, title),
      mark,
      s('text', {...side, y: round(py - 6), class: line.isTrue ? 'mark-label strong' : 'mark-label'}, text),
    );
  });
}

function words(evaluation: Evaluation, options: ChartOptions): string {
  const {unit, precision, row} = options;
  const lines = shownClasses(evaluation, row).map((c) => classRow(evaluation, row, c, options));
  const each = lines.map((l) => `${l.label}${l.isTrue ? ' (true)' : ''} at q ${l.q} costs ${l.surprisal}`);
  const chanceText = formatNumber(inUnit(evaluation.chance, unit), precision);
  return `The curve −${logName[unit]} q in ${unit}. ${each.join('; ')}. Chance is ${chanceText}.`;
}
