/** How a check speaks: a finding at a token range or a literal's element, with its fixes. */
import type {NumericArray} from '../literal/types.ts';
import {english, type Said} from '../say.ts';
import type {LossCall} from './lossCalls.ts';
import type {Assignment} from './scopes.ts';
import type {Source} from './source.ts';
import type {Call, Range} from './syntax.ts';
import type {Fix, RuleFinding, TextEdit} from './types.ts';

export interface Context {
  readonly source: Source;
}

/** What a check gives back; the rule's own severity is added by the table. */
export type Found = Omit<RuleFinding, 'severity'>;

/** What a check looks at, one at a time: a call of a loss, any call, or what a name is bound to. */
export type LossCheck = (context: Context, loss: LossCall) => readonly Found[];
export type CallCheck = (context: Context, call: Call) => readonly Found[];
export type BindingCheck = (context: Context, binding: Assignment) => readonly Found[];

export function at(source: Source, range: Range, code: string, said: Said, fixes: readonly Fix[] = []): Found {
  const offset = source.tokens.start[range.from]!;
  const end = source.tokens.end[Math.max(range.to - 1, range.from)]!;
  return {code, message: english(said), said, offset, length: end - offset, fixes};
}

export function atElement(
  array: NumericArray,
  element: number,
  code: string,
  said: Said,
  fixes: readonly Fix[] = [],
): Found {
  const offset = array.spans[2 * element]!;
  return {code, message: english(said), said, offset, length: array.spans[2 * element + 1]! - offset, fixes};
}

export function atArray(array: NumericArray, code: string, said: Said, fixes: readonly Fix[] = []): Found {
  return {code, message: english(said), said, offset: array.start, length: array.end - array.start, fixes};
}

/** The callee as written, up to its opening parenthesis. */
export const calleeRange = (loss: LossCall): Range => ({from: loss.call.callee.from, to: loss.call.callee.to});

export function replaceRange(source: Source, range: Range, text: string): TextEdit {
  return {start: source.tokens.start[range.from]!, end: source.tokens.end[range.to - 1]!, text};
}

export function sourceText(source: Source, range: Range): string {
  return source.text.slice(source.tokens.start[range.from], source.tokens.end[range.to - 1]);
}

/** A number in a message: 4 decimals, as everywhere. */
export const shown = (value: number): string => (value < 0 ? '−' : '') + Math.abs(value).toFixed(4);
