/** The formula step by step: in general, in this case, with the person's numbers, the result. */
import type {FormulaStep} from '../../core/explain/viewModel.ts';
import {math} from '../dom/math.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {translate} from '../words.ts';
import type {Context} from './context.ts';

export function formula({derived}: Context): VNode | undefined {
  const steps = derived.view?.steps ?? [];
  if (steps.length === 0) return undefined;
  return h(
    'section',
    {class: 'formula', 'aria-label': translate('Formula')},
    h('ol', {class: 'steps'}, steps.map(step)),
  );
}

function step({caption, tex, text}: FormulaStep, i: number): VNode {
  return h(
    'li',
    {class: 'step', key: String(i)},
    h('span', {class: 'caption'}, caption),
    h('div', {class: 'step-math', tabindex: 0, role: 'group', 'aria-label': caption}, math(tex, text)),
  );
}
