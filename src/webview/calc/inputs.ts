/** Prediction and target: the text itself, editable, each with its chips and what is wrong with it. */
import {plain} from '../../core/explain/labels.ts';
import type {Diagnostic} from '../../core/types.ts';
import type {Role, SourceArray} from '../../protocol.ts';
import {textOf} from '../dom/events.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {button, icon, iconButton} from '../dom/widgets.ts';
import type {TextRow} from '../state/ragged.ts';
import {setTargetText} from '../state/target.ts';
import {spoken, translate} from '../words.ts';
import {predictionChips, targetChips} from './chips.ts';
import {type Context, changeLook, changePanel, reveal} from './context.ts';
import {link, whatIsThis} from './messages.ts';
import {targetPicker} from './targetPicker.ts';

/** Longer texts are shown by their beginning until somebody asks to edit them. */
export const LONG = 20_000;
export const BEGINNING = 400;

export function inputs(context: Context): VNode {
  return h(
    'section',
    {class: 'inputs', 'aria-label': translate('Inputs')},
    line(context, 'prediction', predictionChips(context)),
    line(context, 'target', [...targetPicker(context), ...targetChips(context)]),
  );
}

function line(context: Context, role: Role, chips: readonly VNode[]): VNode {
  const source = context.state.panel[role];
  const placeholder = role === 'prediction' ? '[0.2, 0.7, 0.1]' : translate(targetHint(context));
  return h(
    'div',
    {class: 'input-line', key: role},
    h('label', {class: 'input-label', for: `input-${role}`}, translate(role)),
    h('div', {class: 'input-field'}, field(context, role, source, placeholder), toSource(context, role, source)),
    h('div', {class: 'chips'}, chips),
    diagnostics(context, role),
  );
}

function targetHint({derived}: Context): string {
  return derived.evaluation ? 'a class, [0, 1, 0], or pick one below' : 'a class such as 1, or [0, 1, 0]';
}

function field(context: Context, role: Role, source: SourceArray | undefined, placeholder: string): VNode {
  const text = source?.text ?? '';
  if (text.length > LONG && !context.state.look.openInputs.includes(role)) return beginning(context, role, text);
  const lines = Math.min(8, 1 + (text.match(/\n/g)?.length ?? 0));
  return h('textarea', {
    id: `input-${role}`,
    class: lines > 1 ? 'text-input mono' : 'text-input mono single',
    rows: lines,
    spellcheck: 'false',
    autocomplete: 'off',
    placeholder,
    dir: 'ltr',
    value: text,
    'aria-describedby': `diagnostics-${role}`,
    oninput: (event) => setText(context, role, textOf(event)),
  });
}

function beginning(context: Context, role: Role, text: string): VNode {
  const open = () => changeLook(context, {openInputs: [...context.state.look.openInputs, role]});
  return h(
    'div',
    {class: 'beginning'},
    h('code', {class: 'mono', dir: 'ltr'}, `${text.slice(0, BEGINNING)}…`),
    button(translate('Edit the whole text'), open, {id: `input-${role}`}),
  );
}

function setText(context: Context, role: Role, text: string): void {
  changePanel(
    context,
    (panel) => {
      if (role === 'target') return setTargetText(panel, text);
      const prediction: SourceArray = panel.prediction ?? {text, dialect: 'python', label: translate('typed')};
      return {...panel, prediction: {...prediction, text}};
    },
    `text ${role}`,
  );
}

const SHOW = {
  prediction: 'Show the prediction in the source ({0})',
  target: 'Show the target in the source ({0})',
};

function toSource(context: Context, role: Role, source: SourceArray | undefined): VNode | undefined {
  if (source?.sourceId === undefined) return undefined;
  return iconButton('goto', translate(SHOW[role], plain(source.label)), () => reveal(context, undefined, role));
}

const MOST_SHOWN = 5;

function diagnostics(context: Context, role: Role): VNode {
  const found = context.derived[role]?.diagnostics ?? [];
  const more = found.length - MOST_SHOWN;
  return h(
    'ul',
    {class: 'diagnostics', id: `diagnostics-${role}`},
    found.slice(0, MOST_SHOWN).map((d) => diagnostic(context, d)),
    more > 0 && h('li', {class: 'dim'}, translate('and {0} more', more)),
    (context.derived[role]?.odd ?? []).slice(0, MOST_SHOWN).map((row) => oddRow(context, role, row)),
    noNumbers(context, role) && h('li', {class: 'message error'}, icon('error'), h('span', {}, noNumbersText(role))),
  );
}

function diagnostic(context: Context, {severity, message, said, code}: Diagnostic): VNode {
  return h(
    'li',
    {class: `message ${severity}`},
    icon(severity),
    h('span', {}, spoken(said ?? message)),
    whatIsThis(context, code),
  );
}

/** A row of another length, as it is written, with the way to it. */
function oddRow(context: Context, role: Role, {row, first, count}: TextRow): VNode {
  const read = context.derived[role];
  const [from, to] = [read?.array?.spans[2 * first], read?.array?.spans[2 * (first + count) - 1]];
  const written = read?.source.text.slice(from, Math.min(to ?? 0, (from ?? 0) + BEGINNING));
  const show = () => reveal(context, first, role, true);
  return h(
    'li',
    {class: 'message odd-row'},
    h('span', {}, translate('Row {0}, left out: ', row), h('code', {class: 'mono', dir: 'ltr'}, written)),
    read?.source.sourceId !== undefined && link(translate('Show it'), show),
  );
}

function noNumbers({state, derived}: Context, role: Role): boolean {
  return (state.panel[role]?.text.trim().length ?? 0) > 0 && derived[role]?.input === undefined;
}

function noNumbersText(role: Role): string {
  return role === 'target'
    ? translate('No numbers in the target: write them as a list, such as [0, 1, 0], or a class such as 1.')
    : translate('No numbers in the prediction: write them as a list, such as [0.2, 0.7, 0.1].');
}
