/** What the loss is, the facts around it, and what a person should know about the rows. */
import type {Fact} from '../../core/explain/viewModel.ts';
import type {ProblemLine} from '../../core/report/view.ts';
import type {Context} from '../calc/context.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {icon} from '../dom/widgets.ts';
import type {ReportModel} from './model.ts';

export function result(context: Context, model: ReportModel): VNode | undefined {
  const {view} = model;
  if (!view) return undefined;
  return h(
    'section',
    {class: 'headline', 'aria-label': 'Result', key: 'result'},
    view.headline !== undefined && total(view.headline, view.verdict),
    facts(view.facts),
    remarks(context, model),
  );
}

function total(headline: string, verdict: string | undefined): VNode {
  const at = headline.indexOf(' ');
  const [value, rest] = at < 0 ? [headline, ''] : [headline.slice(0, at), headline.slice(at)];
  return h(
    'p',
    {class: 'total', id: 'total'},
    h('span', {class: 'total-value'}, value),
    h('span', {class: 'total-unit'}, rest),
    verdict !== undefined && h('span', {class: 'verdict'}, verdict),
  );
}

/** The loss stands above them in large; `title` says what each is. */
export function facts(all: readonly Fact[]): VNode {
  const fact = ({id, label, value, title}: Fact) =>
    h('div', {class: 'fact', title, key: id}, h('dt', {}, `${label} `), h('dd', {}, value));
  return h('dl', {class: 'facts'}, all.filter(({id}) => id !== 'loss').map(fact));
}

function remarks(context: Context, {view}: ReportModel): Child {
  if (!view || view.remarks.length + view.problems.length === 0) return undefined;
  const remark = ({severity, text}: {severity: string; text: string}) =>
    h('li', {class: `message ${severity}`}, icon(severity === 'error' ? 'error' : 'warning'), h('span', {}, text));
  return h(
    'ul',
    {class: 'messages', 'aria-label': 'Remarks'},
    view.remarks.map(remark),
    view.problems.map((problem) => problemView(context, problem)),
  );
}

function problemView({send}: Context, {code, file, place, text, more, row, line}: ProblemLine): VNode {
  const show = () => send({type: 'revealRow', file, row, ...(line !== undefined && {line})});
  return h(
    'li',
    {class: 'message warning', key: `problem-${code}`},
    icon('warning'),
    h(
      'span',
      {},
      h('strong', {}, h('bdi', {}, place)),
      `: ${text}`,
      more !== undefined && h('span', {class: 'dim'}, ` — ${more}`),
    ),
    line !== undefined &&
      h('button', {type: 'button', class: 'link', 'aria-label': `Show it: ${place}`, onclick: show}, 'Show it'),
  );
}
