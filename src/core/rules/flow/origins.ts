/**
 * Where a value comes from: through assignments, tuples and dictionaries, conditional expressions, the returns of the document's own
 * functions and what its calls pass for a parameter.
 */

import {type Assignment, EACH, keyedName, ofClass, type Part, reaching, readable, type Value} from '../scopes.ts';
import {keyOf, nameOf, type Source} from '../source.ts';
import {branchesOf, type Chain, chainOf, itemsOf, type Range, separator} from '../syntax.ts';
import {NAME, STRING, word} from '../tokens.ts';
import {passedFor} from './callers.ts';
import {changesIn} from './changes.ts';
import {isConditionalUse} from './conditions.ts';
import {forwardOf, ownFunction, returnedBy} from './functions.ts';
import {instanceClass} from './modules.ts';
import {partOf} from './parts.ts';

export const maxDepth = 12;

/** More origins than this are not followed. */
const most = 32;

/** What a dotted name may stand for at a token; undefined where one of its values cannot be read. `this.x` is read as `self.x`. */
export function valuesOf(source: Source, path: string, at: number): readonly Value[] | undefined {
  const own = path.replace(/^this\./, 'self.');
  if (own.startsWith('self.') && changesIn(source).overridden.has(own.slice(5))) return undefined;
  if (isShadowed(source, path, at)) return undefined;
  const assignments = reaching(source.scopes, source.tokens, own, at) ?? attributeOf(source, path, at);
  if (!assignments) return undefined;
  const values: Value[] = [];
  for (const {value, scope, parameter, name} of assignments) {
    const found = value
      ? [value]
      : isConditionalUse(source, scope, at)
        ? undefined
        : passedFor(source, scope, parameter!, name);
    if (!found) return undefined;
    values.push(...found);
  }
  return values.length <= most ? values : undefined;
}

/** So many tokens after a lambda's parameters its body is looked at for them. */
const longestLambda = 120;

/** A parameter of the lambda or arrow function that the place stands in, on one line: `lambda out, y: loss(out, y)`. */
function isShadowed({tokens, scopes: {blocks}}: Source, path: string, at: number): boolean {
  const mark = tokens.language === 'python' ? 'lambda' : '=>';
  const first = Math.max(blocks.head[blocks.lineOf[at]!]!, at - longestLambda);
  for (let i = at - 1; i >= first; i--) {
    if (word(tokens, i) !== mark) continue;
    const [from, to] = mark === 'lambda' ? [i + 1, separator(tokens, i, at, ':')] : [tokens.partner[i - 1]!, i];
    for (let p = Math.max(from, first); p < to; p++)
      if (tokens.kind[p] === NAME && word(tokens, p) === path && /^(lambda|[,(])$/.test(word(tokens, p - 1)))
        return true;
  }
  return false;
}

/** `model.criterion`, where the model is an instance of a class of the document: what the class gives that attribute. */
function attributeOf(source: Source, path: string, at: number): readonly Assignment[] | undefined {
  const dot = path.lastIndexOf('.');
  if (dot < 0 || source.scopes.assignments.has(path)) return undefined;
  const all = source.scopes.assignments.get(`self${path.slice(dot)}`);
  if (!all || path.startsWith('self.')) return undefined;
  const owner = instanceClass(source, {from: at, to: at + 2 * path.split('.').length - 3});
  return owner === undefined ? undefined : readable(ofClass(source.scopes, all, owner));
}

/** `df['p']` after `df['p'] = …`, with nothing else called df since. */
function keyed(source: Source, {path, from, trailers}: Chain): Range | undefined {
  const {scopes, tokens} = source;
  const [index] = trailers;
  if (trailers.length !== 1 || index?.type !== 'index' || tokens.kind[index.open + 1] !== STRING) return undefined;
  const assigned = reaching(scopes, tokens, keyedName(path, word(tokens, index.open + 1)), from);
  const last = assigned?.length === 1 ? assigned[0]! : undefined;
  if (!last?.value || last.at > from) return undefined;
  const changes = [...(scopes.assignments.get(path)?.values() ?? [])].flat();
  const isOther = changes.some((a) => a.at > last.at && a.at < from && word(tokens, a.at + 1) !== '[');
  return isOther ? undefined : last.value;
}

/** The expressions that this one, or a part of it, may be in the end; undefined where one of them cannot be read. */
export function originsOf(source: Source, value: Value, depth = 0): readonly Range[] | undefined {
  if (depth > maxDepth) return undefined;
  if (value.part !== undefined) return partOrigins(source, value, value.part, depth);
  const key = keyOf(source, value);
  const {origins} = source.found;
  if (origins.has(key)) return origins.get(key);
  origins.set(key, undefined);
  const found = wholeOrigins(source, value, depth);
  origins.set(key, found);
  return found;
}

function all(source: Source, values: readonly Value[] | undefined, depth: number): readonly Range[] | undefined {
  const found: Range[] = [];
  for (const value of values ?? []) {
    const origins = originsOf(source, value, depth + 1);
    if (!origins || found.length + origins.length > most) return undefined;
    found.push(...origins);
  }
  return found.length > 0 ? found : undefined;
}

function wholeOrigins(source: Source, range: Range, depth: number): readonly Range[] | undefined {
  const chain = chainOf(source.tokens, range);
  if (!chain) {
    const branches = branchesOf(source.tokens, range);
    return branches ? all(source, branches, depth) : [range];
  }
  if (chain.trailers.length === 0) return all(source, valuesOf(source, chain.path, chain.from), depth) ?? [range];
  const value = keyed(source, chain);
  if (value) return all(source, [value], depth) ?? [value];
  const part = lastKey(source, chain);
  if (part) return all(source, [part], depth) ?? [range];
  const returned = returnedValues(source, chain);
  return (returned && all(source, returned, depth)) ?? [range];
}

/** `d['key']` and `pair[0]` as a part of what stands before the bracket. */
function lastKey({tokens}: Source, {from, trailers}: Chain): Value | undefined {
  const last = trailers[trailers.length - 1];
  if (last?.type !== 'index' || tokens.partner[last.open] !== last.open + 2 || last.open === from) return undefined;
  const part = keyAt(tokens.kind[last.open + 1] === STRING, word(tokens, last.open + 1));
  return part === undefined ? undefined : {from, to: last.open, part};
}

function keyAt(isString: boolean, text: string): Part | undefined {
  if (isString) return text.slice(1, -1);
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** What a call of one of the document's own functions may give. */
function returnedValues(source: Source, chain: Chain): readonly Range[] | undefined {
  if (chain.trailers.length !== 1 || chain.trailers[0]!.type !== 'call') return undefined;
  if (nameOf(source, chain.path) !== undefined) return undefined;
  const scope = ownFunction(source, chain) ?? forwardOf(source, chain);
  return scope === undefined ? undefined : returnedBy(source, scope);
}

function partOrigins(source: Source, range: Range, part: Part, depth: number): readonly Range[] | undefined {
  const items = part === EACH ? (itemsOf(source.tokens, range, '[') ?? itemsOf(source.tokens, range, '(')) : undefined;
  if (items) return items.some(({from}) => word(source.tokens, from) === '*') ? undefined : all(source, items, depth);
  const item = partOf(source, range, part);
  if (item) return originsOf(source, item, depth + 1);
  const chain = chainOf(source.tokens, range);
  if (!chain) {
    const branches = branchesOf(source.tokens, range);
    return branches && all(source, withPart(branches, part), depth);
  }
  if (chain.trailers.length === 0) {
    const values = valuesOf(source, chain.path, chain.from);
    return values?.every((v) => v.part === undefined) ? all(source, withPart(values, part), depth) : undefined;
  }
  const returned = returnedValues(source, chain);
  return returned && all(source, withPart(returned, part), depth);
}

const withPart = (ranges: readonly Range[], part: Part): readonly Value[] => ranges.map((r) => ({...r, part}));
