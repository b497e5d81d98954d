/**
 * The hot path of source text: words, blanks, numbers and operators where no array can be under way. Nothing of them is kept
 * but what the last one was and where the expression began, so they go by in one loop over local variables.
 */
import {moveByteWindow, OTHER} from './byteWindow.ts';
import {DIGIT, NEWLINE, SPACE, skipBlanks, WORD, wordEnd} from './chars.ts';
import type {Lexicon} from './dialects.ts';
import {skipNumber} from './number.ts';
import * as S from './state.ts';

const BLANK = 32;

const OPERATOR = 5;
const POINT = 6;
const COMMA = 7;
const EQUALS = 8;
const MINUS = 9;
const COLON = 10;
const SEMICOLON = 11;
const QUESTION = 12;
const EXCLAMATION = 13;

/** What a character is to the run; at 0 the scanner looks itself. */
const table = new Uint8Array(256);
const mark = (chars: string, kind: number): void => {
  for (let i = 0; i < chars.length; i++) table[chars.charCodeAt(i)] = kind;
};
mark(' \t\r\f\v', SPACE);
mark('\n', NEWLINE);
mark('0123456789', DIGIT);
mark('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$', WORD);
mark('+*<>&|^~@', OPERATOR);
mark('.', POINT);
mark(',', COMMA);
mark('=', EQUALS);
mark('-', MINUS);
mark(':', COLON);
mark(';', SEMICOLON);
mark('?', QUESTION);
mark('!', EXCLAMATION);

const wordParts = Uint8Array.from(table, (kind) => (kind === WORD || kind === DIGIT ? 1 : 0));

/** Whether plain tokens mean nothing to the top frame: it is no candidate, or its current element is no number nor a finished literal. */
export function isPlain(s: S.ScanState): boolean {
  const kind = s.frames[s.top + S.KIND];
  if (s.lexicon.spaces) return false;
  const state = s.frames[s.top + S.STATE];
  return kind >= S.CALL || ((state === S.OTHER || state === S.EMPTY) && kind !== S.ARGUMENTS);
}

/** Right behind a value a `!` asserts that it is not null. */
const isValue = (last: number): boolean => last === S.AFTER_WORD || last === S.AFTER_CLOSER;

/** What makes `::` or `:=` of a colon. */
const isColonPair = (next: number): boolean => next === 58 || next === 61;

/** Where a word may be a type before braces, or the first part of a macro's call. */
const takesTypes = (kind: number, lexicon: Lexicon): boolean =>
  kind === S.BRACE || (kind === S.LIST && lexicon.dialect === 'rust');

/** Whether the sign at the end of `type Pair =` may be meant: the word before the last one ends in an e, or is not next to it. */
function mayBeAlias(text: string, wordStart: number): boolean {
  const before = text.charCodeAt(wordStart - 2);
  return before === 101 || before <= BLANK;
}

/** Reads plain tokens from s.i on, up to the first that is not, to the window's end or to `until`; false where there is none. */
export function plainRun(s: S.ScanState, until: number): boolean {
  const {text, lexicon, frames: f, top: t, bytes: w} = s;
  const from = s.i;
  if (from < w.from || from >= w.to) moveByteWindow(w, text, from);
  const {bytes, from: base} = w;
  const stop = Math.min(until, w.to);
  const kind = f[t + S.KIND];
  const block = kind === S.BLOCK;
  const hopeless = kind <= S.LAST_CANDIDATE && (f[t + S.FLAGS] & S.HOPELESS) !== 0;
  const free = kind >= S.GROUP || hopeless;
  const isScript = lexicon.dialect === 'javascript';
  let {last, lastEnd, chain, wordStart} = s;
  let state = f[t + S.STATE];
  let i = from;
  run: while (i < stop) {
    switch (table[bytes[i - base]]) {
      case SPACE:
        do i++;
        while (i < stop && bytes[i - base] === BLANK);
        continue;
      case WORD:
        if (state === S.EMPTY && takesTypes(kind, lexicon)) break run;
        if (last !== S.AFTER_POINT) chain = i;
        wordStart = i++;
        while (i < stop && wordParts[bytes[i - base]] === 1) i++;
        if (i === stop || bytes[i - base] === OTHER) i = wordEnd(text, i, s.end);
        last = S.AFTER_WORD;
        break;
      case DIGIT:
        if (!free && state === S.EMPTY) break run;
        i = skipNumber(text, i, s.end, lexicon);
        last = S.AFTER_NUMBER;
        break;
      case NEWLINE:
        i++;
        if (block && lexicon.lines) {
          last = S.AT_START;
          f[t + S.STATEMENT] = f[t + S.ELEMENT] = i;
          f[t + S.COMMAS] = f[t + S.TERNARIES] = 0;
        }
        continue;
      case POINT: {
        const next = text.charCodeAt(i + 1);
        if (!(next > 57) || last === S.AFTER_NUMBER) break run;
        i++;
        last = S.AFTER_POINT;
        break;
      }
      case COMMA:
        if (!free) break run;
        f[t + S.COMMAS]++;
        f[t + S.ELEMENT] = lastEnd = ++i;
        if (hopeless) beginElement(s);
        state = S.EMPTY;
        last = S.AT_VALUE;
        continue;
      case EQUALS:
        if (text.charCodeAt(i + 1) === 62) {
          if (block && lexicon.dialect === 'scala') break run; // what stands behind a pattern is a statement
          i += 2;
          last = S.AT_START;
          break;
        }
        if (!free || (block && isScript && mayBeAlias(text, wordStart))) break run;
        i++;
        last = S.AT_VALUE;
        break;
      case COLON: // a ternary's, a key's, or one that begins a block, a slice or a type
        if (!free || isColonPair(text.charCodeAt(i + 1))) break run;
        if (f[t + S.TERNARIES] > 0) f[t + S.TERNARIES]--;
        else if (hopeless) {
          if (kind !== S.DICT || f[t + S.KEY_START] >= 0) break run;
          f[t + S.KEY_START] = skipBlanks(text, f[t + S.ELEMENT], i);
          f[t + S.KEY_END] = lastEnd;
          f[t + S.ELEMENT] = lastEnd = ++i;
          state = S.EMPTY;
          last = S.AT_VALUE;
          continue;
        } else if (isScript) {
          i++;
          last = S.AT_TYPE;
          break;
        } else if (block) f[t + S.ELEMENT] = i + 1;
        i++;
        last = S.AT_VALUE;
        break;
      case SEMICOLON:
        if (!block) break run;
        f[t + S.STATEMENT] = f[t + S.ELEMENT] = lastEnd = ++i;
        f[t + S.COMMAS] = f[t + S.TERNARIES] = 0;
        state = S.EMPTY;
        last = S.AT_START;
        continue;
      case QUESTION: {
        const next = text.charCodeAt(i + 1);
        if (next === 46 || next === 63) break run;
        if (next !== 58 && lexicon.slashes) f[t + S.TERNARIES]++;
        i++;
        last = S.AT_VALUE;
        break;
      }
      case MINUS:
        if (lexicon.dashes || (!free && state === S.EMPTY) || text.charCodeAt(i + 1) === 62) break run;
        i++;
        last = S.AT_VALUE;
        break;
      case EXCLAMATION:
        if (lexicon.dialect === 'rust' || (isScript && i === lastEnd && isValue(last))) break run;
        i++;
        last = S.AT_VALUE;
        break;
      case OPERATOR:
        if (!free && state === S.EMPTY) break run;
        i++;
        last = S.AT_VALUE;
        break;
      default:
        break run;
    }
    lastEnd = i;
    state = S.OTHER;
    if (i < stop && bytes[i - base] === BLANK) i++; // mostly one follows: that saves a way through the table
  }
  if (i === from) return false;
  s.i = i;
  s.last = last;
  s.lastEnd = lastEnd;
  s.chain = chain;
  s.wordStart = wordStart;
  f[t + S.STATE] = state;
  return true;
}

/** In a frame that is no array any more a comma ends what was there without a look at it. */
function beginElement(s: S.ScanState): void {
  const {frames: f, top: t} = s;
  f[t + S.KEY_START] = -1;
  f[t + S.ELEMENT_VALUES] = s.valueCount;
  f[t + S.ELEMENT_RECORDS] = s.recordCount;
}
