/** What a language model sends, decoded from unknown; errors say to the model what to send instead. */

import type {EvaluateOptions} from '../../core/evaluate/types.ts';
import type {NumericArray} from '../../core/literal/types.ts';
import type {Unit} from '../../core/types.ts';
import {readText} from '../core.ts';

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(input: unknown): Fields {
  if (typeof input === 'object' && input !== null) return input as Fields;
  throw new Error('Send an object with the properties that the schema names.');
}

/** The text of an array: as text, or, as models send it too, as numbers. */
export function arrayField(fields: Fields, name: string): string {
  const text = optionalArray(fields, name);
  if (text !== undefined) return text;
  throw new Error(`"${name}" is missing: send it as text, for example "[0.2, 0.7, 0.1]".`);
}

/** What is left out comes as nothing, null or an empty text. */
export function optionalArray(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  const isNumbers = Array.isArray(value) || (typeof value === 'number' && Number.isFinite(value));
  if (isNumbers) return JSON.stringify(value);
  if (typeof value === 'object' && value !== null) throw new Error(`"${name}" must be an array as text.`);
  return optionalText(fields, name);
}

export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  throw new Error(`"${name}" must be text.`);
}

/** What a number must be, in words for the model. */
export interface Demand {
  readonly text: string;
  holds(value: number): boolean;
}

const finite: Demand = {holds: Number.isFinite, text: 'a finite number'};

export function optionalNumber(fields: Fields, name: string, {holds, text} = finite): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && holds(value)) return value;
  throw new Error(`"${name}" must be ${text}.`);
}

export function optionalChoice<T extends string | number>(
  fields: Fields,
  name: string,
  choices: readonly T[],
): T | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  throw new Error(`"${name}" must be one of ${choices.join(', ')}.`);
}

/** One number counts as an array of one. */
export function readArray(text: string, what: string): NumericArray {
  const {arrays, diagnostics} = readText(text);
  const [array] = arrays;
  if (!array)
    throw new Error(
      `${what}: ${diagnostics[0]?.message ?? 'no numbers were found'}. Send an array such as [0.2, 0.7, 0.1].`,
    );
  const unread = array.diagnostics.find(({severity}) => severity === 'error');
  if (unread)
    throw new Error(`${what}, character ${unread.offset + 1}: ${unread.message} Correct the text and call again.`);
  if (arrays.length > 1)
    throw new Error(`${what}: there are ${arrays.length} arrays. Send one, its rows as "[[0.2, 0.8], [0.6, 0.4]]".`);
  return array;
}

export const units: readonly Unit[] = ['nats', 'bits', 'hartleys'];

export function decodeOptions(fields: Fields): EvaluateOptions {
  const choices = {
    predictionKind: optionalChoice(fields, 'predictionKind', [
      'probabilities',
      'logits',
      'log-probabilities',
      'counts',
    ] as const),
    targetKind: optionalChoice(fields, 'targetKind', ['index', 'one-hot', 'soft', 'multi-hot'] as const),
    task: optionalChoice(fields, 'task', ['binary', 'multiclass', 'multilabel'] as const),
    indexBase: optionalChoice(fields, 'indexBase', [0, 1] as const),
    labelSmoothing: optionalNumber(fields, 'labelSmoothing'),
    ignoreIndex: optionalNumber(fields, 'ignoreIndex'),
  };
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
}
