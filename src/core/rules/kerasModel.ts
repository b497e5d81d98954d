/** What a Keras (or tfjs layers) model ends in: softmax, sigmoid or no activation; Sequential, add() and the functional form. */
import {dominates} from './blocks.ts';
import {assignedRanges, nameOf, resolve, type Source, stringOf} from './source.ts';
import {type Argument, type Call, type Chain, chainOf, type Range, splitArguments} from './syntax.ts';
import {word} from './tokens.ts';

export type Output = 'softmax' | 'sigmoid' | 'linear';

export const keyword = (args: readonly Argument[], name: string): Argument | undefined =>
  args.find((a) => a.keyword === name);

/** What `model(x)`, `model.predict(x)` or `model.apply(x)` gives. */
export function outputOfCall(source: Source, range: Range): Output | undefined {
  const chain = chainOf(source.tokens, resolve(source, range));
  if (chain?.trailers.length !== 1 || chain.trailers[0]!.type !== 'call') return undefined;
  return outputOf(source, chain.path.replace(/\.(predict|apply|call)$/, ''), chain.from);
}

/** The activation that the model ends with, from Sequential([...]), model.add(...) or Model(inputs, outputs). */
export function outputOf(source: Source, model: string, before: number): Output | undefined {
  const values = assignedRanges(source, model, before);
  if (values?.length !== 1) return undefined;
  const chain = chainOf(source.tokens, values[0]!);
  const built = chain?.trailers[0];
  const name = chain && nameOf(source, chain.path);
  if (!chain || built?.type !== 'call') return undefined;
  if (/^keras\.(models\.)?Model$/.test(name ?? '')) return functionalOutput(source, built.args);
  if (!/^(keras\.(models\.)?Sequential|tfjs\.sequential)$/.test(name ?? '')) return undefined;
  if (source.calls.some((c) => c.callee.path === `${model}.pop` && c.open < before)) return undefined;
  const added = source.calls.filter(
    (c) => c.callee.path === `${model}.add` && c.open < before && c.open > values[0]!.from,
  );
  const lastAdded = added[added.length - 1];
  if (lastAdded && !surelyRan(source, lastAdded, values[0]!, before)) return undefined;
  const last = lastAdded ? lastAdded.args[0] : lastOfList(source, built.args);
  return last ? layerOutput(source, last) : undefined;
}

/** The last add stands in no branch of its own: beside the model's making, or around the place of use. */
function surelyRan(source: Source, added: Call, made: Range, before: number): boolean {
  const {blocks} = source.scopes;
  const isBeside = blocks.parent[blocks.lineOf[added.open]!] === blocks.parent[blocks.lineOf[made.from]!];
  return isBeside || dominates(blocks, source.tokens, added.open, before);
}

/** `Model(inputs, outputs)`, where the one output is `Dense(…)(x)`. */
function functionalOutput(source: Source, args: readonly Argument[]): Output | undefined {
  const positional = args.filter((a) => a.keyword === undefined);
  const outputs = keyword(args, 'outputs') ?? positional[1];
  const chain = outputs && chainOf(source.tokens, resolve(source, outputs));
  return chain?.trailers.length === 2 && chain.trailers[1]!.type === 'call' ? layerOf(source, chain) : undefined;
}

function lastOfList(source: Source, args: readonly Argument[]): Range | undefined {
  const list = keyword(args, 'layers') ?? args[0];
  if (!list) return undefined;
  const inner =
    word(source.tokens, list.from) === '{' ? keyword(splitArguments(source.tokens, list.from), 'layers') : list;
  if (!inner || word(source.tokens, inner.from) !== '[' || source.tokens.partner[inner.from] !== inner.to - 1)
    return undefined;
  const items = splitArguments(source.tokens, inner.from);
  return items[items.length - 1];
}

function layerOutput(source: Source, layer: Range): Output | undefined {
  const chain = chainOf(source.tokens, layer);
  return chain?.trailers.length === 1 ? layerOf(source, chain) : undefined;
}

function layerOf(source: Source, chain: Chain): Output | undefined {
  const built = chain.trailers[0];
  if (built?.type !== 'call' || isSpread(source, built.args)) return undefined;
  const kind = chain.path.slice(chain.path.lastIndexOf('.') + 1);
  if (kind === 'Softmax') return 'softmax';
  if (kind === 'Activation') return activationName(source, built.args[0]);
  if (kind !== 'Dense' && kind !== 'dense') return undefined;
  const object = built.args[0];
  const args =
    object && word(source.tokens, object.from) === '{' ? splitArguments(source.tokens, object.from) : built.args;
  const given =
    keyword(args, 'activation') ?? (kind === 'Dense' && args[1]?.keyword === undefined ? args[1] : undefined);
  return given ? activationName(source, given) : 'linear';
}

/** `Dense(**options)` hides its activation. */
const isSpread = (source: Source, args: readonly Argument[]): boolean =>
  args.some((a) => /^(\*|\*\*|\.\.\.)$/.test(word(source.tokens, a.from)));

function activationName(source: Source, range: Range | undefined): Output | undefined {
  const text = stringOf(source, range) ?? (range && chainOf(source.tokens, range)?.path.replace(/^.*\./, '')) ?? '';
  if (text === 'None' || text === 'linear') return 'linear';
  return text === 'softmax' || text === 'sigmoid' ? text : undefined;
}
