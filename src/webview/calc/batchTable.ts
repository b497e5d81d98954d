/** The rows of a batch: a line each, of which one is looked at; in the order of the file or worst first. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {batchRow} from '../../core/explain/index.ts';
import type {BatchRow} from '../../core/explain/viewModel.ts';
import {bar} from '../dom/bar.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {iconButton} from '../dom/widgets.ts';
import {windowedTable} from '../dom/windowed.ts';
import {translate} from '../words.ts';
import {type Context, changeLook, reveal} from './context.ts';

export function batchTable(context: Context): VNode | undefined {
  const {evaluation} = context.derived;
  if (!evaluation || evaluation.numRows < 2) return undefined;
  return h(
    'section',
    {class: 'rows'},
    h('h2', {}, translate('Rows')),
    rowsTable(context, evaluation, 'row-table', translate('Rows')),
  );
}

/** `order` maps the place in the table to the row; the file's order where it is absent. */
export function rowsTable(
  context: Context,
  evaluation: Evaluation,
  id: string,
  label: string,
  order?: Uint32Array,
): VNode {
  const {look, panel} = context.state;
  const {unit, precision} = panel.settings;
  return windowedTable({
    id,
    label,
    head: head(evaluation, unit),
    count: order?.length ?? evaluation.numRows,
    line: (i) => line(context, evaluation, batchRow(evaluation, order?.[i] ?? i, {unit, precision})),
    first: look.scroll[id] ?? 0,
    scrolled: (first) => changeLook(context, {scroll: {...context.state.look.scroll, [id]: first}}),
  });
}

function head(evaluation: Evaluation, unit: string): readonly Child[] {
  const hasTarget = evaluation.p !== undefined;
  return [
    h('th', {scope: 'col', class: 'name'}, translate('row')),
    hasTarget && h('th', {scope: 'col'}, translate('true')),
    h('th', {scope: 'col'}, translate('predicted')),
    hasTarget && h('th', {scope: 'col', class: 'num', title: translate('in {0}', unit)}, translate('loss')),
    h('th', {scope: 'col', class: 'bar-column'}, h('span', {class: 'sr-only'}, translate('bar'))),
    h('th', {scope: 'col', class: 'go'}, h('span', {class: 'sr-only'}, translate('source'))),
  ];
}

function line(context: Context, evaluation: Evaluation, r: BatchRow): VNode {
  const chosen = context.state.look.row === r.row;
  const hasTarget = evaluation.p !== undefined;
  const wrong = hasTarget && r.target !== '–' && r.target !== r.argmax;
  return h(
    'tr',
    {key: `row-${r.row}`, class: chosen ? 'chosen' : undefined, 'aria-rowindex': r.row + 2},
    h('th', {scope: 'row', class: 'name'}, chooser(context, r, chosen)),
    hasTarget && h('td', {}, h('bdi', {}, r.target)),
    h('td', {}, h('bdi', {}, r.argmax), wrong && h('span', {class: 'tag quiet'}, translate('missed'))),
    hasTarget && h('td', {class: 'num strong'}, r.loss),
    h('td', {class: 'bar-column'}, bar(r.lossFraction, r.loss === '∞' ? 'endless' : '')),
    h('td', {class: 'go'}, goto(context, r)),
  );
}

function chooser(context: Context, r: BatchRow, chosen: boolean): VNode {
  const onclick = () => changeLook(context, {row: r.row});
  return h(
    'button',
    {
      type: 'button',
      class: 'link',
      'aria-pressed': String(chosen),
      title: translate('Look at row {0}', r.label),
      onclick,
    },
    r.label,
  );
}

function goto(context: Context, r: BatchRow): Child {
  if (context.state.panel.prediction?.sourceId === undefined) return undefined;
  return iconButton('goto', translate('Show row {0} in the source', r.label), () => reveal(context, r.element));
}
