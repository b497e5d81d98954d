/** Numbers in a table that can be typed over: an edit replaces the number at its own place in the text. */
import type {Role} from '../../protocol.ts';
import {textOf} from '../dom/events.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {placeInText} from '../state/places.ts';
import {spliceElements} from '../state/splice.ts';
import type {Context} from './context.ts';
import {changePanel} from './context.ts';

/** The number of an input as it is written; undefined where the text and the array do not match element by element. */
export function writtenElement({derived}: Context, role: Role, element: number): string | undefined {
  const read = derived[role];
  const array = read?.array;
  if (!read || !array || !read.input || array.spans.length !== 2 * array.values.length) return undefined;
  const at = placeInText(read, element);
  const text = read.source.text.slice(array.spans[2 * at], array.spans[2 * at + 1]);
  return text === '' ? undefined : text;
}

export function setElement(context: Context, role: Role, element: number, value: string): void {
  const read = context.derived[role];
  if (!read?.array) return;
  const array = read.array;
  const place = placeInText(read, element);
  changePanel(
    context,
    (panel) => {
      const source = panel[role];
      if (!source) return panel;
      return {...panel, [role]: {...source, text: spliceElements(source.text, array, new Map([[place, value]]))}};
    },
    `cell ${role} ${element}`,
  );
}

const NUMBER = /^\s*[-+−]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?\s*$/i;

/** A cell to type a number into; anything that is no number waits until it is one. */
export function numberCell(context: Context, role: Role, element: number, label: string): VNode | undefined {
  const written = writtenElement(context, role, element);
  if (written === undefined) return undefined;
  return h('input', {
    class: 'cell-input mono',
    inputmode: 'decimal',
    autocomplete: 'off',
    'aria-label': label,
    value: written,
    size: 8,
    oninput: (event) => {
      const typed = textOf(event).trim().replace('−', '-');
      if (NUMBER.test(typed) && typed !== written) setElement(context, role, element, typed);
    },
    onchange: (event) => {
      const box = event.target as HTMLInputElement;
      if (!NUMBER.test(box.value)) box.value = written;
    },
  });
}
