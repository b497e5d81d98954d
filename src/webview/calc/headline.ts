/** What the loss is: the total, the word for it, how it splits into H(P) and KL, and the facts around it. */
import type {Fact, ViewModel} from '../../core/explain/viewModel.ts';
import {h, type VNode} from '../dom/vnode.ts';
import type {Context} from './context.ts';

export function headline({derived}: Context): VNode | undefined {
  const {view, evaluation} = derived;
  if (!view || !evaluation) return undefined;
  return h(
    'section',
    {class: 'headline', 'aria-label': 'Result'},
    view.headline === undefined ? question(view) : total(view),
    view.decomposition && split(view.decomposition),
    h('dl', {class: 'facts'}, view.facts.map(fact)),
  );
}

function total({headline = '', headlineBoth = '', verdict}: ViewModel): VNode {
  const [value, ...unit] = headline.split(' ');
  const other = headlineBoth.startsWith(headline) ? headlineBoth.slice(headline.length).trim() : '';
  return h(
    'p',
    {class: 'total', id: 'total'},
    h('span', {class: 'total-value'}, value),
    ' ',
    h('span', {class: 'total-unit'}, unit.join(' ')),
    other !== '' && h('span', {class: 'dim'}, ` ${other}`),
    verdict !== undefined && h('span', {class: 'verdict'}, verdict),
  );
}

function question({summary}: ViewModel): VNode {
  return h(
    'div',
    {class: 'question'},
    h('p', {class: 'lead'}, 'Which class is true? Pick one below to see the loss.'),
    h('p', {class: 'dim'}, summary),
  );
}

function split({entropy, kl, total, entropyFraction}: NonNullable<ViewModel['decomposition']>): VNode {
  const percent = `${Math.round(1000 * entropyFraction) / 10}%`;
  const label = `Loss ${total} = entropy of the target ${entropy} + KL divergence ${kl}`;
  return h(
    'figure',
    {class: 'split'},
    h(
      'div',
      {class: 'split-bar', role: 'img', 'aria-label': label},
      h('div', {class: 'split-entropy', style: {'flex-basis': percent}}),
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

function fact({label, value, title}: Fact): VNode {
  return h('div', {class: 'fact', title}, h('dt', {}, label), h('dd', {}, value));
}
