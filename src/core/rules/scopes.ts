/** Functions, classes and assignments: which expressions a name may stand for at a place. */
import {type Blocks, dominates, exclude, readBlocks} from './blocks.ts';
import {expressionEnd, type Range} from './syntax.ts';
import {NAME, NEWLINE, PUNCTUATION, type Tokens, word} from './tokens.ts';

export interface Scope extends Range {
  readonly id: number;
  readonly parent: number;
  readonly kind: 'module' | 'function' | 'class';
  readonly name: string;
}

/** `value` is undefined where the name is bound to something that cannot be read (a parameter, a loop variable). */
export interface Assignment {
  readonly name: string;
  readonly at: number;
  readonly scope: number;
  readonly value?: Range;
}

export interface Scopes {
  readonly list: readonly Scope[];
  readonly of: Int32Array;
  readonly blocks: Blocks;
  /** Functions and classes that stand in no class: they hide an import of the same name. */
  readonly defined: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
  /** By name, then by scope, in the order of the source. */
  readonly assignments: ReadonlyMap<string, ReadonlyMap<number, readonly Assignment[]>>;
  readonly returns: readonly {readonly scope: number; readonly value: Range}[];
}

export function readScopes(tokens: Tokens): Scopes {
  const {list, of} = tokens.language === 'python' ? pythonScopes(tokens) : scriptScopes(tokens);
  const assignments = new Map<string, Map<number, Assignment[]>>();
  const add = (a: Assignment) => {
    const scopes = assignments.get(a.name) ?? new Map<number, Assignment[]>();
    const known = scopes.get(a.scope);
    if (known) known.push(a);
    else assignments.set(a.name, scopes.set(a.scope, [a]));
  };
  const returns: {scope: number; value: Range}[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (!mayBind(tokens, i)) continue;
    const w = word(tokens, i);
    if (w === 'return' && tokens.kind[i] === NAME)
      returns.push({scope: of[i]!, value: {from: i + 1, to: statementEnd(tokens, i + 1)}});
    else if (w === '=' || w === ':=' || /^[-+*/%@]=$/.test(w)) readAssignment(tokens, i, of, add);
    else if (w === '.') killChanged(tokens, i, of, add);
    else if (w === 'for' && tokens.language === 'python') killNames(tokens, i + 1, 'in', of, add);
    else if (w === 'as' && tokens.language === 'python' && tokens.kind[i + 1] === NAME) add(kill(tokens, i + 1, of));
    else if (w === 'def' || w === 'lambda') killParameters(tokens, i, of, list, add);
  }
  const isMember = (s: Scope) => list[s.parent]?.kind === 'class';
  const members = new Set(list.filter(isMember).map((s) => s.name));
  const defined = new Set(list.filter((s) => !isMember(s)).map((s) => s.name));
  return {list, of, blocks: readBlocks(tokens), defined, members, assignments, returns};
}

/** Words, operators that end in =, and the dot of a method: nothing else binds or changes a name. */
function mayBind(tokens: Tokens, i: number): boolean {
  if (tokens.kind[i] !== PUNCTUATION) return tokens.kind[i] === NAME;
  const last = tokens.text.charCodeAt(tokens.end[i]! - 1);
  return last === 61 || last === 46;
}

const mutators =
  /^(sort|reverse|append|extend|insert|pop|remove|fill|push|splice|unshift|shift|(?!requires_grad_$)\w+_)$/;

/** `a.sort()`, `a.sub_(1)` as a statement: a is no longer what was assigned. */
function killChanged(tokens: Tokens, dot: number, of: Int32Array, add: (a: Assignment) => void): void {
  const isStatement =
    tokens.kind[dot - 1] === NAME && (dot < 2 || tokens.kind[dot - 2] === NEWLINE || tokens.first[dot - 1] === 1);
  if (isStatement && word(tokens, dot + 2) === '(' && mutators.test(word(tokens, dot + 1)))
    add(kill(tokens, dot - 1, of));
}

/** A `return a, b` is a tuple: the range runs to the end of the statement, so that it is no single chain. */
function statementEnd(tokens: Tokens, from: number): number {
  let i = expressionEnd(tokens, from);
  while (i < tokens.count && word(tokens, i) === ',') i = expressionEnd(tokens, i + 1);
  return i;
}

const kill = (tokens: Tokens, at: number, of: Int32Array): Assignment => ({
  name: word(tokens, at),
  at,
  scope: of[at]!,
});

/** Loop variables are bound to what cannot be read. */
function killNames(tokens: Tokens, from: number, until: string, of: Int32Array, add: (a: Assignment) => void): void {
  for (let i = from; i < Math.min(from + 24, tokens.count) && word(tokens, i) !== until; i++) {
    if (tokens.kind[i] === NAME) add(kill(tokens, i, of));
  }
}

function killParameters(
  tokens: Tokens,
  at: number,
  of: Int32Array,
  list: readonly Scope[],
  add: (a: Assignment) => void,
): void {
  const open = word(tokens, at) === 'def' ? at + 2 : -1;
  const close = open > 0 ? tokens.partner[open]! : -1;
  if (close < 0) return;
  const body = list.find((s) => s.from > close && s.kind === 'function' && s.name === word(tokens, at + 1));
  for (let i = open + 1; i < close; i++) {
    const isParameter = tokens.kind[i] === NAME && tokens.parent[i] === open && /^[(,*]+$/.test(word(tokens, i - 1));
    if (isParameter) add({...kill(tokens, i, of), scope: body?.id ?? of[i]!});
  }
}

/** `a.b = value` at the start of a statement; a tuple on the left binds each of its names to the unknown. */
function readAssignment(tokens: Tokens, at: number, of: Int32Array, add: (a: Assignment) => void): void {
  if (tokens.language === 'python' && tokens.parent[at]! >= 0 && word(tokens, at) !== ':=') return;
  if (tokens.language === 'javascript' && tokens.parent[at]! >= 0 && word(tokens, tokens.parent[at]!) !== '{') return;
  const left = leftSide(tokens, at);
  if (!left) return;
  const plain = !left.isPart && (word(tokens, at) === '=' || word(tokens, at) === ':=');
  const names = left.names;
  const first = names[0];
  if (plain && names.length === 1 && first) {
    const value = {from: at + 1, to: statementEnd(tokens, at + 1)};
    add({name: first.name, at: first.at, scope: of[at]!, value});
    return;
  }
  const isStarred = names.some((n) => word(tokens, n.at - 1) === '*');
  const values =
    plain && !isStarred && tokens.language === 'python' ? tupleValues(tokens, at, names.length) : undefined;
  names.forEach((n, i) => {
    const value = values?.[i];
    add(value ? {name: n.name, at: value.end, scope: of[at]!, value} : {name: n.name, at: n.at, scope: of[at]!});
  });
}

/** The sides of `a, b = x, y`, one for each name; bound only at their end, since the right side still means the old a and b. */
function tupleValues(
  tokens: Tokens,
  at: number,
  count: number,
): readonly (Range & {readonly end: number})[] | undefined {
  const values: Range[] = [];
  for (let from = at + 1; from < tokens.count; ) {
    const to = expressionEnd(tokens, from);
    if (to === from || /^(\*|lambda)$/.test(word(tokens, from))) return undefined;
    values.push({from, to});
    if (word(tokens, to) !== ',') break;
    from = to + 1;
  }
  const end = (values[values.length - 1]?.to ?? at) - 1;
  return values.length === count ? values.map((value) => ({...value, end})) : undefined;
}

interface LeftName {
  readonly name: string;
  readonly at: number;
}

/** `isPart`: an element is assigned, and the whole is no longer what it was. */
interface LeftSide {
  readonly names: readonly LeftName[];
  readonly isPart?: boolean;
}

function leftSide(tokens: Tokens, at: number): LeftSide | undefined {
  let from = at;
  while (from > 0 && tokens.kind[from - 1] !== NEWLINE && !isBoundary(tokens, from - 1, at)) from--;
  const names: LeftName[] = [];
  for (let i = from; i < at; i++) {
    const w = word(tokens, i);
    if (w === ':') break; // an annotation follows
    if (tokens.partner[i]! > i && w === '[') return names.length > 0 ? {names, isPart: true} : undefined; // a[i] = …
    if (tokens.kind[i] !== NAME || /^(const|let|var|static|readonly|public|private|export)$/.test(w)) continue;
    let name = w;
    const start = i;
    while (word(tokens, i + 1) === '.' && i + 2 < at) {
      name += `.${word(tokens, i + 2)}`;
      i += 2;
    }
    names.push({name: name.replace(/^this\./, 'self.'), at: start});
  }
  return names.length > 0 ? {names} : undefined;
}

function isBoundary(tokens: Tokens, i: number, at: number): boolean {
  const w = word(tokens, i);
  if (w === ';' || w === '{' || w === '=') return true;
  if (w === '}' && tokens.language === 'javascript') return true;
  if (w === ',' && tokens.parent[i] === tokens.parent[at] && tokens.language === 'javascript') return true;
  return tokens.language === 'javascript' && tokens.first[i + 1] === 1;
}

interface Open {
  readonly id: number;
  readonly indent: number;
}

function pythonScopes(tokens: Tokens): {list: Scope[]; of: Int32Array} {
  const list: {-readonly [K in keyof Scope]: Scope[K]}[] = [
    {id: 0, parent: -1, kind: 'module', name: '', from: 0, to: tokens.count},
  ];
  const of = new Int32Array(tokens.count);
  const stack: Open[] = [{id: 0, indent: -1}];
  for (let i = 0; i < tokens.count; i++) {
    const startsLine = i === 0 || tokens.kind[i - 1] === NEWLINE;
    if (startsLine && tokens.kind[i] !== NEWLINE) closeUntil(tokens.indent[i]!, stack, list, i);
    of[i] = stack[stack.length - 1]!.id;
    const w = startsLine ? word(tokens, i) : '';
    const head = w === 'async' ? i + 1 : i;
    const kind = word(tokens, head) === 'def' ? 'function' : word(tokens, head) === 'class' ? 'class' : undefined;
    if (!startsLine || !kind) continue;
    const indent = tokens.indent[i]!;
    while (i < tokens.count && tokens.kind[i] !== NEWLINE) of[i++] = stack[stack.length - 1]!.id;
    of[i] = stack[stack.length - 1]!.id;
    list.push({
      id: list.length,
      parent: stack[stack.length - 1]!.id,
      kind,
      name: word(tokens, head + 1),
      from: i,
      to: tokens.count,
    });
    stack.push({id: list.length - 1, indent});
  }
  return {list, of};
}

function closeUntil(indent: number, stack: Open[], list: {to: number}[], at: number): void {
  while (stack.length > 1 && stack[stack.length - 1]!.indent >= indent) list[stack.pop()!.id]!.to = at;
}

const controls = new Set(['if', 'for', 'while', 'switch', 'catch', 'with']);

function scriptScopes(tokens: Tokens): {list: Scope[]; of: Int32Array} {
  const list: Scope[] = [{id: 0, parent: -1, kind: 'module', name: '', from: 0, to: tokens.count}];
  const of = new Int32Array(tokens.count);
  const stack: {id: number; to: number}[] = [{id: 0, to: tokens.count}];
  for (let i = 0; i < tokens.count; i++) {
    while (i >= stack[stack.length - 1]!.to) stack.pop();
    of[i] = stack[stack.length - 1]!.id;
    if (word(tokens, i) !== '{' || tokens.partner[i]! < i) continue;
    const kind = braceKind(tokens, i);
    if (!kind) continue;
    list.push({id: list.length, parent: of[i]!, kind, name: '', from: i, to: tokens.partner[i]!});
    stack.push({id: list.length - 1, to: tokens.partner[i]!});
  }
  return {list, of};
}

function braceKind(tokens: Tokens, brace: number): 'function' | 'class' | undefined {
  const before = word(tokens, brace - 1);
  if (before === '=>') return 'function';
  if (before === ')') {
    const open = tokens.partner[brace - 1]!;
    return open > 0 && !controls.has(word(tokens, open - 1)) ? 'function' : undefined;
  }
  for (let i = brace - 1; i > Math.max(0, brace - 8); i--) if (word(tokens, i) === 'class') return 'class';
  return undefined;
}

/** Whether the document binds the name at all (an assignment, a function, a class). */
export const isBound = (scopes: Scopes, name: string): boolean =>
  scopes.assignments.has(name) || scopes.members.has(name) || scopes.defined.has(name);

/**
 * The expressions that `name` may stand for at token `at`; undefined where one of them cannot be read.
 * In the name's own function: from the last assignment that surely ran (its block is open at the use) onwards, other branches left aside.
 * In an enclosing scope, and for attributes of self: all assignments, wherever they stand.
 */
export function reaching(scopes: Scopes, tokens: Tokens, name: string, at: number): readonly Assignment[] | undefined {
  const all = scopes.assignments.get(name);
  if (!all) return undefined;
  if (name.startsWith('self.')) return readable(ofClass(scopes, all, classOf(scopes, scopes.of[at]!)));
  for (let scope = scopes.of[at]!; scope >= 0; scope = scopes.list[scope]!.parent) {
    const own = all.get(scope);
    if (own) return readable(scope === scopes.of[at] ? fromDominator(own, scopes.blocks, tokens, at) : own);
  }
  return undefined;
}

const ofClass = (scopes: Scopes, all: ReadonlyMap<number, readonly Assignment[]>, owner: number) =>
  [...all].flatMap(([scope, own]) => (classOf(scopes, scope) === owner ? own : []));

/** A name with more possible values than this is not followed. */
const mostReaching = 32;

function fromDominator(own: readonly Assignment[], blocks: Blocks, tokens: Tokens, at: number): readonly Assignment[] {
  const found: Assignment[] = [];
  for (let i = countBefore(own, at) - 1; i >= 0 && found.length <= mostReaching; i--) {
    const a = own[i]!;
    if (a.value && a.value.from <= at && at < a.value.to) continue;
    if (!exclude(blocks, tokens, a.at, at)) found.unshift(a);
    if (dominates(blocks, tokens, a.at, at)) break;
  }
  return found;
}

/** How many of the assignments, in the order of the source, stand before a token. */
function countBefore(own: readonly Assignment[], at: number): number {
  let low = 0;
  let high = own.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (own[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readable(assignments: readonly Assignment[]): readonly Assignment[] | undefined {
  const isFew = assignments.length > 0 && assignments.length <= mostReaching;
  return isFew && assignments.every((a) => a.value) ? assignments : undefined;
}

/** The class that a scope stands in, or −1. */
export function classOf(scopes: Scopes, scope: number): number {
  for (let s = scope; s >= 0; s = scopes.list[s]!.parent) if (scopes.list[s]!.kind === 'class') return s;
  return -1;
}
