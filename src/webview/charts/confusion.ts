/** Which class is taken for which: the whole matrix where it can be read, the most frequent mistakes always. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {formatCount, formatPercent, formatPlural} from '../../core/explain/format.ts';
import {classLabel} from '../../core/explain/labels.ts';
import {type Confusion, confusion} from '../../core/statistics/confusion.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';

const WIDEST = 24;

export function confusionChart(evaluation: Evaluation): VNode {
  const found = confusion(evaluation, WIDEST);
  const share = formatPercent(found.correct / found.total);
  return h(
    'div',
    {},
    h('p', {}, `${formatCount(found.correct)} of ${formatPlural(found.total, 'row')} right (${share})`),
    found.counts.length > 0 && matrix(evaluation, found),
    mistakes(evaluation, found),
  );
}

function nameOf(evaluation: Evaluation, c: number): string {
  return evaluation.task === 'binary' ? `label ${c}` : classLabel(evaluation, c);
}

function matrix(evaluation: Evaluation, {numClasses, counts}: Confusion): VNode {
  const classes = Array.from({length: numClasses}, (_, c) => c);
  const most = Math.max(1, ...counts);
  const head = classes.map((c) => h('th', {scope: 'col', class: 'num'}, h('bdi', {}, nameOf(evaluation, c))));
  const line = (t: number) =>
    h(
      'tr',
      {},
      h('th', {scope: 'row', class: 'name'}, h('bdi', {}, nameOf(evaluation, t))),
      classes.map((c) => cell(counts[t * numClasses + c] ?? 0, most, t === c)),
    );
  return h(
    'div',
    {class: 'table-box confusion', role: 'region', tabindex: 0, 'aria-label': 'Confusion matrix'},
    h(
      'table',
      {},
      h('caption', {}, 'rows: true class · columns: predicted class'),
      h('thead', {}, h('tr', {}, h('td', {}), head)),
      h('tbody', {}, classes.map(line)),
    ),
  );
}

function cell(count: number, most: number, right: boolean): Child {
  const strength = `${Math.round((70 * count) / most)}%`;
  const style = {'--strength': count === 0 ? '0%' : strength};
  return h(
    'td',
    {class: `num ${right ? 'right' : 'wrong'} ${count === 0 ? 'none' : ''}`, style},
    count === 0 ? '·' : formatCount(count),
  );
}

function mistakes(evaluation: Evaluation, {worst}: Confusion): Child {
  if (worst.length === 0) return h('p', {class: 'dim'}, 'No row is taken for another class.');
  const line = ({truth, predicted, count}: Confusion['worst'][number]) =>
    h(
      'li',
      {},
      h('bdi', {}, nameOf(evaluation, truth)),
      ' taken for ',
      h('bdi', {}, nameOf(evaluation, predicted)),
      `: ${formatPlural(count, 'row')}`,
    );
  return h('div', {class: 'mistakes'}, h('h3', {}, 'Most frequent mistakes'), h('ol', {}, worst.map(line)));
}
