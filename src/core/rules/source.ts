/** A document as the rules see it: tokens, scopes, imports, calls; names, strings and numbers as they are written. */
import type {Unit} from './flow/units.ts';
import type {LossCall} from './lossCalls.ts';
import {type Aliases, canonicalName, readAliases, starredNames} from './names.ts';
import type {LocatedArray, Reading} from './reading.ts';
import {isBound, readScopes, type Scopes} from './scopes.ts';
import {signatures} from './signatures.ts';
import {type Call, findCalls, type Range} from './syntax.ts';
import {STRING, type Tokens, word} from './tokens.ts';
import {isProducer, type ValueKind} from './valueKinds.ts';

export interface Source {
  readonly text: string;
  readonly tokens: Tokens;
  readonly scopes: Scopes;
  readonly aliases: Aliases;
  readonly calls: readonly Call[];
  /** The calls by what is written before their parentheses, where that is a dotted name alone. */
  readonly callsByPath: ReadonlyMap<string, readonly Call[]>;
  /** Those in code, in the order of the text. */
  readonly arrays: readonly LocatedArray[];
  readonly found: Found;
}

/** What was found out already, by range; undefined also while it is being found out, so that recursion ends. */
export interface Found {
  readonly names: Map<string, string | undefined>;
  readonly origins: Map<number, readonly Range[] | undefined>;
  readonly kinds: Map<number, ValueKind | undefined>;
  readonly callables: Map<number, ValueKind | undefined>;
  readonly instances: Map<number, number | undefined>;
  /** By the token of their opening parenthesis. */
  readonly losses: Map<number, LossCall | undefined>;
  readonly units: Map<number, Unit | undefined>;
  /** By the scope of the function that they call. */
  readonly callers: Map<number, readonly Call[]>;
  /** By line: whether an if before it in its block may leave the function. */
  readonly leftBefore: Map<number, boolean>;
}

export function readSource(reading: Reading): Source {
  const {tokens} = reading;
  return sourceOf(reading, findCalls(tokens), readScopes(tokens), readAliases(tokens));
}

export function sourceOf(
  {text, tokens, arrays}: Reading,
  calls: readonly Call[],
  scopes: Scopes,
  aliases: Aliases,
): Source {
  let grouped: ReadonlyMap<string, readonly Call[]> | undefined;
  return {
    ...{text, tokens, arrays, scopes, aliases, calls, found: nothingFound()},
    get callsByPath() {
      grouped ??= byPath(calls);
      return grouped;
    },
  };
}

/** The calls whose parentheses open at these tokens. */
export function callsIn({calls}: Source, {from, to}: Range): readonly Call[] {
  return calls.slice(firstFrom(calls, from), firstFrom(calls, to));
}

/** How many of the calls open before a token. */
function firstFrom(calls: readonly Call[], token: number): number {
  let low = 0;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (calls[middle]!.open < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The call whose parenthesis this is. */
export function callAtOpen({calls}: Source, open: number): Call | undefined {
  const call = calls[firstFrom(calls, open)];
  return call?.open === open ? call : undefined;
}

const nothingFound = (): Found => ({
  names: new Map(),
  origins: new Map(),
  kinds: new Map(),
  callables: new Map(),
  instances: new Map(),
  losses: new Map(),
  units: new Map(),
  callers: new Map(),
  leftBefore: new Map(),
});

function byPath(calls: readonly Call[]): ReadonlyMap<string, readonly Call[]> {
  const grouped = new Map<string, Call[]>();
  for (const call of calls) {
    if (call.callee.trailers.length > 0) continue;
    const known = grouped.get(call.callee.path);
    if (known) known.push(call);
    else grouped.set(call.callee.path, [call]);
  }
  return grouped;
}

/** One number for a range, by which what is known of it is kept. */
export const keyOf = (source: Source, {from, to}: Range): number => from * (source.tokens.count + 1) + to;

/** The canonical dotted name of a path as written, or undefined; the document's own functions and classes hide imports. */
export function nameOf(source: Source, path: string): string | undefined {
  const {names} = source.found;
  if (!names.has(path)) names.set(path, readName(source, path));
  return names.get(path);
}

function readName(source: Source, path: string): string | undefined {
  if (source.scopes.defined.has(path.split('.', 1)[0]!)) return undefined;
  const isOwn = (name: string) => isBound(source.scopes, name);
  const name = canonicalName(path, source.tokens.language, source.aliases, isOwn);
  if (name !== undefined || isOwn(path.split('.', 1)[0]!)) return name;
  return starredNames(path, source.aliases).find((starred) => starred in signatures || isProducer(starred));
}

/** The string that an expression is, without its quotes. */
export function stringOf(source: Source, range: Range | undefined): string | undefined {
  if (!range || range.to - range.from !== 1 || source.tokens.kind[range.from] !== STRING) return undefined;
  return word(source.tokens, range.from)
    .replace(/^[rbfuRBFU]*(['"`])/, '')
    .replace(/['"`]$/, '');
}
