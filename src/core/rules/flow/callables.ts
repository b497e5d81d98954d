/** What calling a value gives: a module, the last one of a Sequential, a class's forward, a function of the document. */
import {changesOf, modelOutput, surelyRan} from '../kerasModel.ts';
import {keyOf, nameOf, type Source, stringOf} from '../source.ts';
import {type Argument, type Chain, chainOf, itemsOf, type Range, textOf} from '../syntax.ts';
import {word} from '../tokens.ts';
import {producers, type ValueKind} from '../valueKinds.ts';
import {changesIn} from './changes.ts';
import {classNamed, forwardIn, ownFunction, returnedBy} from './functions.ts';
import {headOf} from './heads.ts';
import {isModule, kindOf, sameKind} from './kinds.ts';
import {lastItem} from './lists.ts';
import {modulesOf} from './modules.ts';
import {maxDepth} from './origins.ts';

export function callableKind(source: Source, range: Range, depth = 0): ValueKind | undefined {
  if (depth > maxDepth) return undefined;
  const key = keyOf(source, range);
  const {callables} = source.found;
  if (callables.has(key)) return callables.get(key);
  callables.set(key, undefined);
  const kind = sameKind(modulesOf(source, range, depth), (module) => kindOfModule(source, module, depth));
  callables.set(key, kind);
  return kind;
}

function kindOfModule(source: Source, range: Range, depth: number): ValueKind | undefined {
  const body = bodyOf(source, range);
  if (body) return sameKind(body, (r) => kindOf(source, r, depth + 1));
  const chain = chainOf(source.tokens, range);
  const name = chain && nameOf(source, chain.path);
  if (!chain || chain.trailers.length > 1) return undefined;
  const call = chain.trailers[0];
  if (!call)
    return name === undefined ? ofOwnFunction(source, chain, depth) : isModule(name) ? undefined : producers[name];
  if (call.type !== 'call') return undefined;
  if (name === 'functools.partial') return call.args[0] && callableKind(source, call.args[0], depth + 1);
  if (name === undefined) return ofClass(source, chain.path, depth);
  return ofBuilt(source, range, name, call.args, depth);
}

/** `nn.Softmax(1)`, `nn.Sequential(…)`, `Dense(10, activation='softmax')`, a Keras model, a pretrained network with a head of its own. */
function ofBuilt(
  source: Source,
  range: Range,
  name: string,
  args: readonly Argument[],
  depth: number,
): ValueKind | undefined {
  if (changesIn(source).ofModules) return undefined;
  if (name === 'torch.nn.Sequential') return sequentialKind(source, range, args, depth);
  if (listSequential.test(name)) return args[0] && lastListed(source, args[0], depth);
  const head = headOf(source, range, name);
  if (head) return callableKind(source, head, depth + 1);
  if (!isModule(name) && !name.startsWith('tfjs.')) return undefined;
  return producers[name] ?? activationOf(source, name, args) ?? modelOutput(source, range);
}

function ofClass(source: Source, name: string, depth: number): ValueKind | undefined {
  const owner = classNamed(source, name);
  const {classes, ofModules} = changesIn(source);
  const forward = owner === undefined || ofModules || classes.has(owner) ? undefined : forwardIn(source, owner);
  return forward === undefined ? undefined : returnedKind(source, forward, depth);
}

function ofOwnFunction(source: Source, chain: Chain, depth: number): ValueKind | undefined {
  const scope = ownFunction(source, chain);
  return scope === undefined ? undefined : returnedKind(source, scope, depth);
}

const returnedKind = (source: Source, scope: number, depth: number): ValueKind | undefined =>
  sameKind(returnedBy(source, scope), (value) => kindOf(source, value, depth + 1));

/** What `lambda x: body`, `x => body` and `x => { return body }` give; undefined for anything else. */
export function bodyOf(source: Source, range: Range): readonly Range[] | undefined {
  const {tokens, scopes} = source;
  const mark = tokens.language === 'python' ? ':' : '=>';
  if (mark === ':' && word(tokens, range.from) !== 'lambda') return undefined;
  let at = range.from;
  while (at < range.to && word(tokens, at) !== mark) at = tokens.partner[at]! > at ? tokens.partner[at]! + 1 : at + 1;
  const from = at + 1;
  if (from >= range.to) return undefined;
  if (mark === ':' || word(tokens, from) !== '{') return [{from, to: range.to}];
  const body = scopes.list.find((s) => s.kind === 'function' && s.from === from);
  return body && returnedBy(source, body.id);
}

/** `Dense(10, activation='softmax')`, `Dense(1, activation=tf.nn.sigmoid)`, `Activation('sigmoid')`; without one, logits. */
function activationOf(source: Source, name: string, args: readonly Argument[]): ValueKind | undefined {
  const layer = /^keras\.layers\.(Dense|Conv[123]D|Activation)$/.exec(name)?.[1];
  const position = layer === 'Activation' ? 0 : layer === 'Dense' ? 1 : -1;
  return layer ? activated(source, args, position, layer === 'Dense' ? 'logits' : undefined) : undefined;
}

/** By the activation among the arguments, by name or in its place; `without` where none is given. */
export function activated(
  source: Source,
  args: readonly Argument[],
  position: number,
  without: ValueKind | undefined,
): ValueKind | undefined {
  if (args.some((a) => /^\*/.test(word(source.tokens, a.from)))) return undefined;
  const positional = args[position]?.keyword === undefined ? args[position] : undefined;
  const given = args.find((a) => a.keyword === 'activation') ?? positional;
  if (!given) return without;
  const chain = chainOf(source.tokens, given);
  const named = chain?.trailers.length === 0 ? producers[nameOf(source, chain.path) ?? ''] : undefined;
  const activation = named ?? stringOf(source, given) ?? textOf(source.tokens, given);
  if (activation === 'linear' || activation === 'None') return 'logits';
  return activation === 'softmax' || activation === 'sigmoid' ? activation : undefined;
}

/** What the last module gives, be it one of those given or one that was added since by `add_module` or `append`. */
function sequentialKind(source: Source, range: Range, args: readonly Argument[], depth: number): ValueKind | undefined {
  const added = changesOf(source, range, /\.(add_module|register_module|append|extend|insert|pop)$/);
  const last = added[added.length - 1];
  if (changesIn(source).owners.has(range.from)) return undefined; // `net.act = nn.Sigmoid()` comes last
  if (!last) return lastModuleKind(source, args, depth);
  const isPlain = added.every(({callee: {path}}) => /\.(add_module|register_module|append)$/.test(path));
  const module = last.args[last.args.length - 1];
  return module && isPlain && surelyRan(source, last, range) ? callableKind(source, module, depth + 1) : undefined;
}

const listSequential = /^(haiku|flax\.linen|equinox\.nn)\.Sequential$/;

/** What the last of a list of modules and functions gives. */
function lastListed(source: Source, list: Range, depth: number): ValueKind | undefined {
  const last = lastItem(source, list);
  return last && callableKind(source, last, depth + 1);
}

function lastModuleKind(source: Source, args: readonly Argument[], depth: number): ValueKind | undefined {
  const last = lastModule(source, args);
  if (!last) return undefined;
  const isSpread = word(source.tokens, last.from) === '*';
  const module = isSpread ? lastItem(source, {from: last.from + 1, to: last.to}) : last;
  return module && callableKind(source, module, depth + 1);
}

/** The last argument; of `OrderedDict([('name', module), …])` the last module. */
function lastModule(source: Source, args: readonly Argument[]): Range | undefined {
  const {tokens} = source;
  const last = args[args.length - 1];
  const chain = last && chainOf(tokens, last);
  const made = chain?.trailers[0];
  if (!chain || nameOf(source, chain.path) !== 'collections.OrderedDict' || made?.type !== 'call') return last;
  const pairs = made.args[0] && itemsOf(tokens, made.args[0], '[');
  const pair = pairs?.[pairs.length - 1];
  return pair && itemsOf(tokens, pair, '(')?.[1];
}
