/** How a check speaks: a finding at a token range or a literal's element, with its fixes. */
import type {NumericArray} from '../literal/types.ts';
import {english, type Said} from '../say.ts';
import type {LossCall} from './lossCalls.ts';
import type {Source} from './source.ts';
import type {Range} from './syntax.ts';
import type {Fix, RuleFinding, TextEdit} from './types.ts';

export interface Context {
  readonly source: Source;
  readonly losses: readonly LossCall[];
  /** Losses whose calls are not in sight. */
  readonly made: readonly LossCall[];
}

/** What a check gives back; the rule's own severity is added by the table. */
export type Found = Omit<RuleFinding, 'severity'>;

export type Check = (context: Context) => readonly Found[];

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
