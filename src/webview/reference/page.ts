/** The reference: one column of a lesson with live examples, a table of contents, a search. */
import {
  anchorFor,
  lesson,
  ownExample,
  type ReferenceRow,
  type Section,
  type Slip,
  searchReference,
} from '../../core/reference/index.ts';
import type {PanelState} from '../../protocol.ts';
import {type Context, changeLook} from '../calc/context.ts';
import {unitToggle} from '../calc/header.ts';
import {textOf} from '../dom/events.ts';
import {math} from '../dom/math.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {icon} from '../dom/widgets.ts';
import {nameAndPlace} from '../state/read.ts';
import {checkView} from './check.ts';
import {exampleView} from './example.ts';
import {SELECTION} from './state.ts';

export function referencePage(context: Context): readonly Child[] {
  arrive(context);
  const {query} = context.state.look;
  const found = query.trim() === '' ? undefined : new Set(searchReference(query).map((hit) => hit.row));
  return [
    header(context, found?.size),
    h(
      'div',
      {class: 'reference'},
      contents(found),
      h(
        'div',
        {class: 'lesson'},
        lesson.map((section) => sectionView(context, section, found)),
      ),
    ),
  ];
}

/** Goes to the anchor (or to the row that explains the code) that a snapshot asks for, once, and again when fonts have settled. */
function arrive({state, update}: Context): void {
  const {anchor} = state.panel;
  if (anchor === undefined) return;
  const go = () => goTo(anchor) || goTo(anchorFor(anchor) ?? '');
  update((s) => ({...s, panel: withoutAnchor(s.panel), look: {...s.look, query: ''}}));
  requestAnimationFrame(() => {
    go();
    void document.fonts.ready.then(go);
  });
}

function withoutAnchor({anchor: _, ...rest}: PanelState): PanelState {
  return rest;
}

function header(context: Context, hits: number | undefined): VNode {
  const {query} = context.state.look;
  const told = hits === undefined ? '' : hits === 1 ? '1 part found' : `${hits} parts found`;
  return h(
    'header',
    {class: 'page-header'},
    h('h1', {}, 'Cross-entropy, explained'),
    h('div', {class: 'spacer'}),
    h(
      'label',
      {class: 'search'},
      icon('search'),
      h('span', {class: 'sr-only'}, 'Search the reference'),
      h('input', {
        type: 'search',
        class: 'seen-input',
        id: 'reference-search',
        placeholder: 'Search',
        value: query,
        oninput: (event) => changeLook(context, {query: textOf(event)}),
      }),
    ),
    h('span', {class: 'dim', role: 'status'}, told),
    unitToggle(context),
  );
}

type Found = ReadonlySet<ReferenceRow> | undefined;

function shownRows(section: Section, found: Found): readonly ReferenceRow[] {
  return found ? section.rows.filter((row) => found.has(row)) : section.rows;
}

function contents(found: Found): VNode {
  const entry = (row: ReferenceRow) => h('li', {}, link(row.anchor, row.title));
  const part = (section: Section) => {
    const rows = shownRows(section, found);
    if (rows.length === 0) return undefined;
    return h('li', {class: 'contents-section'}, link(section.anchor, section.title), h('ul', {}, rows.map(entry)));
  };
  return h('nav', {class: 'contents', 'aria-label': 'Contents'}, h('ul', {}, lesson.map(part)));
}

/** A link inside the page: the page scrolls and the focus follows, without a change of address. */
function link(anchor: string, label: string): VNode {
  return h('button', {type: 'button', class: 'link', onclick: () => goTo(anchor)}, label);
}

/** Scrolls to a row or section by its anchor and moves the focus there. */
export function goTo(anchor: string): boolean {
  const node = document.getElementById(`ref-${anchor}`);
  if (!node) return false;
  node.scrollIntoView({block: 'start'});
  node.focus({preventScroll: true});
  return true;
}

function sectionView(context: Context, section: Section, found: Found): VNode | undefined {
  const rows = shownRows(section, found);
  if (rows.length === 0) return undefined;
  return h(
    'section',
    {class: 'lesson-section', key: section.id, 'aria-labelledby': `ref-${section.anchor}`},
    h('h2', {id: `ref-${section.anchor}`, tabindex: -1}, section.title),
    !found && h('p', {class: 'lead'}, section.words),
    !found && own(context, section),
    rows.map((row) => rowView(context, row)),
    !found && checkView(context, section),
  );
}

/** The section's figures for the person's own numbers, where some are open. */
function own(context: Context, {id}: Section): VNode | undefined {
  const {prediction, target} = context.state.panel;
  if (!prediction || !context.derived.prediction?.input) return undefined;
  const caption = `Your numbers: ${nameAndPlace(prediction)}`;
  return exampleView(context, ownExample(id, caption, SELECTION, target && SELECTION));
}

function rowView(context: Context, row: ReferenceRow): VNode {
  return h(
    'article',
    {class: 'lesson-row', key: row.anchor},
    h('h3', {id: `ref-${row.anchor}`, tabindex: -1}, row.title),
    row.formulas.map(({tex, text}) =>
      h('div', {class: 'display', tabindex: 0, role: 'group', 'aria-label': 'formula'}, math(tex, text, true)),
    ),
    row.words.map((words) => h('p', {}, words)),
    row.examples.map((example) => exampleView(context, example)),
    (row.slips ?? []).map(slip),
  );
}

function slip({printed, words}: Slip): VNode {
  return h('aside', {class: 'slip'}, h('strong', {}, `Known slip: “${printed}”. `), words);
}
