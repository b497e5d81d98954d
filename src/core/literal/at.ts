/**
 * The array under the cursor, by work that the literal's neighbourhood bounds and never the document: a walk back over
 * numbers and brackets to where the literal may begin, a safe line near before that, and one scan forward until it closes.
 */
import {readBlocks} from './blocks/index.ts';
import type {Lexicon} from './dialects.ts';
import {lexiconFor, PAGES} from './document.ts';
import {fenceAround} from './fences.ts';
import {blockRange, safeStart, walkBack} from './neighbourhood.ts';
import {scan} from './scan.ts';
import * as S from './state.ts';
import type {NumericArray, ReadOptions} from './types.ts';

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
  const sequence = lexicon.dialect === 'yaml' ? blockAt(text, offset, lexicon) : undefined;
  if (sequence?.container === 'sequence') return sequence;
  const found = inBrackets(text, offset, fence?.lexicon ?? lexicon, options, fence);
  if (found !== undefined || !PAGES.has(lexicon.dialect) || fence !== undefined) return found;
  return blockAt(text, offset, lexicon);
}

function blockAt(text: string, offset: number, lexicon: Lexicon): NumericArray | undefined {
  const [from, to] = blockRange(text, offset);
  return readBlocks(text, from, to, {where: 'code', dialect: lexicon.dialect}).find((a) => holds(a, offset));
}

const holds = (a: NumericArray, offset: number): boolean => a.start <= offset && offset <= a.end;

function inBrackets(
  text: string,
  offset: number,
  lexicon: Lexicon,
  options: ReadOptions,
  within?: {from: number; to: number},
): NumericArray | undefined {
  const budget = options.budget ?? Number.POSITIVE_INFINITY;
  const walk = walkBack(text, offset, within?.from ?? 0, budget);
  const inner = walk.ended ? walk.outer : walk.inner;
  const from = walk.ended ? safeStart(text, Math.min(inner, offset), lexicon, within?.from ?? 0) : inner;
  const whole = best(read(text, from, offset, lexicon, options, within?.to ?? text.length, budget), offset);
  if (whole !== undefined || from === walk.inner || walk.inner === offset) return limited(whole, walk.ended);
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
  scan(s, (state) => options.isCancelled?.() === true || state.i - from > budget || isPast(state, offset), STEP);
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
