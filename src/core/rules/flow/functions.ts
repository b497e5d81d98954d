/** The document's own functions and classes: which one a call runs, and what it returns. */
import {classOf, type Scope} from '../scopes.ts';
import type {Source} from '../source.ts';
import type {Chain, Range} from '../syntax.ts';
import {changesIn} from './changes.ts';
import {instanceClass} from './modules.ts';

const only = (scopes: readonly Scope[]): number | undefined => (scopes.length === 1 ? scopes[0]!.id : undefined);

const named = (source: Source, name: string): readonly Scope[] => source.scopes.named.get(name) ?? [];

/** The one function of such a name in a class, or in the classes that it extends. */
function methodOf(source: Source, owner: number, names: readonly string[], depth = 0): number | undefined {
  const {list} = source.scopes;
  const own = names.flatMap((name) => named(source, name).filter((s) => s.kind === 'function' && s.parent === owner));
  if (own.length > 0 || depth > 4) return only(own);
  const base = baseOf(source, list[owner]!);
  return base === undefined ? undefined : methodOf(source, base, names, depth + 1);
}

/** The document's class that a class extends first. */
function baseOf(source: Source, {open}: Scope): number | undefined {
  const {tokens} = source;
  if (open === undefined) return undefined;
  const name = tokens.text.slice(tokens.start[open + 1], tokens.end[open + 1]);
  return classNamed(source, name);
}

/** The one class of this name. */
export const classNamed = (source: Source, name: string): number | undefined =>
  only(named(source, name).filter((s) => s.kind === 'class'));

const forwards = ['forward', 'call', '__call__'];
export const isForward = (name: string): boolean => forwards.includes(name);

/** The function of the document that a call's path names: `f`, `self.f`, `self`. */
export function ownFunction(source: Source, {path, from}: Chain): number | undefined {
  const own = classOf(source.scopes, source.scopes.of[from]!);
  if (path === 'self' && own >= 0) return methodOf(source, own, forwards);
  const method = /^(?:self|this)\.(\w+)$/.exec(path)?.[1];
  if (method && own >= 0) return changesIn(source).overridden.has(method) ? undefined : methodOf(source, own, [method]);
  if (!source.scopes.defined.has(path) || source.scopes.assignments.has(path)) return undefined;
  const {list} = source.scopes;
  return only(named(source, path).filter((s) => s.kind === 'function' && list[s.parent]!.kind !== 'class'));
}

/** What the function returns, in the order of the source. */
export const returnedBy = (source: Source, scope: number): readonly Range[] => source.scopes.returns.get(scope) ?? [];

export const forwardIn = (source: Source, owner: number): number | undefined => methodOf(source, owner, forwards);

/**
 * The function of the document's class that the callee is an instance of, or a method of one: the forward for `model(x)`, `model.forward(x)`
 * and `model.apply(p, x)`, its own for `model.predict_proba(x)`.
 */
export function forwardOf(source: Source, chain: Chain): number | undefined {
  const instance = instanceClass(source, pathRange(chain, 0));
  const {classes, ofModules} = changesIn(source);
  if (instance !== undefined) return ofModules || classes.has(instance) ? undefined : forwardIn(source, instance);
  const dot = chain.path.lastIndexOf('.');
  const owner = dot > 0 ? instanceClass(source, pathRange(chain, 1)) : undefined;
  return owner === undefined ? undefined : methodIn(source, owner, chain.path.slice(dot + 1));
}

/** A class's own method; one that the framework brings runs the forward. */
export function methodIn(source: Source, owner: number, method: string): number | undefined {
  const isBrought = /^(forward|call|apply|predict)$/.test(method);
  return methodOf(source, owner, [method]) ?? (isBrought ? forwardIn(source, owner) : undefined);
}

/** The tokens of the dotted head, so many names at its end left out. */
const pathRange = ({path, from}: Chain, without: number): Range => ({
  from,
  to: from + 2 * (path.split('.').length - without) - 1,
});
