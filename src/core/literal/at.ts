/** The array under the cursor. */
import {findArrays} from './document.ts';
import type {NumericArray, ReadOptions} from './types.ts';

/** The outermost array that holds the offset, or undefined. */
export function arrayAt(text: string, offset: number, options: ReadOptions = {}): NumericArray | undefined {
  const found = findArrays(text, {...options, from: offset, to: offset + 1}).arrays;
  return found.find((a) => a.start <= offset && offset <= a.end && a.partOf === undefined);
}
