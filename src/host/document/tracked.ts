/** One array that is followed through the edits of its document: where it stands, and how it is found and read again. */
import {type TextDocument, Uri, workspace} from 'vscode';
import type {NumericArray} from '../../core/literal/types.ts';
import type {SourceArray} from '../../protocol.ts';
import {arrayAt, readSelection, readText} from '../core.ts';
import {withClassNames} from './classNames.ts';
import {elementCount, elementText, type LocatedArray, literalText, locate} from './located.ts';
import type {Span} from './shift.ts';
import {textOf} from './text.ts';

export interface Tracked {
  readonly id: string;
  readonly uri: Uri;
  located: LocatedArray;
  span: Span;
  elements: Span[];
}

export const isSpan = (a: Span | undefined, b: Span | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

export function elementSpans({array}: LocatedArray): Span[] {
  return Array.from({length: elementCount(array)}, (_, i): Span => [array.spans[2 * i], array.spans[2 * i + 1]]);
}

/** A literal is replaced as a whole; numbers that were picked one by one each take theirs, if there are as many. */
export function replacements({located, span, elements}: Tracked, text: string): readonly (readonly [Span, string])[] {
  if (located.array.container !== 'loose') return [[span, text]];
  const numbers = readText(text).arrays[0]?.spans ?? new Uint32Array();
  if (numbers.length !== 2 * elements.length) return [];
  return elements.map((element, i) => [element, text.slice(numbers[2 * i], numbers[2 * i + 1])]);
}

function readAgain({located, span: [start, end], elements}: Tracked, document: TextDocument): NumericArray | undefined {
  const options = {languageId: document.languageId};
  if (located.array.container === 'loose') return readSelection(textOf(document), elements, options).arrays[0];
  return start < end ? arrayAt(textOf(document), start, options) : undefined;
}

/** Numbers picked one by one have no name around them: theirs is kept. */
const namesOf = ({container, name, classNames}: NumericArray): Pick<NumericArray, 'name' | 'classNames'> =>
  container === 'loose' ? {...(name !== undefined && {name}), ...(classNames && {classNames})} : {};

/** Where a text stands, the nearest to `start`; −1 where it does not. */
function nearestPlace(whole: string, text: string, start: number): number {
  const [before, after] = [whole.lastIndexOf(text, start), whole.indexOf(text, start)];
  if (before < 0 || after < 0) return Math.max(before, after);
  return start - before < after - start ? before : after;
}

/** True where the document holds the array as it was last read; its place is known then. */
export function findAgain(source: Tracked, document: TextDocument): boolean {
  const {located, elements} = source;
  const [whole, text] = [textOf(document), literalText(located)];
  if (located.array.container === 'loose') {
    const isThere = (span: Span, i: number) => whole.slice(...span) === elementText(located, i);
    return elements.every(isThere) && reread(source, document);
  }
  const at = nearestPlace(whole, text, source.span[0]);
  if (at < 0) return false;
  source.span = [at, at + text.length];
  return reread(source, document);
}

/** Reads the array anew where it stands now; one that is gone keeps its last reading. */
export function reread(source: Tracked, document: TextDocument): boolean {
  const read = readAgain(source, document);
  if (!read) return false;
  const array = {...namesOf(source.located.array), ...read};
  const located = locate(document, array);
  source.located = source.located.classNamesFrom === undefined ? located : withClassNames(located);
  source.span = [array.start, array.end];
  source.elements = elementSpans(source.located);
  return true;
}

/** Where a reloaded panel's source stands now, if its document still has it there; named anew where it had names from elsewhere. */
export async function relocate({origin, text, classNamesFrom}: SourceArray): Promise<LocatedArray | undefined> {
  if (!origin) return;
  const {uri, start} = origin;
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  const whole = textOf(document);
  const at = nearestPlace(whole, text, start);
  const array = at < 0 ? undefined : arrayAt(whole, at, {languageId: document.languageId});
  const located = array && locate(document, array);
  return located && classNamesFrom !== undefined ? withClassNames(located) : located;
}
