/** Explain a number: a loss that somebody saw, and what it could be. */
import {explainLoss, type LossHypothesis, readings, readTyped} from '../../core/conventions/explainLoss.ts';
import {formatNumber} from '../../core/explain/format.ts';
import {type Context, changeLook} from '../calc/context.ts';
import {textOf} from '../dom/events.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {numbersIn} from '../state/read.ts';
import {translate} from '../words.ts';

export function explainNumber(context: Context): Child {
  const {seenLoss, seenClasses} = context.state.look;
  return [
    h(
      'div',
      {class: 'seen'},
      box('seen-loss', translate('loss that you saw'), seenLoss, '2.303', (text) =>
        changeLook(context, {seenLoss: text}),
      ),
      box('seen-classes', translate('number of classes K'), seenClasses, defaultClasses(context), (text) =>
        changeLook(context, {seenClasses: text}),
      ),
    ),
    h('div', {'aria-live': 'polite'}, seenLoss.trim() === '' ? hint() : answer(context)),
  ];
}

function box(id: string, label: string, value: string, placeholder: string, set: (text: string) => void): VNode {
  const oninput = (event: Event) => set(textOf(event));
  const input = h('input', {id, class: 'seen-input mono', value, placeholder, autocomplete: 'off', oninput});
  return h('div', {class: 'seen-box'}, h('label', {for: id}, label), input);
}

function defaultClasses({derived}: Context): string {
  return derived.evaluation && derived.evaluation.numClasses > 1 ? String(derived.evaluation.numClasses) : '10';
}

function hint(): VNode {
  return h(
    'p',
    {class: 'dim'},
    translate(
      'Type a loss as your framework printed it: chance, floors of a second softmax, caps of a clamp, bits, sums and means are tried.',
    ),
  );
}

function answer(context: Context): Child {
  const {seenLoss, seenClasses} = context.state.look;
  const numClasses = numbersIn(seenClasses)[0] ?? Number(defaultClasses(context));
  const {evaluation} = context.derived;
  const typed = readTyped(seenLoss);
  const labelSmoothing = context.state.panel.options.labelSmoothing;
  const found = explainLoss({
    loss: seenLoss,
    numClasses,
    ...(evaluation && {evaluation}),
    ...(labelSmoothing !== undefined && {labelSmoothing}),
  });
  if (!typed)
    return h('p', {}, translate('{0} is no number: type a loss such as 2.303.', seenLoss.trim().slice(0, 40)));
  return [
    Number.isFinite(typed.value) && h('p', {class: 'dim readings'}, readings(typed.value)),
    found.length === 0
      ? h('p', {}, translate('Nothing known matches {0} with {1} classes.', seenLoss.trim(), numClasses))
      : h(
          'ol',
          {class: 'hypotheses'},
          found.map((f) => hypothesis(context, f)),
        ),
  ];
}

function hypothesis({state}: Context, {title, text, expected}: LossHypothesis): VNode {
  const value = formatNumber(expected, state.panel.settings.precision);
  return h('li', {}, h('p', {}, h('strong', {}, title), h('span', {class: 'dim mono'}, ` ${value}`)), h('p', {}, text));
}
