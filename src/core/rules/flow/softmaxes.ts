/** The softmax that an expression is, or is the logarithm of: what it is taken of, and over which axis. */
import {nameOf, type Source} from '../source.ts';
import {type Argument, type Chain, chainOf, type Range} from '../syntax.ts';
import {logarithms, methodProducers, producers, type ValueKind} from '../valueKinds.ts';
import {isModule} from './kinds.ts';
import {builtLayers, literalOf, resolve, scalarOf, shapeOf} from './literals.ts';
import {modulesOf} from './modules.ts';
import {maxDepth} from './origins.ts';

export interface SoftmaxCall {
  readonly of: Range;
  /** As it is written; undefined where nothing is said, `unknown` where that cannot be read. */
  readonly axis: string | undefined;
  readonly name: string;
}

const isSoftmax = (kind: ValueKind | undefined): boolean => kind === 'softmax' || kind === 'log-softmax';

export function softmaxOf(source: Source, range: Range, depth = 0): SoftmaxCall | undefined {
  const chain = depth > maxDepth ? undefined : chainOf(source.tokens, resolve(source, range));
  const call = chain?.trailers.length === 1 ? chain.trailers[0]! : undefined;
  if (!chain || call?.type !== 'call') return undefined;
  const name = nameOf(source, chain.path);
  const [first] = call.args;
  const inner = logged(source, chain);
  if (inner) return softmaxOf(source, inner, depth + 1);
  if (name !== undefined && !isModule(name))
    return isSoftmax(producers[name]) && first ? {of: first, axis: axisOf(source, call.args, 1), name} : undefined;
  return (
    byModule(source, {from: chain.from, to: call.open}, first) ??
    (name === undefined ? byMethod(source, chain, call.args) : undefined)
  );
}

/** `x.softmax(0)` */
function byMethod(source: Source, chain: Chain, args: readonly Argument[]): SoftmaxCall | undefined {
  const base = baseOf(chain);
  const method = chain.path.slice(chain.path.lastIndexOf('.') + 1);
  if (!base || !isSoftmax(methodProducers[method])) return undefined;
  return {of: base, axis: axisOf(source, args, 0), name: method};
}

/** `nn.Softmax(dim=0)(x)`, by itself or as the last of a Sequential. */
function byModule(source: Source, callee: Range, input: Range | undefined): SoftmaxCall | undefined {
  const modules = modulesOf(source, callee);
  const layers = modules?.length === 1 ? builtLayers(source, modules[0]!) : [];
  const last = layers[layers.length - 1];
  if (!last || !input || !/^torch\.nn\.(Log)?Softmax$/.test(last.name)) return undefined;
  return {of: input, axis: axisOf(source, last.args, 0), name: last.name};
}

function axisOf(source: Source, args: readonly Argument[], position: number): string | undefined {
  const positional = args[position]?.keyword === undefined ? args[position] : undefined;
  const given = args.find(({keyword}) => keyword === 'dim' || keyword === 'axis') ?? positional;
  return given && (scalarOf(source, given) ?? 'unknown');
}

/** What `log(x)` and `x.log()` take the logarithm of. */
export function loggedOf(source: Source, range: Range): Range | undefined {
  const chain = chainOf(source.tokens, resolve(source, range));
  return chain && logged(source, chain);
}

function logged(source: Source, chain: Chain): Range | undefined {
  const call = chain.trailers.length === 1 ? chain.trailers[0]! : undefined;
  if (call?.type !== 'call') return undefined;
  if (logarithms.has(nameOf(source, chain.path) ?? '')) return call.args[0];
  return /\.log$/.test(chain.path) && call.args.length === 0 ? baseOf(chain) : undefined;
}

/** The name before the last dot. */
function baseOf({path, from}: Chain): Range | undefined {
  const parts = path.split('.');
  return parts.length > 1 ? {from, to: from + 2 * parts.length - 3} : undefined;
}

/** How many axes an expression surely has. */
export function rankOf(source: Source, range: Range, depth = 0): number | undefined {
  if (depth > maxDepth) return undefined;
  const resolved = resolve(source, range);
  const chain = chainOf(source.tokens, resolved);
  const call = chain?.trailers.length === 1 ? chain.trailers[0]! : undefined;
  if (call?.type === 'call' && chain!.path.endsWith('.decision_function')) return 2;
  if (literalOf(source, range) || !chain || call?.type !== 'call' || nameOf(source, chain.path) !== undefined)
    return shapeOf(source, range)?.length;
  const modules = modulesOf(source, {from: chain.from, to: call.open});
  const layers = modules?.length === 1 ? builtLayers(source, modules[0]!) : [];
  const last = [...layers].reverse().find(({name}) => !keepsRank.test(name));
  if (
    last
      ? givesRows.test(last.name) && (last.args.length === 0 || last.name.endsWith('Bag'))
      : layers[layers.length - 1]?.name.startsWith('keras.')
  )
    return 2;
  return !last && layers.length > 0 && call.args[0] ? rankOf(source, call.args[0], depth + 1) : undefined;
}

/** These give a row an example. */
const givesRows = /^torch\.nn\.(Flatten|EmbeddingBag)$/;

const keepsRank =
  /^(torch\.nn\.(Linear|ReLU|LeakyReLU|Tanh|GELU|ELU|SiLU|Sigmoid|Softmax|LogSoftmax|Dropout|LayerNorm|BatchNorm1d|Identity)|keras\.layers\.Dense)$/;
