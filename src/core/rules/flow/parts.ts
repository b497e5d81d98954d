/** What tuples, lists, dictionaries and calls that pass their arguments on hold, as they are written. */
import {EACH, type Part} from '../scopes.ts';
import type {Source} from '../source.ts';
import {chainOf, itemsOf, type Range} from '../syntax.ts';
import {word} from '../tokens.ts';

/** The item of a tuple or list, the value of a key: of `(a, b)`, `[a, b]`, `a, b`, `{'k': v}`, `{k: v}`, `dict(k=v)`; `prepare(a, b)` gives back what it takes. */
export function partOf(source: Source, range: Range, part: Part): Range | undefined {
  const {tokens} = source;
  if (part === EACH) return undefined;
  if (typeof part === 'string') {
    const entries = itemsOf(tokens, range, '{') ?? callArguments(source, range, /^dict$|\.(Module|Parameter)?Dict$/);
    return entries && entryOf(source, entries, part);
  }
  const items =
    itemsOf(tokens, range, '(') ??
    itemsOf(tokens, range, '[') ??
    itemsOf(tokens, range, '') ??
    callArguments(source, range, /(^|\.)prepare$/);
  const item = items?.[part];
  const isStarred = items?.slice(0, part + 1).some((i) => word(tokens, i.from) === '*');
  return item && !isStarred && (items.length > 1 || word(tokens, range.from) === '[') ? item : undefined;
}

/** The arguments of a call by such a name; a dictionary in its parentheses is what it holds. */
function callArguments(source: Source, range: Range, callee: RegExp): readonly Range[] | undefined {
  const chain = chainOf(source.tokens, range);
  const call = chain?.trailers[0];
  if (!chain || call?.type !== 'call' || chain.trailers.length > 1 || !callee.test(chain.path)) return undefined;
  const first = call.args[0];
  return (
    (first && itemsOf(source.tokens, first, '{')) ??
    call.args.map((a) => ('keyword' in a ? {...a, from: a.from - 2} : a))
  );
}

/** `'k': v`, `k: v`, `k=v`, and JavaScript's `{k}`. */
function entryOf({tokens}: Source, entries: readonly Range[], key: string): Range | undefined {
  const named = entries.filter(({from}) => word(tokens, from).replace(/^['"]|['"]$/g, '') === key);
  const entry = named[0];
  if (named.length !== 1 || !entry || entries.some(({from}) => /^(\*\*|\.\.\.)$/.test(word(tokens, from))))
    return undefined;
  if (entry.to - entry.from === 1) return tokens.language === 'javascript' ? entry : undefined;
  return /^[:=]$/.test(word(tokens, entry.from + 1)) ? {from: entry.from + 2, to: entry.to} : undefined;
}
