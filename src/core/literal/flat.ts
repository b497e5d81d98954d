/**
 * Brackets of which no array can come are passed in one step: a call or an index without brackets, comments and texts with numbers in it,
 * and brackets around words where none of them stands for a number. Most brackets of source text are such.
 */
import {moveByteWindow, OTHER} from './byteWindow.ts';
import {isConstant, isConstantMember, isTextCast} from './constants.ts';
import type {Lexicon} from './dialects.ts';
import {spoil} from './elements.ts';
import {isKnownWord} from './open.ts';
import * as S from './state.ts';

/** What a character means inside; at STOP the scanner looks itself. */
const STOP = 0;
const SKIP = 1;
const LETTER = 2;
const DIGIT = 3;
const TEXT = 4;
const APOSTROPHE = 5;
const POINT = 6;
const SEMICOLON = 7;
const BEYOND = 8;
const OPENER = 9;

const POINT_CODE = 46;
const COLON_CODE = 58;
const ROUND = 40;
const BACKSLASH = 92;
const NEWLINE = 10;

/** A text shorter than that holds no array, as regions.ts has it. */
const SHORTEST = 5;

const tables = new Map<Lexicon, Uint8Array>();
let lexicon: Lexicon | undefined;
let table: Uint8Array = new Uint8Array(0);

/** The meanings in a language, made when they are first asked for. */
function tableOf(wanted: Lexicon): Uint8Array {
  if (wanted !== lexicon) {
    lexicon = wanted;
    table = tables.get(wanted) ?? makeTable(wanted);
    tables.set(wanted, table);
  }
  return table;
}

function makeTable(lexicon: Lexicon): Uint8Array {
  const made = new Uint8Array(256);
  const mark = (chars: string, meaning: number): void => {
    for (let i = 0; i < chars.length; i++) made[chars.charCodeAt(i)] = meaning;
  };
  const isProse = lexicon.spaces;
  mark(' \t\r\f\v\n!$&*+,-:<=>?@^|~_', SKIP);
  if (lexicon.dashes) mark('-', STOP);
  if (!lexicon.hash) mark('#', SKIP);
  if (!lexicon.percent) mark('%', SKIP);
  if (!lexicon.slashes && lexicon.backtick !== 'template') mark('/', SKIP);
  if (isProse) mark('`', SKIP);
  mark('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$', LETTER);
  mark('0123456789', DIGIT);
  mark('.', POINT);
  mark('([{', OPENER);
  mark(';', SEMICOLON);
  mark("'", isProse ? APOSTROPHE : lexicon.single === 'string' ? TEXT : STOP);
  mark('"', lexicon.double && !isProse ? TEXT : STOP);
  made[OTHER] = BEYOND;
  return made;
}

const wordParts = new Uint8Array(256);
for (const c of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$0123456789') wordParts[c.charCodeAt(0)] = 1;

/** Languages in which letters or signs before a text change where it ends. */
const RAW: ReadonlySet<string> = new Set(['rust', 'swift', 'cpp', 'csharp']);

/** The last word inside, which the scanner remembers. */
let lastWord = -1;

/**
 * Passes the bracket at `i`, which would begin a frame of that kind, with all that is inside; false where it must be read, and the state is
 * then unchanged. `chain` is where the expression starts that the bracket belongs to, or −1.
 */
export function passFlat(
  s: S.ScanState,
  i: number,
  kind: number,
  closer: number,
  chain: number,
  last: number,
): boolean {
  if (i < s.flatFrom || s.lexicon.matrix) return false;
  const f = s.frames;
  const closed = s.top + S.FRAME;
  if (closed + S.FRAME > f.length || (closer === 93 && f[s.top + S.KIND] === S.BRACE)) return false;
  const at = flatEnd(s, i + 1, closer, kind >= S.CALL);
  if (at < 0) return isLost(s, i, ~at);
  spoil(s, S.OTHER);
  f[closed + S.KIND] = kind;
  f[closed + S.START] = i;
  if (lastWord >= 0) s.wordStart = lastWord;
  s.chain = chain < 0 ? i : chain;
  s.i = s.lastEnd = at + 1;
  s.last = last;
  return true;
}

/** Of what was looked at in vain, as large a part is read on before the next try: all tries together cost a fixed multiple of the text. */
const PART = 4;

function isLost(s: S.ScanState, i: number, end: number): false {
  s.visited += end - i;
  s.flatFrom = i + (end - i) / PART;
  return false;
}

/** So many characters are looked at, and so many brackets opened, before it is left to the scanner. */
const REACH = 512;
const DEEPEST = 8;

/** The closing brackets that are awaited, and where their opening ones stand. */
const closers = new Uint8Array(DEEPEST + 1);
const openers = new Int32Array(DEEPEST + 1);

/**
 * Where the closing bracket stands, or ~ where something comes before it that must be read. `isFree` where the numbers inside are indexes
 * or arguments; so they are in inner brackets right behind a word.
 */
function flatEnd(s: S.ScanState, from: number, closer: number, isFree: boolean): number {
  const {text, bytes: w} = s;
  if (from < w.from || from >= w.to) moveByteWindow(w, text, from);
  const {bytes, from: base} = w;
  const stop = Math.min(s.end, w.to, from + REACH) - base;
  const meaning = tableOf(s.lexicon);
  let i = from - base;
  let depth = 0;
  let strict = isFree ? DEEPEST + 1 : 0; // from this depth on there may be an array
  let wordEnd = -1;
  closers[0] = closer;
  openers[0] = i;
  lastWord = -1;
  look: while (i < stop) {
    switch (meaning[bytes[i]]) {
      case SKIP:
        i++;
        continue;
      case LETTER: {
        const start = i++;
        while (i < stop && wordParts[bytes[i]] === 1) i++;
        lastWord = start + base;
        wordEnd = i;
        if (depth < strict) continue;
        if (bytes[i] === OTHER || isValue(text, lastWord, i + base)) break look;
        if (bytes[i] === ROUND && isQuote(bytes[i + 1]) && isTextCast(text, lastWord, i + base)) break look;
        continue;
      }
      case DIGIT:
        if (depth >= strict) break look;
        while (i < stop && wordParts[bytes[i]] === 1) i++;
        continue;
      case POINT:
        if (depth >= strict && !isWordOrCloser(bytes[i - 1])) break look;
        i++;
        continue;
      case TEXT: {
        const end = textEnd(bytes, i, stop, s.lexicon);
        if (end < 0) return ~(base + ~end);
        i = end;
        continue;
      }
      case APOSTROPHE:
        if (wordParts[bytes[i - 1]] !== 1) break look;
        i++;
        continue;
      case SEMICOLON:
      case BEYOND:
        if (depth >= strict) break look;
        i++;
        continue;
      case OPENER: {
        if (depth === DEEPEST) break look;
        const code = bytes[i];
        const isFreeToo = depth < strict && i === wordEnd && code !== 123 && !isKnownWord(s, lastWord, i + base);
        depth++;
        if (depth < strict && !isFreeToo) strict = depth;
        closers[depth] = code === 40 ? 41 : code + 2;
        openers[depth] = i++;
        continue;
      }
      default:
        if (bytes[i] !== closers[depth]) break look;
        if (depth >= strict && wordEnd < openers[depth] && bytes[i] === 93) break look;
        if (depth === 0) {
          if (strict === 0 && lastWord < 0) break look;
          return i + base;
        }
        if (depth === strict) strict = DEEPEST + 1;
        depth--;
        i++;
    }
  }
  return ~(i + base);
}

const isQuote = (code: number): boolean => code === 34 || code === 39;

const isWordOrCloser = (code: number): boolean => wordParts[code] === 1 || code === 41 || code === 93;

/** Whether the word may stand for a number. */
function isValue(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  return before === POINT_CODE || before === COLON_CODE
    ? isConstantMember(text, start, end)
    : isConstant(text, start, end);
}

/** The offset after the text that the quote at `i` begins; ~ how far it was looked at where it may hold numbers, or needs a closer look to see its end. */
function textEnd(bytes: Uint8Array, i: number, stop: number, {dialect}: Lexicon): number {
  const quote = bytes[i];
  if (bytes[i + 1] === quote && bytes[i + 2] === quote) return ~i;
  if (RAW.has(dialect) && bytes[i - 1] !== 40 && bytes[i - 1] !== 32) return ~i;
  let digits = 0;
  for (let k = i + 1; k < stop; k++) {
    const code = bytes[k];
    if (code === quote) return digits > 0 && k - i > SHORTEST ? ~k : k + 1;
    if (code === BACKSLASH || code === NEWLINE) return ~k;
    if (code >= 48 && code <= 57) digits++;
  }
  return ~stop;
}
