/** What a person typed over the reference's examples, and the results, remembered until a text changes. */
import type {FormatOptions} from '../../core/evaluate/types.ts';
import {
  calculatorInputs,
  type Edited,
  type Example,
  type ExampleResult,
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

export function textOf({state}: Context, example: Example, box: Box): string {
  return state.look.examples[keyOf(example, box.name)] ?? box.given;
}

export function isEdited(context: Context, example: Example): boolean {
  return boxesOf(example).some((box) => textOf(context, example, box) !== box.given);
}

export function setText(context: Context, example: Example, texts: Readonly<Record<string, string>>): void {
  const typed = Object.entries(texts).map(([name, text]) => [keyOf(example, name), text]);
  changeLook(context, {examples: {...context.state.look.examples, ...Object.fromEntries(typed)}});
}

export function restore(context: Context, example: Example): void {
  const own = new Set(boxesOf(example).map((box) => keyOf(example, box.name)));
  const kept = Object.entries(context.state.look.examples).filter(([key]) => !own.has(key));
  changeLook(context, {examples: Object.fromEntries(kept)});
}

const results = new Map<string, {readonly key: string; readonly result: ExampleResult}>();

export function resultOf(context: Context, example: Example, format: FormatOptions): ExampleResult {
  const texts = boxesOf(example).map((box) => textOf(context, example, box));
  const key = JSON.stringify([texts, format]);
  const known = results.get(example.id);
  if (known?.key === key) return known.result;
  const result = runExample(example, format, isEdited(context, example) ? editedOf(context, example) : {});
  results.set(example.id, {key, result});
  return result;
}

function editedOf(context: Context, example: Example): Edited {
  const read = (box: Box) => readSource(typed(textOf(context, example, box))).input ?? {values: [], shape: [0]};
  const boxes = boxesOf(example);
  if (example.kind === 'calculator') {
    return {inputs: Object.fromEntries(boxes.map((box) => [box.name, Array.from(read(box).values)]))};
  }
  const [prediction, target] = boxes.map(read);
  return {...(prediction && {prediction}), ...(target && {target})};
}

function typed(text: string): SourceArray {
  return {text, dialect: 'python', label: 'typed'};
}
