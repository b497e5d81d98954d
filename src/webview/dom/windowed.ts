/** A long table of which only the lines in sight exist; it scrolls inside its own box. */
import {type Child, h, type VNode} from './vnode.ts';

export interface WindowedTable {
  readonly id: string;
  readonly label: string;
  readonly head: readonly Child[];
  readonly count: number;
  readonly line: (index: number) => VNode;
  /** Scrolled-to position in lines, kept by the page's state. */
  readonly first: number;
  readonly scrolled: (first: number) => void;
}

export const LINE_HEIGHT = 26;
const IN_SIGHT = 16;
const MARGIN = 8;

export function windowedTable(table: WindowedTable): VNode {
  const {count} = table;
  const from = Math.max(0, Math.min(table.first, count - IN_SIGHT) - MARGIN);
  const to = Math.min(count, from + IN_SIGHT + 2 * MARGIN);
  const lines = Array.from({length: Math.max(0, to - from)}, (_, i) => table.line(from + i));
  const isLong = count > IN_SIGHT + 2;
  return h(
    'div',
    {
      class: `table-box ${isLong ? 'long' : ''}`,
      role: 'group',
      'aria-label': table.label,
      tabindex: 0,
      id: table.id,
      onscroll: (event) => follow(event, table),
    },
    h(
      'table',
      {'aria-rowcount': count + 1},
      h('thead', {}, h('tr', {}, table.head)),
      h('tbody', {}, spacer('above', from), lines, spacer('below', count - to)),
    ),
  );
}

function follow(event: Event, {first, scrolled}: WindowedTable): void {
  const now = Math.floor((event.currentTarget as Element).scrollTop / LINE_HEIGHT);
  if (Math.abs(now - first) >= MARGIN / 2 || (now === 0 && first !== 0)) scrolled(now);
}

function spacer(key: string, lines: number): Child {
  if (lines <= 0) return undefined;
  const cell = h('td', {class: 'space', style: {height: `${lines * LINE_HEIGHT}px`}});
  return h('tr', {key: `space-${key}`, 'aria-hidden': 'true'}, cell);
}
