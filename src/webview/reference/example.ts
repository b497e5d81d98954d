/** A live example: boxes to type in, the figures that follow, and ways to go on with them. */
import type {Example, ExampleResult, Figure} from '../../core/reference/index.ts';
import type {Context} from '../calc/context.ts';
import {BEGINNING, LONG} from '../calc/inputs.ts';
import {link} from '../calc/messages.ts';
import {bar} from '../dom/bar.ts';
import {textOf as typedText} from '../dom/events.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {icon} from '../dom/widgets.ts';
import {picture} from './picture.ts';
import {type Box, boxesOf, isEdited, restore, resultOf, SELECTION, selectionFor, setText, textOf} from './state.ts';

export function exampleView(context: Context, example: Example): VNode {
  const {unit, precision} = context.state.panel.settings;
  const result = resultOf(context, example, {unit, precision});
  return h(
    'figure',
    {class: 'example', key: example.id},
    h('figcaption', {}, example.caption),
    h(
      'div',
      {class: 'boxes'},
      boxesOf(example).map((box) => boxView(context, example, box)),
    ),
    figures(result),
    picture(context, example, result),
    isRepeated(example) ? undefined : remarks(result),
    h('div', {class: 'example-actions'}, actions(context, example)),
  );
}

function boxView(context: Context, example: Example, box: Box): Child {
  const id = `box-${example.id}-${box.name}`;
  const text = textOf(context, example, box);
  if (text.length > LONG)
    return [h('span', {}, box.label), h('code', {class: 'mono', dir: 'ltr'}, `${text.slice(0, BEGINNING)}…`)];
  return [
    h('label', {for: id}, box.label),
    h('textarea', {
      id,
      class: text.includes('\n') ? 'text-input mono' : 'text-input mono single',
      rows: Math.min(6, text.split('\n').length),
      spellcheck: 'false',
      dir: 'ltr',
      value: text,
      oninput: (event) => setText(context, example, {[box.name]: typedText(event)}),
    }),
  ];
}

function figures({figures: all}: ExampleResult): VNode {
  const figure = ({label, text, value, note, fraction}: Figure) =>
    h(
      'div',
      {class: 'figure'},
      h('dt', {}, label),
      h('dd', {class: 'figure-value'}, text),
      h(
        'dd',
        {},
        fraction !== undefined && bar(fraction, value === Number.POSITIVE_INFINITY ? 'endless' : ''),
        note !== undefined && h('div', {class: 'dim'}, note),
      ),
    );
  return h('dl', {class: 'figures', 'aria-live': 'off'}, all.map(figure));
}

/** What is to be said of the selection is said in the first section and in the last. */
function isRepeated({id}: Example): boolean {
  return id.startsWith('own-') && id !== 'own-A' && id !== 'own-F';
}

function remarks({view}: ExampleResult): Child {
  const told = (view?.messages ?? []).filter((m) => m.severity !== 'information');
  if (told.length === 0) return undefined;
  return h(
    'ul',
    {class: 'diagnostics'},
    told.map((m) => h('li', {class: `message ${m.severity}`}, icon(m.severity), h('span', {}, m.text))),
  );
}

function actions(context: Context, example: Example): readonly Child[] {
  const [first, second] = boxesOf(example);
  const isOwn = first?.given === SELECTION;
  const open = () => {
    const text = first ? textOf(context, example, first) : '';
    const targetText = second && textOf(context, example, second);
    context.send({type: 'openCalculator', text, ...(targetText && {target: targetText}), ...(kind && {kind})});
  };
  const kind = example.kind === 'evaluate' ? example.options?.predictionKind : undefined;
  const filled = selectionFor(context, example);
  return [
    filled && !isOwn && link('Try it on my selection', () => setText(context, example, filled)),
    example.kind === 'evaluate' && link('Open in calculator', open),
    isEdited(context, example) &&
      link(isOwn ? 'Back to my selection' : 'Back to the example', () => restore(context, example)),
  ];
}
