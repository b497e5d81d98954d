/** The functions and classes of a source, and which of them every token stands in. */
import type {Range} from './syntax.ts';
import {NAME, NEWLINE, type Tokens, word} from './tokens.ts';

export interface Scope extends Range {
  readonly id: number;
  readonly parent: number;
  readonly kind: 'module' | 'function' | 'class';
  readonly name: string;
  /** Where the parentheses of its parameters (or base classes) open; in JavaScript also a lone parameter before `=>`. */
  readonly open?: number;
}

export interface ScopeTree {
  readonly list: readonly Scope[];
  readonly of: Int32Array;
}

type Growing = {-readonly [K in keyof Scope]: Scope[K]};

export const scopesOf = (tokens: Tokens): ScopeTree =>
  tokens.language === 'python' ? pythonScopes(tokens) : scriptScopes(tokens);

const wholeFile = (tokens: Tokens): Growing => ({
  id: 0,
  parent: -1,
  kind: 'module',
  name: '',
  from: 0,
  to: tokens.count,
});

function pythonScopes(tokens: Tokens): ScopeTree {
  const list: Growing[] = [wholeFile(tokens)];
  const of = new Int32Array(tokens.count);
  const stack: {readonly id: number; readonly indent: number}[] = [{id: 0, indent: -1}];
  for (let i = 0; i < tokens.count; i++) {
    const startsLine = i === 0 || tokens.kind[i - 1] === NEWLINE;
    if (startsLine && tokens.kind[i] !== NEWLINE) {
      while (stack.length > 1 && stack[stack.length - 1]!.indent >= tokens.indent[i]!) list[stack.pop()!.id]!.to = i;
    }
    const parent = stack[stack.length - 1]!.id;
    of[i] = parent;
    const head = startsLine ? definition(tokens, i) : undefined;
    if (!head) continue;
    const indent = tokens.indent[i]!;
    while (i < tokens.count && !endsHead(tokens, i)) of[i++] = parent;
    of[i] = parent;
    const open = word(tokens, head.name + 1) === '(' ? head.name + 1 : -1;
    const scope = {id: list.length, parent, kind: head.kind, name: word(tokens, head.name), from: i, to: tokens.count};
    list.push(open < 0 ? scope : {...scope, open});
    stack.push({id: list.length - 1, indent});
  }
  return {list, of};
}

/** `def f`, `async def f` and `class C` at the start of a line. */
function definition(tokens: Tokens, at: number): {kind: 'function' | 'class'; name: number} | undefined {
  const length = tokens.end[at]! - tokens.start[at]!;
  if (tokens.kind[at] !== NAME || (length !== 3 && length !== 5)) return undefined;
  const w = word(tokens, at);
  if (w === 'class') return {kind: 'class', name: at + 1};
  if (w === 'def') return {kind: 'function', name: at + 1};
  return w === 'async' && word(tokens, at + 1) === 'def' ? {kind: 'function', name: at + 2} : undefined;
}

/** The colon that a body follows on the same line, or the end of the line. */
const endsHead = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] === NEWLINE || (tokens.parent[at]! < 0 && word(tokens, at) === ':');

function scriptScopes(tokens: Tokens): ScopeTree {
  const list: Scope[] = [wholeFile(tokens)];
  const of = new Int32Array(tokens.count);
  const stack: {readonly id: number; readonly to: number}[] = [{id: 0, to: tokens.count}];
  for (let i = 0; i < tokens.count; i++) {
    while (i >= stack[stack.length - 1]!.to) stack.pop();
    of[i] = stack[stack.length - 1]!.id;
    if (tokens.partner[i]! <= i || word(tokens, i) !== '{') continue;
    const head = scriptHead(tokens, i);
    if (!head) continue;
    list.push({id: list.length, parent: of[i]!, from: i, to: tokens.partner[i]!, ...head});
    stack.push({id: list.length - 1, to: tokens.partner[i]!});
  }
  return {list, of};
}

type Head = Pick<Scope, 'kind' | 'name' | 'open'>;

const controls = new Set(['if', 'for', 'while', 'switch', 'catch', 'with', 'await']);

/** What the brace opens, where it is the body of a function or a class. */
function scriptHead(tokens: Tokens, brace: number): Head | undefined {
  const before = word(tokens, brace - 1);
  if (before === '=>') return arrowHead(tokens, brace - 1);
  const close = before === ')' ? brace - 1 : beforeAnnotation(tokens, brace);
  if (close >= 0) return functionHead(tokens, tokens.partner[close]!);
  for (let i = brace - 1; i > Math.max(0, brace - 8); i--)
    if (word(tokens, i) === 'class') return {kind: 'class', name: word(tokens, i + 1)};
  return undefined;
}

function functionHead(tokens: Tokens, open: number): Head | undefined {
  const name = word(tokens, open - 1);
  if (open <= 0 || controls.has(name)) return undefined;
  return {kind: 'function', name: name === 'function' ? '' : name, open};
}

/** `(a, b) => {`, `a => {`, `(a): T => {`. */
function arrowHead(tokens: Tokens, arrow: number): Head {
  const before = word(tokens, arrow - 1);
  const close = before === ')' ? arrow - 1 : beforeAnnotation(tokens, arrow);
  const open = close >= 0 ? tokens.partner[close]! : arrow - 1;
  return {kind: 'function', name: '', ...(open >= 0 && {open})};
}

/** The `)` before the type of what a function returns, `): Promise<number> {`, or −1. */
function beforeAnnotation(tokens: Tokens, at: number): number {
  for (let i = at - 1; i > Math.max(0, at - 24); i--) {
    const w = word(tokens, i);
    if (w === ':') return i < at - 1 && word(tokens, i - 1) === ')' ? i - 1 : -1;
    if (tokens.kind[i] !== NAME && !/^[.<>[\]|&,]$/.test(w)) return -1;
  }
  return -1;
}
