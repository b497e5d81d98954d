/** Every array of a document: the lexicon by language or content, then one scan; prose and tables line by line as well. */

import {PAGES} from './blocks/index.ts';
import {type Lexicon, lexiconOf, textLexicon} from './dialects.ts';
import {findFences} from './fences.ts';
import {guessLanguage} from './guess.ts';
import {addBlocks} from './regions.ts';
import {type Stop, scan} from './scan.ts';
import {trimShapes} from './shapes.ts';
import * as S from './state.ts';
import type {Dialect, NumericArray, ReadOptions, ReadResult} from './types.ts';

export {PAGES};

export const lexiconFor = (text: string, options: ReadOptions): Lexicon =>
  (options.languageId === undefined ? undefined : lexiconOf(options.languageId)) ??
  lexiconOf(guessLanguage(text)) ??
  textLexicon;

/** The dialect of a language id; 'text' for one that is unknown. */
export const dialectOf = (languageId: string): Dialect => lexiconOf(languageId)?.dialect ?? 'text';

/** Every array of the text, in the order of the text; see ReadOptions for bounds. Never throws. */
export function findArrays(text: string, options: ReadOptions = {}): ReadResult {
  const lexicon = lexiconFor(text, options);
  const out: NumericArray[] = [];
  const s = S.createState(text, lexicon, out);
  s.singles = options.singles === true;
  const complete = readParts(s, partsOf(text, lexicon), stopOf(options));
  trimShapes();
  return {arrays: inOrder(out, options), diagnostics: [], complete, visited: s.visited};
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly lexicon: Lexicon;
  readonly isFence?: boolean;
  readonly isQuoted?: boolean;
}

/** A document is one part, but for Markdown's fences and the prose between them. */
function partsOf(text: string, lexicon: Lexicon): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const fence of lexicon.dialect === 'markdown' ? findFences(text) : []) {
    parts.push({from: at, to: fence.from, lexicon}, {...fence, isFence: true});
    at = fence.to;
  }
  return [...parts, {from: at, to: text.length, lexicon}];
}

function readParts(s: S.ScanState, parts: readonly Part[], stop: Stop | undefined): boolean {
  for (const part of parts) {
    s.lexicon = part.lexicon;
    s.dialect = part.lexicon.dialect;
    const first = s.out.length;
    s.marks = part.isQuoted === true ? 'quote' : 'none';
    S.resetState(s, part.from, part.to);
    if (!scan(s, stop)) return false;
    if (PAGES.has(part.lexicon.dialect) || part.isFence) addBlocks(s, first, part.from, part.to, 'code');
  }
  return true;
}

function stopOf(options: ReadOptions): Stop | undefined {
  const {budget, isCancelled, to} = options;
  if (budget === undefined && isCancelled === undefined && to === undefined) return undefined;
  return (s) =>
    (budget !== undefined && s.i > budget) || isCancelled?.() === true || (to !== undefined && s.i > to && s.top === 0);
}

/** Sorted by start, wholes before their parts, and only those that meet [from, to). */
function inOrder(out: NumericArray[], options: ReadOptions): readonly NumericArray[] {
  const {from = 0, to = Number.POSITIVE_INFINITY} = options;
  out.sort((a, b) => a.start - b.start || b.end - a.end);
  return from > 0 || to < Number.POSITIVE_INFINITY ? out.filter((a) => a.start < to && a.end > from) : out;
}
