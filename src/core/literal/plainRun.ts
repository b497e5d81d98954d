/**
 * The hot path of source text: words, blanks, numbers and operators where no array can be under way. Nothing of them is kept
 * but what the last one was and where the expression began, so they go by in one loop over local variables.
 */
import {moveByteWindow, OTHER} from './byteWindow.ts';
import {DIGIT, NEWLINE, SPACE, WORD, wordEnd} from './chars.ts';
import {skipNumber} from './number.ts';
import * as S from './state.ts';

const BLANK = 32;

const OPERATOR = 5;
const POINT = 6;
const COMMA = 7;
const EQUALS = 8;
const MINUS = 9;
const COLON = 10;

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

const wordParts = Uint8Array.from(table, (kind) => (kind === WORD || kind === DIGIT ? 1 : 0));

/** Whether plain tokens mean nothing to the top frame: it is no candidate, or its current element is already an expression. */
export function isPlain(s: S.ScanState): boolean {
  const kind = s.frames[s.top + S.KIND];
  if (s.lexicon.spaces) return false;
  return kind >= S.CALL || (s.frames[s.top + S.STATE] === S.OTHER && kind !== S.ARGUMENTS);
}

/** What makes `::` or `:=` of a colon. */
const isColonPair = (next: number): boolean => next === 58 || next === 61;

/** Reads plain tokens from s.i on, up to the first that is not, to the window's end or to `until`; false where there is none. */
export function plainRun(s: S.ScanState, until: number): boolean {
  const {text, lexicon, frames: f, top: t, bytes: w} = s;
  const from = s.i;
  if (from < w.from || from >= w.to) moveByteWindow(w, text, from);
  const {bytes, from: base} = w;
  const stop = Math.min(until, w.to);
  const free = f[t + S.KIND] >= S.CALL;
  const block = f[t + S.KIND] === S.BLOCK;
  const aliases = block && lexicon.dialect === 'javascript';
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
        if (last !== S.AFTER_POINT) chain = i;
        wordStart = i++;
        while (i < stop && wordParts[bytes[i - base]] === 1) i++;
        if (i === stop || bytes[i - base] === OTHER) i = wordEnd(text, i, s.end);
        last = S.AFTER_WORD;
        break;
      case DIGIT:
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
        state = S.EMPTY;
        last = S.AT_VALUE;
        continue;
      case EQUALS:
        if (!free || aliases || text.charCodeAt(i + 1) === 62) break run;
        i++;
        last = S.AT_VALUE;
        break;
      case COLON: // one that begins a block, a slice or a type
        if (!free || f[t + S.TERNARIES] > 0 || lexicon.dialect === 'javascript' || isColonPair(text.charCodeAt(i + 1)))
          break run;
        i++;
        if (block) f[t + S.ELEMENT] = i;
        last = S.AT_VALUE;
        break;
      case MINUS:
        if (lexicon.dashes || text.charCodeAt(i + 1) === 62) break run;
        i++;
        last = S.AT_VALUE;
        break;
      case OPERATOR:
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
