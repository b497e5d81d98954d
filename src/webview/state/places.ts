/** Element of the evaluated array → element of the text that it was read from. */
import type {ReadInput} from './read.ts';
import {elementInText} from './splice.ts';

export function placeInText(read: ReadInput, element: number): number {
  const permuted = read.array?.valuesInCall !== undefined || read.source.columnMajor === true;
  return read.places ? (read.places[element] ?? element) : elementInText(element, read.input?.shape ?? [], permuted);
}
