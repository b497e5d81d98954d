/** How the file was read, why, and a form to have it read otherwise. */
import type {ColumnMapping} from '../../core/report/job.ts';
import {type Context, say} from '../calc/context.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {button, fold} from '../dom/widgets.ts';
import {bases, delimiters, headers, kinds, namesHint} from './choices.ts';
import {choiceField, labelField, predictionField, textField} from './fields.ts';
import {columnsOf, type FormTexts, mappingOf, parseRanges} from './mapping.ts';
import {change, type ReportModel, set, setting} from './model.ts';
import {typedTexts} from './typed.ts';

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

function form(context: Context, model: ReportModel): VNode {
  const texts = typedTexts(context.state.look.report, model);
  const columns = columnsOf(model.state);
  const isSound = areSound(texts, columns);
  const submit = (event: Event) => {
    event.preventDefault();
    readAgain(context, model);
  };
  return h(
    'form',
    {class: 'mapping', onsubmit: submit, 'aria-label': 'Read the file otherwise'},
    columns.length > 0
      ? labelField(context, model, texts, columns)
      : textField(context, model, texts, 'label', 'label column', 'its name, or its number from 0'),
    columns.length > 0
      ? predictionField(context, model, texts, columns, isSound)
      : textField(context, model, texts, 'predictions', 'prediction columns', 'names or numbers, separated by commas'),
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
      button('Back to the guesses', () => send(context, {}), {id: 'read-guessed'}),
    ),
  );
}

/** A header and a separator mean something where the file is a table of text. */
function isTable({state: {plan, mapping}}: ReportModel): boolean {
  return (
    plan === undefined || plan.hasHeader !== undefined || plan.delimiter !== undefined || mapping.header !== undefined
  );
}

function areSound({predictions}: FormTexts, columns: readonly string[]): boolean {
  return columns.length === 0 || parseRanges(predictions, columns.length) !== undefined;
}

/** With what stands in the form now: Enter may come before the page is drawn with the last letter. */
function readAgain(context: Context, model: ReportModel): void {
  let texts: FormTexts | undefined;
  change(context, (now) => {
    texts = typedTexts(now, model);
    return {};
  });
  if (texts && areSound(texts, columnsOf(model.state))) send(context, mappingOf(texts, model.state));
}

/** The form stays open also where it opened by itself: the focus is in it. */
function send(context: Context, mapping: ColumnMapping): void {
  context.send({type: 'readAgain', mapping});
  set(context, {'form.file': '', 'form.open': 'yes'});
  say(context, 'Reading again');
}
