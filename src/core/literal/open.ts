/** An opening bracket: which kind of frame it begins, by what stands before it. */
import {isWordPart, isWordStart, skipBlanks, wordEnd, wordStart} from './chars.ts';
import type {Lexicon} from './dialects.ts';
import {spoil} from './elements.ts';
import {passFlat} from './flat.ts';
import {count} from './scan.ts';
import * as S from './state.ts';
import {holds, type WordSet, wordSet} from './words.ts';
import {skipText} from './yamlText.ts';

const ROUND = 40;
const SQUARE = 91;

export function open(s: S.ScanState, i: number, code: number) {
  if (s.lexicon.dialect === 'yaml' && skipText(s, i)) return;
  s.known = isKnown(s);
  const pattern = isPattern(s);
  if (s.last === S.AT_VALUE) {
    if (code === SQUARE && !pattern && !isTypeArgument(s, i)) return list(s, i);
    if (code === ROUND && s.lastEnd === i) {
      typeArguments(s, i);
      macroCall(s, i);
    }
  }
  const kind = pattern ? S.INDEX : code === SQUARE ? square(s, i) : code === ROUND ? round(s, i) : curly(s, i);
  const closer = code === ROUND ? 41 : code === SQUARE ? 93 : 125;
  const chain = chainOf(s, kind, i);
  const control = kind === S.CALL && isLast(s, CONTROLS);
  const named = kind !== S.ARGUMENTS || isLast(s, NAMED);
  if (kind !== S.BLOCK && passFlat(s, i, kind, closer, named ? chain : -1, control ? S.AT_START : S.AFTER_CLOSER))
    return;
  if (chain >= 0 && kind !== S.ARGUMENTS) join(s);
  S.pushFrame(s, kind, i, named ? chain : -1, closer);
  if (control) s.frames[s.top + S.FLAGS] |= S.CONTROL;
  if (pattern) s.frames[s.top + S.FLAGS] |= S.PATTERN;
  count(s, closer, 1);
  s.i = s.lastEnd = i + 1;
  s.last = kind === S.BLOCK ? S.AT_START : S.AT_VALUE;
}

/** `f<[1, 2]>(x)` in TypeScript: a type. */
const isTypeArgument = (s: S.ScanState, i: number): boolean =>
  s.lexicon.dialect === 'javascript' && s.text.charCodeAt(i - 1) === 60 && isWordPart(s.text.charCodeAt(i - 2));

const GENERIC: ReadonlySet<string> = new Set(['cpp', 'csharp', 'java', 'javascript', 'kotlin', 'swift', 'rust']);

/** How far back the callee of a call with type arguments is looked for. */
const LONGEST_TYPE = 120;

/** `Tensor<Float>(…)`: the callee before the type arguments that end at `i`, if they are such, is what is called. */
function typeArguments(s: S.ScanState, i: number) {
  if (s.text.charCodeAt(i - 1) !== 62 || !GENERIC.has(s.lexicon.dialect)) return;
  const low = Math.max(0, i - LONGEST_TYPE);
  const callee = /(?:\w+(?:\.|::))*\w+(?:::)?<[\w\s,.:<>?[\]*]*>$/.exec(s.text.slice(low, i));
  if (callee === null || (callee.index === 0 && low > 0)) return;
  const angle = callee[0].indexOf('<');
  if (!isBalanced(callee[0])) return;
  s.chain = low + callee.index;
  s.wordStart = wordStart(s.text, s.chain + angle, s.chain);
  s.last = S.AFTER_CLOSER;
}

/** Macros whose arguments are an array's elements; vec!(…) is seldom written so, but may be. */
const LIST_MACROS = wordSet('vec array smallvec arrayvec tinyvec matrix vector dmatrix dvector');

/** `assert_eq!(1, 2)` in Rust: the arguments of a macro are no tuple. */
function macroCall(s: S.ScanState, i: number) {
  if (s.lexicon.dialect !== 'rust' || s.text.charCodeAt(i - 1) !== 33 || !isWordPart(s.text.charCodeAt(i - 2))) return;
  if (!holds(LIST_MACROS, s.text, s.wordStart, i - 1)) s.last = S.AFTER_CLOSER;
}

function isBalanced(type: string): boolean {
  let depth = 0;
  for (let i = type.indexOf('<'); i < type.length; i++) {
    const code = type.charCodeAt(i);
    if (code === 60) depth++;
    else if (code === 62 && --depth === 0) return i === type.length - 1;
  }
  return false;
}

/** Where a value is expected `[` opens a list: most of a nested array's brackets come this way. */
function list(s: S.ScanState, i: number) {
  if (isWordStart(s.text.charCodeAt(i + 1)) && passFlat(s, i, S.LIST, 93, -1, S.AFTER_CLOSER)) return;
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
  kind === S.CALL || kind === S.INDEX || kind === S.ARGUMENTS
    ? isValue(s, i) || isLast(s, FUNCTIONS)
      ? s.chain
      : i
    : -1;

/** Whether the bracket at `i` follows a value, so that it indexes or calls. */
function isValue(s: S.ScanState, i: number): boolean {
  if (s.last < S.AFTER_WORD || s.last > S.AFTER_CLOSER) return false;
  if (s.lexicon.adjacent && s.lastEnd !== i) return false;
  return s.last !== S.AFTER_WORD || !s.known || !isKeyword(s);
}

/** Whether the last token is a word after which an expression starts. */
export function isKeyword(s: S.ScanState): boolean {
  return s.wordStart === s.chain && holds(s.lexicon.keywords, s.text, s.wordStart, s.lastEnd);
}

/** Whether the callee or word before the bracket is one of the set. */
const isLast = (s: S.ScanState, set: WordSet): boolean =>
  s.known && s.last === S.AFTER_WORD && holds(set, s.text, s.chain, s.lastEnd);

const CONTROLS = wordSet('if while for with switch');
const IMPORT = wordSet('import');
/** Statements of old that are functions today: `print(0.2, 0.8)`. */
const FUNCTIONS = wordSet('print exec');
const BLOCK_HEADS = wordSet('else do');
const ELEMENT_TYPES = wordSet(
  'Float16 Float32 Float64 Int8 Int16 Int32 Int64 Int128 UInt8 UInt16 UInt32 UInt64 Int UInt Bool BigFloat Real Number Any',
);
/** c(…) and dict(…) are literals with their names; listOf(…) is one between its parentheses. */
const NAMED = wordSet('c dict');

/** All words that any of the questions here is about: one look-up answers them all for most brackets. */
const knownWords = new Map<Lexicon, WordSet>();
let lexicon: Lexicon | undefined;
let known: WordSet = IMPORT;

const isKnown = (s: S.ScanState): boolean => s.last === S.AFTER_WORD && holds(knownOf(s), s.text, s.chain, s.lastEnd);

function knownOf(s: S.ScanState): WordSet {
  if (s.lexicon !== lexicon) {
    lexicon = s.lexicon;
    known = knownWords.get(lexicon) ?? makeKnown(lexicon);
  }
  return known;
}

/** Whether a bracket after the word text[start, end) may be anything but a call or an index; names with points count where constructors have them. */
export const isKnownWord = (s: S.ScanState, start: number, end: number): boolean =>
  holds(knownOf(s), s.text, start, end) || s.lexicon.dialect === 'java' || s.lexicon.dialect === 'scala';

function makeKnown(lexicon: Lexicon): WordSet {
  const sets = [lexicon.keywords, lexicon.constructors, CONTROLS, IMPORT, FUNCTIONS, BLOCK_HEADS, ELEMENT_TYPES, NAMED];
  const all = wordSet(sets.map((set) => set.text).join(' '));
  knownWords.set(lexicon, all);
  return all;
}

function square(s: S.ScanState, i: number): number {
  if (s.last === S.AT_TYPE || (s.last === S.AT_VALUE && isTypeArgument(s, i))) return S.INDEX;
  if (!isValue(s, i)) return S.LIST;
  if (s.lexicon.spaces && isLast(s, ELEMENT_TYPES)) return S.LIST;
  return s.lexicon.dialect === 'json' && s.last === S.AFTER_CLOSER ? S.LIST : S.INDEX; // JSON knows no indexes
}

const PATTERNS: ReadonlySet<string> = new Set(['python', 'swift', 'scala', 'csharp']);

/** `case [1, 2]:`, `case [0, 1] | [1, 0]:`, `case Point(x=[1, 2]):` in Python, `case (1, 2)` in Swift: what a value is compared with. */
function isPattern(s: S.ScanState): boolean {
  const f = s.frames;
  const t = s.top;
  if ((f[t + S.FLAGS] & S.PATTERN) !== 0) return true;
  if (f[t + S.KIND] !== S.BLOCK || f[t + S.STATEMENT] === s.caseless) return false;
  const first = f[t + S.STATEMENT] - 1; // where the text or its statement starts, or the sign before that
  const from = skipBlanks(s.text, isWordPart(s.text.charCodeAt(first)) ? first : first + 1, s.i);
  if (!s.text.startsWith('case', from)) {
    s.caseless = f[t + S.STATEMENT];
    return false;
  }
  if (f[t + S.ELEMENT] > from || !PATTERNS.has(s.lexicon.dialect)) return false; // behind the header's colon
  return /^case\b(?!\s*[=.,)]|\s+(?:class|object)\b)(?!.*\bif\b)/s.test(s.text.slice(from, Math.min(s.i, from + 400)));
}

function round(s: S.ScanState, i: number): number {
  if (isValue(s, i)) return isConstructor(s, i) ? S.ARGUMENTS : S.CALL;
  if (isLast(s, FUNCTIONS)) return S.CALL;
  if (isLast(s, IMPORT)) return S.CALL;
  return s.lexicon.tuples && s.frames[s.top + S.KIND] !== S.INDEX ? S.TUPLE : S.GROUP;
}

/** `listOf(`, also with its types (`listOf<Double>(`, `Array[Double](`) and in Scala with its package (`mutable.Seq(`). */
function isConstructor(s: S.ScanState, i: number): boolean {
  const set = s.lexicon.constructors;
  if (isLast(s, set)) return true;
  if (s.last === S.AFTER_WORD) return s.lexicon.dialect === 'scala' && holds(set, s.text, s.wordStart, s.lastEnd);
  if (s.last !== S.AFTER_CLOSER || !['kotlin', 'scala', 'julia'].includes(s.lexicon.dialect)) return false;
  const end = wordEnd(s.text, s.chain, i);
  const mark = s.text.charCodeAt(end);
  if ((mark !== 60 && mark !== 123 && mark !== SQUARE) || !holds(set, s.text, s.chain, end)) return false;
  const f = s.frames;
  if (skipBlanks(s.text, f[s.top + S.ELEMENT], i) === s.chain && f[s.top + S.STATE] === S.OTHER)
    f[s.top + S.STATE] = S.PREFIX;
  return true;
}

/** `[ CPUFloatType{2,2} ]` ends a print-out of PyTorch's C++ core. */
const isShapeOfType = (s: S.ScanState, i: number): boolean =>
  s.last === S.AFTER_WORD && s.lastEnd === i && s.text.startsWith('Type', i - 4);

/** How long `{10,250}` may be. */
const LONGEST_QUANTIFIER = 16;

/** `\d{1,3}` and `[a-z]{2,4}` in prose: how often a part of a pattern may come. */
function isQuantifier(s: S.ScanState, i: number): boolean {
  const before = s.text.charCodeAt(i - 1);
  if (!isWordPart(before) && before !== ROUND + 1 && before !== SQUARE + 2 && before !== 46) return false;
  const [, least, most] = /^\{(\d+),(\d+)\}/.exec(s.text.slice(i, i + LONGEST_QUANTIFIER)) ?? [];
  return least !== undefined && Number(least) <= Number(most);
}

/** `\ref{1,2}` and `x_{1,2}` in LaTeX: the argument of what stands before; a set is written `\{1, 2\}`. */
const isArgument = (s: S.ScanState, i: number): boolean =>
  s.lexicon.dialect === 'latex' &&
  (s.last === S.AFTER_WORD || s.last === S.AFTER_CLOSER || s.text.charCodeAt(i - 1) === 94) &&
  s.lastEnd === i;

function curly(s: S.ScanState, i: number): number {
  const braces = s.lexicon.braces;
  if (braces === 'dict' && s.lexicon.spaces && (isArgument(s, i) || isQuantifier(s, i))) return S.GROUP;
  if (braces === 'block') return s.lexicon.dialect === 'julia' && isValue(s, i) ? S.INDEX : S.BLOCK; // Matrix{Float64}
  if (braces === 'cell') return isValue(s, i) ? S.INDEX : S.LIST;
  if (braces === 'initializer') return s.last === S.AT_START || isAfterHeader(s) ? S.BLOCK : S.BRACE;
  if (s.lexicon.dialect !== 'javascript') return s.lexicon.spaces && isShapeOfType(s, i) ? S.INDEX : S.DICT;
  const block = s.last === S.AT_START || s.last === S.AT_TYPE || isValue(s, i) || isLast(s, BLOCK_HEADS);
  return block ? S.BLOCK : S.DICT;
}

/** `if (…) {`, `f() {` begin a block; `(double[]){…}` in C and `new List<double>() {…}` in C# hold values. */
function isAfterHeader(s: S.ScanState): boolean {
  if (s.last !== S.AFTER_CLOSER || s.text.charCodeAt(s.lastEnd - 1) !== 41) return false;
  const closed = s.top + S.FRAME; // what was closed last is still there
  if (s.lexicon.dialect === 'csharp') return !isNew(s);
  const isCast = s.frames[closed + S.KIND] === S.GROUP && s.frames[closed + S.START] + 1 < s.lastEnd - 1;
  return !(isCast && (s.lexicon.dialect === 'c' || s.lexicon.dialect === 'cpp'));
}

/** Whether `new` stands before the callee, or is it. */
const isNew = (s: S.ScanState): boolean =>
  /\bnew\s*$/.test(s.text.slice(Math.max(0, s.chain - 8), s.chain)) ||
  /^new\b/.test(s.text.slice(s.chain, s.chain + 4));
