/** Binary files: what each threshold gives, moved by a slider, on the ROC curve. */
import {rocDrawing} from '../../core/charts/roc.ts';
import {
  explainThresholds,
  lineCells,
  THRESHOLD_HEAD,
  type ThresholdLine,
  tenths,
  thresholdLine,
} from '../../core/report/thresholdView.ts';
import type {ThresholdReport} from '../../core/report/types.ts';
import type {Context} from '../calc/context.ts';
import {textOf} from '../dom/events.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {button} from '../dom/widgets.ts';
import {type ReportModel, set, setting} from './model.ts';

export function thresholdPicture(
  context: Context,
  {settings}: ReportModel,
  report: ThresholdReport,
  width: number,
): Child {
  const {points, best, area, note, words} = explainThresholds(report, settings);
  const numBins = points.length - 1;
  const wanted = Number(setting(context, 'threshold') ?? Math.round(numBins / 2));
  const at = Math.min(numBins - 1, Math.max(0, Number.isInteger(wanted) ? wanted : 0));
  const chosen = points[at]!;
  const line = thresholdLine(points, at, settings.precision);
  const pick = (i: number) => set(context, {threshold: String(i)});
  return [
    h('p', {}, h('strong', {}, area)),
    slider(line, at, numBins, pick),
    figures(line),
    best !== undefined &&
      h(
        'p',
        {},
        button('Set to the highest F1', () => pick(best), {id: 'best-f1'}),
      ),
    rocDrawing(points, {width, chosen, chosenName: `threshold ${line.threshold}`, words}),
    table(
      [...new Set([...tenths(points), at])]
        .sort((a, b) => a - b)
        .map((i) => thresholdLine(points, i, settings.precision)),
      line,
    ),
    h('p', {class: 'dim'}, note),
  ];
}

function slider({threshold, counts}: ThresholdLine, at: number, numBins: number, pick: (i: number) => void): VNode {
  return h(
    'div',
    {class: 'slider-line'},
    h('label', {for: 'report-threshold'}, 'threshold'),
    h('input', {
      type: 'range',
      id: 'report-threshold',
      min: 0,
      max: numBins - 1,
      step: 1,
      value: at,
      'aria-valuetext': `${threshold}: ${counts}`,
      oninput: (event) => pick(Number(textOf(event))),
    }),
    h('span', {class: 'slider-value mono'}, threshold),
  );
}

function figures(line: ThresholdLine): VNode {
  const fact = (label: string, value: string) =>
    h('div', {class: 'fact'}, h('dt', {}, `${label} `), h('dd', {}, value));
  const cells = lineCells(line);
  return h(
    'dl',
    {class: 'facts', id: 'threshold-facts'},
    THRESHOLD_HEAD.map((label, i) => i > 0 && fact(label, cells[i] ?? '')),
    fact('rows', line.counts),
  );
}

function table(lines: readonly ThresholdLine[], chosen: ThresholdLine): VNode {
  const row = (line: ThresholdLine) =>
    h(
      'tr',
      {class: line.threshold === chosen.threshold ? 'chosen' : undefined, key: line.threshold},
      lineCells(line).map((text, i) => (i === 0 ? h('th', {scope: 'row'}, text) : h('td', {class: 'num'}, text))),
    );
  const head = THRESHOLD_HEAD.map((label, i) => h('th', {scope: 'col', class: i > 0 ? 'num' : ''}, label));
  return h(
    'div',
    {class: 'table-box', tabindex: 0, role: 'group', 'aria-label': 'Thresholds', id: 'threshold-table'},
    h('table', {}, h('thead', {}, h('tr', {}, head)), h('tbody', {}, lines.map(row))),
  );
}
