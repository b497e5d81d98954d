/**
 * Long literals by the kernel: it reads numbers from a window of the text, with the brackets and commas between them; those are
 * then told to the scanner's own functions, so that rows and their shapes come about as they do without a kernel.
 */
import {type Grammar, type NumberKernel, numberKernel, TOKEN} from './kernel/numbers.ts';
import {endRun} from './numberRun.ts';
import {open} from './open.ts';
import {close, comma} from './scan.ts';
import * as S from './state.ts';
import {countNumbers, hasWindow} from './window.ts';

const COMMA = 44;
const LETTER_F = 102;

/** A reading that finds fewer numbers is not worth its call: the next ones are left to TypeScript for a while. */
const WORTHWHILE = 4;
const WHILE = 256;

/** How many brackets around the innermost may close in one reading. */
const MOST_LEVELS = 4;

/** Reads on from `start`, where a value is expected and a number may stand; false where it found none. */
export function kernelRun(s: S.ScanState, start: number): boolean {
  if (!hasWindow(s.window, s.text, start, s.end)) return false;
  const kernel = numberKernel() as NumberKernel;
  kernel.read(start, grammarOf(s));
  const count = kernel.count();
  if (count < WORTHWHILE) s.window.blockedTo = start + WHILE;
  if (count === 0) return false;
  countNumbers(s.window, count, start);
  takeValues(s, kernel, count, start);
  tellScanner(s, kernel, s.valueCount + count);
  return true;
}

function grammarOf(s: S.ScanState): Grammar {
  const closer = s.frames[s.top + S.CLOSER];
  return {
    levels: s.lexicon.matrix ? 0 : levelsOf(s),
    open: closer === 41 ? 40 : closer - 2,
    close: closer,
    suffix: s.lexicon.suffixes.has('f') ? LETTER_F : -1,
    lines: S.breaksAreBlanks(s) ? 1 : 0,
  };
}

/** How many frames of the same kind as the top one lie right below it and wait for elements. */
function levelsOf(s: S.ScanState): number {
  const f = s.frames;
  let levels = 0;
  for (let t = s.top - S.FRAME; levels < MOST_LEVELS && t > 0; t -= S.FRAME, levels++) {
    if (f[t + S.KIND] !== f[s.top + S.KIND] || f[t + S.STATE] !== S.EMPTY || (f[t + S.FLAGS] & S.HOPELESS) !== 0) break;
  }
  return levels;
}

/** The values and spans behind those so far; the count stays, to follow token by token. */
function takeValues(s: S.ScanState, kernel: NumberKernel, count: number, start: number): void {
  const n = s.valueCount;
  if (n + count > s.values.length) S.growValues(s, start, count);
  s.values.set(kernel.values.subarray(0, count), n);
  s.spans.set(kernel.spans.subarray(0, 2 * count), 2 * n);
}

/** Books the numbers up to each token, and the token; stops early where a bracket turns out to be no array's. */
function tellScanner(s: S.ScanState, kernel: NumberKernel, end: number): void {
  const from = s.valueCount;
  const {tokens} = kernel;
  const last = TOKEN * kernel.tokenCount();
  for (let k = 0; k < last; k += TOKEN) {
    bookNumbers(s, from + tokens[k + 2]);
    if (!tell(s, tokens[k], tokens[k + 1])) return;
  }
  bookNumbers(s, end);
}

function bookNumbers(s: S.ScanState, end: number): void {
  const count = end - s.valueCount;
  if (count === 0) return;
  s.valueCount = end;
  endRun(s, count);
}

/** False where the kernel must not be followed further. */
function tell(s: S.ScanState, code: number, i: number): boolean {
  if (code === COMMA) {
    comma(s, i);
    return true;
  }
  if (code === 91 || code === 40 || code === 123) {
    open(s, i, code);
    return s.frames[s.top + S.KIND] <= S.LAST_CANDIDATE;
  }
  close(s, i, code);
  return s.frames[s.top + S.STATE] === S.ARRAY;
}
