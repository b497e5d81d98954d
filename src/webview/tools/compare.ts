/** Compare conventions: the same numbers under each framework, the three denominators, and the precisions. */
import {type ComparedDenominator, compareConventions, compareDenominators} from '../../core/conventions/compare.ts';
import type {ComparedConvention} from '../../core/conventions/types.ts';
import type {Evaluation} from '../../core/evaluate/types.ts';
import {formatCount, formatNumber, formatQuantity} from '../../core/explain/format.ts';
import type {Context} from '../calc/context.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {translate} from '../words.ts';

/** Frameworks are played number by number; more than this would hold the page up. */
const MOST_VALUES = 200_000;

export function compare({derived, state}: Context): Child {
  const {evaluation} = derived;
  if (!evaluation?.loss)
    return h('p', {class: 'dim'}, translate('Pick a target first: without one there is no loss to compare.'));
  if (evaluation.q.length > MOST_VALUES) {
    return h(
      'p',
      {class: 'dim'},
      translate('Comparing takes up to {0} values; select fewer rows.', formatCount(MOST_VALUES)),
    );
  }
  const {precision} = state.panel.settings;
  return [
    exact(evaluation, precision),
    frameworks(comparedOf(evaluation), precision),
    denominators(evaluation, precision),
  ];
}

const known = new WeakMap<Evaluation, readonly ComparedConvention[]>();

function comparedOf(evaluation: Evaluation): readonly ComparedConvention[] {
  const compared = known.get(evaluation) ?? compareConventions(evaluation.request, evaluation);
  known.set(evaluation, compared);
  return compared;
}

function exact({loss}: Evaluation, precision: number): VNode {
  return h(
    'p',
    {},
    translate('Exact loss '),
    h('strong', {}, formatQuantity(loss?.value ?? Number.NaN, 'nats', precision)),
    translate('. Frameworks count in nats.'),
  );
}

function frameworks(compared: readonly ComparedConvention[], precision: number): VNode {
  const head = ['framework', 'reports', 'why'].map((t) =>
    h('th', {scope: 'col', class: t === 'reports' ? 'num' : ''}, translate(t)),
  );
  return h(
    'div',
    {class: 'table-box wrapped', role: 'region', tabindex: 0, 'aria-label': translate('Conventions of frameworks')},
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, head)),
      h(
        'tbody',
        {},
        compared.map((c, i) => line(c, i, precision)),
      ),
    ),
  );
}

function line(
  {framework, version, call, outcome, difference}: ComparedConvention,
  i: number,
  precision: number,
): VNode {
  return h(
    'tr',
    {key: `${framework} ${i}`},
    h(
      'th',
      {scope: 'row'},
      framework,
      ' ',
      h('span', {class: 'dim'}, version),
      h('code', {class: 'mono'}, breakable(call)),
    ),
    h('td', {class: 'num'}, outcome.ok ? reported(outcome.value, precision) : outcome.error.type),
    h('td', {class: 'why'}, difference),
  );
}

/** A call that is broken where it has joints, not in a word. */
function breakable(call: string): readonly Child[] {
  return call.split(/(?<=[_.(,])/).flatMap((part) => [part, h('wbr')]);
}

type Reported = Extract<ComparedConvention['outcome'], {ok: true}>['value'];

const MOST_SHOWN = 4;

/** What the framework would print: its own nan, not our word for it. */
function reported(value: Reported, precision: number): string {
  const text = (x: number) => (Number.isNaN(x) ? 'nan' : formatNumber(x, precision));
  if (typeof value === 'number') return text(value);
  const all = Array.from({length: Math.min(value.data.length, MOST_SHOWN)}, (_, i) =>
    text(value.data[i] ?? Number.NaN),
  );
  if (value.data.length === 1) return all[0] ?? '';
  return `[${all.join(', ')}${value.data.length > MOST_SHOWN ? ', …' : ''}]`;
}

function denominators(evaluation: Evaluation, precision: number): VNode {
  const each = ({label, divisor, value, usedBy}: ComparedDenominator) =>
    h(
      'tr',
      {},
      h('th', {scope: 'row'}, `÷ ${label}`),
      h('td', {class: 'num'}, formatNumber(divisor, Number.isInteger(divisor) ? 0 : precision)),
      h('td', {class: 'num strong'}, formatQuantity(value, 'nats', precision)),
      h('td', {class: 'why'}, usedBy),
    );
  const head = ['divided by', 'which is', 'gives', 'as in'].map((t, i) =>
    h('th', {scope: 'col', class: i === 1 || i === 2 ? 'num' : ''}, translate(t)),
  );
  const sum = formatQuantity(evaluation.loss?.sum ?? Number.NaN, 'nats', precision);
  return h(
    'div',
    {class: 'denominators'},
    h('h3', {}, translate('Three denominators for the sum {0}', sum)),
    h(
      'div',
      {class: 'table-box wrapped', role: 'region', tabindex: 0, 'aria-label': translate('Three denominators')},
      h('table', {}, h('thead', {}, h('tr', {}, head)), h('tbody', {}, compareDenominators(evaluation).map(each))),
    ),
  );
}
