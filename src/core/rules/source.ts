/** A document as the rules see it: tokens, scopes, imports, calls; and what an expression is known to be. */
import type {NumericArray} from '../literal/types.ts';
import {type Aliases, canonicalName, readAliases} from './names.ts';
import {classOf, isBound, reaching, readScopes, type Scopes} from './scopes.ts';
import {type Argument, type Call, type Chain, chainOf, findCalls, type Range, splitArguments} from './syntax.ts';
import {type SourceLanguage, STRING, type Tokens, tokenize, word} from './tokens.ts';
import {
  logarithms,
  methodProducers,
  producers,
  transparentFunctions,
  transparentMethods,
  type ValueKind,
} from './valueKinds.ts';

export interface Source {
  readonly text: string;
  readonly tokens: Tokens;
  readonly scopes: Scopes;
  readonly aliases: Aliases;
  readonly calls: readonly Call[];
  readonly arrays: readonly NumericArray[];
  /** What `kindOf` found already, by range; undefined also while it is being found, so that recursion ends. */
  readonly kinds: Map<number, ValueKind | undefined>;
}

/** Above this, the numbers of a list are nobody's business but the reader's. */
const MOST_LISTED = 1000;

/** A literal of numbers alone, whose rows are read as an array and never as source: most tokens of a file of data. */
function isOpaque({where, container, shape, values, complete, diagnostics}: NumericArray): boolean {
  const isBracketed = where === 'code' && (container === 'list' || container === 'tuple');
  return isBracketed && complete && diagnostics.length === 0 && (shape.length > 1 || values.length > MOST_LISTED);
}

export function readSource(text: string, language: SourceLanguage, arrays: readonly NumericArray[]): Source {
  const tokens = tokenize(text, language, arrays.filter(isOpaque));
  const aliases = readAliases(tokens);
  return {text, tokens, arrays, scopes: readScopes(tokens), aliases, calls: findCalls(tokens), kinds: new Map()};
}

/** The canonical dotted name of a path as written, or undefined; the document's own functions and classes hide imports. */
export function nameOf(source: Source, path: string): string | undefined {
  if (source.scopes.defined.has(path.split('.', 1)[0]!)) return undefined;
  return canonicalName(path, source.tokens.language, source.aliases, (name) => isBound(source.scopes, name));
}

const maxDepth = 12;

/** What the expression is, where it is surely known. Bounded look-ups through assignments, modules and classes. */
export function kindOf(source: Source, range: Range, depth = 0): ValueKind | undefined {
  if (depth > maxDepth) return undefined;
  const key = range.from * (source.tokens.count + 1) + range.to;
  if (source.kinds.has(key)) return source.kinds.get(key);
  source.kinds.set(key, undefined);
  const chain = chainOf(source.tokens, range);
  const kind = chain ? kindOfChain(source, chain, depth) : undefined;
  source.kinds.set(key, kind);
  return kind;
}

function kindOfChain(source: Source, chain: Chain, depth: number): ValueKind | undefined {
  const trailers = [...chain.trailers];
  const calls = trailers.filter((t) => t.type === 'call');
  if (calls.length === 0) return kindOfName(source, chain, depth);
  let kind = headKind(source, chain, depth);
  for (let i = kind.used; i < trailers.length; i++) {
    const trailer = trailers[i]!;
    if (trailer.type !== 'name') continue; // an index keeps the kind; a call belongs to the name before it
    kind = {...kind, value: afterMethod(trailer.name, kind.value)};
  }
  return kind.value;
}

function kindOfName(source: Source, chain: Chain, depth: number): ValueKind | undefined {
  return sameKind(source, assignedRanges(source, chain.path, chain.from) ?? [], depth);
}

/** The expressions a dotted name may stand for at a token; `this.x` is read as `self.x`. */
export function assignedRanges(source: Source, path: string, at: number): readonly Range[] | undefined {
  return reaching(source.scopes, source.tokens, path.replace(/^this\./, 'self.'), at)?.map((a) => a.value!);
}

function afterMethod(name: string, before: ValueKind | undefined): ValueKind | undefined {
  const produced = methodProducers[name];
  if (produced) return produced;
  if (transparentMethods.has(name)) return before;
  if (name === 'log') return logOf(before);
  if (name === 'exp') return expOf(before);
  return undefined;
}

const logOf = (kind: ValueKind | undefined): ValueKind =>
  kind === 'softmax' ? 'log-softmax' : kind === 'sigmoid' ? 'log-sigmoid' : 'log';

const expOf = (kind: ValueKind | undefined): ValueKind | undefined =>
  kind === 'log-softmax' ? 'softmax' : kind === 'log-sigmoid' ? 'sigmoid' : undefined;

/** The kind after the chain's first call, and how many trailers that took. */
function headKind(
  source: Source,
  chain: Chain,
  depth: number,
): {readonly value: ValueKind | undefined; readonly used: number} {
  const first = chain.trailers.findIndex((t) => t.type === 'call');
  const call = chain.trailers[first] as {readonly args: readonly Argument[]};
  if (first > 0) return {value: undefined, used: 0}; // a[i].f(…): the method decides
  const name = nameOf(source, chain.path);
  if (name !== undefined && isModule(name)) {
    const called = chain.trailers[1]?.type === 'call';
    const made = producers[name] ?? activationOf(source, name, call.args);
    return called ? {value: made, used: 2} : {value: undefined, used: 1};
  }
  const direct = name === undefined ? bareProducer(chain.path) : producers[name];
  if (direct) return {value: direct, used: 1};
  if (name !== undefined) return {value: ofFunction(source, name, call.args, depth), used: 1};
  const value =
    ofBoundCallee(source, chain, depth) ?? ofOwnFunction(source, chain, depth) ?? ofMethod(source, chain, depth);
  return {value, used: 1};
}

const isModule = (name: string) => /\.[A-Z]\w*$/.test(name);

/** A user's own `softmax(x)` is taken at its word. */
const bareProducer = (path: string): ValueKind | undefined =>
  path === 'softmax' || path === 'sigmoid' || path === 'log_softmax' ? methodProducers[path] : undefined;

function ofFunction(source: Source, name: string, args: readonly Argument[], depth: number): ValueKind | undefined {
  const first = args[0];
  if (!first) return undefined;
  if (name === 'tfjs.tidy') return bodyKind(source, args[args.length - 1]!, depth + 1);
  if (logarithms.has(name)) return logOf(kindOf(source, first, depth + 1));
  if (/\.exp$/.test(name)) return expOf(kindOf(source, first, depth + 1));
  return transparentFunctions.has(name) ? kindOf(source, first, depth + 1) : undefined;
}

/** `x.softmax(1)` and `self.head(x).log()`: the path's last part is a method of what stands before it. */
function ofMethod(source: Source, chain: Chain, depth: number): ValueKind | undefined {
  const dot = chain.path.lastIndexOf('.');
  if (dot < 0) return undefined;
  const base = {path: chain.path.slice(0, dot), trailers: [], from: chain.from, to: chain.from + 1};
  return afterMethod(chain.path.slice(dot + 1), kindOfName(source, base, depth));
}

/** `self.softmax(x)`, `model(x)`: what the callee was built from. */
function ofBoundCallee(source: Source, chain: Chain, depth: number): ValueKind | undefined {
  const kinds = assignedRanges(source, chain.path, chain.from)?.map((r) => callableKind(source, r, depth + 1));
  return kinds?.every((k) => k === kinds[0]) ? kinds[0] : undefined;
}

/** What calling the value of this expression gives: a module, a Sequential's last module, a class's forward. */
function callableKind(source: Source, range: Range, depth: number): ValueKind | undefined {
  if (depth > maxDepth) return undefined;
  const chain = chainOf(source.tokens, range);
  const call = chain?.trailers[0];
  if (!chain || call?.type !== 'call') return bodyKind(source, range, depth);
  if (
    !chain.trailers
      .slice(1)
      .every(
        (t) => t.type === 'call' || (t.type === 'name' && /^(to|cuda|cpu|eval|train|half|float|double)$/.test(t.name)),
      )
  )
    return undefined;
  const name = nameOf(source, chain.path);
  if (name === 'torch.nn.Sequential') return lastModuleKind(source, call.args, depth);
  if (name !== undefined && isModule(name)) return producers[name] ?? activationOf(source, name, call.args);
  return classKind(source, chain.path, depth);
}

/** What `lambda x: body`, `x => body` and `x => { return body }` give; undefined for anything else. */
function bodyKind(source: Source, range: Range, depth: number): ValueKind | undefined {
  const {tokens, scopes} = source;
  const mark = tokens.language === 'python' ? ':' : '=>';
  if (mark === ':' && word(tokens, range.from) !== 'lambda') return undefined;
  let at = range.from;
  while (at < range.to && word(tokens, at) !== mark) at = tokens.partner[at]! > at ? tokens.partner[at]! + 1 : at + 1;
  const from = at + 1;
  if (from >= range.to) return undefined;
  if (mark === ':' || word(tokens, from) !== '{') return kindOf(source, {from, to: range.to}, depth + 1);
  const body = scopes.list.find((s) => s.kind === 'function' && s.from === from);
  return body && sameKind(source, returnedValues(source, body.id), depth);
}

const returnedValues = (source: Source, scope: number): readonly Range[] =>
  source.scopes.returns.filter((r) => r.scope === scope).map((r) => r.value);

/** The kind that all of these expressions have. */
function sameKind(source: Source, values: readonly Range[], depth: number): ValueKind | undefined {
  const kinds = values.map((value) => kindOf(source, value, depth + 1));
  return kinds.every((k) => k === kinds[0]) ? kinds[0] : undefined;
}

/** `Dense(10, activation='softmax')`, `Dense(1, activation=tf.nn.sigmoid)`, `Activation('sigmoid')` of Keras. */
function activationOf(source: Source, name: string, args: readonly Argument[]): ValueKind | undefined {
  if (!/^keras\.layers\.(Dense|Conv[123]D|Activation)$/.test(name)) return undefined;
  const given = args.find((a) => a.keyword === 'activation') ?? (name.endsWith('Activation') ? args[0] : undefined);
  const chain = given && chainOf(source.tokens, given);
  const named = chain?.trailers.length === 0 ? producers[nameOf(source, chain.path) ?? ''] : undefined;
  const activation = named ?? stringOf(source, given);
  return activation === 'softmax' || activation === 'sigmoid' ? activation : undefined;
}

function lastModuleKind(source: Source, args: readonly Argument[], depth: number): ValueKind | undefined {
  const last = lastModule(source, args);
  return last && word(source.tokens, last.from) !== '*' ? callableKind(source, last, depth + 1) : undefined;
}

/** The last argument; of `OrderedDict([('name', module), …])` the last module. */
function lastModule(source: Source, args: readonly Argument[]): Range | undefined {
  const last = args[args.length - 1];
  const chain = last && chainOf(source.tokens, last);
  const made = chain?.trailers[0];
  if (!chain || nameOf(source, chain.path) !== 'collections.OrderedDict' || made?.type !== 'call') return last;
  const pairs = made.args[0] && itemsOf(source, made.args[0], '[');
  const pair = pairs?.[pairs.length - 1];
  return pair && itemsOf(source, pair, '(')?.[1];
}

/** What stands between these brackets, where the range is just that. */
function itemsOf(source: Source, {from, to}: Range, bracket: string): readonly Argument[] | undefined {
  const {tokens} = source;
  return word(tokens, from) === bracket && tokens.partner[from] === to - 1 ? splitArguments(tokens, from) : undefined;
}

const isForward = (name: string): boolean => name === 'forward' || name === 'call' || name === '__call__';

/** A class of the document with a `forward` or `call`: what all its returns are. */
function classKind(source: Source, name: string, depth: number): ValueKind | undefined {
  const owner = source.scopes.list.filter((s) => s.kind === 'class' && s.name === name);
  return owner.length === 1 ? returnedKind(source, owner[0]!.id, isForward, depth) : undefined;
}

/** `net(x)`, `self(x)`, `self.head(x)` of functions and methods that the document defines: what all their returns are. */
function ofOwnFunction(source: Source, chain: Chain, depth: number): ValueKind | undefined {
  const {path, from} = chain;
  const own = classOf(source.scopes, source.scopes.of[from]!);
  if (path === 'self' && own >= 0) return returnedKind(source, own, isForward, depth);
  const method = /^self\.(\w+)$/.exec(path)?.[1];
  if (method && own >= 0) return returnedKind(source, own, (name) => name === method, depth);
  return source.scopes.defined.has(path) && !source.scopes.assignments.has(path)
    ? returnedKind(source, 0, (name) => name === path, depth)
    : undefined;
}

/** What every return of the one function in a scope gives, where that is the same. */
function returnedKind(
  source: Source,
  parent: number,
  isMeant: (name: string) => boolean,
  depth: number,
): ValueKind | undefined {
  const found = source.scopes.list.filter((s) => s.kind === 'function' && s.parent === parent && isMeant(s.name));
  if (found.length !== 1 || depth > maxDepth) return undefined;
  return sameKind(source, returnedValues(source, found[0]!.id), depth);
}

/** The expression that an argument stands for: itself, or the one assignment behind a plain name. */
export function resolve(source: Source, range: Range): Range {
  let current = range;
  for (let i = 0; i < maxDepth; i++) {
    const chain = chainOf(source.tokens, current);
    if (!chain || chain.trailers.length > 0) return current;
    const values = assignedRanges(source, chain.path, chain.from);
    if (values?.length !== 1) return current;
    current = values[0]!;
  }
  return current;
}

/** The one numeric literal that the expression is (through tensor wrappers and plain names), if it is one. */
export function literalOf(source: Source, range: Range, depth = 0): NumericArray | undefined {
  if (depth > maxDepth) return undefined;
  const resolved = resolve(source, range);
  const chain = chainOf(source.tokens, resolved);
  if (chain) {
    const first = chain.trailers[0];
    const isWrapped = first?.type === 'call' && wrapsLiteral(source, chain.path) && keepsValues(chain);
    return isWrapped && first.args[0] ? literalOf(source, first.args[0], depth + 1) : undefined;
  }
  if (resolved.to <= resolved.from) return undefined;
  const start = source.tokens.start[resolved.from]!;
  const end = source.tokens.end[resolved.to - 1]!;
  return arrayAtStart(source.arrays, start, end);
}

const literalWrappers =
  /\.(tensor|array|asarray|constant|convert_to_tensor|as_tensor|Tensor|FloatTensor|LongTensor|tensor1d|tensor2d|float32|float64|from_numpy|Variable)$/;

const keepers =
  /^(float|double|half|long|int|to|cuda|cpu|detach|clone|contiguous|requires_grad_|numpy|astype|type|toFloat|toInt|asType|block_until_ready)$/;

/** After the wrapper only casts and moves, which keep the values and the shape. */
const keepsValues = (chain: Chain): boolean =>
  chain.trailers.slice(1).every((t) => t.type === 'call' || (t.type === 'name' && keepers.test(t.name)));

function wrapsLiteral(source: Source, path: string): boolean {
  const name = nameOf(source, path) ?? path;
  return literalWrappers.test(`.${name}`);
}

function arrayAtStart(arrays: readonly NumericArray[], start: number, end: number): NumericArray | undefined {
  let low = 0;
  let high = arrays.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (arrays[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const found = arrays[low];
  return found && found.start === start && found.end === end ? found : undefined;
}

const elementwise: ReadonlySet<ValueKind> = new Set(['softmax', 'sigmoid', 'log-softmax', 'log-sigmoid', 'log']);

/** The literal that gives an expression its shape: itself, or what a softmax, sigmoid or logarithm was taken of. */
export function shapeLiteralOf(source: Source, range: Range): NumericArray | undefined {
  const resolved = resolve(source, range);
  const chain = chainOf(source.tokens, resolved);
  const call = chain?.trailers[0];
  const kind = chain?.trailers.length === 1 ? kindOf(source, resolved) : undefined;
  if (!chain || call?.type !== 'call' || !kind || !elementwise.has(kind)) return literalOf(source, range);
  const isFunction = nameOf(source, chain.path) !== undefined;
  return isFunction && call.args[0] ? literalOf(source, call.args[0]) : undefined;
}

/** The string that an expression is, without its quotes. */
export function stringOf(source: Source, range: Range | undefined): string | undefined {
  if (!range || range.to - range.from !== 1 || source.tokens.kind[range.from] !== STRING) return undefined;
  return word(source.tokens, range.from)
    .replace(/^[rbfuRBFU]*(['"`])/, '')
    .replace(/['"`]$/, '');
}

/** The single number, word (True, None) or signed number that an expression is, through plain names. */
export function scalarOf(source: Source, written: Range | undefined): string | undefined {
  if (!written) return undefined;
  const {tokens} = source;
  const range = resolve(source, written);
  const text = range.to > range.from ? tokens.text.slice(tokens.start[range.from], tokens.end[range.to - 1]) : '';
  return /^[-+]?[\w.]+$/.test(text) ? text : undefined;
}
