/** What the loss is: the total, the word for it, how it splits into H(P) and KL, and the facts around it. */
import type {Fact, ViewModel} from '../../core/explain/viewModel.ts';
import {widthOf} from '../dom/bar.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {translate} from '../words.ts';
import type {Context} from './context.ts';

export function headline({derived}: Context): VNode | undefined {
  const {view, evaluation} = derived;
  if (!view || !evaluation) return undefined;
  return h(
    'section',
    {class: 'headline', 'aria-label': translate('Result')},
    view.headline === undefined ? question() : total(view),
    view.decomposition && split(view.decomposition),
    h('dl', {class: 'facts'}, facts(view).map(fact)),
  );
}

/** The number large, what it is measured in and why it is ∞ beside it. */
function total({headline = '', headlineBoth = '', verdict}: ViewModel): VNode {
  const [value, rest] = cutAt(headline, headline.indexOf(' '));
  const [unit, cause] = cutAt(rest.trim(), rest.trim().indexOf('—'));
  const other = headlineBoth.startsWith(headline) ? headlineBoth.slice(headline.length).trim() : '';
  return h(
    'div',
    {class: 'total', id: 'total'},
    h('span', {class: 'total-value'}, value),
    ' ',
    h('span', {class: 'total-unit'}, unit.trim()),
    other !== '' && h('span', {class: 'dim'}, ` ${other}`),
    cause !== '' && h('span', {class: 'cause'}, ` ${cause}`),
    ' ',
    verdict !== undefined && h('span', {class: 'verdict'}, verdict),
  );
}

function cutAt(text: string, at: number): readonly [string, string] {
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

function question(): VNode {
  return h('p', {class: 'lead question'}, translate('Which class is true? Pick one below to see the loss.'));
}

function split({entropy, kl, total, entropyFraction}: NonNullable<ViewModel['decomposition']>): VNode {
  const label = translate('Loss {0} = entropy of the target {1} + KL divergence {2}', total, entropy, kl);
  return h(
    'figure',
    {class: 'split'},
    h(
      'div',
      {class: 'split-bar', role: 'img', 'aria-label': label},
      h('div', {class: 'split-entropy', style: {'flex-basis': widthOf(entropyFraction)}}),
      h('div', {class: 'split-kl'}),
    ),
    h(
      'figcaption',
      {class: 'legend'},
      h('span', {class: 'key entropy'}, `H(P) ${entropy}`),
      h('span', {class: 'plus'}, '+'),
      h('span', {class: 'key kl'}, `KL(P‖Q) ${kl}`),
    ),
  );
}

/** What the bar already says is not said again. */
function facts({facts: all, decomposition}: ViewModel): readonly Fact[] {
  return decomposition ? all.filter(({id}) => id !== 'target-entropy' && id !== 'kl') : all;
}

function fact({label, value, title}: Fact): VNode {
  return h('div', {class: 'fact', title}, h('dt', {}, label), ' ', h('dd', {}, value));
}
