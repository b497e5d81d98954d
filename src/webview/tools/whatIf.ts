/** What if…: sliders that move one probability or an option, and the ways back and onwards. */
import type {EvaluateOptions, Evaluation} from '../../core/evaluate/types.ts';
import {linesPerRow} from '../../core/explain/classRows.ts';
import {formatCount} from '../../core/explain/format.ts';
import {classLabel, rowLabel} from '../../core/explain/labels.ts';
import {type Control, whatIfControls} from '../../core/explain/whatIf.ts';
import type {SourceArray, WrittenSource} from '../../protocol.ts';
import {type Context, changeLook, changePanel} from '../calc/context.ts';
import {textOf} from '../dom/events.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {button, picker} from '../dom/widgets.ts';
import {createDerive} from '../state/derive.ts';
import {reset, undo, withOptions} from '../state/page.ts';
import {numbersIn} from '../state/read.ts';
import {numberText} from '../state/splice.ts';
import {translate} from '../words.ts';
import {letGo, moveProbability} from './moveProbability.ts';

/** More classes than this are chosen by typing their number. */
const MOST_LISTED = 200;

export function whatIf(context: Context): Child {
  const {evaluation} = context.derived;
  if (!evaluation) return h('p', {class: 'dim'}, translate('Type a prediction first.'));
  const row = Math.min(context.state.look.row, evaluation.numRows - 1);
  const classIndex = chosenClass(context, evaluation, row);
  const controls = whatIfControls(evaluation, row, classIndex, context.state.panel.settings.precision, translate);
  return [
    outcome(context),
    h(
      'div',
      {class: 'sliders'},
      classChoice(context, evaluation, row, classIndex),
      controls.map((c) => slider(context, c, row, classIndex)),
    ),
    weights(context, evaluation),
    actions(context),
  ];
}

/** Remembers the result that the changes started from. */
const deriveBase = createDerive();

/** The loss beside what it was, since the page's own headline may be out of sight down here. */
function outcome({state, derived}: Context): Child {
  const {base, panel, look} = state;
  const now = derived.view?.headline;
  const before = deriveBase({...base, settings: panel.settings}, look.row).view?.headline;
  if (now === undefined) return undefined;
  const changed = before !== undefined && before !== now;
  return h(
    'p',
    {class: 'what-if-outcome'},
    translate('loss'),
    ' ',
    h('strong', {class: 'mono'}, now),
    changed && h('span', {class: 'dim'}, ' ', translate('was {0}', before)),
  );
}

function chosenClass({state}: Context, evaluation: Evaluation, row: number): number {
  const {whatIfClass} = state.look;
  if (whatIfClass >= 0 && whatIfClass < linesPerRow(evaluation)) return whatIfClass;
  const {targetIndex, argmax} = evaluation.rows[row] ?? {argmax: 0};
  if (evaluation.task === 'binary') return 1;
  return targetIndex !== undefined && targetIndex >= 0 ? targetIndex : argmax;
}

function classChoice(context: Context, evaluation: Evaluation, row: number, classIndex: number): VNode {
  const count = linesPerRow(evaluation);
  const change = (value: string) => {
    const c = Number(value);
    if (Number.isInteger(c) && c >= 0 && c < count) changeLook(context, {whatIfClass: c});
  };
  const name = evaluation.numRows > 1 ? translate('class of row {0}', rowLabel(evaluation, row)) : translate('class');
  const id = 'what-if-class';
  const input =
    count <= MOST_LISTED
      ? picker(
          name,
          Array.from({length: count}, (_, c) => ({value: String(c), label: classLabel(evaluation, c)})),
          String(classIndex),
          change,
          {id},
        )
      : h('input', {
          id,
          class: 'seen-input',
          type: 'number',
          min: 0,
          max: count - 1,
          value: classIndex,
          oninput: (e) => change(textOf(e)),
        });
  return h('div', {class: 'slider-line'}, h('label', {for: id}, name), input);
}

function slider(context: Context, control: Control, row: number, classIndex: number): VNode {
  const id = `what-if-${control.id}`;
  return h(
    'div',
    {class: 'slider-line', key: control.id},
    h('label', {for: id}, control.label),
    h('input', {
      id,
      type: 'range',
      min: position(control, control.min),
      max: position(control, control.max),
      step: control.scale === 'log' ? 'any' : control.step,
      value: position(control, control.value),
      'aria-valuetext': control.text,
      oninput: (event) => move(context, control, row, classIndex, Number(textOf(event))),
      onchange: () => letGo(),
    }),
    h('output', {for: id, class: 'slider-value mono'}, shownValue(control)),
  );
}

/** What the control says, without its own name. */
function shownValue({label, text}: Control): string {
  return text.startsWith(label)
    ? text
        .slice(label.length)
        .replace(/^\s*=\s*/, '')
        .trim()
    : text;
}

/** Where a value stands on its slider: its logarithm where the slider moves in equal ratios. */
function position({scale}: Control, value: number): number {
  return scale === 'log' ? Math.log(value) : value;
}

function valueAt({scale, step}: Control, at: number): number {
  const value = scale === 'log' ? Math.exp(at) : at;
  return Number((Math.round(value / step) * step).toPrecision(6));
}

function move(context: Context, control: Control, row: number, classIndex: number, at: number): void {
  const value = valueAt(control, at);
  const {id} = control;
  if (id === 'probability') moveProbability(context, row, classIndex, value);
  else changePanel(context, (panel) => withOptions(panel, option(id, value)), `slide ${id}`);
}

type OptionId = Exclude<Control['id'], 'probability'>;
const NEUTRAL: Readonly<Record<OptionId, number>> = {temperature: 1, labelSmoothing: 0, focalGamma: 0, focalAlpha: 1};

/** An option at the value that changes nothing is left out. */
function option(id: OptionId, value: number): {readonly [K in keyof EvaluateOptions]?: EvaluateOptions[K] | undefined} {
  return {[id]: value === NEUTRAL[id] ? undefined : value};
}

function weights(context: Context, {numClasses, task, request}: Evaluation): Child {
  if (task === 'binary') return undefined;
  const given = request.options?.weight;
  const set = (text: string) => {
    const numbers = numbersIn(text);
    const fits = numbers.length === numClasses && numbers.every(Number.isFinite);
    if (fits || text.trim() === '')
      changePanel(context, (panel) => withOptions(panel, {weight: fits ? numbers : undefined}), 'weights');
  };
  return h(
    'div',
    {class: 'slider-line weights'},
    h('label', {for: 'what-if-weights'}, translate('class weights w')),
    h('input', {
      id: 'what-if-weights',
      class: 'seen-input mono wide',
      placeholder: translate('{0} numbers, such as [1, 2, …]', formatCount(numClasses)),
      autocomplete: 'off',
      spellcheck: 'false',
      value: given
        ? `[${given.slice(0, 100).map(numberText).join(', ')}${given.length > 100 ? ', …' : ''}]`
        : undefined,
      onchange: (event) => set(textOf(event)),
    }),
  );
}

function actions(context: Context): VNode {
  const {state, update, send} = context;
  const {prediction, target} = state.panel;
  const changed = [writtenIf(prediction, state.base.prediction), writtenIf(target, state.base.target)].flat();
  const write = () => {
    send({type: 'writeBack', sources: changed});
    update((now) => ({...now, told: now.panel})); // what the source says from then on
  };
  return h(
    'div',
    {class: 'actions'},
    button(translate('Undo'), () => update(undo), {disabled: state.past.length === 0}),
    button(translate('Reset'), () => update(reset), {disabled: state.past.length === 0}),
    (prediction?.sourceId ?? target?.sourceId) !== undefined &&
      button(translate('Write back to source'), write, {
        class: 'button primary',
        disabled: changed.length === 0,
        title: translate('Replace the numbers in the source, as one edit that can be undone'),
      }),
  );
}

/** An array of a source whose text is no longer the source's. */
function writtenIf(now: SourceArray | undefined, base: SourceArray | undefined): readonly WrittenSource[] {
  const isChanged = now?.sourceId !== undefined && now.sourceId === base?.sourceId && now.text !== base.text;
  return isChanged && now.sourceId !== undefined ? [{sourceId: now.sourceId, text: now.text}] : [];
}
