/** What unfolds below the result: what if, conventions, a number explained, copies. */
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {fold} from '../dom/widgets.ts';
import {type Fold, look} from '../state/page.ts';
import {whatIf} from '../tools/whatIf.ts';
import {translate} from '../words.ts';
import type {Context} from './context.ts';
import {lazily} from './lazy.ts';

/** The frameworks' conventions are a part of their own: loaded when one of these is first opened. */
const compare = lazily(async () => (await import('../tools/compare.ts')).compare);
const explainNumber = lazily(async () => (await import('../tools/explainNumber.ts')).explainNumber);
const copyAs = lazily(async () => (await import('../tools/copyAs.ts')).copyAs);

interface Part {
  readonly id: Fold;
  readonly title: string;
  readonly hint: string;
  readonly view: (context: Context) => Child;
}

const parts: readonly Part[] = [
  {
    id: 'what-if',
    title: 'What if…',
    hint: 'move a probability, temperature, smoothing, focal loss, weights',
    view: whatIf,
  },
  {
    id: 'compare',
    title: 'Compare conventions',
    hint: 'what PyTorch, Keras, scikit-learn and others would report',
    view: compare,
  },
  {
    id: 'explain-number',
    title: 'Explain a number',
    hint: 'a loss that you saw: what could it be?',
    view: explainNumber,
  },
  {id: 'copy', title: 'Copy as…', hint: 'Markdown, LaTeX, CSV, a runnable snippet, the chart', view: copyAs},
];

export function tools(context: Context): VNode {
  const {folds} = context.state.look;
  const view = ({id, title, hint, view: body}: Part) => {
    const toggle = (open: boolean) =>
      context.update((state) => {
        const others = state.look.folds.filter((f) => f !== id);
        return look(state, {folds: open ? [...others, id] : others});
      });
    return fold(id, translate(title), translate(hint), folds.includes(id), toggle, () => body(context));
  };
  const shown = context.state.panel.prediction ? parts : parts.filter(({id}) => id === 'explain-number');
  return h('section', {class: 'tools', 'aria-label': translate('More')}, shown.map(view));
}
