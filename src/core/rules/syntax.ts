/** Calls, arguments and postfix chains over a token array: just enough syntax to know what is passed to what. */
import {NAME, NEWLINE, type Tokens, word} from './tokens.ts';

/** Tokens [from, to). */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Argument extends Range {
  readonly keyword?: string;
}

export type Trailer =
  | {readonly type: 'name'; readonly name: string}
  | {readonly type: 'call'; readonly open: number; readonly args: readonly Argument[]}
  | {readonly type: 'index'; readonly open: number};

/** `a.b.c(…)[…].d(…)`: the dotted head, then what follows it. */
export interface Chain extends Range {
  readonly path: string;
  readonly trailers: readonly Trailer[];
}

export interface Call {
  readonly callee: Chain;
  readonly open: number;
  readonly close: number;
  readonly args: readonly Argument[];
}

const notCallees = new Set(
  'if elif while for switch catch return and or not in is lambda yield await print assert function typeof with except raise case else def class new of import from del throw void instanceof'.split(
    ' ',
  ),
);

const isOpen = (w: string) => w === '(' || w === '[' || w === '{';
const isClose = (w: string) => w === ')' || w === ']' || w === '}';

/** What stands between brackets, split at its own commas. */
export function splitItems(tokens: Tokens, open: number): readonly Range[] {
  const close = tokens.partner[open]!;
  const items: Range[] = [];
  let from = open + 1;
  for (let i = open + 1; i <= close; i++) {
    if (tokens.partner[i]! > i) {
      i = tokens.partner[i]!;
    } else if (isLambda(tokens, i)) {
      i = bodyStart(tokens, i, close);
    } else if (i === close || isComma(tokens, i)) {
      if (i > from) items.push({from, to: i});
      from = i + 1;
    }
  }
  return items;
}

const isLambda = (tokens: Tokens, i: number): boolean =>
  tokens.language === 'python' && tokens.end[i]! - tokens.start[i]! === 6 && word(tokens, i) === 'lambda';

/** The colon after a lambda's parameters, whose commas part no items. */
function bodyStart(tokens: Tokens, from: number, close: number): number {
  const colon = separator(tokens, from, close, ':');
  return colon < 0 ? from : colon;
}

export const splitArguments = (tokens: Tokens, open: number): readonly Argument[] =>
  splitItems(tokens, open).map(({from, to}) => argument(tokens, from, to));

const isComma = (tokens: Tokens, i: number): boolean => tokens.text.charCodeAt(tokens.start[i]!) === 44;

function argument(tokens: Tokens, from: number, to: number): Argument {
  const named = tokens.kind[from] === NAME && to - from > 2 && ['=', ':'].includes(word(tokens, from + 1));
  return named ? {keyword: word(tokens, from), from: from + 2, to} : {from, to};
}

/** Where `x as T`, `x satisfies T` or `x!` leaves x. */
function typeAssertion(tokens: Tokens, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (tokens.partner[i]! > i) i = tokens.partner[i]!;
    else if (i > from && tokens.kind[i] === NAME && /^(as|satisfies)$/.test(word(tokens, i))) return i;
  }
  return to - from > 1 && word(tokens, to - 1) === '!' ? to - 1 : to;
}

/** Parentheses around the whole range are taken away, and `await`/`new` before it. */
export function peel(tokens: Tokens, range: Range): Range {
  let {from, to} = range;
  while (to > from && tokens.kind[to - 1] === NEWLINE) to--;
  if (tokens.language === 'javascript') to = typeAssertion(tokens, from, to);
  for (;;) {
    const w = word(tokens, from);
    if (w === 'await' || w === 'new') from++;
    else if (w === '(' && tokens.partner[from] === to - 1 && to - from > 2 && !hasComma(tokens, from)) {
      from++;
      to--;
    } else return {from, to};
  }
}

function hasComma(tokens: Tokens, open: number): boolean {
  for (let i = open + 1; i < tokens.partner[open]!; i++) {
    if (tokens.partner[i]! > i) i = tokens.partner[i]!;
    else if (word(tokens, i) === ',') return true;
  }
  return false;
}

/** Longer chains are not read: nobody writes them, and each of their calls would read the chain again. */
const longestChain = 24;

/** The range as one postfix chain (`(x @ w).softmax(1)` has an empty path and the group as its first trailer), or undefined where it is anything else (an operation, a literal, a comparison). */
export function chainOf(tokens: Tokens, range: Range): Chain | undefined {
  const {from, to} = peel(tokens, range);
  const isGroup = word(tokens, from) === '(' && tokens.partner[from]! > from && tokens.partner[from]! < to - 1;
  if (from >= to || (tokens.kind[from] !== NAME && !isGroup)) return undefined;
  let path = isGroup ? '' : word(tokens, from);
  const trailers: Trailer[] = isGroup ? [{type: 'index', open: from}] : [];
  let i = isGroup ? tokens.partner[from]! + 1 : from + 1;
  while (i < to) {
    if (trailers.length > longestChain) return undefined;
    const w = word(tokens, i);
    if ((w === '.' || w === '?.') && tokens.kind[i + 1] === NAME && i + 1 < to) {
      if (trailers.length === 0) path += `.${word(tokens, i + 1)}`;
      else trailers.push({type: 'name', name: word(tokens, i + 1)});
      i += 2;
    } else if ((w === '(' || w === '[') && tokens.partner[i]! > i && tokens.partner[i]! < to) {
      trailers.push(w === '(' ? {type: 'call', open: i, args: splitArguments(tokens, i)} : {type: 'index', open: i});
      i = tokens.partner[i]! + 1;
    } else return undefined;
  }
  return {path, trailers, from, to};
}

/** Whether the chain begins with a group in parentheses. */
export const isGroup = (tokens: Tokens, {from, path}: Chain): boolean => path === '' && word(tokens, from) === '(';

/** The end of the postfix expression that begins at `from`, or −1 where none does. */
export function postfixEnd(tokens: Tokens, from: number): number {
  const isStart = tokens.kind[from] === NAME || word(tokens, from) === '(';
  let i = isStart && tokens.partner[from]! > from ? tokens.partner[from]! + 1 : from + 1;
  while (isStart && i < tokens.count) {
    if (word(tokens, i) === '.' && tokens.kind[i + 1] === NAME) i += 2;
    else if (/^[([]$/.test(word(tokens, i)) && tokens.partner[i]! > i) i = tokens.partner[i]! + 1;
    else break;
  }
  return isStart ? i : -1;
}

/** Where the chain that ends just before `open` begins, or −1. */
function chainStart(tokens: Tokens, open: number): number {
  let i = open - 1;
  for (let links = 0; links <= 2 * longestChain; links++) {
    const w = word(tokens, i);
    if (isClose(w) && w !== '}' && tokens.partner[i]! >= 0) {
      i = tokens.partner[i]! - 1;
      continue;
    }
    if (tokens.kind[i] !== NAME || notCallees.has(w)) return -1;
    const before = word(tokens, i - 1);
    if (before !== '.' && before !== '?.') return i;
    i -= 2;
  }
  return -1;
}

const definers = new Set(['def', 'class', 'function', 'fn']);

/** Every call of the source, outermost and nested alike, in the order of their opening parentheses. */
export const findCalls = (tokens: Tokens): readonly Call[] => findCallsIn(tokens, {from: 0, to: tokens.count});

/** The calls whose parentheses open at these tokens. */
export function findCallsIn(tokens: Tokens, {from: first, to}: Range): readonly Call[] {
  const calls: Call[] = [];
  for (let i = Math.max(first, 1); i < to; i++) {
    if (tokens.partner[i]! < i || tokens.text.charCodeAt(tokens.start[i]!) !== 40) continue;
    const from = chainStart(tokens, i);
    if (from < 0 || definers.has(word(tokens, from - 1))) continue;
    const callee = chainOf(tokens, {from, to: i});
    if (callee) calls.push({callee, open: i, close: tokens.partner[i]!, args: splitArguments(tokens, i)});
  }
  return calls;
}

const continues = new Set([
  '.',
  '?.',
  ',',
  '=',
  '+',
  '-',
  '*',
  '/',
  '%',
  '?',
  ':',
  '&&',
  '||',
  '??',
  '=>',
  '(',
  '[',
  '**',
  '<',
  '>',
  '|',
  '&',
  '==',
  '===',
]);

/** The end of the expression that begins at `from`: a separator at its own level, or the end of the statement. */
export function expressionEnd(tokens: Tokens, from: number): number {
  for (let i = from; i < tokens.count; i++) {
    const w = word(tokens, i);
    if (tokens.kind[i] === NEWLINE || w === ';' || w === ',' || isClose(w)) return i;
    const breaks = tokens.language === 'javascript' && tokens.first[i] === 1 && i > from;
    if (breaks && !continues.has(w) && !continues.has(word(tokens, i - 1))) return i;
    if (isOpen(w) && tokens.partner[i]! > i) i = tokens.partner[i]!;
  }
  return tokens.count;
}

/** The two sides of a conditional expression: `a if c else b`, `c ? a : b`. */
export function branchesOf(tokens: Tokens, range: Range): readonly [Range, Range] | undefined {
  const {from, to} = peel(tokens, range);
  const isPython = tokens.language === 'python';
  const first = separator(tokens, from, to, isPython ? 'if' : '?');
  const second = first < 0 ? -1 : separator(tokens, first + 1, to, isPython ? 'else' : ':');
  if (second < 0) return undefined;
  return isPython
    ? [
        {from, to: first},
        {from: second + 1, to},
      ]
    : [
        {from: first + 1, to: second},
        {from: second + 1, to},
      ];
}

/** The first such word at the range's own level, or −1. */
export function separator(tokens: Tokens, from: number, to: number, wanted: string): number {
  for (let i = from; i < to; i++) {
    if (tokens.partner[i]! > i) i = tokens.partner[i]!;
    else if (word(tokens, i) === wanted) return i;
  }
  return -1;
}

/** What stands between these brackets, where the range is just that; with no bracket, the items of a bare tuple. */
export function itemsOf(tokens: Tokens, range: Range, bracket: '(' | '[' | '{' | ''): readonly Range[] | undefined {
  const {from, to} = trimmed(tokens, range);
  if (bracket !== '')
    return word(tokens, from) === bracket && tokens.partner[from] === to - 1 ? splitItems(tokens, from) : undefined;
  const items: Range[] = [];
  for (let i = from; i < to; ) {
    const comma = separator(tokens, i, to, ',');
    if (comma < 0 && items.length === 0) return undefined;
    items.push({from: i, to: comma < 0 ? to : comma});
    i = comma < 0 ? to : comma + 1;
  }
  return items;
}

function trimmed(tokens: Tokens, {from, to}: Range): Range {
  let end = to;
  while (end > from && tokens.kind[end - 1] === NEWLINE) end--;
  return {from, to: end};
}

/** The source text of a token range. */
export function textOf(tokens: Tokens, range: Range): string {
  return range.to > range.from ? tokens.text.slice(tokens.start[range.from], tokens.end[range.to - 1]) : '';
}
