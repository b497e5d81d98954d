/** What surrounds a literal: the name that it is bound to, the call that it is an argument of, dtype and shape in that call. */

import {isRoleWord} from '../pairing/nameRole.ts';
import {type BindingStyle, bindingBefore, declaredBefore, skipMakers} from './binding.ts';
import {isBlank, skipBlanks, trimBack, wordStart} from './chars.ts';
import {keyText} from './emit.ts';
import * as S from './state.ts';
import {readTail, type Tail} from './tail.ts';
import type {CallContext, NumericArray} from './types.ts';
import {dtypeOf, isShaper, isWrapper} from './wrappers.ts';

type Context = Pick<
  NumericArray,
  'name' | 'classNames' | 'shapeInCall' | 'valuesInCall' | 'call' | 'wrappers' | 'dtype'
>;

/** An array to which its context is added. */
type Bare = Pick<NumericArray, 'shape' | 'values'> & {-readonly [K in keyof Context]: Context[K]};

/** How many frames outwards a call is looked for. */
const MOST_FRAMES = 32;

interface Walk {
  readonly s: S.ScanState;
  /** The frame that the expression stands in. */
  frame: number;
  /** The expression: the literal with the wrappers found so far. */
  start: number;
  argument: number;
  element: number;
  /** Nothing but wrappers lies between the literal and here, so that a name is the literal's. */
  direct: boolean;
  wrappers: string[] | undefined;
  call: CallContext | undefined;
  name: string | undefined;
  /** Whether the literal may be a shape, or an order of axes. */
  readonly mayBeShape: boolean;
}

/** More axes than that are no shape. */
const MOST_AXES = 8;

const mayBeShape = ({shape, values}: Bare): boolean =>
  shape.length === 1 && values.length <= MOST_AXES && values.every((size) => Number.isInteger(size) && size >= -1);

/**
 * Adds what surrounds the record `r`; `outer` is where the whole starts that it is taken from, and `isApart` tells that it is one of several
 * values (of a bare tuple, say), which the names before an equals sign may stand for one by one.
 */
export function addContext(s: S.ScanState, r: number, outer: number, isApart: boolean, array: Bare): void {
  const isOwn = outer === s.records[r + S.R_START];
  const isPlace = isApart && !isOwn && s.frames[s.top + S.KIND] === S.BLOCK;
  const walk: Walk = {
    s,
    frame: s.top,
    start: outer,
    argument: (isOwn || isPlace ? s.records[r + S.R_ARGUMENT] : 0) + (isOwn ? 0 : s.frames[s.top + S.COMMAS]),
    element: isOwn ? s.records[r + S.R_ELEMENT] : s.frames[s.top + S.ELEMENT],
    direct: true,
    wrappers: undefined,
    call: undefined,
    name: undefined,
    mayBeShape: mayBeShape(array),
  };
  for (let hops = 0; hops < MOST_FRAMES && step(walk); hops++);
  if (s.lexicon.dialect === 'r' && walk.name === undefined && walk.direct && walk.call === undefined) {
    walk.name = nameBehind(s.text, s.records[r + S.R_END]);
  }
  collect(walk, readTail(s, s.records[r + S.R_END], s.top, array.shape, array.values), array);
}

/** R assigns to the right as well: `c(0.2, 0.8) -> q`. */
const nameBehind = (text: string, end: number): string | undefined =>
  /^[ \t)]*->>?[ \t]*([A-Za-z.][\w.]*)/.exec(text.slice(end, end + 100))?.[1];

function collect(walk: Walk, tail: Tail | undefined, context: Bare): void {
  const wrappers = walk.wrappers ?? NONE;
  const dtype = tail?.dtype ?? dtypeAmong(wrappers);
  if (walk.name !== undefined) context.name = walk.name;
  if (walk.call) context.call = walk.call;
  if (tail !== undefined && tail.methods.length > 0) context.wrappers = merge(wrappers, tail);
  else if (wrappers.length > 0) context.wrappers = wrappers;
  if (dtype) context.dtype = dtype;
  if (tail?.names) context.classNames = tail.names;
  if (tail?.shapeInCall) context.shapeInCall = tail.shapeInCall;
  if (tail?.valuesInCall) context.valuesInCall = tail.valuesInCall;
}

const NONE: readonly string[] = [];

function dtypeAmong(wrappers: readonly string[]): string | undefined {
  for (const callee of wrappers) {
    const dtype = dtypeOf(callee);
    if (dtype) return dtype;
  }
  return undefined;
}

/** The wrappers from the inside out: methods chained on the literal or its constructor come before the calls around them. */
function merge(calls: readonly string[], tail: Tail): readonly string[] {
  return [...calls.slice(0, tail.depth), ...tail.methods, ...calls.slice(tail.depth)];
}

/** One frame outwards; false where the search ends. */
function step(w: Walk): boolean {
  const f = w.s.frames;
  const kind = f[w.frame + S.KIND];
  if (kind === S.ARGUMENTS && f[w.frame + S.KEY_START] >= 0) return atKey(w);
  if (kind === S.CALL || kind === S.ARGUMENTS) return throughCall(w);
  if (kind === S.DICT || kind === S.BRACE) return atKey(w);
  if (kind === S.BLOCK) return atStatement(w);
  if (kind === S.INDEX || kind === S.TEMPLATE) return false;
  if (kind === S.GROUP || kind === S.TUPLE) nameInGroup(w);
  outwards(w, f[w.frame + S.START], kind === S.GROUP || kind === S.TUPLE);
  return w.frame >= 0;
}

/** Goes on in the parent frame, where the expression starts at `start`; in a tuple its place is kept for `a, b = (…), (…)`. */
function outwards(w: Walk, start: number, keepPlace: boolean): void {
  const f = w.s.frames;
  const commas = w.argument;
  w.frame -= S.FRAME;
  w.start = start;
  w.argument = f[w.frame + S.COMMAS];
  w.element = f[w.frame + S.ELEMENT];
  if (keepPlace && f[w.frame + S.KIND] === S.BLOCK) w.argument += commas;
}

/** In prose a word that tells a role may stand right before the bracket: `probs [0.1 0.9]`. */
function roleBefore(text: string, from: number, start: number): string | undefined {
  let end = start;
  while (end > from && text.charCodeAt(end - 1) === 32) end--;
  const word = text.slice(wordStart(text, end, from), end);
  return word.length > 1 && word.length <= 40 && isRoleWord(word.toLowerCase()) ? word : undefined;
}

function throughCall(w: Walk): boolean {
  const s = w.s;
  const f = s.frames;
  if ((f[w.frame + S.FLAGS] & S.CONTROL) !== 0) return false;
  const chain = f[w.frame + S.CHAIN] < 0 ? f[w.frame + S.START] : f[w.frame + S.CHAIN];
  const callee = s.text.slice(chain, trimBack(s.text, Math.min(f[w.frame + S.START], chain + 200), chain));
  const keyword = keywordBefore(s.text, w.element, w.start);
  const argument = keyword?.name ?? w.argument;
  const isEntry = callee === 'list' && keyword !== undefined; // of a list in R
  const isShape = w.mayBeShape && argument === 0 && isShaper(callee);
  if (!isEntry && !isShape && isWrapper(callee, argument)) {
    w.wrappers ??= [];
    w.wrappers.push(callee);
    outwards(w, chain, false);
    return true;
  }
  const declared = s.lexicon.dialect === 'cpp' && w.direct ? declaredIn(w) : undefined;
  if (declared !== undefined) w.name = declared;
  else if (callee !== '' && !isDeclaration(s.text, chain)) {
    w.call = {callee, calleeStart: chain, open: f[w.frame + S.START], argument};
  }
  if (w.direct && keyword?.direct) w.name = keyword.name;
  return false;
}

/** `void f(std::vector<double> p = {0.1, 0.9})` declares p, `Matrix m({0.1, 0.9})` m. */
const declaredIn = (w: Walk): string | undefined =>
  /[\w>&*]\s+[&*]*(\w+)\s*=\s*$/.exec(w.s.text.slice(Math.max(w.element, w.start - 200), w.start))?.[1] ??
  declaredBefore(w.s.text, 0, w.s.frames[w.frame + S.START]);

/** `def f(` and `function f(` declare, they do not call. */
const isDeclaration = (text: string, chain: number): boolean =>
  isBlank(text.charCodeAt(chain - 1)) &&
  /\b(?:def|function|func|fn|fun|sub)\s+$/.test(text.slice(Math.max(0, chain - 12), chain));

/** `(q := [0.1, 0.9])` in Python, `(p = [0.1, 0.9]) =>` in JavaScript, `function(p = c(0.1, 0.9))` in R. */
function nameInGroup(w: Walk): void {
  if (!w.direct || w.name !== undefined) return;
  const keyword = keywordBefore(w.s.text, w.element, w.start);
  if (keyword?.direct) w.name = keyword.name;
}

/** `weight=` or `weight:` between the argument's start and the expression. */
function keywordBefore(text: string, from: number, to: number): {name: string; direct: boolean} | undefined {
  const start = skipBlanks(text, from, to);
  if (start >= to) return undefined;
  const head = text.slice(start, Math.min(to, from + 200));
  const match = /^(?:_\s+)?([\w.]+)\s*(?::(?![:=])\s*[\w[\].<>|?, ]*)?(?::?=|:)(?![=:])\s*/.exec(head);
  return match ? {name: match[1], direct: /^(?:new\s+)?[\w.:!&<>]*$/.test(head.slice(match[0].length))} : undefined;
}

/** A key names its value, and a sign before it does in braces; the call around the dict is still looked for. */
function atKey(w: Walk): boolean {
  const s = w.s;
  const f = s.frames;
  const key = f[w.frame + S.KEY_START];
  const own = w.frame === s.top ? f[w.frame + S.ELEMENT] : w.element;
  if (w.name === undefined && w.direct) {
    if (key < 0) nameInBraces(w, own);
    else if (isMadeAt(s.text, own, w.start)) w.name = keyText(s, key, f[w.frame + S.KEY_END]);
  }
  w.direct = false;
  outwards(w, f[w.frame + S.START], false);
  return w.frame >= 0;
}

/** Braces of classes and functions look like those of values until their first semicolon: names are found all the same. */
function nameInBraces(w: Walk, own: number): void {
  const s = w.s;
  if (s.frames[w.frame + S.KIND] !== S.BRACE) return;
  const from = Math.max(own, w.start - 300);
  const end = trimBack(s.text, w.start, from);
  w.name = bindingBefore(s.text, from, end, 0, styleOf(s)) ?? declared(s, from, end);
}

/** `std::vector<float> v{…}` in C++. */
const declared = (s: S.ScanState, from: number, end: number): string | undefined =>
  s.lexicon.dialect === 'cpp' && s.text.charCodeAt(skipBlanks(s.text, end, s.text.length)) === 123
    ? declaredBefore(s.text, from, end)
    : undefined;

/** Nothing but what makes the value (`new`, `[]float64`) stands between a key and it. */
const isMadeAt = (text: string, from: number, to: number): boolean =>
  to - from <= 200 && skipMakers(text, from, trimBack(text, to, from)) === from;

const styleOf = (s: S.ScanState): BindingStyle => ({
  colons: s.lexicon.lines || s.lexicon.spaces,
  tuples: !DECLARATORS.has(s.lexicon.dialect),
  prose: s.lexicon.spaces && !s.lexicon.matrix,
  matrix: s.lexicon.matrix,
});

/** Languages in which `a, b = x` declares b. */
const DECLARATORS: ReadonlySet<string> = new Set(['javascript', 'c', 'cpp', 'csharp', 'java', 'yaml', 'json', 'toml']);

function atStatement(w: Walk): boolean {
  if (!w.direct || w.name !== undefined) return false;
  const s = w.s;
  const near = Math.max(s.frames[w.frame + S.STATEMENT] - 1, w.start - 300, 0);
  const from = s.where === 'string' ? afterEscape(s.text, near, w.start) : near;
  const end = trimBack(s.text, w.start, from);
  const name = bindingBefore(s.text, from, end, w.argument, styleOf(s)) ?? declared(s, from, end);
  const isProse = s.lexicon.spaces && !s.lexicon.matrix;
  w.name = (isProse ? name?.replace(/^\$/, '') : name) ?? (isProse ? roleBefore(s.text, from, w.start) : undefined);
  if (isProse && w.name === 'shape') w.call = printedCall(s.text, from, w.start);
  return false;
}

/** `\n` and the like in a text are no letters of the name behind them, but for the commands of TeX. */
const ESCAPE = /^\\(?!(?:nu|nabla|theta|tau|rho|beta|boldsymbol|bm|vec)\b)(?:[ntrbfv0]|x[\da-fA-F]{2}|u[\da-fA-F]{4})/;

/** After the last escape in text[from, to), so that what stands before it is another line. */
function afterEscape(text: string, from: number, to: number): number {
  const at = text.slice(from, to).lastIndexOf('\\');
  return at < 0
    ? from
    : from + at + (ESCAPE.exec(text.slice(from + at, Math.min(to, from + at + 16)))?.[0].length ?? 0);
}

/** `<tf.Tensor: shape=(2, 3), dtype=float32, …`: the print-out of an object is as good as the call that made it. */
function printedCall(text: string, from: number, to: number): CallContext | undefined {
  const match = /<([A-Za-z_][\w.]*)(?::|\s)[^<>\n]*$/.exec(text.slice(from, to));
  if (match === null) return undefined;
  const open = from + match.index;
  return {callee: match[1], calleeStart: open + 1, open, argument: 'shape'};
}
