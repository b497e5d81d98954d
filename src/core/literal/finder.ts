/**
 * Where the next character of a class stands: a regular expression of one class finds it several times faster than a loop
 * over charCodeAt does. The answer is kept, so that asking onwards through a text costs one pass over it altogether.
 */

export interface Finder {
  /** One class, with the flag g. */
  readonly pattern: RegExp;
  /** No such character stands in [from, at). */
  from: number;
  at: number;
}

export const createFinder = (pattern: RegExp): Finder => ({pattern, from: 0, at: -1});

/** Whether the finder knows the answer for `i` already. */
export const isFound = (finder: Finder, i: number): boolean => i >= finder.from && i <= finder.at;

/** The offset of the first such character at or after `i`, Infinity where there is none. */
export function findNext(finder: Finder, text: string, i: number): number {
  if (isFound(finder, i)) return finder.at;
  finder.pattern.lastIndex = i;
  finder.from = i;
  finder.at = finder.pattern.test(text) ? finder.pattern.lastIndex - 1 : Number.POSITIVE_INFINITY;
  return finder.at;
}
