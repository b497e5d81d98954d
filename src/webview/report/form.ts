/** How the file was read, why, and a form to have it read otherwise. */
import {shownColumns} from '../../core/report/columns.ts';
import type {ShownPlan} from '../../core/report/job.ts';
import {type Context, say} from '../calc/context.ts';
import {textOf} from '../dom/events.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {button, type Choice, fold, picker} from '../dom/widgets.ts';
import {
  columnsOf,
  FIELDS,
  type Field,
  type FormTexts,
  KINDS,
  mappingOf,
  parseRanges,
  rangesText,
  textsOf,
} from './mapping.ts';
import {type ReportModel, set, setting} from './model.ts';

/** More columns than this are named by their places, not ticked one by one. */
const MOST_BOXES = 40;

export function formFold(context: Context, model: ReportModel): VNode {
  const {state} = model;
  const isOpen = (setting(context, 'form.open') ?? (state.phase === 'failed' ? 'yes' : 'no')) === 'yes';
  const toggle = (open: boolean) => set(context, {'form.open': open ? 'yes' : 'no'});
  const hint = state.plan?.reasons.join(' · ') ?? 'columns, kind, labels';
  return h(
    'div',
    {class: 'tools report-form', key: 'form'},
    fold('reading', 'How it is read', isOpen ? '' : hint, isOpen, toggle, () => body(context, model)),
  );
}

function body(context: Context, model: ReportModel): Child {
  const {plan} = model.state;
  return [
    plan &&
      h(
        'ul',
        {class: 'reasons', 'aria-label': 'How it was read'},
        plan.reasons.map((reason) => h('li', {}, reason)),
      ),
    form(context, model),
  ];
}

/** What is shown: what is being typed for this very file, over what was chosen before. */
function typedTexts(context: Context, {state}: ReportModel): FormTexts {
  const chosen = textsOf(state);
  if (setting(context, 'form.file') !== state.file) return chosen;
  const typed = FIELDS.map((field) => [field, setting(context, `form.${field}`) ?? chosen[field]]);
  return Object.fromEntries(typed) as FormTexts;
}

function type(context: Context, {state}: ReportModel, field: Field, text: string): void {
  const isOther = setting(context, 'form.file') !== state.file;
  const chosen = textsOf(state);
  const afresh = isOther ? Object.fromEntries(FIELDS.map((f) => [`form.${f}`, chosen[f]])) : {};
  set(context, {...afresh, 'form.file': state.file, [`form.${field}`]: text});
}

function form(context: Context, model: ReportModel): VNode {
  const texts = typedTexts(context, model);
  const columns = columnsOf(model.state);
  const isSound = columns.length === 0 || parseRanges(texts.predictions, columns.length) !== undefined;
  const submit = (event: Event) => {
    event.preventDefault();
    if (isSound) readWith(context, model, texts);
  };
  return h(
    'form',
    {class: 'mapping', onsubmit: submit, 'aria-label': 'Read the file otherwise'},
    columns.length > 0 && labelField(context, model, texts, columns),
    columns.length > 0 && predictionField(context, model, texts, columns, isSound),
    choiceField(context, model, texts, 'kind', 'values are', kinds(model.state.plan)),
    choiceField(context, model, texts, 'base', 'labels count', bases(model.state.plan)),
    textField(
      context,
      model,
      texts,
      'labels',
      'file of labels',
      model.state.plan?.labels ?? 'none: in the file itself',
    ),
    textField(context, model, texts, 'names', 'class names', namesHint(model.state.plan)),
    isTable(model) && choiceField(context, model, texts, 'header', 'first line', headers(model.state.plan)),
    isTable(model) && choiceField(context, model, texts, 'delimiter', 'separator', delimiters(model.state.plan)),
    h(
      'div',
      {class: 'actions'},
      button('Read again', () => undefined, {
        type: 'submit',
        class: 'button primary',
        id: 'read-again',
        disabled: !isSound,
      }),
      button('Back to the guesses', () => readWith(context, model, undefined), {id: 'read-guessed'}),
    ),
  );
}

/** A header and a separator mean something where the file is a table of text. */
function isTable({state: {plan, mapping}}: ReportModel): boolean {
  return (
    plan === undefined || plan.hasHeader !== undefined || plan.delimiter !== undefined || mapping.header !== undefined
  );
}

function readWith(context: Context, {state}: ReportModel, texts: FormTexts | undefined): void {
  context.send({type: 'readAgain', mapping: texts ? mappingOf(texts, state) : {}});
  // Open also where it opened by itself: the focus is in it.
  set(context, {'form.file': '', 'form.open': 'yes'});
  say(context, 'Reading again');
}

function line(id: string, label: string, control: Child): VNode {
  return h('div', {class: 'mapping-line'}, h('label', {for: id}, label), control);
}

function choiceField(
  context: Context,
  model: ReportModel,
  texts: FormTexts,
  field: Field,
  label: string,
  choices: readonly Choice[],
): VNode {
  const id = `mapping-${field}`;
  const pick = (value: string) => type(context, model, field, value);
  return line(id, label, picker(label, choices, texts[field], pick, {id}));
}

function textField(
  context: Context,
  model: ReportModel,
  texts: FormTexts,
  field: Field,
  label: string,
  hint: string,
): VNode {
  const id = `mapping-${field}`;
  const input = h('input', {
    type: 'text',
    id,
    class: 'seen-input wide',
    placeholder: hint,
    value: texts[field],
    spellcheck: 'false',
    oninput: (event) => type(context, model, field, textOf(event)),
  });
  return line(id, label, input);
}

function labelField(context: Context, model: ReportModel, texts: FormTexts, columns: readonly string[]): VNode {
  const {plan} = model.state;
  const guessed = plan && (columns[plan.labelColumn] ?? 'none, in a file of their own');
  const choices = [
    guess(texts.label === '' ? guessed : undefined),
    ...shownColumns(columns).map((label, i) => ({value: String(i), label})),
  ];
  return choiceField(context, model, texts, 'label', 'label column', choices);
}

function predictionField(
  context: Context,
  model: ReportModel,
  texts: FormTexts,
  columns: readonly string[],
  isSound: boolean,
): VNode {
  const guessed = model.state.plan?.predictionColumns ?? [];
  if (columns.length > MOST_BOXES) {
    const hint = guessed.length > 0 ? `guessed: ${rangesText(guessed)}` : 'such as 2–11';
    return h(
      'div',
      {},
      textField(context, model, texts, 'predictions', 'prediction columns', hint),
      h('p', {class: 'dim mapping-note'}, `Places of columns, counted from 1 to ${columns.length}.`),
      !isSound &&
        h('p', {class: 'mapping-note message error', role: 'alert'}, `Not places from 1 to ${columns.length}.`),
    );
  }
  const chosen = texts.predictions === '' ? guessed : (parseRanges(texts.predictions, columns.length) ?? []);
  const toggle = (place: number) => {
    const next = chosen.includes(place) ? chosen.filter((p) => p !== place) : [...chosen, place].sort((a, b) => a - b);
    type(context, model, 'predictions', rangesText(next));
  };
  const box = (label: string, place: number) =>
    h(
      'label',
      {class: 'mapping-box'},
      h('input', {
        type: 'checkbox',
        name: `prediction-${place}`,
        checked: chosen.includes(place),
        onchange: () => toggle(place),
      }),
      h('bdi', {class: 'cut'}, label),
    );
  return h(
    'fieldset',
    {class: 'mapping-line', id: 'mapping-predictions'},
    h('legend', {}, 'prediction columns'),
    h('div', {class: 'mapping-boxes'}, shownColumns(columns).map(box)),
  );
}

function guess(value: string | undefined): Choice {
  return {value: '', label: value === undefined ? 'guess' : `guessed: ${value}`};
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  'positive-probability': 'the probability of class 1',
};

function kinds(plan: ShownPlan | undefined): readonly Choice[] {
  return [
    guess(plan && (KIND_NAMES[plan.kind] ?? plan.kind)),
    ...KINDS.map((value) => ({value, label: KIND_NAMES[value] ?? value})),
  ];
}

function bases(plan: ShownPlan | undefined): readonly Choice[] {
  return [guess(plan && `from ${plan.indexBase}`), {value: '0', label: 'from 0'}, {value: '1', label: 'from 1'}];
}

function headers(plan: ShownPlan | undefined): readonly Choice[] {
  const names = {true: 'names of columns', false: 'a row'};
  const known = plan?.hasHeader === undefined ? undefined : names[`${plan.hasHeader}`];
  return [guess(known), {value: 'true', label: names.true}, {value: 'false', label: names.false}];
}

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  ' ': 'space',
  '|': 'bar',
};

function delimiters(plan: ShownPlan | undefined): readonly Choice[] {
  const known = plan?.delimiter === undefined ? undefined : (DELIMITERS[plan.delimiter] ?? plan.delimiter);
  return [guess(known), ...Object.entries(DELIMITERS).map(([value, label]) => ({value, label}))];
}

function namesHint(plan: ShownPlan | undefined): string {
  const some = plan?.classNames?.slice(0, 4).join(', ');
  return some === undefined
    ? 'in order, separated by commas'
    : `guessed: ${some}${(plan?.classNames?.length ?? 0) > 4 ? ', …' : ''}`;
}
