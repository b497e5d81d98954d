/** An array that was read, with the document it stands in (none for a notebook's output or typed text). */
import type {TextDocument} from 'vscode';
import type {NumericArray} from '../../core/literal/types.ts';
import {readText} from '../core.ts';
import {placeName, textOf} from './text.ts';

export interface LocatedArray {
  readonly array: NumericArray;
  /** The text that the array's offsets refer to. */
  readonly text: string;
  /** "eval.py:14", "analysis.ipynb, output of cell 3". */
  readonly label: string;
  readonly document?: TextDocument;
  /** In a notebook: twice its cell's number, one more for the cell's outputs. */
  readonly order?: number;
  /** Where the array's class names stand, if not at the array itself. */
  readonly classNamesFrom?: string;
}

export function locate(document: TextDocument, array: NumericArray): LocatedArray {
  const label = placeName(document, document.positionAt(array.start));
  return {array, text: textOf(document), label, document};
}

/** The same numbers of the same text: columns of one table begin and end together, but not their numbers. */
export function isSameArray(a: LocatedArray, b: LocatedArray | undefined): boolean {
  return b !== undefined && a.document === b.document && a.label === b.label && keyOf(a) === keyOf(b);
}

const keyOf = ({array: {start, end, spans}}: LocatedArray): string => `${start} ${end} ${spans[0]} ${spans.length}`;

/** Each once. */
export function uniqueArrays(arrays: readonly LocatedArray[]): readonly LocatedArray[] {
  const placeOf = (located: LocatedArray) => `${located.order} ${located.label} ${keyOf(located)}`;
  return [...new Map(arrays.map((located) => [placeOf(located), located])).values()];
}

/**
 * A column of a table stands in the text of all of them, which read by itself gives the first: such a one is its own numbers
 * and nothing between them, as if they had been picked.
 */
export function standingAlone(located: LocatedArray): LocatedArray {
  const {array, text} = located;
  if (array.container !== 'table' && array.container !== 'printed') return located;
  const [first] = readText(text.slice(array.start, array.end), {languageId: array.dialect}).arrays;
  const isFirst = first?.spans.length === array.spans.length && first.spans[0] + array.start === array.spans[0];
  return isFirst ? located : {...located, array: {...array, container: 'loose', dialect: 'text'}};
}

/** The number of elements that the array's spans place in the text. */
export function elementCount(array: NumericArray): number {
  return array.spans.length >> 1;
}

/** Numbers picked one by one (carets, a column selection) have other text between them: only their own is taken. */
function isPicked(array: NumericArray): boolean {
  return array.container === 'loose';
}

export function elementText({array, text}: Pick<LocatedArray, 'array' | 'text'>, element: number): string {
  return text.slice(array.spans[2 * element], array.spans[2 * element + 1]);
}

function pickedText(located: Pick<LocatedArray, 'array' | 'text'>): string {
  const {array} = located;
  const columns = array.shape.at(-1) ?? 1;
  const separator = (element: number) => (element === 0 ? '' : element % columns === 0 ? '\n' : ', ');
  return Array.from({length: elementCount(array)}, (_, i) => separator(i) + elementText(located, i)).join('');
}

/** The array as text that the reader understands on its own. */
export function literalText(located: Pick<LocatedArray, 'array' | 'text'>): string {
  const {array, text} = located;
  return isPicked(array) ? pickedText(located) : text.slice(array.start, array.end);
}

/** `probs`, or its place where it has no name. */
export function displayName({array, label}: LocatedArray): string {
  return array.name ?? label;
}
