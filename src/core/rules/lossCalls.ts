/** Every call of a known loss, in its function form and its module form, with its arguments by name. */

import {type LossSignature, signatures} from './signatures.ts';
import {assignedRanges, nameOf, type Source, scalarOf} from './source.ts';
import {type Argument, type Call, type Chain, chainOf, type Range} from './syntax.ts';

export interface LossCall {
  readonly signature: LossSignature;
  /** Canonical name, e.g. `torch.nn.functional.cross_entropy`. */
  readonly name: string;
  /** What to call it in a message: `cross_entropy`, `CrossEntropyLoss`. */
  readonly label: string;
  readonly call: Call;
  readonly prediction?: Argument;
  readonly target?: Argument;
  readonly positional: boolean;
  /** Keyword and positional options of the call and, for a module, of its constructor. */
  readonly options: ReadonlyMap<string, Range>;
  /** What the loss takes here, `from_logits=True` considered; undefined where that cannot be known. */
  readonly takes?: LossSignature['takes'];
}

export function findLossCalls(source: Source): readonly LossCall[] {
  return source.calls.flatMap((call) => {
    const found = lossOf(source, call);
    return found ? [found] : [];
  });
}

function lossOf(source: Source, call: Call): LossCall | undefined {
  const {callee} = call;
  if (callee.trailers.length === 0) {
    const name = nameOf(source, callee.path);
    const signature = name === undefined ? undefined : signatures[name];
    if (signature) return signature.constructor_ ? undefined : build(source, signature, name!, call, []);
    return name === undefined ? boundLoss(source, call) : undefined;
  }
  return callee.trailers.length === 1 ? constructed(source, callee, call) : undefined;
}

/** `criterion(x, y)`: what every reaching assignment built must be the same loss. */
function boundLoss(source: Source, call: Call): LossCall | undefined {
  const ranges = assignedRanges(source, call.callee.path, call.callee.from);
  if (ranges?.length !== 1) return undefined;
  const chain = chainOf(source.tokens, ranges[0]!);
  if (!chain) return undefined;
  return constructed(source, chain, call) ?? partial(source, chain, call) ?? aliased(source, chain, call);
}

/** `self.loss = F.cross_entropy`: the function under another name. */
function aliased(source: Source, chain: Chain, call: Call): LossCall | undefined {
  const name = chain.trailers.length === 0 ? nameOf(source, chain.path) : undefined;
  const signature = name === undefined ? undefined : signatures[name];
  return signature && !signature.constructor_ ? build(source, signature, name!, call, []) : undefined;
}

/** `criterion = partial(F.cross_entropy, label_smoothing=0.1)`: the function with more options. */
function partial(source: Source, chain: Chain, call: Call): LossCall | undefined {
  const made = chain.trailers[0];
  if (nameOf(source, chain.path) !== 'functools.partial' || made?.type !== 'call' || chain.trailers.length > 1)
    return undefined;
  const [bound, ...options] = made.args;
  const inner = bound && chainOf(source.tokens, bound);
  const name = inner?.trailers.length === 0 ? nameOf(source, inner.path) : undefined;
  const signature = name === undefined ? undefined : signatures[name];
  if (!signature || signature.constructor_ || options.some((o) => o.keyword === undefined)) return undefined;
  return build(source, signature, name!, call, options);
}

/** `nn.CrossEntropyLoss(weight=w)(x, y)`, device moves of the module left aside. */
function constructed(source: Source, chain: Chain, call: Call): LossCall | undefined {
  const first = chain.trailers[0];
  const name = nameOf(source, chain.path);
  const signature = name === undefined ? undefined : signatures[name];
  if (!signature?.constructor_ || first?.type !== 'call') return undefined;
  const moved = chain.trailers
    .slice(1)
    .every((t) => t.type === 'call' || (t.type === 'name' && /^(to|cuda|cpu)$/.test(t.name)));
  return moved ? build(source, signature, name!, call, first.args) : undefined;
}

function build(
  source: Source,
  signature: LossSignature,
  name: string,
  call: Call,
  constructorArgs: readonly Argument[],
): LossCall | undefined {
  if (isSpread(source, call.args) || isSpread(source, constructorArgs)) return undefined;
  const options = new Map<string, Range>();
  for (const [key, range] of named(constructorArgs, signature.constructor_ ?? [])) options.set(key, range);
  const given = named(call.args, signature.params);
  for (const [key, range] of given) options.set(key, range);
  const prediction = given.get(signature.prediction);
  const target = given.get(signature.target);
  const takes = takesOf(source, signature, options);
  return {
    signature,
    name,
    label: name.slice(name.lastIndexOf('.') + 1),
    call,
    options,
    positional: call.args.slice(0, 2).every((a) => a.keyword === undefined),
    ...(prediction && {prediction}),
    ...(target && {target}),
    ...(takes && {takes}),
  };
}

/** `f(*args)` and `f(**options)` hide what is passed. */
function isSpread(source: Source, args: readonly Argument[]): boolean {
  return args.some((a) =>
    /^(\*|\*\*|\.\.\.)$/.test(source.text.slice(source.tokens.start[a.from], source.tokens.end[a.from])),
  );
}

function named(args: readonly Argument[], params: readonly string[]): Map<string, Argument> {
  const result = new Map<string, Argument>();
  args.forEach((argument, i) => {
    const key = argument.keyword ?? params[i];
    if (key !== undefined) result.set(key, argument);
  });
  return result;
}

function takesOf(
  source: Source,
  signature: LossSignature,
  options: ReadonlyMap<string, Range>,
): LossSignature['takes'] | undefined {
  const flag = signature.fromLogits === undefined ? undefined : options.get(signature.fromLogits);
  if (!flag) return signature.takes;
  const value = scalarOf(source, flag);
  if (value === 'True' || value === 'true') return 'logits';
  return value === 'False' || value === 'false' ? signature.takes : undefined;
}
