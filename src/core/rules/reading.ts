/**
 * A document read once, and read again after an edit: only the statements around the change are read anew, and what stands before and
 * after them is kept, moved by the change in length. Reading again gives what reading the whole would give.
 */
import type {NumericArray} from '../literal/types.ts';
import {spliced} from './tokenSplice.ts';
import {NEWLINE, type SourceLanguage, type Tokens, tokenizePart} from './tokens.ts';

/** An array of the document; it stands `delta` characters after the place that it was read at. */
export interface LocatedArray {
  readonly start: number;
  readonly end: number;
  readonly array: NumericArray;
  readonly delta: number;
}

export interface Reading {
  readonly text: string;
  readonly tokens: Tokens;
  /** In the order of the text. */
  readonly arrays: readonly LocatedArray[];
}

/** The arrays of a piece of source that begins and ends between statements. */
export type ReadArrays = (text: string) => readonly NumericArray[];

/** Above this, the numbers of a list are nobody's business but the reader's. */
const MOST_LISTED = 1000;

/** A literal of numbers alone, whose rows are read as an array and never as source: most tokens of a file of data. */
function isOpaque({array: {where, container, shape, values, complete, diagnostics}}: LocatedArray): boolean {
  const isBracketed = where === 'code' && (container === 'list' || container === 'tuple');
  return isBracketed && complete && diagnostics.length === 0 && (shape.length > 1 || values.length > MOST_LISTED);
}

export function located(arrays: readonly NumericArray[], delta: number): readonly LocatedArray[] {
  const inCode = arrays.filter((array) => array.where === 'code');
  const placed = inCode.map((array) => ({start: array.start + delta, end: array.end + delta, array, delta}));
  return placed.sort((a, b) => a.start - b.start);
}

/** The array with its places where it stands now. */
export function atItsPlace({array, delta, start, end}: LocatedArray): NumericArray {
  return delta === 0 ? array : {...array, start, end, spans: array.spans.map((place) => place + delta)};
}

export const readWhole = (text: string, language: SourceLanguage, arrays: readonly LocatedArray[]): Reading => ({
  text,
  arrays,
  tokens: tokenizePart(text, language, arrays.filter(isOpaque), 0, text.length).tokens,
});

/** Which tokens an edit replaced: [first, last) of the old ones by [first, behind) of the new, `moved` characters longer. */
export interface Edit {
  readonly first: number;
  readonly last: number;
  readonly behind: number;
  readonly moved: number;
}

export const readAgain = (before: Reading, text: string, readArrays: ReadArrays): Reading =>
  text === before.text ? before : readEdit(before, text, readArrays).reading;

/** Reads another text; what the two have in common at their ends is kept. */
export function readEdit(before: Reading, text: string, readArrays: ReadArrays): Edited {
  const {tokens} = before;
  const same = commonEnds(before.text, text);
  const first = firstTouched(tokens, same.before);
  for (let skipped = 1; ; skipped *= 4) {
    const last = nextStatement(tokens, before.text.length - same.after, skipped);
    const edited = readPart(before, text, readArrays, first, last);
    if (edited) return edited;
  }
}

export interface Edited {
  readonly reading: Reading;
  /** The fresh tokens by themselves. */
  readonly part: Tokens;
  readonly edit: Edit;
}

/** Reads anew from the statement at token `first` up to that at token `last`; undefined where something is left open there. */
function readPart(
  before: Reading,
  text: string,
  readArrays: ReadArrays,
  first: number,
  last: number,
): Edited | undefined {
  const {tokens} = before;
  const moved = text.length - before.text.length;
  const from = lineStart(tokens, first);
  const end = last < tokens.count ? lineStart(tokens, last) : before.text.length;
  const fresh = located(readArrays(text.slice(from, end + moved)), from);
  const part = tokenizePart(text, tokens.language, fresh.filter(isOpaque), from, end + moved);
  if (!part.isClosed) return undefined;
  const kept = before.arrays.filter((a) => a.end <= from);
  const behind = before.arrays.filter((a) => a.start >= end).map((a) => movedBy(a, moved));
  const all = spliced(tokens, first, last, part.tokens, text, moved);
  return {
    reading: {text, tokens: all, arrays: [...kept, ...fresh, ...behind]},
    part: part.tokens,
    edit: {first, last, behind: first + part.tokens.count, moved},
  };
}

const movedBy = ({start, end, array, delta}: LocatedArray, moved: number): LocatedArray => ({
  start: start + moved,
  end: end + moved,
  array,
  delta: delta + moved,
});

/** How many characters two texts have in common at their beginning and, apart from those, at their end. */
function commonEnds(a: string, b: string): {readonly before: number; readonly after: number} {
  const most = Math.min(a.length, b.length);
  let before = 0;
  while (before < most && a.charCodeAt(before) === b.charCodeAt(before)) before++;
  let after = 0;
  while (after < most - before && a.charCodeAt(a.length - 1 - after) === b.charCodeAt(b.length - 1 - after)) after++;
  return {before, after};
}

/** Whether a statement begins with this token and nothing is open before it. */
function startsStatement(tokens: Tokens, i: number): boolean {
  const closes = tokens.partner[i]! >= 0 && tokens.partner[i]! < i;
  if (tokens.first[i] !== 1 || tokens.parent[i]! >= 0 || tokens.indent[i] !== 0 || closes) return false;
  if (tokens.language === 'python') return i === 0 || tokens.kind[i - 1] === NEWLINE;
  return tokens.text.charCodeAt(tokens.start[i]!) !== 47; // `/` may go on with a division
}

const lineStart = (tokens: Tokens, i: number): number => (i === 0 ? 0 : tokens.start[i]! - tokens.indent[i]!);

/** The statement before the one that a change at `offset` touches first. */
function firstTouched(tokens: Tokens, offset: number): number {
  let i = tokensBefore(tokens, offset);
  for (let statements = 0; i > 0; i--)
    if (startsStatement(tokens, i) && lineStart(tokens, i) <= offset && ++statements > 1) return i;
  return 0;
}

/** So many statements after a change that ended at `offset`; the number of tokens where there are fewer. */
function nextStatement(tokens: Tokens, offset: number, skipped: number): number {
  let left = skipped;
  for (let i = tokensBefore(tokens, offset); i < tokens.count; i++)
    if (startsStatement(tokens, i) && lineStart(tokens, i) > offset && left-- === 0) return i;
  return tokens.count;
}

/** How many tokens start before the offset. */
function tokensBefore({start, count}: Tokens, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, count - 1);
}
