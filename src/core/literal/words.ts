/** Sets of words that are asked for often: most answers come from the first letter and the length, without cutting a string. */

interface Words {
  /** Bit n of a first letter's entry: some word begins with it and is n letters long. Small, so that it stays in the cache. */
  readonly lengths: Uint32Array;
  readonly byLetter: readonly (readonly string[])[];
}

export interface WordSet {
  readonly text: string;
  /** Made when it is first asked for: of all dialects, a document needs one or two. */
  words?: Words;
}

/** The words of a text, separated by blanks, of at most 31 letters each. */
export function wordSet(text: string): WordSet {
  return {text};
}

function makeWords(set: WordSet): Words {
  const lengths = new Uint32Array(128);
  const byLetter: string[][] = Array.from({length: 128}, () => []);
  for (const word of set.text.split(/\s+/).filter(Boolean)) {
    const first = word.charCodeAt(0);
    lengths[first] |= 1 << word.length;
    byLetter[first].push(word);
  }
  set.words = {lengths, byLetter};
  return set.words;
}

/** Whether text[start, end) is a word of the set. */
export function holds(set: WordSet, text: string, start: number, end: number): boolean {
  const length = end - start;
  const first = text.charCodeAt(start);
  if (length <= 0 || length > 31 || first > 127) return false;
  const {lengths, byLetter} = set.words ?? makeWords(set);
  if (((lengths[first] >>> length) & 1) === 0) return false;
  for (const word of byLetter[first]) if (word.length === length && text.startsWith(word, start)) return true;
  return false;
}
