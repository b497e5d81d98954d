/** Functions, classes and assignments: which expressions a name may stand for at a place. */
import {type Blocks, dominates, exclude, readBlocks} from './blocks.ts';
import {type Scope, scopesOf} from './scopeTree.ts';
import {expressionEnd, type Range, separator, splitItems} from './syntax.ts';
import {NAME, NEWLINE, PUNCTUATION, STRING, type Tokens, word} from './tokens.ts';

/** An item of a tuple or list, or the value of a key. */
export type Part = number | string;

/** Any item, as a loop meets them. */
export const EACH = -1;

/** An expression, or a part of what it gives. */
export interface Value extends Range {
  readonly part?: Part;
}

/** `value` is undefined where the name is bound to something that cannot be read (a loop variable); `parameter` counts from 0. */
export interface Assignment {
  readonly name: string;
  readonly at: number;
  readonly scope: number;
  readonly value?: Value;
  readonly parameter?: number;
  /** What is added to the name's old value: `total += x`, `losses.append(x)`. */
  readonly growth?: Range;
}

export type {Scope} from './scopeTree.ts';

export interface Scopes {
  readonly list: readonly Scope[];
  readonly of: Int32Array;
  readonly named: ReadonlyMap<string, readonly Scope[]>;
  readonly blocks: Blocks;
  /** Functions and classes that stand in no class: they hide an import of the same name. */
  readonly defined: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
  /** By name, then by scope, in the order of the source. */
  readonly assignments: ReadonlyMap<string, ReadonlyMap<number, readonly Assignment[]>>;
  /** By the function's scope, in the order of the source. */
  readonly returns: ReadonlyMap<number, readonly Range[]>;
}

export function readScopes(tokens: Tokens): Scopes {
  const {list, of} = scopesOf(tokens);
  const assignments = new Map<string, Map<number, Assignment[]>>();
  const add = (a: Assignment) => {
    const scopes = assignments.get(a.name) ?? new Map<number, Assignment[]>();
    const known = scopes.get(a.scope);
    if (known) known.push(a);
    else assignments.set(a.name, scopes.set(a.scope, [a]));
  };
  const returns = new Map<number, Range[]>();
  for (const scope of list) bindParameters(tokens, scope, add);
  const isPython = tokens.language === 'python';
  for (let i = 0; i < tokens.count; i++) {
    if (!mayBind(tokens, i)) continue;
    const w = word(tokens, i);
    if (tokens.kind[i] === PUNCTUATION) {
      if (w === '.') killChanged(tokens, i, of, add);
      else if (binders.has(w)) readAssignment(tokens, i, of, add);
    } else if (w === 'return') {
      const value = {from: i + 1, to: statementEnd(tokens, i + 1)};
      const known = returns.get(of[i]!);
      if (known) known.push(value);
      else returns.set(of[i]!, [value]);
    } else if (isPython && w === 'del' && tokens.kind[i + 1] === NAME) add(kill(tokens, i + 1, of));
    else if (isPython && w === 'for') bindLoop(tokens, i, of, add);
    else if (isPython && w === 'as' && tokens.kind[i + 1] === NAME) add(kill(tokens, i + 1, of));
  }
  const isMember = (s: Scope) => list[s.parent]?.kind === 'class';
  const members = new Set(list.filter(isMember).map((s) => s.name));
  const defined = new Set(list.filter((s) => !isMember(s)).map((s) => s.name));
  return {list, of, named: byName(list), blocks: readBlocks(tokens), defined, members, assignments, returns};
}

export function byName(list: readonly Scope[]): ReadonlyMap<string, readonly Scope[]> {
  const named = new Map<string, Scope[]>();
  for (const scope of list) {
    const known = named.get(scope.name);
    if (known) known.push(scope);
    else named.set(scope.name, [scope]);
  }
  return named;
}

const binders = new Set(['=', ':=', '+=', '-=', '*=', '/=', '%=', '@=', '//=', '**=', '>>=', '<<=', '&=', '|=', '^=']);

/** Words of two, three or six letters, operators that end in =, and the dot of a method: nothing else binds or changes a name. */
function mayBind(tokens: Tokens, i: number): boolean {
  if (tokens.kind[i] === NAME) {
    const length = tokens.end[i]! - tokens.start[i]!;
    return length === 2 || length === 3 || length === 6;
  }
  const last = tokens.text.charCodeAt(tokens.end[i]! - 1);
  return tokens.kind[i] === PUNCTUATION && (last === 61 || last === 46);
}

const mutators =
  /^(sort|reverse|append|extend|insert|pop|remove|fill|push|splice|unshift|shift|(?!requires_grad_$)\w+_)$/;

/** `a.sort()`, `a.sub_(1)`, `self.a.sub_(1)` as a statement: a is no longer what was assigned. `torch.log_(a)` changes a as well. */
function killChanged(tokens: Tokens, dot: number, of: Int32Array, add: (a: Assignment) => void): void {
  const method = word(tokens, dot + 1);
  if (word(tokens, dot + 2) !== '(' || !mutators.test(method)) return;
  let from = dot - 1;
  while (tokens.kind[from] === NAME && word(tokens, from - 1) === '.' && tokens.kind[from - 2] === NAME) from -= 2;
  const isStatement =
    tokens.kind[from] === NAME && (from < 1 || tokens.kind[from - 1] === NEWLINE || tokens.first[from] === 1);
  if (!isStatement) return;
  const name = pathBetween(tokens, from, dot)
    .replace(/^this\./, 'self.')
    .replace(partOfWhole, '');
  const isGrown = /^(append|push)$/.test(method);
  const growth = isGrown && {from: dot + 3, to: tokens.partner[dot + 2]!};
  const isFunction = name === 'torch' && tokens.kind[dot + 3] === NAME;
  add(isFunction ? kill(tokens, dot + 3, of) : {...kill(tokens, from, of), name, ...(growth && {growth})});
}

function pathBetween(tokens: Tokens, from: number, to: number): string {
  let path = '';
  for (let i = from; i < to; i++) path += word(tokens, i);
  return path;
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

/** The names of a loop or a comprehension: a lone one is each item of what is gone through, others are what cannot be read. */
function bindLoop(tokens: Tokens, loop: number, of: Int32Array, add: (a: Assignment) => void): void {
  const open = tokens.parent[loop]!;
  const within = separator(tokens, loop + 1, Math.min(loop + 24, tokens.count), 'in');
  const isLone = open < 0 && within === loop + 2;
  const value = isLone ? {from: within + 1, to: expressionHead(tokens, within + 1), part: EACH} : undefined;
  for (let i = loop + 1; i < (within < 0 ? loop : within); i++)
    if (tokens.kind[i] === NAME) add({...kill(tokens, i, of), ...(open >= 0 && {at: open}), ...(value && {value})});
}

/** The colon that ends the head of a loop. */
function expressionHead(tokens: Tokens, from: number): number {
  const end = expressionEnd(tokens, from);
  const colon = separator(tokens, from, end, ':');
  return colon < 0 ? end : colon;
}

/** Parameters are bound to whatever the calls of the function pass; what gathers or takes apart arguments, to the unknown. */
function bindParameters(tokens: Tokens, {id, open, kind}: Scope, add: (a: Assignment) => void): void {
  if (open === undefined || kind !== 'function') return;
  parametersOf(tokens, open).forEach(({name, from, to}, parameter) => {
    if (name !== '') add({name, at: from, scope: id, parameter});
    else for (let i = from; i < to; i++) if (tokens.kind[i] === NAME) add({name: word(tokens, i), at: i, scope: id});
  });
}

export interface Parameter extends Range {
  /** Empty for `*rest` and `{a, b}`. */
  readonly name: string;
  readonly initial?: Range;
}

/** The parameters between these parentheses; a lone name before `=>` is one, too. */
export function parametersOf(tokens: Tokens, open: number): readonly Parameter[] {
  if (tokens.kind[open] === NAME) return [{name: word(tokens, open), from: open, to: open + 1}];
  return splitItems(tokens, open).map(({from, to}) => {
    const equals = topLevel(tokens, from, to, '=');
    const name = tokens.kind[from] === NAME ? word(tokens, from) : '';
    return {name, from, to, ...(equals > 0 && {initial: {from: equals + 1, to}})};
  });
}

function topLevel(tokens: Tokens, from: number, to: number, wanted: string): number {
  for (let i = from; i < to; i++) {
    if (tokens.partner[i]! > i) i = tokens.partner[i]!;
    else if (word(tokens, i) === wanted) return i;
  }
  return -1;
}

/** `a.b = value` at the start of a statement; a tuple on the left binds each of its names to the unknown. */
function readAssignment(tokens: Tokens, at: number, of: Int32Array, add: (a: Assignment) => void): void {
  if (isResultArgument(tokens, at)) add(kill(tokens, at + 1, of));
  if (tokens.language === 'python' && tokens.parent[at]! >= 0 && word(tokens, at) !== ':=') return;
  if (tokens.language === 'javascript' && tokens.parent[at]! >= 0 && word(tokens, tokens.parent[at]!) !== '{') return;
  if (tokens.language === 'javascript' && takeApart(tokens, at, of, add)) return;
  const left = word(tokens, at) === ':=' ? {names: [{name: word(tokens, at - 1), at: at - 1}]} : leftSide(tokens, at);
  if (!left) return;
  if (left.isPart) bindKey(tokens, at, of, add);
  const plain = !left.isPart && (word(tokens, at) === '=' || word(tokens, at) === ':=');
  const names = left.names;
  const first = names[0];
  if (word(tokens, at) === '+=' && names.length === 1 && !left.isPart) {
    add({name: first!.name, at: first!.at, scope: of[at]!, growth: {from: at + 1, to: statementEnd(tokens, at + 1)}});
    return;
  }
  if (plain && names.length === 1 && first) {
    const value = {from: at + 1, to: statementEnd(tokens, at + 1)};
    add({name: first.name, at: first.at, scope: of[at]!, value});
    return;
  }
  const isTuple = plain && tokens.language === 'python' && isFlat(tokens, names, at);
  const values = isTuple ? tupleValues(tokens, at, names.length) : undefined;
  const whole = isTuple && !values ? {from: at + 1, to: statementEnd(tokens, at + 1)} : undefined;
  names.forEach(({name, at: place}, part) => {
    const value = values?.[part] ?? (whole && {...whole, part});
    const end = (values?.[values.length - 1] ?? whole)?.to;
    add({name, at: end === undefined ? place : end - 1, scope: of[at]!, ...(value && {value})});
  });
}

/** `np.divide(p, s, out=p)`: what p was before is gone. */
const isResultArgument = (tokens: Tokens, at: number): boolean =>
  tokens.language === 'python' &&
  tokens.kind[at + 1] === NAME &&
  word(tokens, at - 1) === 'out' &&
  word(tokens, tokens.parent[at]!) === '(';

/** `const {a, b: c} = value` and `const [a, b] = value`. */
function takeApart(tokens: Tokens, at: number, of: Int32Array, add: (a: Assignment) => void): boolean {
  const open = tokens.partner[at - 1]!;
  if (open < 0 || open > at || !/^(const|let|var)$/.test(word(tokens, open - 1))) return false;
  const isObject = word(tokens, open) === '{';
  const whole = {from: at + 1, to: expressionEnd(tokens, at + 1)};
  splitItems(tokens, open).forEach(({from, to}, index) => {
    const last = to - 1;
    const isPlain = to - from === 1 || (isObject && to - from === 3 && word(tokens, from + 1) === ':');
    const value = {...whole, part: isObject ? word(tokens, from) : index};
    if (tokens.kind[last] === NAME)
      add({name: word(tokens, last), at: whole.to - 1, scope: of[at]!, ...(isPlain && {value})});
  });
  return true;
}

/** `a, b =` and `(a, b) =`, with nothing starred and no tuple within. */
function isFlat(tokens: Tokens, names: readonly LeftName[], at: number): boolean {
  const first = names[0]!.at;
  for (let i = first; i < at - 1; i++) if (/^[*([]$/.test(word(tokens, i))) return false;
  return word(tokens, first - 1) !== '*' && !/^[([]$/.test(word(tokens, first - 2));
}

/** The sides of `a, b = x, y`, one for each name; bound only at their end, since the right side still means the old a and b. */
function tupleValues(tokens: Tokens, at: number, count: number): readonly Range[] | undefined {
  const values: Range[] = [];
  for (let from = at + 1; from < tokens.count; ) {
    const to = expressionEnd(tokens, from);
    if (to === from || /^(\*|lambda)$/.test(word(tokens, from))) return undefined;
    values.push({from, to});
    if (word(tokens, to) !== ',') break;
    from = to + 1;
  }
  return values.length === count ? values : undefined;
}

/** `df['p'] = value` binds that key, too. */
function bindKey(tokens: Tokens, at: number, of: Int32Array, add: (a: Assignment) => void): void {
  const head = at - 4;
  const isKey = word(tokens, at - 3) === '[' && tokens.kind[at - 2] === STRING && tokens.kind[head] === NAME;
  if (!isKey || word(tokens, at) !== '=' || word(tokens, head - 1) === '.') return;
  const value = {from: at + 1, to: statementEnd(tokens, at + 1)};
  add({name: keyedName(word(tokens, head), word(tokens, at - 2)), at: head, scope: of[at]!, value});
}

/** What the assignments call `df["p"]`, whatever the quotes. */
export const keyedName = (name: string, key: string): string => `${name}[${key.slice(1, -1)}]`;

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
    names.push({name: name.replace(/^this\./, 'self.').replace(partOfWhole, ''), at: start});
  }
  return names.length > 0 ? {names} : undefined;
}

/** Attributes through which a part of the whole is changed: `y.loc[…] = 0`. */
const partOfWhole = /\.(data|loc|iloc|at|iat|flat|values)$/;

function isBoundary(tokens: Tokens, i: number, at: number): boolean {
  const w = word(tokens, i);
  if (w === ';' || w === '{' || w === '=') return true;
  if (w === '}' && tokens.language === 'javascript') return true;
  if (w === ',' && tokens.parent[i] === tokens.parent[at] && tokens.language === 'javascript') return true;
  return tokens.language === 'javascript' && tokens.first[i + 1] === 1;
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

/** The assignments, in whatever method, to an attribute of a class. */
export const ofClass = (scopes: Scopes, all: ReadonlyMap<number, readonly Assignment[]>, owner: number) =>
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

/** All of them, where each can be read and they are few. */
export function readable(assignments: readonly Assignment[]): readonly Assignment[] | undefined {
  const isFew = assignments.length > 0 && assignments.length <= mostReaching;
  return isFew && assignments.every((a) => a.value || a.parameter !== undefined) ? assignments : undefined;
}

/** The class that a scope stands in, or −1. */
export function classOf(scopes: Scopes, scope: number): number {
  for (let s = scope; s >= 0; s = scopes.list[s]!.parent) if (scopes.list[s]!.kind === 'class') return s;
  return -1;
}
