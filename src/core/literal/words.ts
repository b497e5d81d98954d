/** Sets of words that are asked for often: most answers come from the first letter and the length, without cutting a string. */

/** Words by first letter and length. */
type Buckets = readonly (readonly string[])[];

export interface WordSet {
  readonly text: string;
  /** Made when it is first asked for: of all dialects, a document needs one or two. */
  buckets?: Buckets;
}

const NONE: string[] = [];

/** The words of a text, separated by blanks, of at most 31 letters each. */
export function wordSet(text: string): WordSet {
  return {text};
}

function makeBuckets(set: WordSet): Buckets {
  const buckets: string[][] = Array.from({length: 128 << 5}, () => NONE);
  for (const word of set.text.split(/\s+/).filter(Boolean)) {
    const at = (word.charCodeAt(0) << 5) | word.length;
    buckets[at] = [...buckets[at], word];
  }
  set.buckets = buckets;
  return buckets;
}

/** Whether text[start, end) is a word of the set. */
export function holds(set: WordSet, text: string, start: number, end: number): boolean {
  const length = end - start;
  const first = text.charCodeAt(start);
  if (length <= 0 || length > 31 || first > 127) return false;
  const buckets = set.buckets ?? makeBuckets(set);
  for (const word of buckets[(first << 5) | length]) if (text.startsWith(word, start)) return true;
  return false;
}
