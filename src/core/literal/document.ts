/** Every array of a document: the lexicon by language or content, then one scan; prose and tables line by line as well. */

import {type Lexicon, lexiconOf, textLexicon} from './dialects.ts';
import {findFences} from './fences.ts';
import {guessLanguage} from './guess.ts';
import {addBlocks, readRegion} from './regions.ts';
import {type Stop, scan} from './scan.ts';
import {trimShapes} from './shapes.ts';
import * as S from './state.ts';
import type {Dialect, NumericArray, ReadOptions, ReadResult} from './types.ts';
import {textBlocks} from './yamlText.ts';

/** Documents whose arrays may also stand as lines: tables, print-outs, sequences. */
export const PAGES: ReadonlySet<string> = new Set(['text', 'markdown', 'latex', 'csv', 'yaml']);

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
  /** A text of YAML, behind `|` or `>`. */
  readonly isText?: boolean;
}

/** A document is one part, but for Markdown's fences and YAML's texts and what stands between them. */
function partsOf(text: string, lexicon: Lexicon): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const inner of innerParts(text, lexicon)) {
    parts.push({from: at, to: inner.from, lexicon}, inner);
    at = inner.to;
  }
  return [...parts, {from: at, to: text.length, lexicon}];
}

function innerParts(text: string, lexicon: Lexicon): readonly Part[] {
  if (lexicon.dialect === 'markdown') return findFences(text);
  if (lexicon.dialect !== 'yaml') return [];
  return textBlocks(text, 0, text.length).map((block) => ({...block, lexicon, isText: true}));
}

function readParts(s: S.ScanState, parts: readonly Part[], stop: Stop | undefined): boolean {
  const isYaml = parts.every((part) => part.lexicon.dialect === 'yaml');
  for (const part of parts) {
    if (part.isText) {
      readRegion(s, part.from, part.to, 'string');
      continue;
    }
    s.lexicon = part.lexicon;
    s.dialect = part.lexicon.dialect;
    const first = s.out.length;
    S.resetState(s, part.from, part.to);
    if (!scan(s, stop)) return false;
    if (PAGES.has(part.lexicon.dialect) && !isYaml) addBlocks(s, first, part.from, part.to, 'code');
  }
  if (isYaml) addSequences(s, parts);
  return !s.stopped;
}

/** A sequence may have texts among its items, so all of the document is looked at at once. */
function addSequences(s: S.ScanState, parts: readonly Part[]): void {
  const texts = parts.filter((part) => part.isText);
  let k = 0;
  addBlocks(s, 0, 0, s.text.length, 'code', (array) => {
    while (k < texts.length && texts[k].to <= array.start) k++;
    return k === texts.length || array.start < texts[k].from;
  });
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
