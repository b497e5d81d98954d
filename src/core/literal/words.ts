/** Sets of words that are asked for often: most answers come from the first letter and the length, without cutting a string. */

export interface WordSet {
  readonly words: ReadonlySet<string>;
  /** For each first letter a bit for each length. */
  readonly lengths: Int32Array;
}

/** The words of a text, separated by blanks, of at most 31 letters each. */
export function wordSet(text: string): WordSet {
  const words = new Set(text.split(/\s+/).filter(Boolean));
  const lengths = new Int32Array(128);
  for (const word of words) lengths[word.charCodeAt(0)] |= 1 << word.length;
  return {words, lengths};
}

/** Whether text[start, end) is a word of the set. */
export function holds(set: WordSet, text: string, start: number, end: number): boolean {
  const length = end - start;
  const first = text.charCodeAt(start);
  if (length <= 0 || length > 31 || first > 127) return false;
  return (set.lengths[first] & (1 << length)) !== 0 && set.words.has(text.slice(start, end));
}
