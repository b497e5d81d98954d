/** A section's self-check: a question, choices, and the answer explained by a live example. */
import type {Section, SelfCheck} from '../../core/reference/index.ts';
import {type Context, changeLook} from '../calc/context.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {exampleView} from './example.ts';

export function checkView(context: Context, {id, check}: Section): VNode {
  const chosen = context.state.look.answers[id];
  const choose = (choice: number) => changeLook(context, {answers: {...context.state.look.answers, [id]: choice}});
  return h(
    'fieldset',
    {class: 'check', key: `check-${id}`},
    h('legend', {}, 'Check yourself'),
    h('p', {class: 'check-question'}, check.question),
    check.choices.map((choice, i) => choiceView(id, check, choice, i, chosen, () => choose(i))),
    h('div', {'aria-live': 'polite'}, chosen !== undefined && answer(context, check, chosen)),
  );
}

function choiceView(
  id: string,
  check: SelfCheck,
  choice: string,
  i: number,
  chosen: number | undefined,
  pick: () => void,
): VNode {
  const isKnown = chosen !== undefined;
  const mark = !isKnown ? '' : i === check.answer ? ' ✓' : i === chosen ? ' ✗' : '';
  return h(
    'label',
    {class: `check-choice ${isKnown && i === check.answer ? 'right' : ''}`},
    h('input', {type: 'radio', name: `check-${id}`, checked: i === chosen, onchange: pick}),
    h('span', {}, choice, mark),
  );
}

function answer(context: Context, check: SelfCheck, chosen: number): VNode {
  const verdict = chosen === check.answer ? 'Right.' : 'Not quite.';
  return h(
    'div',
    {class: 'answer'},
    h('p', {}, h('strong', {}, verdict), ` ${check.words}`),
    exampleView(context, check.example),
  );
}
