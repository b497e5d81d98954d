/** The few controls that the page is made of: native elements underneath, so that keyboard and names come along. */
import {onKey, textOf} from './events.ts';
import {type Child, h, type Props, s, type VNode} from './vnode.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly title?: string;
}

export function button(label: Child, onclick: () => void, props: Props = {}): VNode {
  return h('button', {type: 'button', class: 'button', ...props, onclick}, label);
}

/** One of a few, all in sight; arrow keys move as in any group of radio buttons. */
export function segmented(
  name: string,
  legend: string,
  choices: readonly Choice[],
  value: string,
  pick: (v: string) => void,
) {
  const option = (choice: Choice) =>
    h(
      'label',
      {class: 'segment', title: choice.title},
      h('input', {
        type: 'radio',
        class: 'sr-only',
        name,
        value: choice.value,
        checked: choice.value === value,
        onchange: () => pick(choice.value),
      }),
      h('span', {}, choice.label),
    );
  return h('div', {class: 'segmented', role: 'radiogroup', 'aria-label': legend}, choices.map(option));
}

/** One of several, in a native list. */
export function picker(
  label: string,
  choices: readonly Choice[],
  value: string,
  pick: (v: string) => void,
  props: Props = {},
) {
  const option = (c: Choice) => h('option', {value: c.value, selected: c.value === value}, c.label);
  const onchange = (event: Event) => pick(textOf(event));
  return h('select', {class: 'picker', 'aria-label': label, value, ...props, onchange}, choices.map(option));
}

export interface Tab extends Choice {
  readonly view: () => Child;
}

/** Tabs of which one is open; Left, Right, Home and End move between them. */
export function tabs(
  id: string,
  label: string,
  all: readonly Tab[],
  open: string,
  pick: (value: string) => void,
): VNode {
  const at = Math.max(
    0,
    all.findIndex((tab) => tab.value === open),
  );
  const go = (to: number) => () => {
    const next = all[(to + all.length) % all.length];
    if (!next) return;
    pick(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  };
  const keys = onKey({ArrowLeft: go(at - 1), ArrowRight: go(at + 1), Home: go(0), End: go(all.length - 1)});
  const tab = (t: Tab, i: number) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        class: 'tab',
        id: `${id}-${t.value}`,
        'aria-selected': String(i === at),
        'aria-controls': `${id}-panel`,
        tabindex: i === at ? 0 : -1,
        title: t.title,
        onclick: () => pick(t.value),
      },
      t.label,
    );
  const current = all[at];
  return h(
    'div',
    {class: 'tabs'},
    h('div', {role: 'tablist', 'aria-label': label, class: 'tablist', onkeydown: keys}, all.map(tab)),
    h(
      'div',
      {
        role: 'tabpanel',
        id: `${id}-panel`,
        'aria-labelledby': `${id}-${current?.value}`,
        class: 'tabpanel',
        tabindex: 0,
      },
      current && h('div', {key: current.value}, current.view()),
    ),
  );
}

/** A part that is closed until it is asked for; its content is made only while it is open. */
export function fold(
  id: string,
  title: string,
  hint: string,
  open: boolean,
  toggle: (open: boolean) => void,
  body: () => Child,
) {
  const onclick = (event: Event) => {
    event.preventDefault();
    toggle(!open);
  };
  return h(
    'details',
    {class: 'fold', id: `fold-${id}`, open},
    h('summary', {onclick}, h('span', {class: 'fold-title'}, title), h('span', {class: 'fold-hint'}, hint)),
    h('div', {class: 'fold-body'}, open && body()),
  );
}

const icons = {
  goto: 'M9 3h4v4M13 3 7.5 8.5M11 9.5V13H3V5h3.5',
  undo: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
  redo: 'M10 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10',
  copy: 'M6 6V3h7v7h-3M3 6h7v7H3z',
  save: 'M8 3v7M5 7.5 8 10.5l3-3M3 13h10',
  warning: 'M8 2.5 14 13H2zM8 6.5V9.5M8 11v.6',
  error: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.8 5.8l4.4 4.4M10.2 5.8 5.8 10.2',
  information: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.2V11M8 5v.5',
  search: 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM10.2 10.2 13.5 13.5',
  swap: 'M4 5h8M9.5 2.5 12 5 9.5 7.5M12 11H4M6.5 8.5 4 11l2.5 2.5',
  book: 'M8 4.5C6.5 3.5 4.5 3.2 2.5 3.5v9c2-.3 4 0 5.5 1 1.5-1 3.5-1.3 5.5-1v-9c-2-.3-4 0-5.5 1zM8 4.5v9',
} as const;

export type IconName = keyof typeof icons;

/** A line drawing that takes the text's colour. */
export function icon(name: IconName): VNode {
  const path = s('path', {d: icons[name]});
  return s('svg', {class: 'icon', viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true'}, path);
}

/** A button that shows only a drawing; `label` is its name and its tooltip. */
export function iconButton(name: IconName, label: string, onclick: () => void, props: Props = {}): VNode {
  return h(
    'button',
    {type: 'button', class: 'icon-button', 'aria-label': label, title: label, ...props, onclick},
    icon(name),
  );
}
