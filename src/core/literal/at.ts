/**
 * The array under the cursor, by work that the literal's neighbourhood bounds and never the document: a walk back over
 * numbers and brackets to where the literal may begin, a safe line near before that, and one scan forward until it closes.
 */
import {type Around, aroundOf, proseStart, regionEnd} from './around.ts';
import {readBlocks} from './blocks/index.ts';
import {type Lexicon, textLexicon} from './dialects.ts';
import {lexiconFor, PAGES} from './document.ts';
import {fenceAround} from './fences.ts';
import {blockRange, safeStart, walkBack} from './neighbourhood.ts';
import {skipMarks} from './regions.ts';
import {scan} from './scan.ts';
import * as S from './state.ts';
import type {Dialect, NumericArray, ReadOptions, Where} from './types.ts';
import {startsValue, textBlockAt} from './yamlText.ts';

/** An element that goes on for so long without a comma is no element: the bracket was never closed. */
const LONGEST_ELEMENT = 65536;

/** Characters between two looks at whether the literal has closed. */
const STEP = 1024;

/**
 * The outermost array that holds the offset, or undefined. With a budget, a literal that goes beyond it is given by its
 * innermost brackets alone, with `complete` false. Never throws.
 */
export function arrayAt(text: string, offset: number, options: ReadOptions = {}): NumericArray | undefined {
  if (!(offset >= 0 && offset <= text.length)) return undefined;
  const lexicon = lexiconFor(text, options);
  const fence = lexicon.dialect === 'markdown' ? fenceAround(text, offset) : undefined;
  const block = lexicon.dialect === 'yaml' ? textBlockAt(text, offset) : undefined;
  if (block !== undefined)
    return inRegion(text, offset, lexicon, options, {where: 'string', from: block.from}, block.to);
  const sequence = lexicon.dialect === 'yaml' ? blockAt(text, offset, lexicon.dialect) : undefined;
  if (sequence?.container === 'sequence') return sequence;
  const own = fence?.lexicon ?? lexicon;
  const around = aroundOf(text, offset, own, fence?.from ?? 0);
  if (around.where !== 'code')
    return inRegion(text, offset, own, options, around, regionEnd(text, offset, around.closer));
  const found = inBrackets(text, offset, own, options, fence, around.where === 'code' ? around.from : 0);
  if (found !== undefined || !PAGES.has(lexicon.dialect) || fence !== undefined) return found;
  return blockAt(text, offset, lexicon.dialect);
}

/** Inside of a long string or comment: brackets, then print-outs and tables, near the offset. */
function inRegion(
  text: string,
  offset: number,
  lexicon: Lexicon,
  options: ReadOptions,
  {where, from}: Pick<Around, 'where' | 'from'>,
  end: number,
): NumericArray | undefined {
  const walk = walkBack(text, offset, from, options.budget ?? Number.POSITIVE_INFINITY);
  const out: NumericArray[] = [];
  const s = S.createState(text, textLexicon, out);
  S.resetState(s, proseStart(text, walk.ended ? walk.outer : walk.inner, from), end);
  s.where = where;
  s.dialect = lexicon.dialect;
  s.marks = where === 'comment' ? 'comment' : 'string';
  s.i = skipMarks(s, s.i);
  const start = s.i;
  scan(s, (state) => isOver(state, start, offset, options), STEP);
  return limited(best(out, offset), walk.ended) ?? blockAt(text, offset, lexicon.dialect, where, from, end);
}

const isOver = (s: S.ScanState, from: number, offset: number, options: ReadOptions): boolean =>
  options.isCancelled?.() === true || s.i - from > (options.budget ?? Number.POSITIVE_INFINITY) || isPast(s, offset);

function blockAt(
  text: string,
  offset: number,
  dialect: Dialect,
  where: Where = 'code',
  low = 0,
  high = text.length,
): NumericArray | undefined {
  const [from, to] = blockRange(text, offset);
  return readBlocks(text, Math.max(from, low), Math.min(to, high), {where, dialect}).find((a) => holds(a, offset));
}

const holds = (a: NumericArray, offset: number): boolean => a.start <= offset && offset <= a.end;

function inBrackets(
  text: string,
  offset: number,
  lexicon: Lexicon,
  options: ReadOptions,
  within: {from: number; to: number} | undefined,
  known: number,
): NumericArray | undefined {
  const budget = options.budget ?? Number.POSITIVE_INFINITY;
  const walk = walkBack(text, offset, within?.from ?? 0, budget);
  const inner = walk.ended ? walk.outer : walk.inner;
  const from = walk.ended
    ? safeStart(text, Math.min(inner, offset), lexicon, Math.max(within?.from ?? 0, Math.min(known, inner)))
    : inner;
  const whole = best(read(text, from, offset, lexicon, options, within?.to ?? text.length, budget), offset);
  if (whole !== undefined || from === walk.inner || walk.inner === offset) return limited(whole, walk.ended);
  if (lexicon.dialect === 'yaml' && walk.ended && !startsValue(text, walk.outer)) return undefined; // in a text
  return best(read(text, walk.inner, offset, lexicon, options, within?.to ?? text.length, budget), offset);
}

/** A literal of which only a part was read says so. */
const limited = (a: NumericArray | undefined, whole: boolean): NumericArray | undefined =>
  a === undefined || whole ? a : {...a, complete: false};

/** Every array from `from` on, until the brackets that hold the offset have closed. */
function read(
  text: string,
  from: number,
  offset: number,
  lexicon: Lexicon,
  options: ReadOptions,
  end: number,
  budget: number,
): readonly NumericArray[] {
  const out: NumericArray[] = [];
  const s = S.createState(text, lexicon, out);
  S.resetState(s, from, end);
  if (lexicon.spaces && !lexicon.matrix) s.marks = 'none';
  scan(s, (state) => isOver(state, from, offset, {...options, budget}), STEP);
  return out;
}

/** Whether no open bracket that holds the offset can still become an array. */
function isPast(s: S.ScanState, offset: number): boolean {
  if (s.i <= offset) return false;
  const f = s.frames;
  for (let t = S.FRAME; t <= s.top; t += S.FRAME) {
    if (f[t + S.START] > offset) return true;
    const live = f[t + S.KIND] <= S.GROUP && (f[t + S.FLAGS] & S.HOPELESS) === 0;
    if (live && s.i - f[t + S.ELEMENT] < LONGEST_ELEMENT) return false;
  }
  return true;
}

/** The outermost array around the offset; one that ends there gives way to one that goes on. */
function best(arrays: readonly NumericArray[], offset: number): NumericArray | undefined {
  const around = arrays.filter((a) => a.partOf === undefined && holds(a, offset));
  const inside = around.filter((a) => offset < a.end);
  const all = inside.length > 0 ? inside : around;
  return all.reduce<NumericArray | undefined>((a, b) => (a && a.end - a.start >= b.end - b.start ? a : b), undefined);
}
