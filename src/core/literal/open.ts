/** An opening bracket: which kind of frame it begins, by what stands before it. */
import {spoil} from './elements.ts';
import {count} from './scan.ts';
import * as S from './state.ts';
import {holds, type WordSet, wordSet} from './words.ts';

const ROUND = 40;
const SQUARE = 91;

export function open(s: S.ScanState, i: number, code: number) {
  if (code === SQUARE && s.last === S.AT_VALUE) return list(s, i);
  const kind = code === SQUARE ? square(s, i) : code === ROUND ? round(s, i) : curly(s, i);
  const closer = code === ROUND ? 41 : code === SQUARE ? 93 : 125;
  const chain = chainOf(s, kind, i);
  const control = kind === S.CALL && isLast(s, CONTROLS);
  if (chain >= 0 && kind !== S.ARGUMENTS) join(s);
  S.pushFrame(s, kind, i, kind === S.ARGUMENTS && !isLast(s, NAMED) ? -1 : chain, closer);
  if (control) s.frames[s.top + S.FLAGS] |= S.CONTROL;
  count(s, closer, 1);
  s.i = s.lastEnd = i + 1;
  s.last = kind === S.BLOCK ? S.AT_START : S.AT_VALUE;
}

/** Where a value is expected `[` opens a list: most of a nested array's brackets come this way. */
function list(s: S.ScanState, i: number) {
  S.pushFrame(s, S.LIST, i, -1, 93);
  s.openSquare++;
  s.i = s.lastEnd = i + 1;
}

const join = (s: S.ScanState): void => {
  const state = s.frames[s.top + S.STATE];
  if (state !== S.PREFIX && state !== S.OTHER) spoil(s, S.OTHER);
};

/** Calls and indexes belong to the expression before them. */
const chainOf = (s: S.ScanState, kind: number, i: number): number =>
  kind === S.CALL || kind === S.INDEX || kind === S.ARGUMENTS ? (isValue(s, i) ? s.chain : i) : -1;

/** Whether the bracket at `i` follows a value, so that it indexes or calls. */
export function isValue(s: S.ScanState, i: number): boolean {
  if (s.last < S.AFTER_WORD || s.last > S.AFTER_CLOSER) return false;
  if (s.lexicon.adjacent && s.lastEnd !== i) return false;
  return s.last !== S.AFTER_WORD || !isKeyword(s);
}

/** Whether the last token is a word after which an expression starts. */
export function isKeyword(s: S.ScanState): boolean {
  return s.wordStart === s.chain && holds(s.lexicon.keywords, s.text, s.wordStart, s.lastEnd);
}

/** Whether the callee or word before the bracket is one of the set. */
const isLast = (s: S.ScanState, set: WordSet): boolean =>
  s.last === S.AFTER_WORD && holds(set, s.text, s.chain, s.lastEnd);

const CONTROLS = wordSet('if while for with switch');
const CASE = wordSet('case');
const IMPORT = wordSet('import');
const BLOCK_HEADS = wordSet('else do');
const ELEMENT_TYPES = wordSet(
  'Float16 Float32 Float64 Int8 Int16 Int32 Int64 Int128 UInt8 UInt16 UInt32 UInt64 Int UInt Bool BigFloat Real Number Any',
);
/** c(…) and dict(…) are literals with their names; listOf(…) is one between its parentheses. */
const NAMED = wordSet('c dict');

function square(s: S.ScanState, i: number): number {
  if (s.last === S.AT_TYPE) return S.INDEX;
  if (!isValue(s, i)) return isPattern(s) ? S.INDEX : S.LIST;
  if (s.lexicon.dialect === 'julia' && isLast(s, ELEMENT_TYPES)) return S.LIST;
  return S.INDEX;
}

/** `case [1, 2]:` in Python matches a pattern. */
const isPattern = (s: S.ScanState): boolean => isLast(s, CASE) && s.lexicon.dialect === 'python' && startsStatement(s);

const startsStatement = (s: S.ScanState): boolean =>
  s.text.slice(Math.max(s.frames[s.top + S.STATEMENT], s.wordStart - 200), s.wordStart).trim() === '';

function round(s: S.ScanState, i: number): number {
  if (isValue(s, i)) return isLast(s, s.lexicon.constructors) ? S.ARGUMENTS : S.CALL;
  if (isPattern(s) || isLast(s, IMPORT)) return S.CALL;
  return s.lexicon.tuples && s.frames[s.top + S.KIND] !== S.INDEX ? S.TUPLE : S.GROUP;
}

function curly(s: S.ScanState, i: number): number {
  const braces = s.lexicon.braces;
  if (braces === 'block') return S.BLOCK;
  if (braces === 'cell') return isValue(s, i) ? S.INDEX : S.LIST;
  if (braces === 'initializer')
    return s.last === S.AT_START || (s.last === S.AFTER_CLOSER && s.text.charCodeAt(s.lastEnd - 1) === 41)
      ? S.BLOCK
      : S.BRACE;
  if (s.lexicon.dialect !== 'javascript') return S.DICT;
  const block = s.last === S.AT_START || s.last === S.AT_TYPE || isValue(s, i) || isLast(s, BLOCK_HEADS);
  return block ? S.BLOCK : S.DICT;
}
