/** The numbers that an expression is, where the document writes them, and the shape of what it makes. */
import type {NumericArray} from '../../literal/types.ts';
import {atItsPlace, type LocatedArray} from '../reading.ts';
import {nameOf, type Source} from '../source.ts';
import {type Argument, type Chain, chainOf, itemsOf, type Range} from '../syntax.ts';
import {word} from '../tokens.ts';
import type {ValueKind} from '../valueKinds.ts';
import {kindOf} from './kinds.ts';
import {modulesOf} from './modules.ts';
import {maxDepth, originsOf} from './origins.ts';

/** The expression that an argument stands for: itself, or the one origin behind it. */
export function resolve(source: Source, range: Range): Range {
  const origins = originsOf(source, range);
  return origins?.length === 1 ? origins[0]! : range;
}

/** The single number, word (True, None) or signed number that an expression is, through plain names. */
export function scalarOf(source: Source, written: Range | undefined): string | undefined {
  if (!written) return undefined;
  const {tokens} = source;
  const range = resolve(source, written);
  const text = range.to > range.from ? tokens.text.slice(tokens.start[range.from], tokens.end[range.to - 1]) : '';
  return /^[-+]?[\w.]+$/.test(text) ? text : undefined;
}

/** The one numeric literal that the expression is (through tensor wrappers and plain names), if it is one. */
export function literalOf(source: Source, range: Range, depth = 0): NumericArray | undefined {
  if (depth > maxDepth) return undefined;
  const resolved = resolve(source, range);
  const chain = chainOf(source.tokens, resolved);
  if (chain) {
    const first = chain.trailers[0];
    const held = heldName(chain);
    if (held) return literalOf(source, held, depth + 1);
    if (first?.type !== 'call' || !keepsValues(chain)) return undefined;
    if (wrapsLiteral(source, chain.path)) return first.args[0] && literalOf(source, first.args[0], depth + 1);
    const kept = keptName(source, chain);
    return kept && literalOf(source, kept, depth + 1);
  }
  if (resolved.to <= resolved.from) return undefined;
  const start = source.tokens.start[resolved.from]!;
  const end = source.tokens.end[resolved.to - 1]!;
  return arrayAtStart(source.arrays, start, end);
}

const literalWrappers =
  /\.(tensor|array|asarray|constant|convert_to_tensor|as_tensor|Tensor|FloatTensor|LongTensor|tensor1d|tensor2d|float32|float64|from_numpy|Variable|DataFrame|Series)$/;

const keepers =
  /^(float|double|half|long|int|to|cuda|cpu|detach|clone|contiguous|requires_grad_|numpy|astype|type|toFloat|toInt|asType|block_until_ready|values|to_numpy)$/;

/** After the wrapper only casts and moves, which keep the values and the shape. */
export const keepsValues = (chain: Chain): boolean =>
  chain.trailers.slice(1).every((t) => t.type === 'call' || (t.type === 'name' && keepers.test(t.name)));

/** The name before `.float()`, `.to(device)` and the like. */
function keptName(source: Source, {path, from}: Chain): Range | undefined {
  const parts = path.split('.');
  const isKept = parts.length > 1 && keepers.test(parts[parts.length - 1]!) && nameOf(source, path) === undefined;
  return isKept ? {from, to: from + 2 * parts.length - 3} : undefined;
}

/** The name before `.values` and `.data`. */
function heldName({path, from, trailers}: Chain): Range | undefined {
  const isHeld = trailers.length === 0 && /\.(values|data)$/.test(path);
  return isHeld ? {from, to: from + 2 * path.split('.').length - 3} : undefined;
}

function wrapsLiteral(source: Source, path: string): boolean {
  const name = nameOf(source, path) ?? path;
  return literalWrappers.test(`.${name}`);
}

function arrayAtStart(arrays: readonly LocatedArray[], start: number, end: number): NumericArray | undefined {
  let low = 0;
  let high = arrays.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (arrays[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const found = arrays[low];
  return found && found.start === start && found.end === end ? atItsPlace(found) : undefined;
}

const elementwise: ReadonlySet<ValueKind> = new Set(['softmax', 'sigmoid', 'log-softmax', 'log-sigmoid', 'log']);

const fillers = /^(torch|numpy|jax\.numpy|keras\.ops)\.(full|full_like|zeros|zeros_like|ones|ones_like)$/;

const reshapers = /^(view|reshape|flatten|ravel|long|int|to|cuda|squeeze|unsqueeze|expand|contiguous)$/;

/** The one number that every element is: of `torch.full((8,), -100)`, `np.zeros(4)`, in whatever shape. */
export function filledWith(source: Source, range: Range, depth = 0): number | undefined {
  const chain = chainOf(source.tokens, resolve(source, range));
  const call = chain?.trailers[chain.trailers.length - 1];
  if (!chain || call?.type !== 'call' || depth > maxDepth) return undefined;
  const isReshaped = reshapers.test(word(source.tokens, call.open - 1)) && call.open - 2 > chain.from;
  if (isReshaped) return filledWith(source, {from: chain.from, to: call.open - 2}, depth + 1);
  if (chain.trailers.length > 1) return undefined;
  const kind = fillers.exec(nameOf(source, chain.path) ?? '')?.[2];
  if (!kind) return undefined;
  if (!kind.startsWith('full')) return kind.startsWith('zeros') ? 0 : 1;
  const value = call.args.find((a) => a.keyword === 'fill_value') ?? call.args[1];
  const written = Number(scalarOf(source, value) ?? Number.NaN);
  return Number.isNaN(written) ? undefined : written;
}

/** The shape of an expression; an axis that is not known is NaN. */
export type Shape = readonly number[];

/** The shape that the document tells: of a literal, of `torch.randn(4, 3)`, of a softmax, sigmoid or logarithm of such. */
export function shapeOf(source: Source, range: Range, depth = 0): Shape | undefined {
  const literal = literalOf(source, range);
  if (literal) return literal.complete && literal.diagnostics.length === 0 ? literal.shape : undefined;
  const resolved = resolve(source, range);
  const chain = chainOf(source.tokens, resolved);
  const call = chain?.trailers[0];
  const name = chain && nameOf(source, chain.path);
  if (depth > maxDepth || chain?.trailers.length !== 1 || call?.type !== 'call') return undefined;
  if (name === undefined) return shapeOfOutput(source, {from: chain.from, to: call.open});
  const [first, second] = call.args;
  if (first && wrapsLiteral(source, chain.path)) return shapeOf(source, first, depth + 1);
  if (random.test(name)) return second && dimensions(source, [second]);
  if (creators.test(name)) return dimensions(source, call.args);
  if (/^(torch|numpy|jax\.numpy|keras\.ops)\.full$/.test(name)) return first && dimensions(source, [first]);
  const kind = kindOf(source, resolved);
  return first && kind && elementwise.has(kind) ? shapeOf(source, first, depth + 1) : undefined;
}

/** `nn.Linear(in, K)`, or a Sequential that ends in one and what keeps its shape, gives K columns. */
function shapeOfOutput(source: Source, callee: Range): Shape | undefined {
  const modules = modulesOf(source, callee);
  const layers = modules?.length === 1 ? builtLayers(source, modules[0]!) : [];
  const layer = layers.filter(({name}) => !keepsShape.test(name)).pop();
  if (layer?.name !== 'torch.nn.Linear') return undefined;
  const features = layer.args.find((a) => a.keyword === 'out_features') ?? layer.args[1];
  return [Number.NaN, Number(scalarOf(source, features) ?? Number.NaN)];
}

const keepsShape = /^torch\.nn\.((Log)?Softmax|(Log)?Sigmoid|ReLU|Tanh|Identity|Dropout)$/;

/** A layer as it is built: its canonical name (empty where that is not known), and what it is built with. */
export interface Layer {
  readonly name: string;
  readonly args: readonly Argument[];
}

/** The layers of a Sequential in their order, or the one layer that is built. */
export function builtLayers(source: Source, module: Range, depth = 0): readonly Layer[] {
  const chain = chainOf(source.tokens, resolve(source, module));
  const built = chain?.trailers.length === 1 ? chain.trailers[0] : undefined;
  const name = (chain && nameOf(source, chain.path)) ?? '';
  if (built?.type !== 'call' || depth > maxDepth) return [{name: '', args: []}];
  if (name !== 'torch.nn.Sequential') return [{name, args: built.args}];
  return built.args.flatMap((layer) => builtLayers(source, layer, depth + 1));
}

const creators =
  /^(torch\.(randn|rand|zeros|ones|empty)|numpy\.(random\.(randn|rand|random|standard_normal)|zeros|ones|empty)|jax\.numpy\.(zeros|ones|empty)|tensorflow\.(random\.(normal|uniform)|random_normal|random_uniform|zeros|ones)|tfjs\.(randomNormal|randomUniform|truncatedNormal|zeros|ones))$/;

/** These take a key first. */
const random = /^jax\.random\.(normal|uniform|truncated_normal)$/;

/** `4, 3` and `(4, 3)` alike. */
function dimensions(source: Source, args: readonly Argument[]): Shape | undefined {
  const first = args[0] && resolve(source, args[0]);
  const listed = first && (itemsOf(source.tokens, first, '(') ?? itemsOf(source.tokens, first, '['));
  const sizes = listed ?? args.filter((a) => a.keyword === undefined);
  return sizes.length === 0 || args[0]?.keyword !== undefined
    ? undefined
    : sizes.map((size) => Number(scalarOf(source, size) ?? Number.NaN));
}
