/** What an expression is, where that is surely known: a softmax, a logarithm, one-hot rows … */
import {keyOf, nameOf, type Source, stringOf} from '../source.ts';
import {type Argument, type Chain, chainOf, itemsOf, type Range, separator, textOf} from '../syntax.ts';
import {NUMBER, STRING, word} from '../tokens.ts';
import {
  logarithms,
  methodProducers,
  producers,
  transparentFunctions,
  transparentMethods,
  type ValueKind,
} from '../valueKinds.ts';
import {activated, bodyOf, callableKind} from './callables.ts';
import {changesIn} from './changes.ts';
import {isPlainName, loadedClasses} from './datasets.ts';
import {decides, decidesOne, isDecision, roundsToWhole} from './decisions.ts';
import {averageOf, formulaKind, isAffine} from './formulas.ts';
import {methodIn, returnedBy} from './functions.ts';
import {addedItems} from './lists.ts';
import {resolve} from './literals.ts';
import {instanceClass, modulesOf} from './modules.ts';
import {maxDepth, originsOf} from './origins.ts';

/** The kind that all the expressions behind this one have. */
export function kindOf(source: Source, range: Range, depth = 0): ValueKind | undefined {
  if (depth > maxDepth) return undefined;
  const key = keyOf(source, range);
  const {kinds} = source.found;
  if (kinds.has(key)) return kinds.get(key);
  kinds.set(key, undefined);
  const kind = sameKind(originsOf(source, range, depth), (origin) => kindOfOrigin(source, origin, depth));
  kinds.set(key, kind);
  return kind;
}

/** What all of these are, where that is one kind. */
export function sameKind<T>(
  items: readonly T[] | undefined,
  kind: (item: T) => ValueKind | undefined,
): ValueKind | undefined {
  const kinds = items?.map(kind) ?? [];
  return kinds.every((k) => k === kinds[0]) ? kinds[0] : undefined;
}

function kindOfOrigin(source: Source, range: Range, depth: number): ValueKind | undefined {
  if (isAffine(source, range)) return 'logits';
  const chain = chainOf(source.tokens, range);
  if (chain) return kindOfChain(source, chain, depth);
  if (isDecision(source, range)) return 'labels';
  const inner = withoutEpsilon(source, range) ?? elementOf(source, range);
  if (inner && isDecision(source, inner)) return 'labels';
  if (inner) return kindOf(source, inner, depth + 1);
  const averaged = averageOf(source, range);
  return averaged ? sameKind(averaged, (r) => kindOf(source, r, depth + 1)) : formulaKind(source, range);
}

/** What a comprehension makes of each: `F.softmax(m(x), 1) for m in models`. */
function elementOf({tokens}: Source, {from, to}: Range): Range | undefined {
  if (tokens.language !== 'python') return undefined;
  const items = itemsOf(tokens, {from, to}, '[');
  const inner = items?.length === 1 ? items[0]! : {from, to};
  const loop = separator(tokens, inner.from, inner.to, 'for');
  return loop > inner.from ? {from: inner.from, to: loop} : undefined;
}

/** `p + 1e-8` is p; nothing larger than a thousandth is left out. */
function withoutEpsilon({tokens}: Source, {from, to}: Range): Range | undefined {
  const isSmall = tokens.kind[to - 1] === NUMBER && Number(word(tokens, to - 1)) <= 1e-3;
  return isSmall && /^[+-]$/.test(word(tokens, to - 2)) && to - from > 2 ? {from, to: to - 2} : undefined;
}

/** By the chain's last link: a method or attribute of what stands before it, an element of it, or a call. */
function kindOfChain(source: Source, chain: Chain, depth: number): ValueKind | undefined {
  const {from, trailers} = chain;
  const last = trailers[trailers.length - 1];
  if (!last && isPlainName(chain)) return loadedClasses(source, chain.path) ? 'indices' : undefined;
  if (!last) return kindOfAttribute(source, chain, depth);
  const before = trailers[trailers.length - 2];
  if (last.type === 'index') return kindOfElement(source, chain, last.open, depth);
  if (last.type === 'name') {
    const base = {from, to: endOf(source, chain, trailers.length - 1)};
    return ofAttribute(source, base, last.name, depth);
  }
  if (before?.type === 'name') {
    const base = {from, to: endOf(source, chain, trailers.length - 2)};
    return ofMethod(source, base, before.name, last.args, depth);
  }
  if (before) return callableKind(source, {from, to: last.open}, depth + 1);
  return kindOfCall(source, chain, last.args, depth);
}

/** Where the link with this number begins. */
function endOf({tokens}: Source, {trailers, from, path}: Chain, link: number): number {
  let names = 0;
  let previous = trailers[link - 1];
  for (let i = link - 1; previous?.type === 'name'; previous = trailers[--i]) names++;
  const start = previous ? tokens.partner[previous.open]! + 1 : from + 2 * path.split('.').length - 1;
  return start + 2 * names;
}

/** `x.T` and `out.data`. */
function kindOfAttribute(source: Source, {path, from}: Chain, depth: number): ValueKind | undefined {
  const dot = path.lastIndexOf('.');
  if (dot < 0) return undefined;
  return ofAttribute(source, {from, to: from + 2 * path.split('.').length - 3}, path.slice(dot + 1), depth);
}

function ofAttribute(source: Source, base: Range, name: string, depth: number): ValueKind | undefined {
  if (transparentMethods.has(name)) return kindOf(source, base, depth + 1);
  return name === 'logits' && isPretrainedOutput(source, base) ? 'logits' : undefined;
}

const pretrained = /^transformers\.\w+For\w*(Classification|LM|LMHeadModel|Choice)\.from_pretrained$/;

/** What a model of transformers gives: its `logits` are what its name says, whatever its head. */
function isPretrainedOutput(source: Source, range: Range): boolean {
  if (changesIn(source).ofHeads) return false;
  const outputs = originsOf(source, range) ?? [];
  const modules = outputs.flatMap((output) => {
    const chain = chainOf(source.tokens, output);
    const call = chain?.trailers.length === 1 ? chain.trailers[0]! : undefined;
    return call?.type === 'call' ? (modulesOf(source, {from: chain!.from, to: call.open}) ?? [output]) : [output];
  });
  return modules.length > 0 && modules.every((module) => pretrained.test(calledName(source, module)));
}

/** The canonical name of what an expression calls. */
function calledName(source: Source, range: Range): string {
  const chain = chainOf(source.tokens, range);
  return (chain?.trailers.length === 1 && chain.trailers[0]!.type === 'call' && nameOf(source, chain.path)) || '';
}

const identities = /^(numpy|torch|jax\.numpy|tensorflow|keras\.ops)\.(eye|identity)$/;

/** `np.eye(K)[y]` */
function isOneHotRows(source: Source, {path, trailers}: Chain): boolean {
  const [made, index, ...more] = trailers;
  if (made?.type !== 'call' || index?.type !== 'index' || more.length > 0) return false;
  const within = textOf(source.tokens, {from: index.open + 1, to: source.tokens.partner[index.open]!});
  return identities.test(nameOf(source, path) ?? '') && !/[:,]/.test(within);
}

/** An element or a slice is what the whole is; a group in parentheses is what stands in it. */
function kindOfElement(source: Source, chain: Chain, open: number, depth: number): ValueKind | undefined {
  if (isOneHotRows(source, chain)) return 'one-hot';
  const {from} = chain;
  const kind = kindWithin(source, from, open, depth);
  return kind === 'one-hot' && isColumn(source, open) ? undefined : kind;
}

/** A column of one-hot rows is none: `Y[:, 1]`, `dummies['spam']`. */
function isColumn({tokens}: Source, open: number): boolean {
  for (let i = open + 1; i < tokens.partner[open]!; i++)
    if (tokens.kind[i] === STRING || word(tokens, i) === ',') return word(tokens, open) === '[';
  return false;
}

function kindWithin(source: Source, from: number, open: number, depth: number): ValueKind | undefined {
  const group = {from: open + 1, to: source.tokens.partner[open]!};
  return kindOf(source, from === open ? group : {from, to: open}, depth + 1);
}

function kindOfCall(source: Source, chain: Chain, args: readonly Argument[], depth: number): ValueKind | undefined {
  const name = nameOf(source, chain.path);
  if (name !== undefined && isModule(name)) return undefined; // a module that is not called yet
  const direct = name === undefined ? bareProducer(source, chain) : producers[name];
  if (direct) return direct === 'logits' && isMixture(source, args, depth) ? undefined : direct;
  if (name === undefined && decidesOne(source, chain.path, args)) return 'labels';
  if (name !== undefined) return ofFunction(source, name, args, depth);
  const callee = {from: chain.from, to: endOf(source, chain, 0)};
  const kind = callableKind(source, callee, depth + 1);
  const dot = chain.path.lastIndexOf('.');
  if (kind === 'logits' && isMixture(source, args, depth)) return undefined;
  if (kind || dot < 0) return kind;
  return ofMethod(source, {from: callee.from, to: callee.to - 2}, chain.path.slice(dot + 1), args, depth);
}

/** A linear layer over probabilities may mix them: a transition between labels, say. */
const isMixture = (source: Source, [first]: readonly Argument[], depth: number): boolean =>
  first !== undefined && /^(softmax|probabilities)$/.test(kindOf(source, first, depth + 1) ?? '');

export const isModule = (name: string): boolean => /\.[A-Z]\w*$/.test(name);

/** A user's own `softmax(x)` is taken at its word, unless it is a name that something is assigned to. */
const bareProducer = ({scopes}: Source, {path}: Chain): ValueKind | undefined =>
  /^(softmax|sigmoid|log_softmax)$/.test(path) && !scopes.assignments.has(path) ? methodProducers[path] : undefined;

function ofFunction(source: Source, name: string, args: readonly Argument[], depth: number): ValueKind | undefined {
  const first = args[0];
  if (!first) return undefined;
  if (name === 'tfjs.tidy')
    return sameKind(bodyOf(source, args[args.length - 1]!), (r) => kindOf(source, r, depth + 1));
  if (name === 'sklearn.model_selection.cross_val_predict') return crossValidated(source, args);
  if (decides(source, name, args)) return 'labels';
  if (name === 'tensorflow.layers.dense') return activated(source, args, 2, 'logits');
  if (name === 'pandas.get_dummies')
    return args.some((a) => a.keyword === 'drop_first' || a.keyword === 'columns') ? undefined : 'one-hot';
  if (name === 'sklearn.preprocessing.label_binarize') return binarized(source, args);
  if (logarithms.has(name)) return logOf(kindOf(source, first, depth + 1));
  if (/\.exp$/.test(name)) return expOf(kindOf(source, first, depth + 1));
  if (!transparentFunctions.has(name)) return undefined;
  const items = itemsOf(source.tokens, first, '[') ?? itemsOf(source.tokens, first, '(') ?? addedItems(source, first);
  const kind = items?.length
    ? sameKind(items, (item) => kindOf(source, item, depth + 1))
    : kindOf(source, first, depth + 1);
  return kept(kind, name);
}

/** Two classes become one column of 0 and 1. */
function binarized(source: Source, args: readonly Argument[]): ValueKind | undefined {
  const classes = args.find((a) => a.keyword === 'classes') ?? args[1];
  const listed = classes && itemsOf(source.tokens, resolve(source, classes), '[');
  const counted = classes && /^range\((\d+)\)$/.exec(textOf(source.tokens, resolve(source, classes)))?.[1];
  return (listed?.length ?? Number(counted ?? 0)) > 2 ? 'one-hot' : undefined;
}

/** Decisions that are clipped into (0, 1) are no longer 0 and 1, and scores no longer any number. */
const kept = (kind: ValueKind | undefined, by: string): ValueKind | undefined =>
  /(^|\.)(clip|clamp|clip_by_value|clipByValue|clip_|clamp_)$/.test(by) &&
  /^(labels|indices|logits|scores)$/.test(kind ?? '')
    ? undefined
    : kind;

/** What cross_val_predict gives is in the name of a method; left out, it is predict. */
function crossValidated(source: Source, args: readonly Argument[]): ValueKind | undefined {
  const method = args.find((a) => a.keyword === 'method');
  return method && methodProducers[stringOf(source, method) ?? ''];
}

/** `x.softmax(1)` is by its method; `model.predict(x)` is what calling the model gives. */
function ofMethod(
  source: Source,
  base: Range,
  method: string,
  args: readonly Argument[],
  depth: number,
): ValueKind | undefined {
  const owner = instanceClass(source, base);
  const own = owner === undefined ? undefined : methodIn(source, owner, method);
  if (own !== undefined) return sameKind(returnedBy(source, own), (value) => kindOf(source, value, depth + 1));
  if (/^(predict|apply|call|forward)$/.test(method)) return callableKind(source, base, depth + 1);
  if (isMock(source, base) || /^(self|this)$/.test(textOf(source.tokens, base))) return undefined;
  return afterMethod(source, method, kindOf(source, base, depth + 1), args);
}

/** A stand-in of a test answers whatever it was told to. */
function isMock(source: Source, base: Range): boolean {
  const chain = chainOf(source.tokens, originsOf(source, base)?.[0] ?? base);
  return /^(unittest\.mock|mock)\.\w/.test((chain && nameOf(source, chain.path)) ?? '');
}

/** A mean over the first axis: of distributions stacked upon each other, a distribution. */
function isOverFirst(source: Source, args: readonly Argument[]): boolean {
  return args.length === 1 && sourceWord(source, args[0]!) === '0';
}

const sourceWord = ({tokens}: Source, {from, to}: Range): string => (to - from === 1 ? word(tokens, from) : '');

function afterMethod(
  source: Source,
  name: string,
  before: ValueKind | undefined,
  args: readonly Argument[],
): ValueKind | undefined {
  const produced = methodProducers[name];
  if (produced) return produced;
  if (transparentMethods.has(name)) return kept(before, name);
  if (name === 'round') return roundsToWhole(source, args) ? 'labels' : before;
  if (name === 'mean') return isOverFirst(source, args) && before === 'softmax' ? before : undefined;
  if (name === 'log') return logOf(before);
  if (name === 'exp' && args.length === 0) return expOf(before);
  return undefined;
}

const logOf = (kind: ValueKind | undefined): ValueKind =>
  kind === 'softmax' ? 'log-softmax' : kind === 'sigmoid' ? 'log-sigmoid' : 'log';

const expOf = (kind: ValueKind | undefined): ValueKind | undefined =>
  kind === 'log-softmax' ? 'softmax' : kind === 'log-sigmoid' ? 'sigmoid' : undefined;
