/** What a person should know about the numbers, each with the way to mend it and a link to its place. */
import {makeMessages} from '../../core/explain/index.ts';
import type {Message} from '../../core/explain/viewModel.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {icon} from '../dom/widgets.ts';
import {withOptions} from '../state/page.ts';
import {inLanguage, translate} from '../words.ts';
import {type Context, changePanel, reveal} from './context.ts';

export function messages(context: Context): VNode | undefined {
  const {result, view} = context.derived;
  const all = view?.messages ?? makeMessages(result?.findings ?? [], inLanguage());
  if (all.length === 0) return undefined;
  return h(
    'ul',
    {class: 'messages', 'aria-label': translate('Remarks')},
    all.map((m) => message(context, m)),
  );
}

function message(context: Context, m: Message): VNode {
  const element = m.elements[0];
  const role = m.of === 'target' ? 'target' : 'prediction';
  const canShow = element !== undefined && context.state.panel[role]?.sourceId !== undefined;
  return h(
    'li',
    {class: `message ${m.severity}`},
    icon(m.severity),
    h('span', {}, m.text, m.mend !== undefined && h('span', {class: 'dim'}, ` ${m.mend}`)),
    canShow && link(translate('Show it'), () => reveal(context, element, role)),
    whatIsThis(context, m.code),
    isAboutSum(m) &&
      link(translate('Normalise'), () => changePanel(context, (panel) => withOptions(panel, {normalize: true}))),
  );
}

function isAboutSum({code}: Message): boolean {
  return code.includes('sum') || code.includes('normalis') || code.includes('normaliz');
}

/** The place of the reference that explains the code of a finding or diagnostic. */
export function whatIsThis({send}: Context, code: string): VNode {
  return link(translate('What is this?'), () => send({type: 'openReference', anchor: code}));
}

export function link(label: string, onclick: () => void): VNode {
  return h('button', {type: 'button', class: 'link', onclick}, label);
}
