/** Bars in tables: a length beside a number that is written out, so screen readers pass them over. */
import {h, type VNode} from './vnode.ts';

/** A share from 0 to 1 as a width, to a tenth of a percent; what is no share (NaN, ∞) is kept within. */
export function widthOf(fraction: number): string {
  const within = Math.min(1, Math.max(0, Number.isNaN(fraction) ? 0 : fraction));
  return `${Math.round(1000 * within) / 10}%`;
}

export function bar(fraction: number, kind = ''): VNode {
  const fill = h('div', {class: `bar-fill ${kind}`.trim(), style: {width: widthOf(fraction)}});
  return h('div', {class: 'bar', 'aria-hidden': 'true'}, fill);
}
