/** Which class is taken for which: the whole matrix where it can be read, the most frequent mistakes always. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {counted, formatCount, formatPercent} from '../../core/explain/format.ts';
import {classLabel} from '../../core/explain/labels.ts';
import {type Confusion, confusion} from '../../core/statistics/confusion.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {spoken, translate} from '../words.ts';

const WIDEST = 24;
/** Percent of colour in the fullest cell: with more, its number could not be read in a dark theme. */
const MOST_COLOUR = 30;

export function confusionChart(evaluation: Evaluation): VNode {
  return confusionView(confusion(evaluation, WIDEST), (c) => nameOf(evaluation, c));
}

const rowsText = (count: number): string => spoken(counted(count, '{0} row', '{0} rows'));

type NameOf = (classIndex: number) => string;

/** `larger` stands for a matrix that is too wide for a table. */
export function confusionView(found: Confusion, name: NameOf, larger?: () => Child): VNode {
  const share = formatPercent(found.correct / found.total);
  return h(
    'div',
    {},
    h('p', {}, translate('{0} of {1} right ({2})', formatCount(found.correct), rowsText(found.total), share)),
    found.numClasses <= WIDEST && found.counts.length > 0 ? matrix(found, name) : larger?.(),
    mistakes(found, name),
  );
}

function nameOf(evaluation: Evaluation, c: number): string {
  return evaluation.task === 'binary' ? translate('label {0}', c) : classLabel(evaluation, c);
}

function matrix({numClasses, counts}: Confusion, name: NameOf): VNode {
  const classes = Array.from({length: numClasses}, (_, c) => c);
  const most = Math.max(1, ...counts);
  const head = classes.map((c) => h('th', {scope: 'col', class: 'num'}, h('bdi', {}, name(c))));
  const line = (t: number) =>
    h(
      'tr',
      {},
      h('th', {scope: 'row', class: 'name'}, h('bdi', {}, name(t))),
      classes.map((c) => cell(counts[t * numClasses + c] ?? 0, most, t === c)),
    );
  return h(
    'div',
    {class: 'table-box confusion', role: 'region', tabindex: 0, 'aria-label': translate('Confusion matrix')},
    h(
      'table',
      {},
      h('caption', {}, translate('rows: true class · columns: predicted class')),
      h('thead', {}, h('tr', {}, h('td', {}), head)),
      h('tbody', {}, classes.map(line)),
    ),
  );
}

function cell(count: number, most: number, right: boolean): Child {
  const strength = `${Math.round((MOST_COLOUR * count) / most)}%`;
  const style = {'--strength': count === 0 ? '0%' : strength};
  return h(
    'td',
    {class: `num ${right ? 'right' : 'wrong'} ${count === 0 ? 'none' : ''}`, style},
    count === 0 ? '·' : formatCount(count),
  );
}

function mistakes({worst}: Confusion, name: NameOf): Child {
  if (worst.length === 0) return h('p', {class: 'dim'}, translate('No row is taken for another class.'));
  const line = ({truth, predicted, count}: Confusion['worst'][number]) =>
    h(
      'li',
      {},
      h('bdi', {}, name(truth)),
      translate(' taken for '),
      h('bdi', {}, name(predicted)),
      `: ${rowsText(count)}`,
    );
  return h('div', {class: 'mistakes'}, h('h3', {}, translate('Most frequent mistakes')), h('ol', {}, worst.map(line)));
}
