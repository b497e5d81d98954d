/**
 * A small safe evaluator for elements such as `1/3`, `2**-3`, `1 - 0.2`, `math.log(0.5)`, `float('inf')`.
 * It knows numbers, + − * / ** ^ //, parentheses and the names of constants.ts; anything else makes the element unreadable.
 * The text is at most MAX_LENGTH characters and MAX_DEPTH parentheses deep, so its recursion is bounded whatever the input.
 */
import {isBlank, isDigit, isWordPart, isWordStart, wordEnd, wordStart} from './chars.ts';
import {
  constantOf,
  dialectConstant,
  functionOf,
  functionOfTwo,
  isConstant,
  isKnownName,
  nullaryCall,
  signedInfinity,
  textCall,
} from './constants.ts';
import type {Lexicon} from './dialects.ts';
import {type NumberCursor, readNumber} from './number.ts';

export const MAX_LENGTH = 256;
const MAX_DEPTH = 24;

interface Term {
  readonly value: number;
  /** An integer literal (or made of such): in C or Java 1/3 of two integers is 0. */
  readonly integer: boolean;
}

interface Evaluation {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly end: number;
  readonly cursor: NumberCursor;
  i: number;
  depth: number;
  /** Only signs, parentheses and one number were seen: Python's and JavaScript's parsers call that a plain number too. */
  plain: boolean;
}

export interface Evaluated {
  readonly value: number;
  readonly plain: boolean;
}

/** The value of the expression text[from, to), or undefined where it is none. */
export function evaluateElement(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
  cursor: NumberCursor,
): Evaluated | undefined {
  if (to - from > MAX_LENGTH || lexicon.arithmetic === 'none' || looksLikeDate(text, from, to)) {
    return constantOnly(text, from, to);
  }
  const state: Evaluation = {text, lexicon, end: to, cursor, i: from, depth: 0, plain: true};
  const term = sum(state);
  blanks(state);
  cursor.cost += state.i - from;
  return term && state.i === to ? {value: term.value, plain: state.plain} : undefined;
}

/** A name of a number with a sign at most: all that JSON, YAML and TOML know. */
function constantOnly(text: string, from: number, to: number): Evaluated | undefined {
  if (to - from > 32) return undefined;
  const match = /^([+-]?)\.?([a-zA-Z]+)$/.exec(text.slice(from, to));
  const value = match ? constantOf(match[2]) : undefined;
  return value === undefined ? undefined : {value: match?.[1] === '-' ? -value : value, plain: false};
}

/** 2024-01-31, 2024-1-31: a date, not a difference. */
const looksLikeDate = (text: string, from: number, to: number): boolean =>
  to - from <= 10 &&
  to - from >= 8 &&
  isDigit(text.charCodeAt(from)) &&
  /^\d{4}([-/])\d{1,2}\1\d{1,2}$/.test(text.slice(from, to));

function blanks(s: Evaluation): number {
  while (s.i < s.end && isBlank(s.text.charCodeAt(s.i))) s.i++;
  return s.i < s.end ? s.text.charCodeAt(s.i) : 0;
}

const PLUS = 43;
const MINUS = 45;
const STAR = 42;
const SLASH = 47;
const CARET = 94;

function sum(s: Evaluation): Term | undefined {
  let left = products(s);
  for (let code = blanks(s); left && (code === PLUS || code === MINUS); code = blanks(s)) {
    s.i++;
    s.plain = false;
    const right = products(s);
    left = right && {
      value: code === PLUS ? left.value + right.value : left.value - right.value,
      integer: left.integer && right.integer,
    };
  }
  return left;
}

function products(s: Evaluation): Term | undefined {
  let left = signed(s);
  for (let code = blanks(s); left && (code === STAR || code === SLASH); code = blanks(s)) {
    if (s.text.charCodeAt(s.i + 1) === STAR) return undefined;
    const floor = code === SLASH && s.text.charCodeAt(s.i + 1) === SLASH;
    const rational = floor && s.lexicon.dialect === 'julia';
    if (floor && !rational && s.lexicon.dialect !== 'python') return undefined;
    s.i += floor ? 2 : 1;
    s.plain = false;
    const right = signed(s);
    left = right && combine(left, right, code === STAR, floor && !rational, s.lexicon.arithmetic === 'integer');
  }
  return left;
}

function combine(left: Term, right: Term, times: boolean, floor: boolean, integers: boolean): Term | undefined {
  const integer = left.integer && right.integer;
  if (times) return {value: left.value * right.value, integer};
  const quotient = left.value / right.value;
  if (floor) return {value: Math.floor(quotient), integer};
  if (!integers || !integer) return {value: quotient, integer: false};
  return right.value === 0 ? undefined : {value: Math.trunc(quotient), integer};
}

/** A sign binds looser than a power: −2**2 is −4. */
function signed(s: Evaluation): Term | undefined {
  const code = blanks(s);
  if (code !== PLUS && code !== MINUS) return power(s);
  s.i++;
  if (++s.depth > MAX_LENGTH) return undefined;
  const term = signed(s);
  s.depth--;
  return term && code === MINUS ? {value: -term.value, integer: term.integer} : term;
}

/** `.infinity`, `.nan`, `.pi` in Swift. */
function implicitMember(s: Evaluation): Term | undefined {
  const end = wordEnd(s.text, s.i + 1, s.end);
  const value = constantOf(`Double${s.text.slice(s.i, end)}`);
  s.i = end;
  s.plain = false;
  return value === undefined ? undefined : {value, integer: false};
}

/** `0.5_f64.ln()`, `(0.5).exp()` in Rust, and `x as f64`: methods and casts behind a number. */
function postfix(s: Evaluation): Term | undefined {
  let term = atom(s);
  if (s.lexicon.dialect !== 'rust') return term;
  for (let match = behind(s); term && match; match = behind(s)) {
    const value: number | undefined = match[1] === undefined ? term.value : functionOf(match[1])?.(term.value);
    s.i += match[0].length;
    s.plain = false;
    term = value === undefined ? undefined : {value, integer: false};
  }
  return term;
}

const behind = (s: Evaluation): RegExpExecArray | null =>
  /^\s*(?:\.(\w{1,6})\(\)|as\s+[fiu]\w{1,5}\b)/.exec(s.text.slice(s.i, Math.min(s.end, s.i + 24)));

function power(s: Evaluation): Term | undefined {
  const base = postfix(s);
  const code = blanks(s);
  const stars = code === STAR && s.text.charCodeAt(s.i + 1) === STAR;
  const caret = code === CARET && ['r', 'julia', 'matlab', 'latex'].includes(s.lexicon.dialect);
  if (!base || !(stars || caret)) return base;
  s.i += stars ? 2 : 1;
  s.plain = false;
  const exponent = signed(s);
  return exponent && {value: base.value ** exponent.value, integer: base.integer && exponent.integer};
}

function atom(s: Evaluation): Term | undefined {
  const code = blanks(s);
  if (code === 40) return group(s);
  if (code === 46 && s.lexicon.dialect === 'swift' && isWordStart(s.text.charCodeAt(s.i + 1))) return implicitMember(s);
  if (isDigit(code) || code === 46) return number(s);
  return isWordStart(code) ? name(s) : undefined;
}

function number(s: Evaluation): Term | undefined {
  const start = s.i;
  const value = readNumber(s.text, start, s.end, s.lexicon, s.cursor);
  if (s.cursor.next < 0) return undefined;
  s.i = s.cursor.next;
  return {value, integer: !/[.eEfFdD]/.test(s.text.slice(start, s.i)) || /^0[xX]/.test(s.text.slice(start, start + 2))};
}

/** `(double) 1` in C, Java and C#. */
function cast(s: Evaluation): Term | undefined {
  if (!s.lexicon.slashes) return undefined;
  const type = /^\(\s*(?:long\s+)?(?:double|float)\s*\)/.exec(s.text.slice(s.i, Math.min(s.end, s.i + 24)));
  if (type === null) return undefined;
  s.i += type[0].length;
  s.plain = false;
  const term = signed(s);
  return term && {value: term.value, integer: false};
}

function group(s: Evaluation): Term | undefined {
  if (++s.depth > MAX_DEPTH) return undefined;
  const number = cast(s);
  if (number !== undefined) {
    s.depth--;
    return number;
  }
  s.i++;
  const inner = sum(s);
  if (!inner || blanks(s) !== 41) return undefined;
  s.i++;
  s.depth--;
  return inner;
}

/** A constant, or a call of a function that is known. */
function name(s: Evaluation): Term | undefined {
  const start = s.i;
  const end = wordEnd(s.text, start, s.end);
  s.i = nameEnd(s.text, end, s.end);
  s.plain = false;
  const nameStop = s.i;
  if (nameStop === end && blanks(s) !== 40 && !isConstant(s.text, start, end)) return undefined;
  if (!isKnownName(s.text, wordStart(s.text, nameStop, start), nameStop)) return undefined;
  const text = s.text.slice(start, nameStop);
  if (blanks(s) === 40) return call(s, text.replace(/<\w*>/, ''));
  const value = constantOf(text) ?? dialectConstant(s.lexicon.dialect, text);
  return value === undefined ? undefined : {value, integer: false};
}

/** The end of a name with its modules: `std::numeric_limits<double>::infinity`, `tf.math.log`. */
function nameEnd(text: string, i: number, end: number): number {
  while (i < end) {
    const code = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    if (isWordPart(code)) i++;
    else if (code === 46 && isWordStart(next)) i++;
    else if (code === 58 && next === 58) i += 2;
    else if (code === 60 && text.startsWith('<double>::', i)) i += 10;
    else if (code === 60 && text.startsWith('<float>::', i)) i += 9;
    else break;
  }
  return i;
}

function call(s: Evaluation, callee: string): Term | undefined {
  if (++s.depth > MAX_DEPTH) return undefined;
  s.i++;
  const code = blanks(s);
  const value =
    code === 41 ? nullaryCall(callee) : code === 39 || code === 34 ? quoted(s, callee, code) : numeric(s, callee);
  if (value === undefined || blanks(s) !== 41) return undefined;
  s.i++;
  s.depth--;
  return {value, integer: false};
}

function quoted(s: Evaluation, callee: string, quote: number): number | undefined {
  const rest = s.text.slice(s.i + 1, s.end);
  const close = rest.indexOf(String.fromCharCode(quote));
  if (close < 0) return undefined;
  const argument = rest.slice(0, close);
  s.i += close + 2;
  return textCall(callee, argument);
}

/** `tensor(0.2, grad_fn=<X>)`, `np.float64(0.2, dtype=…)`: the keywords say nothing of the value. */
function withoutKeywords(s: Evaluation, callee: string, value: number): number | undefined {
  const close = s.text.indexOf(')', s.i);
  if (close < 0 || close >= s.end) return undefined;
  s.i = close;
  return functionOf(callee)?.(value);
}

function numeric(s: Evaluation, callee: string): number | undefined {
  const first = sum(s);
  if (!first) return undefined;
  if (blanks(s) !== 44) return signedInfinity(callee, first.value) ?? functionOf(callee)?.(first.value);
  if (/^,\s*\w+\s*=/.test(s.text.slice(s.i, s.i + 40))) return withoutKeywords(s, callee, first.value);
  s.i++;
  const second = sum(s);
  if (blanks(s) === 44) return undefined;
  return second && functionOfTwo(callee, first.value, second.value);
}
