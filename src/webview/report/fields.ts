/** The fields of the form, each a label with its control. */
import {shownColumns} from '../../core/report/columns.ts';
import type {Context} from '../calc/context.ts';
import {textOf} from '../dom/events.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {type Choice, picker} from '../dom/widgets.ts';
import {guess} from './choices.ts';
import {type Field, type FormTexts, parseRanges, rangesText} from './mapping.ts';
import type {ReportModel} from './model.ts';
import {type} from './typed.ts';

/** More columns than this are named by their places, not ticked one by one. */
const MOST_BOXES = 40;

function line(id: string, label: string, control: Child): VNode {
  return h('div', {class: 'mapping-line'}, h('label', {for: id}, label), control);
}

export function choiceField(
  context: Context,
  model: ReportModel,
  texts: FormTexts,
  field: Field,
  label: string,
  choices: readonly Choice[],
): VNode {
  const id = `mapping-${field}`;
  const pick = (value: string) => type(context, model, () => ({[field]: value}));
  return line(id, label, picker(label, choices, texts[field], pick, {id}));
}

export function textField(
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
    oninput: (event) => {
      const text = textOf(event);
      type(context, model, () => ({[field]: text}));
    },
  });
  return line(id, label, input);
}

export function labelField(context: Context, model: ReportModel, texts: FormTexts, columns: readonly string[]): VNode {
  const {plan} = model.state;
  const guessed = plan && (columns[plan.labelColumn] ?? 'none, in a file of their own');
  const choices = [
    guess(texts.label === '' ? guessed : undefined),
    ...shownColumns(columns).map((label, i) => ({value: String(i), label})),
  ];
  return choiceField(context, model, texts, 'label', 'label column', choices);
}

export function predictionField(
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
  const placesOf = ({predictions}: FormTexts) =>
    predictions === '' ? guessed : (parseRanges(predictions, columns.length) ?? []);
  const chosen = placesOf(texts);
  const toggle = (place: number) =>
    type(context, model, (now) => {
      const places = placesOf(now);
      const next = places.includes(place)
        ? places.filter((p) => p !== place)
        : [...places, place].sort((a, b) => a - b);
      return {predictions: rangesText(next)};
    });
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
