/** An array that was read, with the document it stands in (none for a notebook's output or typed text). */
import type {TextDocument} from 'vscode';
import type {NumericArray} from '../../core/literal/types.ts';
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

/** The number of elements that the array's spans place in the text. */
export function elementCount(array: NumericArray): number {
  return array.spans.length >> 1;
}

/** Numbers picked one by one (carets, a column selection) have other text between them: only their own is taken. */
function isPicked(array: NumericArray): boolean {
  return array.container === 'loose';
}

function elementText(text: string, array: NumericArray, element: number): string {
  return text.slice(array.spans[2 * element], array.spans[2 * element + 1]);
}

function pickedText({array, text}: Pick<LocatedArray, 'array' | 'text'>): string {
  const columns = array.shape.at(-1) ?? 1;
  const separator = (element: number) => (element === 0 ? '' : element % columns === 0 ? '\n' : ', ');
  return Array.from({length: elementCount(array)}, (_, i) => separator(i) + elementText(text, array, i)).join('');
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
