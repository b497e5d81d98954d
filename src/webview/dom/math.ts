/** Formulas: KaTeX draws through the DOM, never through markup, and text stands in where a formula is too long. */
import katex from 'katex';
import {type Formula, h, type VNode} from './vnode.ts';

/** Longer than this is shown as text: nobody reads such a formula, and typesetting it would hold the page up. */
const LONGEST = 4000;

export const settings = {
  throwOnError: true,
  trust: false,
  strict: 'ignore',
  maxSize: 20,
  maxExpand: 200,
  output: 'html',
} as const;

/** A formula with its spoken form. */
export function math(tex: string, text: string, display = false): VNode {
  if (tex.length > LONGEST) return h('span', {class: 'math long'}, text);
  const formula: Formula = {tex, text, display};
  const run = (element: Element) => typeset(element as HTMLElement, formula);
  return h(
    'span',
    {class: 'math'},
    h('span', {'aria-hidden': 'true', paint: {key: `${display}${tex}`, formula, run}}),
    h('span', {class: 'sr-only'}, text),
  );
}

/** The formula, or its words where KaTeX cannot read it; its own red error would need a style that the policy forbids. */
function typeset(element: HTMLElement, {tex, text, display}: Formula): void {
  try {
    katex.render(tex, element, {...settings, displayMode: display});
  } catch {
    element.className = 'katex-error';
    element.textContent = text;
  }
}
