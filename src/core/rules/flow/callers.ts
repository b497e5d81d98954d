/** What the calls in a document pass for a parameter of one of its own functions. */
import {parametersOf, type Scope, type Value} from '../scopes.ts';
import type {Source} from '../source.ts';
import type {Argument, Call, Range} from '../syntax.ts';
import {word} from '../tokens.ts';
import {classNamed, isForward} from './functions.ts';
import {instanceClass} from './modules.ts';

/** Documents with more calls than this are not searched for those of one class's instances. */
const mostCalls = 4000;

/** The expressions passed for it, one a call; undefined where nothing in the document calls the function, or a call hides what it passes. */
export function passedFor(
  source: Source,
  scope: number,
  parameter: number,
  name: string,
): readonly Value[] | undefined {
  const function_ = source.scopes.list[scope]!;
  const isMethod = source.scopes.list[function_.parent]?.kind === 'class';
  const own = parametersOf(source.tokens, function_.open!);
  const hasSelf = isMethod && /^(self|cls)$/.test(own[0]?.name ?? '');
  const calls = callsOf(source, function_);
  const values = calls.map(
    (call) => argumentOf(source, call.args, parameter - (hasSelf ? 1 : 0), name) ?? own[parameter]?.initial,
  );
  return values.length > 0 && values.every((v) => v !== undefined) ? values : undefined;
}

function argumentOf({tokens}: Source, args: readonly Argument[], position: number, name: string): Range | undefined {
  const isHidden = args.some((a) => /^(\*|\*\*|\.\.\.)$/.test(word(tokens, a.from)));
  if (isHidden) return {from: 0, to: 0};
  const positional = args[position]?.keyword === undefined ? args[position] : undefined;
  return args.find((a) => a.keyword === name) ?? positional;
}

function callsOf(source: Source, function_: Scope): readonly Call[] {
  const {callers} = source.found;
  const known = callers.get(function_.id);
  if (known) return known;
  callers.set(function_.id, []);
  const owner = source.scopes.list[function_.parent];
  const calls = owner?.kind === 'class' ? callsOfMethod(source, function_, owner) : callsOfFunction(source, function_);
  callers.set(function_.id, calls);
  return calls;
}

function callsOfFunction({scopes, callsByPath}: Source, {name}: Scope): readonly Call[] {
  const isOne = name !== '' && !scopes.assignments.has(name) && scopes.named.get(name)?.length === 1;
  return isOne ? (callsByPath.get(name) ?? []) : [];
}

function callsOfMethod(source: Source, {name}: Scope, owner: Scope): readonly Call[] {
  if (classNamed(source, owner.name) === undefined) return [];
  if (name === '__init__' || name === 'constructor') return source.callsByPath.get(owner.name) ?? [];
  const own = [...(source.callsByPath.get(`self.${name}`) ?? []), ...(source.callsByPath.get(`this.${name}`) ?? [])];
  return [...own, ...callsOfInstances(source, name, owner)];
}

/** `instance.method(…)`, and for a forward `instance(…)`. */
function callsOfInstances(source: Source, name: string, owner: Scope): readonly Call[] {
  if (!source.callsByPath.has(owner.name) || source.calls.length > mostCalls) return [];
  const suffix = `.${name}`;
  return source.calls.filter(({callee: {path, trailers, from, to}}) => {
    if (trailers.length > 0) return false;
    if (path.endsWith(suffix)) return instanceClass(source, {from, to: to - 2}) === owner.id;
    return isForward(name) && path !== owner.name && instanceClass(source, {from, to}) === owner.id;
  });
}
