/** What a person typed over the reference's examples, and the results, remembered until a text changes. */
import type {FormatOptions} from '../../core/evaluate/types.ts';
import {
  calculatorInputs,
  type Edited,
  type Example,
  type ExampleResult,
  fillOf,
  runExample,
} from '../../core/reference/index.ts';
import type {SourceArray} from '../../protocol.ts';
import type {Context} from '../calc/context.ts';
import {changeLook} from '../calc/context.ts';
import {readSource} from '../state/read.ts';

/** A box of an example: its name, what stands beside it, and the text that the lesson gives. */
export interface Box {
  readonly name: string;
  readonly label: string;
  readonly given: string;
}

/** Stands in a box for the selection's own text, which is neither copied nor kept. */
export const SELECTION = '\0';

export function boxesOf(example: Example): readonly Box[] {
  if (example.kind === 'calculator') {
    return calculatorInputs(example).map(({name, label}) => ({name, label, given: example.inputs[name] ?? ''}));
  }
  const prediction = {name: 'prediction', label: 'prediction', given: example.prediction};
  return example.target === undefined
    ? [prediction]
    : [prediction, {name: 'target', label: 'target', given: example.target}];
}

const keyOf = (example: Example, name: string) => `${example.id}/${name}`;

function rawText({state}: Context, example: Example, {name, given}: Box): string {
  return state.look.examples[keyOf(example, name)] ?? given;
}

const roleOf = ({name}: Box) => (name === 'target' ? 'target' : 'prediction');

export function textOf(context: Context, example: Example, box: Box): string {
  const text = rawText(context, example, box);
  return text === SELECTION ? (context.state.panel[roleOf(box)]?.text ?? '') : text;
}

export function isEdited(context: Context, example: Example): boolean {
  return boxesOf(example).some((box) => rawText(context, example, box) !== box.given);
}

export function setText(context: Context, example: Example, texts: Readonly<Record<string, string>>): void {
  const typed = Object.entries(texts).map(([name, text]) => [keyOf(example, name), text]);
  changeLook(context, {examples: {...context.state.look.examples, ...Object.fromEntries(typed)}});
}

/** What the boxes hold once the example is tried on the selection; undefined where it takes nothing of it. */
export function selectionFor(
  {derived, state}: Context,
  example: Example,
): Readonly<Record<string, string>> | undefined {
  if (example.kind === 'calculator' || example.isSwapped)
    return derived.evaluation && fillOf(example, derived.evaluation);
  return state.panel.prediction && {prediction: SELECTION, target: SELECTION};
}

export function restore(context: Context, example: Example): void {
  const own = new Set(boxesOf(example).map((box) => keyOf(example, box.name)));
  const kept = Object.entries(context.state.look.examples).filter(([key]) => !own.has(key));
  changeLook(context, {examples: Object.fromEntries(kept)});
}

const results = new Map<string, {readonly key: readonly unknown[]; readonly result: ExampleResult}>();

export function resultOf(context: Context, example: Example, format: FormatOptions): ExampleResult {
  const texts = boxesOf(example).map((box) => rawText(context, example, box));
  const of = texts.includes(SELECTION) ? context.derived.result : undefined;
  const key = [...texts, format.unit, format.precision, of];
  const known = results.get(example.id);
  if (known?.key.every((part, i) => part === key[i])) return known.result;
  const isAsGiven = of === undefined && !isEdited(context, example);
  const result = runExample(example, format, isAsGiven ? {} : editedOf(context, example));
  results.set(example.id, {key, result});
  return result;
}

function editedOf(context: Context, example: Example): Edited {
  const {panel} = context.state;
  const boxes = boxesOf(example);
  const raw = boxes.map((box) => rawText(context, example, box));
  const read = (box: Box, i: number) =>
    raw[i] === SELECTION
      ? context.derived[roleOf(box)]?.input
      : (readSource(typed(raw[i] ?? '')).input ?? (raw[i]?.trim() === '' ? undefined : {values: [], shape: [0]}));
  if (example.kind === 'calculator') {
    return {inputs: Object.fromEntries(boxes.map((box, i) => [box.name, Array.from(read(box, i)?.values ?? [])]))};
  }
  const [prediction = {values: [], shape: [0]}, target] = boxes.map(read);
  if (raw[0] !== SELECTION) return {prediction, target};
  const isWhole = raw.every((text) => text === SELECTION) && !example.options;
  const {evaluation} = context.derived;
  const options = {indexBase: panel.settings.indexBase, ...panel.options};
  return {
    ...{prediction, options, isOwn: true},
    ...(target && {target}),
    ...(isWhole && evaluation && {evaluation}),
  };
}

function typed(text: string): SourceArray {
  return {text, dialect: 'python', label: 'typed'};
}
