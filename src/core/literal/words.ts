/** Sets of words that are asked for often: most answers come from the first letter and the length, without cutting a string. */

export interface WordSet {
  /** The words by first letter and length. */
  readonly buckets: readonly (readonly string[])[];
}

const NONE: string[] = [];

/** The words of a text, separated by blanks, of at most 31 letters each. */
export function wordSet(text: string): WordSet {
  const buckets: string[][] = Array.from({length: 128 << 5}, () => NONE);
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const at = (word.charCodeAt(0) << 5) | word.length;
    buckets[at] = [...buckets[at], word];
  }
  return {buckets};
}

/** Whether text[start, end) is a word of the set. */
export function holds(set: WordSet, text: string, start: number, end: number): boolean {
  const length = end - start;
  const first = text.charCodeAt(start);
  if (length <= 0 || length > 31 || first > 127) return false;
  for (const word of set.buckets[(first << 5) | length]) if (text.startsWith(word, start)) return true;
  return false;
}
