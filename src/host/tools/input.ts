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

export function textField(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (Array.isArray(value)) return JSON.stringify(value);
  throw new Error(`"${name}" is missing: send it as text, for example "[0.2, 0.7, 0.1]".`);
}

export function optionalText(fields: Fields, name: string): string | undefined {
  return fields[name] === undefined || fields[name] === null ? undefined : textField(fields, name);
}

export function optionalNumber(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Error(`"${name}" must be a finite number.`);
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
    throw new Error(`${what}: ${unread.message} (character ${unread.offset + 1}). Correct the text and call again.`);
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
