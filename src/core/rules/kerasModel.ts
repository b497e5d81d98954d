/** What a Keras (or tfjs layers) model ends in: softmax, sigmoid or no activation; Sequential, add() and the functional form. */
import {dominates} from './blocks.ts';
import {changesIn} from './flow/changes.ts';
import {kindOf} from './flow/kinds.ts';
import {resolve, scalarOf} from './flow/literals.ts';
import {modulesOf} from './flow/modules.ts';
import {partOf} from './flow/parts.ts';
import {isBound} from './scopes.ts';
import {nameOf, type Source, stringOf} from './source.ts';
import {type Argument, type Call, type Chain, chainOf, itemsOf, type Range, splitArguments, textOf} from './syntax.ts';
import {word} from './tokens.ts';

export type Output = 'softmax' | 'sigmoid' | 'logits';

export const keyword = (args: readonly Argument[], name: string): Argument | undefined =>
  args.find((a) => a.keyword === name);

const functional = /^(keras\.(models\.)?Model|tfjs\.model)$/;
const sequential = /^(keras\.(models\.)?Sequential|tfjs\.sequential)$/;

const application = /^keras\.applications\.(\w+\.)?[A-Z]\w+$/;

/** A network of keras.applications ends in a softmax, unless its top is left out or has another activation. */
function applicationOutput(source: Source, args: readonly Argument[]): Output | undefined {
  if (isSpread(source, args) || args.some((a) => a.keyword === undefined)) return undefined;
  const [top, activation] = [keyword(args, 'include_top'), keyword(args, 'classifier_activation')];
  if (top && scalarOf(source, top) !== 'True') return undefined;
  return activation ? activationName(source, activation) : 'softmax';
}

/** What a model gives that this expression builds: Sequential([...]), model.add(...) or Model(inputs, outputs). */
export function modelOutput(source: Source, built: Range): Output | undefined {
  const chain = chainOf(source.tokens, built);
  const call = chain?.trailers[0];
  const name = (chain && nameOf(source, chain.path)) ?? '';
  if (chain?.trailers.length !== 1 || call?.type !== 'call' || changesIn(source).ofActivations) return undefined;
  if (functional.test(name)) return functionalOutput(source, call.args);
  if (application.test(name)) return applicationOutput(source, call.args);
  if (name.startsWith('tfjs.layers.')) return layerOf(source, chain);
  return sequential.test(name) ? sequentialOutput(source, built, call.args) : undefined;
}

const sequentialOutput = (source: Source, built: Range, args: readonly Argument[]): Output | undefined =>
  layerOutput(source, lastLayer(source, built, args));

/** The layer that a Sequential ends in. */
function lastLayer(source: Source, built: Range, args: readonly Argument[]): Range | undefined {
  const added = changesOf(source, built, /\.(add|pop)$/);
  const last = added[added.length - 1];
  if (added.some((call) => call.callee.path.endsWith('.pop'))) return undefined;
  if (!last) return lastOfList(source, args);
  return surelyRan(source, last, built) ? last.args[0] : undefined;
}

/** How many columns a Sequential gives that ends in a dense layer. */
export function numOutputs(source: Source, built: Range): number | undefined {
  const chain = chainOf(source.tokens, built);
  const call = chain?.trailers.length === 1 ? chain.trailers[0]! : undefined;
  if (call?.type !== 'call' || !sequential.test(nameOf(source, chain!.path) ?? '')) return undefined;
  const layer = lastLayer(source, built, call.args);
  const dense = layer && chainOf(source.tokens, resolve(source, layer));
  const made = dense?.trailers.length === 1 ? dense.trailers[0]! : undefined;
  if (made?.type !== 'call' || !/(^|\.)dense$/i.test(dense!.path)) return undefined;
  const given = propertiesOf(source, made.args);
  const units = Number(scalarOf(source, keyword(given, 'units') ?? given[0]) ?? Number.NaN);
  return Number.isInteger(units) ? units : undefined;
}

/** The calls of such methods on this very model. */
export function changesOf(source: Source, built: Range, methods: RegExp): readonly Call[] {
  const {of} = source.scopes;
  return source.calls.filter(({callee: {path, trailers, from, to}, open}) => {
    const isAbove = open < built.from && of[open] === of[built.from];
    if (trailers.length > 0 || isAbove || !methods.test(path)) return false;
    const models = modulesOf(source, {from, to: to - 2});
    return models?.length === 1 && models[0]!.from === built.from;
  });
}

/** The last add stands in no branch of its own: beside the model's making, or where that surely ran. */
export function surelyRan({scopes, tokens}: Source, added: Call, built: Range): boolean {
  const {blocks} = scopes;
  const isBeside = blocks.parent[blocks.lineOf[added.open]!] === blocks.parent[blocks.lineOf[built.from]!];
  if (isUsedBefore({tokens}, built, added.open)) return false;
  return isBeside || dominates(blocks, tokens, added.open, built.from);
}

function outputsOf(source: Source, args: readonly Argument[]): Range | undefined {
  const object = args[0] && itemsOf(source.tokens, args[0], '{') ? splitArguments(source.tokens, args[0].from) : args;
  const positional = object.filter((a) => a.keyword === undefined);
  return keyword(object, 'outputs') ?? positional[1];
}

/** What comes after a model was compiled or trained may serve its predictions alone. */
export function isUsedBefore({tokens}: Pick<Source, 'tokens'>, built: Range, at: number): boolean {
  const text = at > built.to ? textOf(tokens, {from: built.to, to: at}) : '';
  return /\.(compile|fit|backward|minimize)\(/.test(text);
}

/** `Model(inputs, outputs)` of one output. */
function functionalOutput(source: Source, args: readonly Argument[]): Output | undefined {
  const outputs = outputsOf(source, args);
  const single = outputs && itemsOf(source.tokens, outputs, '[');
  if (!outputs || (single && single.length !== 1)) return undefined;
  return headKind(source, single?.[0] ?? outputs);
}

function headKind(source: Source, output: Range): Output | undefined {
  const kind = kindOf(source, output);
  return kind === 'softmax' || kind === 'sigmoid' || kind === 'logits' ? kind : appliedLayer(source, output);
}

/** The output that a `Model(inputs, outputs)` gives under a name: its key, or the name of the layer that makes it. */
export function outputNamed(source: Source, built: Range, name: string): Output | undefined {
  const chain = chainOf(source.tokens, built);
  const call = chain?.trailers.length === 1 ? chain.trailers[0]! : undefined;
  if (call?.type !== 'call' || !functional.test(nameOf(source, chain!.path) ?? '')) return undefined;
  const outputs = outputsOf(source, call.args);
  const resolved = outputs && resolve(source, outputs);
  const keyed = resolved && partOf(source, resolved, name);
  if (keyed) return headKind(source, keyed);
  const listed = resolved && (itemsOf(source.tokens, resolved, '[') ?? []);
  const named = listed?.filter((output) => layerName(source, output) === name) ?? [];
  return named.length === 1 ? headKind(source, named[0]!) : undefined;
}

/** `kind` of `Dense(5, name='kind')(h)`. */
function layerName(source: Source, output: Range): string | undefined {
  const made = chainOf(source.tokens, resolve(source, output))?.trailers[0];
  const given = made?.type === 'call' ? keyword(made.args, 'name') : undefined;
  return given && stringOf(source, given);
}

/** `tf.layers.dense({…}).apply(x)`. */
function appliedLayer(source: Source, output: Range): Output | undefined {
  const chain = chainOf(source.tokens, resolve(source, output));
  const [made, apply] = chain?.trailers ?? [];
  if (!chain || made?.type !== 'call' || apply?.type !== 'name' || apply.name !== 'apply') return undefined;
  return layerOf(source, {...chain, trailers: [made]});
}

function lastOfList(source: Source, args: readonly Argument[]): Range | undefined {
  const {tokens} = source;
  const list = keyword(args, 'layers') ?? args[0];
  const inner = list && word(tokens, list.from) === '{' ? keyword(splitArguments(tokens, list.from), 'layers') : list;
  const items = inner && itemsOf(tokens, resolve(source, inner), '[');
  return items?.[items.length - 1];
}

function layerOutput(source: Source, layer: Range | undefined): Output | undefined {
  const chain = layer && chainOf(source.tokens, resolve(source, layer));
  return chain?.trailers.length === 1 ? layerOf(source, chain) : undefined;
}

function layerOf(source: Source, chain: Chain): Output | undefined {
  const built = chain.trailers[0];
  if (built?.type !== 'call' || !isKnownLayer(source, chain.path)) return undefined;
  const kind = chain.path.slice(chain.path.lastIndexOf('.') + 1);
  const args = propertiesOf(source, built.args);
  const isHidden =
    isSpread(source, args) || (source.tokens.language === 'javascript' && args.some((a) => a.keyword === undefined));
  if (/^softmax$/i.test(kind)) return isHidden ? undefined : 'softmax';
  const positional = args[1]?.keyword === undefined ? args[1] : undefined;
  const isActivation = /^activation$/i.test(kind);
  const given = keyword(args, 'activation') ?? (isActivation ? args[0] : kind === 'Dense' ? positional : undefined);
  if (given) return activationName(source, given);
  return isHidden || isActivation || isFixed(source, args) ? undefined : 'logits';
}

/** Of Keras or TensorFlow.js, or a name that the document binds in no way. */
function isKnownLayer(source: Source, path: string): boolean {
  const name = nameOf(source, path);
  const isLayer = /(^|\.)(softmax|activation|dense)$/i.test(name ?? path);
  return (
    isLayer &&
    (name === undefined ? !isBound(source.scopes, path.split('.')[0]!) : /^(keras|tfjs)\.layers\./.test(name))
  );
}

/** A layer without bias that is not trained may be a fixed transition between labels. */
const isFixed = (source: Source, args: readonly Argument[]): boolean => {
  const bias = keyword(args, 'use_bias') ?? keyword(args, 'useBias');
  const trainable = keyword(args, 'trainable');
  return [bias, trainable].every((flag) => flag && /^false$/i.test(scalarOf(source, flag) ?? ''));
};

/** Python's keywords, or the properties of JavaScript's one object; what has no key of its own has no keyword. */
export function propertiesOf(source: Source, args: readonly Argument[]): readonly Argument[] {
  const {tokens} = source;
  const first = args[0];
  const object = first && first.keyword === undefined ? itemsOf(tokens, resolve(source, first), '{') : undefined;
  return object && tokens.language === 'javascript' ? object.map((item) => propertyOf(tokens, item)) : args;
}

/** `units: 10`, `'units': 10`, `activation`. */
function propertyOf(tokens: Source['tokens'], {from, to}: Range): Argument {
  const key = word(tokens, from).replace(/^(['"])(.*)\1$/, '$2');
  if (word(tokens, from + 1) === ':') return {keyword: key, from: from + 2, to};
  return to - from === 1 ? {keyword: key, from, to} : {from, to};
}

/** `Dense(**options)` hides its activation. */
const isSpread = (source: Source, args: readonly Argument[]): boolean =>
  args.some((a) => /^(\*|\*\*|\.\.\.)$/.test(word(source.tokens, a.from)));

function activationName(source: Source, range: Range | undefined): Output | undefined {
  const resolved = range && resolve(source, range);
  const text =
    stringOf(source, resolved) ?? (resolved && chainOf(source.tokens, resolved)?.path.replace(/^.*\./, '')) ?? '';
  if (text === 'None' || text === 'linear') return 'logits';
  return text === 'softmax' || text === 'sigmoid' ? text : undefined;
}
