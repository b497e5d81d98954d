/** The gradient in the logits, q − p: classes to push down stand to the right, classes to lift to the left. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {classRow, foldedClasses} from '../../core/explain/index.ts';
import type {ClassRow} from '../../core/explain/viewModel.ts';
import {type Child, h, s, type VNode} from '../dom/vnode.ts';
import {translate} from '../words.ts';
import type {ChartOptions} from './curve.ts';
import {area, axisX, drawing, label, type Scale, scaleX, ticks} from './frame.ts';
import {leftOut} from './leftOut.ts';

const MOST_BARS = 16;
const BAR = 24;

export function gradientChart(evaluation: Evaluation, options: ChartOptions): VNode {
  const lines = foldedClasses(evaluation, options.row, MOST_BARS).map((c) =>
    classRow(evaluation, options.row, c, options),
  );
  const shown = lines.filter((line) => Number.isFinite(signedOf(evaluation, line)));
  if (shown.length === 0) return h('p', {class: 'dim'}, translate('No class of this row has a gradient.'));
  const frame = area(options.width, shown.length * BAR + 52, {
    left: Math.min(120, options.width / 4),
    top: 8,
    bottom: 40,
  });
  const most = Math.max(1e-12, ...shown.map((line) => Math.abs(signedOf(evaluation, line))));
  const x = scaleX({...frame, left: frame.left + 60, right: 70}, -most, most);
  const at = (i: number) => frame.top + i * BAR;
  const picture = drawing(
    'gradient',
    frame,
    words(shown),
    axisX(frame, x, ticks(-most, most, 4), 'q − p'),
    s('line', {x1: x(0), x2: x(0), y1: frame.top, y2: frame.height - frame.bottom, class: 'axis-line'}),
    shown.map((line, i) => bar(line, signedOf(evaluation, line), x, at(i), frame.left)),
  );
  return h('div', {}, picture, leftOut(evaluation, shown.length));
}

/** For a binary example the line of label 0 is the mirror image of label 1's. */
function signedOf({gradient, task}: Evaluation, {element, classIndex}: ClassRow): number {
  const value = gradient?.[element] ?? 0;
  return task === 'binary' && classIndex === 0 ? 0 - value : value;
}

function bar(line: ClassRow, value: number, x: Scale, y: number, left: number): Child {
  const [from, to] = value < 0 ? [x(value), x(0)] : [x(0), x(value)];
  const beside = value < 0 ? {x: from - 6, 'text-anchor': 'end'} : {x: to + 6};
  return s(
    'g',
    {'data-class': line.classIndex},
    label(line.label, left - 10, {
      x: left - 10,
      y: y + 16,
      'text-anchor': 'end',
      class: line.isTrue ? 'mark-label strong' : 'mark-label',
    }),
    s('rect', {x: from, y: y + 4, width: Math.max(1, to - from), height: BAR - 8, class: value < 0 ? 'lift' : 'push'}),
    s('text', {...beside, y: y + 16, class: 'mark-label'}, line.gradient ?? ''),
  );
}

function words(shown: readonly ClassRow[]): string {
  const each = shown.map((line) => `${line.label} ${line.gradient ?? ''}`);
  return translate(
    'Gradient q − p by class: {0}. Negative values are lifted by training, positive ones pushed down.',
    each.join('; '),
  );
}
