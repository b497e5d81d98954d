/** What a calculator is, and how it reads its inputs. */
import type {FormatOptions} from '../evaluate/types.ts';
import {formatInput} from '../explain/format.ts';
import type {Figure} from './types.ts';

export type Inputs = Readonly<Record<string, readonly number[]>>;

export interface Calculator {
  /** Inputs in the order to show them; `isList` says whether more than one number makes sense. */
  readonly inputs: readonly {readonly name: string; readonly label: string; readonly isList: boolean}[];
  readonly compute: (inputs: Inputs, format: FormatOptions) => Figure[];
}

export const list = (name: string, label: string) => ({name, label, isList: true});
export const scalar = (name: string, label: string) => ({name, label, isList: false});

/** The first number of an input, NaN where there is none. */
export function one(inputs: Inputs, name: string): number {
  return inputs[name]?.[0] ?? Number.NaN;
}

export function all(inputs: Inputs, name: string): readonly number[] {
  return inputs[name] ?? [];
}

/** "q = 0.3": the input as it was written. */
export function given(name: string, value: number): string {
  return `${name} = ${formatInput(value, 6)}`;
}
