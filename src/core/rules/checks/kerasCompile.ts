/** model.compile against the model's last layer: softmax with from_logits=True, raw logits with a loss that takes probabilities. */
import {at, type Check, type Context, type Found} from '../report.ts';
import {signatures} from '../signatures.ts';
import {assignedRanges, nameOf, type Source, scalarOf, stringOf} from '../source.ts';
import {type Argument, type Call, chainOf, type Range, splitArguments} from '../syntax.ts';
import {word} from '../tokens.ts';

type Output = 'softmax' | 'sigmoid' | 'linear';
interface CompiledLoss {
  readonly range: Range;
  readonly fromLogits: boolean;
  readonly family: 'softmax' | 'sigmoid';
}

const byString: Readonly<Record<string, 'softmax' | 'sigmoid'>> = {
  categorical_crossentropy: 'softmax',
  sparse_categorical_crossentropy: 'softmax',
  binary_crossentropy: 'sigmoid',
  categoricalCrossentropy: 'softmax',
  sparseCategoricalCrossentropy: 'softmax',
  binaryCrossentropy: 'sigmoid',
};

const keyword = (args: readonly Argument[], name: string): Argument | undefined => args.find((a) => a.keyword === name);

function compiledLoss(source: Source, call: Call): CompiledLoss | undefined {
  const loss = keyword(compileArguments(source, call), 'loss');
  if (!loss) return undefined;
  const family = byString[stringOf(source, loss) ?? ''];
  if (family) return {range: loss, fromLogits: false, family};
  const chain = chainOf(source.tokens, loss);
  const signature = chain && signatures[nameOf(source, chain.path) ?? ''];
  const built = chain?.trailers[0];
  if (!signature?.fromLogits || built?.type !== 'call' || signature.family === 'any') return undefined;
  const flag = keyword(built.args, 'from_logits');
  const value = flag ? scalarOf(source, flag) : 'False';
  return value === 'True' || value === 'False'
    ? {range: loss, fromLogits: value === 'True', family: signature.family}
    : undefined;
}

/** Python's keywords, or the properties of JavaScript's one object. */
function compileArguments(source: Source, call: Call): readonly Argument[] {
  const first = call.args[0];
  const isObject = first && word(source.tokens, first.from) === '{' && first.keyword === undefined;
  return isObject ? splitArguments(source.tokens, first.from) : call.args;
}

/** The activation that the model ends with, from Sequential([...]) or model.add(...). */
function outputOf(source: Source, model: string, before: number): Output | undefined {
  const values = assignedRanges(source, model, before);
  if (values?.length !== 1) return undefined;
  const chain = chainOf(source.tokens, values[0]!);
  const built = chain?.trailers[0];
  const name = chain && nameOf(source, chain.path);
  if (!chain || built?.type !== 'call' || !/^(keras\.(models\.)?Sequential|tfjs\.sequential)$/.test(name ?? ''))
    return undefined;
  const added = source.calls.filter(
    (c) => c.callee.path === `${model}.add` && c.open < before && c.open > values[0]!.from,
  );
  const last = added.length > 0 ? added[added.length - 1]!.args[0] : lastOfList(source, built.args);
  return last ? layerOutput(source, last) : undefined;
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
  const built = chain?.trailers[0];
  if (!chain || built?.type !== 'call' || chain.trailers.length !== 1) return undefined;
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

function activationName(source: Source, range: Range | undefined): Output | undefined {
  const text = stringOf(source, range) ?? (range && chainOf(source.tokens, range)?.path.replace(/^.*\./, '')) ?? '';
  if (text === 'None' || text === 'linear') return 'linear';
  return text === 'softmax' || text === 'sigmoid' ? text : undefined;
}

function check(context: Context, call: Call): readonly Found[] {
  const {source} = context;
  const model = /^(.*)\.compile$/.exec(call.callee.path)?.[1];
  const loss = model && call.callee.trailers.length === 0 ? compiledLoss(source, call) : undefined;
  const output = loss && outputOf(source, model!, call.open);
  if (!loss || !output) return [];
  if (loss.fromLogits && output !== 'linear') {
    const message = `The model ends in a ${output} and the loss has from_logits=True: ${output} is applied twice; drop the activation, or from_logits.`;
    return [at(source, loss.range, output === 'sigmoid' ? 'double-sigmoid' : 'double-softmax', message)];
  }
  if (!loss.fromLogits && output === 'linear') {
    const message = `The model ends in a layer without activation, and this loss takes probabilities: its values are clipped to [1e-7, 1 − 1e-7]; set from_logits=True, or end in a ${loss.family}.`;
    return [at(source, loss.range, 'logits-as-probabilities', message)];
  }
  return [];
}

export const kerasCompile: Check = (context) => context.source.calls.flatMap((call) => check(context, call));
