/** Loss by class: those that carry most of it first, or sorted by any column, or in the file's own order. */
import {formatCount} from '../../core/explain/format.ts';
import {type ClassKey, classLine, classOrder, largestShare} from '../../core/report/classes.ts';
import type {Report} from '../../core/report/types.ts';
import type {ClassLine} from '../../core/report/view.ts';
import {type Context, changeLook, say} from '../calc/context.ts';
import {bar} from '../dom/bar.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {button} from '../dom/widgets.ts';
import {windowedTable} from '../dom/windowed.ts';
import {change, type ReportModel, type Settings} from './model.ts';

interface Column {
  readonly key: ClassKey;
  readonly label: string;
  readonly title: string;
  /** What one looks for first: the largest, or the smallest. */
  readonly isDescending: boolean;
  readonly isBar?: boolean;
}

const columns: readonly Column[] = [
  {key: 'order', label: 'class', title: 'in the file’s own order', isDescending: false},
  {key: 'count', label: 'rows', title: 'rows of this true class', isDescending: true},
  {key: 'loss', label: 'mean loss', title: 'the mean over its rows', isDescending: true},
  {key: 'share', label: 'share of total', title: 'of the sum over all rows', isDescending: true, isBar: true},
  {key: 'worst', label: 'worst', title: 'the largest loss of a row', isDescending: true},
  {key: 'accuracy', label: 'accuracy', title: 'the share of its rows that are taken for it', isDescending: false},
  {key: 'precision', label: 'precision', title: 'the share of rows taken for it that are of it', isDescending: false},
];

const ID = 'report-classes';

export function classTable(context: Context, model: ReportModel, report: Report): VNode {
  const {look} = context.state;
  const sorting = sortingOf(look.report);
  const {order, largest} = orderOf(report, sorting.key, sorting.isDescending);
  return h(
    'section',
    {class: 'classes'},
    h('h2', {}, `Loss by class, in ${model.settings.unit}`),
    windowedTable({
      id: ID,
      label: 'Loss by class',
      head: columns.map((column) => head(context, column, sorting)),
      count: order.length,
      line: (i) => line(classLine(report, order[i] ?? 0, model.settings, largest), i),
      first: look.scroll[ID] ?? 0,
      scrolled: (first) => changeLook(context, {scroll: {...context.state.look.scroll, [ID]: first}}),
    }),
    unlisted(context, model, report),
  );
}

interface Sorting {
  readonly key: ClassKey;
  readonly isDescending: boolean;
}

function sortingOf({sort, direction}: Settings): Sorting {
  const column = columns.find(({key}) => key === sort) ?? columns[3]!;
  return {key: column.key, isDescending: direction === undefined ? column.isDescending : direction === 'descending'};
}

interface Ordered {
  readonly report: Report;
  readonly by: string;
  readonly order: Uint32Array;
  readonly largest: number;
}

let last: Ordered | undefined;

/** Made once for each snapshot and order: there may be a million classes. */
function orderOf(report: Report, key: ClassKey, isDescending: boolean): Ordered {
  const by = `${key} ${isDescending}`;
  if (last?.report === report && last.by === by) return last;
  last = {report, by, order: classOrder(report, key, isDescending), largest: largestShare(report)};
  return last;
}

function head(context: Context, column: Column, {key, isDescending}: Sorting): Child {
  const isSorted = column.key === key;
  const direction = isDescending ? 'descending' : 'ascending';
  const sort = () => {
    let towards = '';
    change(context, (now) => {
      const before = sortingOf(now);
      const next = before.key === column.key ? !before.isDescending : column.isDescending;
      towards = next ? 'descending' : 'ascending';
      return {sort: column.key, direction: towards};
    });
    say(context, `Sorted by ${column.label}, ${towards}`);
  };
  return h(
    'th',
    {
      scope: 'col',
      class: column.key === 'order' ? 'name' : column.isBar ? 'bar-column' : 'num',
      'aria-sort': isSorted ? direction : undefined,
    },
    h(
      'button',
      {type: 'button', class: 'sort', title: `Sort: ${column.title}`, id: `sort-${column.key}`, onclick: sort},
      column.label,
      h('span', {'aria-hidden': 'true', class: 'sort-mark'}, isSorted ? (isDescending ? '▾' : '▴') : ''),
    ),
  );
}

function line(c: ClassLine, i: number): VNode {
  return h(
    'tr',
    {key: `class-${c.classIndex}`, 'aria-rowindex': i + 2},
    h('th', {scope: 'row', class: 'name'}, h('bdi', {class: 'cut', title: c.name}, c.name)),
    h('td', {class: 'num'}, c.count),
    h('td', {class: 'num strong'}, c.loss),
    h(
      'td',
      {class: 'bar-column'},
      h(
        'div',
        {class: 'bar-line'},
        bar(c.shareFraction, c.isEndless ? 'endless' : ''),
        h('span', {class: 'bar-text'}, c.share),
      ),
    ),
    h('td', {class: 'num'}, c.worst),
    h('td', {class: 'num'}, c.accuracy),
    h('td', {class: 'num'}, c.precision),
  );
}

function unlisted(context: Context, {state}: ReportModel, {classes, numClasses, unlisted: left = 0}: Report): Child {
  if (left > 0) return cut(context, state.phase === 'done', classes.length, left);
  if (classes.length >= numClasses) return undefined;
  return h('p', {class: 'dim'}, 'Classes that never occur and are never predicted are not listed.');
}

/** A page holds the worst of very many classes; a file holds them all. */
function cut({send}: Context, isDone: boolean, listed: number, left: number): Child {
  const all = formatCount(listed + left);
  const text = `The ${formatCount(listed)} classes with the largest shares of the loss are listed, of ${all} that occur or are predicted.`;
  return h(
    'div',
    {class: 'actions'},
    h('p', {class: 'dim', id: 'unlisted'}, text),
    isDone && button(`Save all ${all} as JSON`, () => send({type: 'saveWhole'}), {id: 'save-whole'}),
  );
}
