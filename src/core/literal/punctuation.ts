/** Everything that is no bracket, number, word or quote: comments, signs, points, colons, operators. */
import {find, isBlank, isDigit, isWordPart, skipBlanks, trimBack} from './chars.ts';
import {block, isRegex, lineComment, skipRegex, startElement} from './comments.ts';
import {giveUp} from './elements.ts';
import {numberRun} from './numberRun.ts';
import {isKeyword} from './open.ts';
import {nextLine} from './quotes.ts';
import {join, separate, separateBeforeSign, skipToken, startStatement} from './scan.ts';
import * as S from './state.ts';

export function punctuation(s: S.ScanState, i: number, code: number) {
  switch (code) {
    case 35: // #
      if (s.lexicon.hash)
        return s.lexicon.nested && s.text.charCodeAt(i + 1) === 61 ? block(s, i, '#=', '=#') : lineComment(s, i);
      return operator(s, i);
    case 37: // %
      if (s.lexicon.percent) return percent(s, i);
      return operator(s, i);
    case 47: // /
      return slash(s, i);
    case 45: // -
      if (s.lexicon.dashes && s.text.charCodeAt(i + 1) === 45) return lineComment(s, i);
      return sign(s, i, -1);
    case 43: // +
      return sign(s, i, 1);
    case 46: // .
      return point(s, i);
    case 58: // :
      return colon(s, i);
    case 61: // =
      return equals(s, i);
    case 63: // ?
      return question(s, i);
    case 92: // \
      return backslash(s, i);
    case 33: // !
      if (s.lexicon.dialect === 'rust' && s.last === S.AFTER_WORD) {
        if (s.frames[s.top + S.STATE] !== S.PREFIX) join(s);
        s.i = s.lastEnd = i + 1;
        s.last = S.AT_VALUE;
        return;
      }
      return isAssertion(s, i) ? skipToken(s, i + 1, S.AFTER_CLOSER) : operator(s, i);
    default:
      operator(s, i);
  }
}

/** `x![0]` in TypeScript: the value before is not null. */
const isAssertion = (s: S.ScanState, i: number): boolean =>
  s.lexicon.dialect === 'javascript' &&
  (s.last === S.AFTER_WORD || s.last === S.AFTER_CLOSER) &&
  s.lastEnd === i &&
  !isKeyword(s);

function operator(s: S.ScanState, i: number) {
  skipToken(s, i + 1, S.AT_VALUE);
}

function percent(s: S.ScanState, i: number) {
  if (s.text.charCodeAt(i + 1) === 123) return block(s, i, '%{', '%}');
  lineComment(s, i);
}

function slash(s: S.ScanState, i: number) {
  const next = s.text.charCodeAt(i + 1);
  if (s.lexicon.slashes && next === 47) return lineComment(s, i);
  if (s.lexicon.slashes && next === 42) return block(s, i, '/*', '*/');
  if (isRegex(s)) return skipRegex(s, i);
  operator(s, i);
}

function sign(s: S.ScanState, i: number, sign: number) {
  separateBeforeSign(s, i);
  const f = s.frames;
  const t = s.top;
  if (sign < 0 && s.text.charCodeAt(i + 1) === 62 && !s.lexicon.spaces) {
    if (s.lexicon.dialect === 'scala' && f[t + S.KIND] === S.ARGUMENTS && f[t + S.KEY_START] < 0)
      return key(s, i, i + 2);
    skipToken(s, i + 2, S.AFTER_POINT); // ->
    return;
  }
  const next = s.text.charCodeAt(i + 1);
  if (sign < 0 && next === 45 && isMasked(s, i)) return masked(s, i);
  const digits = isDigit(next) || (next === 46 && isDigit(s.text.charCodeAt(i + 2)));
  const free = f[t + S.KIND] <= S.LAST_CANDIDATE && f[t + S.STATE] === S.EMPTY && (f[t + S.FLAGS] & S.HOPELESS) === 0;
  if (digits && free && i + 1 < s.end) {
    if (numberRun(s, i, i + 1, sign)) return;
  }
  operator(s, i);
}

/** `--` where NumPy prints an element that is masked. */
const isMasked = (s: S.ScanState, i: number): boolean =>
  s.lexicon.spaces &&
  !s.lexicon.matrix &&
  s.frames[s.top + S.KIND] === S.LIST &&
  ' \n,]'.includes(s.text.charAt(i + 2));

function masked(s: S.ScanState, i: number) {
  separate(s, i);
  skipToken(s, i + 2, S.AFTER_STRING); // a value, but no number
}

function point(s: S.ScanState, i: number) {
  const next = s.text.charCodeAt(i + 1);
  if (next === 46 && s.text.charCodeAt(i + 2) === 46) return dots(s, i);
  const number = isDigit(next) && (s.last < S.AFTER_WORD || s.last > S.AFTER_CLOSER || s.lastEnd < i);
  const trailing = s.last === S.AFTER_NUMBER && s.lastEnd === i && (isBlank(next) || next === 59); // `2*7. 4`
  if (!number || i + 1 >= s.end) return skipToken(s, i + 1, trailing ? S.AFTER_NUMBER : S.AFTER_POINT);
  separate(s, i);
  const f = s.frames;
  const t = s.top;
  const free = f[t + S.KIND] <= S.LAST_CANDIDATE && f[t + S.STATE] === S.EMPTY && (f[t + S.FLAGS] & S.HOPELESS) === 0;
  if (free && numberRun(s, i, i, 1)) return;
  skipToken(s, i + 1, S.AFTER_POINT);
}

/** `...`: an elision in a print-out, a continued line in MATLAB, a spread elsewhere. */
function dots(s: S.ScanState, i: number) {
  if (s.lexicon.dialect === 'matlab') return continuation(s, i);
  const f = s.frames;
  const t = s.top;
  const next = s.text.charCodeAt(i + 3);
  const alone = i + 3 >= s.end || isBlank(next) || next === 44 || next === 93 || next === 41;
  if (alone) separate(s, i);
  if (alone && f[t + S.KIND] <= S.LAST_CANDIDATE && f[t + S.STATE] === S.EMPTY) {
    f[t + S.STATE] = S.ELISION;
    s.i = s.lastEnd = i + 3 + restLength(s.text, i + 3);
    s.last = S.AFTER_WORD;
    return;
  }
  skipToken(s, i + 3, S.AT_VALUE);
}

/** ` 97 more items` behind the points, as Node prints it. */
const restLength = (text: string, i: number): number =>
  /^ \d+ more items?\b/.exec(text.slice(i, i + 32))?.[0].length ?? 0;

function continuation(s: S.ScanState, i: number) {
  const newline = find(s.text, '\n', i, s.end);
  s.i = newline < 0 ? s.end : newline + 1;
  startElement(s);
}

/** A key's colon, a ternary's, or the one before a type, a label's or a slice's. */
function colon(s: S.ScanState, i: number) {
  const f = s.frames;
  const t = s.top;
  const kind = f[t + S.KIND];
  if (s.text.charCodeAt(i + 1) === 58) return path(s, i);
  if (f[t + S.TERNARIES] > 0) {
    f[t + S.TERNARIES]--;
    return operator(s, i);
  }
  if (s.lexicon.dialect === 'go' && s.text.charCodeAt(i + 1) === 61) return skipToken(s, i + 2, S.AT_VALUE); // :=
  if (takesKeys(s, kind) && f[t + S.KEY_START] < 0) return key(s, i, i + 1);
  operator(s, i);
  if (s.lexicon.dialect === 'javascript' && kind !== S.DICT) s.last = S.AT_TYPE;
  if (kind === S.BLOCK && s.lexicon.dialect !== 'javascript') f[t + S.ELEMENT] = i + 1;
}

/** The end of `::`, and of the types behind it in Rust: `Tensor::<B, 2>::from_data(…)`. */
function path(s: S.ScanState, i: number) {
  const types = s.lexicon.dialect === 'rust' && s.text.charCodeAt(i + 2) === 60 ? typesEnd(s.text, i + 2) : -1;
  const chain = s.chain;
  skipToken(s, types < 0 ? i + 2 : types, types < 0 ? S.AFTER_POINT : S.AFTER_CLOSER);
  s.chain = chain;
}

/** The offset after the `>` that closes the `<` at `open`, or −1. */
function typesEnd(text: string, open: number): number {
  const types = /^[\w\s,.:<>&'[\];_]*/.exec(text.slice(open, open + 120))?.[0] ?? '';
  for (let i = 0, depth = 0; i < types.length; i++) {
    if (types.charCodeAt(i) === 60) depth++;
    else if (types.charCodeAt(i) === 62 && --depth === 0) return open + i + 1;
  }
  return -1;
}

/** Go's maps and Swift's dictionaries stand in the brackets of their lists. */
const takesKeys = (s: S.ScanState, kind: number): boolean =>
  kind === S.DICT ||
  (kind === S.BRACE && s.lexicon.dialect === 'go') ||
  (kind === S.LIST && s.lexicon.dialect === 'swift');

/** What stands in the element so far is the key of the value that follows. */
export function key(s: S.ScanState, i: number, next: number): void {
  const f = s.frames;
  const t = s.top;
  const from = skipBlanks(s.text, f[t + S.ELEMENT], i);
  const state = f[t + S.STATE];
  const mixed = f[t + S.KIND] !== S.ARGUMENTS && f[t + S.COUNT] > 0 && (f[t + S.FLAGS] & S.KEYED) === 0;
  join(s);
  if ((f[t + S.FLAGS] & S.HOPELESS) === 0) {
    if (state === S.EMPTY || state === S.ARRAY || mixed) giveUp(s);
    else markKeyed(s);
  }
  f[t + S.KEY_START] = from;
  f[t + S.KEY_END] = s.lastEnd;
  f[t + S.STATE] = S.EMPTY;
  f[t + S.ELEMENT] = next;
  s.i = s.lastEnd = next;
  s.last = S.AT_VALUE;
}

/** From here on every element has a key, be it an empty one (R's named vectors may mix). */
function markKeyed(s: S.ScanState): void {
  const f = s.frames;
  const t = s.top;
  if ((f[t + S.FLAGS] & S.KEYED) === 0) for (let k = 0; k < f[t + S.COUNT]; k++) S.pushKey(s, 0, 0);
  f[t + S.FLAGS] = (f[t + S.FLAGS] | S.KEYED) & ~S.HAS_TEXT;
}

/** Braces with `cat = 0.2` in them: TOML, Lua and the maps that Java prints. */
const ASSIGNED: Readonly<Record<number, ReadonlySet<string>>> = {
  [S.DICT]: new Set(['toml', 'text']),
  [S.BRACE]: new Set(['text']),
};

/** `cat = 0.2` in dict(…) and c(…); `=>` begins a function's body. */
function equals(s: S.ScanState, i: number) {
  const f = s.frames;
  const t = s.top;
  const next = s.text.charCodeAt(i + 1);
  if (next === 62 && s.lexicon.dialect === 'julia' && f[t + S.KIND] === S.ARGUMENTS && f[t + S.KEY_START] < 0)
    return key(s, i, i + 2); // Dict("cat" => 0.2)
  if (next === 62) {
    skipToken(s, i + 2, S.AT_START);
    if (s.lexicon.dialect === 'scala' && f[t + S.KIND] === S.BLOCK) startStatement(s, i + 2); // case … =>
    return;
  }
  const table = ASSIGNED[f[t + S.KIND]]?.has(s.lexicon.dialect);
  const named =
    (table || f[t + S.KIND] === S.ARGUMENTS || isNamedTuple(s)) &&
    f[t + S.KEY_START] < 0 &&
    (f[t + S.FLAGS] & S.HOPELESS) === 0;
  if (named && next !== 61 && (s.last === S.AFTER_WORD || s.last === S.AFTER_STRING)) return key(s, i, i + 1);
  operator(s, i);
  if (isTypeAlias(s)) s.last = S.AT_TYPE;
}

/** `(cat = 0.2, dog = 0.8)` in Julia. */
const isNamedTuple = (s: S.ScanState): boolean => s.lexicon.dialect === 'julia' && s.frames[s.top + S.KIND] === S.TUPLE;

/** `type Pair = [number, 2]` in TypeScript. */
function isTypeAlias(s: S.ScanState): boolean {
  if (s.lexicon.dialect !== 'javascript' || s.frames[s.top + S.KIND] !== S.BLOCK) return false;
  const end = trimBack(s.text, s.wordStart, Math.max(0, s.wordStart - 8));
  const isWord = end >= 4 && end < s.wordStart && s.text.startsWith('type', end - 4);
  return isWord && (end === 4 || !isWordPart(s.text.charCodeAt(end - 5)));
}

function question(s: S.ScanState, i: number) {
  const next = s.text.charCodeAt(i + 1);
  if (next === 46 && !isDigit(s.text.charCodeAt(i + 2))) return optionalChain(s, i);
  if (next === 63) return skipToken(s, i + 2, S.AT_VALUE);
  if (next !== 58 && s.lexicon.slashes) s.frames[s.top + S.TERNARIES]++;
  operator(s, i);
}

/** `a?.b`, `a?.[0, 1]`, `f?.(1, 2)`: what follows belongs to the value before. */
function optionalChain(s: S.ScanState, i: number) {
  const opener = s.text.charCodeAt(i + 2);
  const chain = s.chain;
  skipToken(s, i + 2, opener === 91 || opener === 40 ? S.AFTER_CLOSER : S.AFTER_POINT);
  s.chain = chain;
}

/** An escape in a notebook's string: `\\n` is a line break, with what leads to the next line's string; `\\t` a blank. */
function escaped(s: S.ScanState, i: number, next: number) {
  const line = next === 110 && s.text.charCodeAt(i + 2) === 34 ? nextLine(s.text, i + 3, s.end) : -1;
  s.i = line >= 0 ? line : i + 2;
}

/** A line break after a backslash does not end the statement. */
function backslash(s: S.ScanState, i: number) {
  const next = s.text.charCodeAt(i + 1);
  if (s.marks === 'notebook') return escaped(s, i, next);
  if ((next === 123 || next === 125) && s.lexicon.spaces && !s.lexicon.matrix) {
    s.i = i + 1; // \{0.2, 0.8\} in TeX
    return;
  }
  if (next === 10) s.i = i + 2;
  else if (next === 13 && s.text.charCodeAt(i + 2) === 10) s.i = i + 3;
  else operator(s, i);
}
