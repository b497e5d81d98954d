/** Every call of a known loss, in its function form and its module form, with its arguments by name. */

import {scalarOf} from './flow/literals.ts';
import {modulesOf} from './flow/modules.ts';
import {type LossSignature, signatures} from './signatures.ts';
import {callAtOpen, nameOf, type Source} from './source.ts';
import {type Argument, type Call, chainOf, type Range, textOf} from './syntax.ts';

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
  /** The parenthesis that opens its options: the constructor's for a module, its own for a function; undefined where that is unclear. */
  readonly optionsOpen?: number;
}

/** The loss that a call computes, if it is one; each call is looked at once. */
export function lossOf(source: Source, call: Call): LossCall | undefined {
  const {losses} = source.found;
  if (!losses.has(call.open)) {
    losses.set(call.open, undefined);
    losses.set(call.open, readLoss(source, call));
  }
  return losses.get(call.open);
}

/** The loss of the call whose parenthesis this is. */
export function lossAtOpen(source: Source, open: number): LossCall | undefined {
  const call = callAtOpen(source, open);
  return call && lossOf(source, call);
}

/** A loss where it is made: `nn.KLDivLoss(reduction='mean')`, wherever that is called. */
export function madeBy(source: Source, call: Call): LossCall | undefined {
  const name = call.callee.trailers.length === 0 ? nameOf(source, call.callee.path) : undefined;
  const signature = name === undefined ? undefined : signatures[name];
  if (!signature?.constructor_) return undefined;
  const {args, callee, open, close} = call;
  return build(source, {signature, name: name!, args, open}, {callee, open, close, args: []});
}

function readLoss(source: Source, call: Call): LossCall | undefined {
  const {path, trailers, from, to} = call.callee;
  const name = trailers.length === 0 ? nameOf(source, path) : undefined;
  const signature = name === undefined ? undefined : signatures[name];
  if (signature) return signature.constructor_ ? undefined : build(source, {signature, name: name!, args: []}, call);
  if (name !== undefined || trailers[trailers.length - 1]?.type === 'name') return undefined;
  const isForward = trailers.length === 0 && /\.(forward|call)$/.test(path);
  const losses = modulesOf(source, {from, to: isForward ? to - 2 : to})?.map((origin) => lossAt(source, origin));
  const loss = losses && merged(source, losses);
  return loss && build(source, loss, call);
}

/** A loss as it was made: with what options. */
interface Loss {
  readonly signature: LossSignature;
  readonly name: string;
  readonly args: readonly Argument[];
  /** The parenthesis of the constructor. */
  readonly open?: number;
  /** Options that differ between the losses this may be. */
  readonly unsure?: ReadonlySet<string>;
}

/** `nn.CrossEntropyLoss(weight=w)`, `partial(F.cross_entropy, …)`, `F.cross_entropy` under another name. */
function lossAt(source: Source, range: Range): Loss | undefined {
  const chain = chainOf(source.tokens, range);
  const name = chain && nameOf(source, chain.path);
  const made = chain?.trailers[0];
  if (!chain || name === undefined || chain.trailers.length > 1) return undefined;
  if (made?.type === 'call' && name === 'functools.partial') return partial(source, made.args);
  const signature = signatures[name];
  if (!signature) return undefined;
  if (!made) return signature.constructor_ ? undefined : {signature, name, args: []};
  return made.type === 'call' && signature.constructor_
    ? {signature, name, args: made.args, open: made.open}
    : undefined;
}

/** `criterion = partial(F.cross_entropy, label_smoothing=0.1)`: the function with more options. */
function partial(source: Source, [bound, ...options]: readonly Argument[]): Loss | undefined {
  const inner = bound && chainOf(source.tokens, bound);
  const name = inner?.trailers.length === 0 ? nameOf(source, inner.path) : undefined;
  const signature = name === undefined ? undefined : signatures[name];
  if (!signature || signature.constructor_ || options.some((o) => o.keyword === undefined)) return undefined;
  return {signature, name: name!, args: options};
}

/** The one loss that all of these are; where their options differ, nothing is known of those. */
function merged(source: Source, losses: readonly (Loss | undefined)[]): Loss | undefined {
  const [first, ...others] = losses;
  if (!first || others.some((other) => other?.signature !== first.signature)) return undefined;
  const unsure = new Set(others.flatMap((other) => differing(source, first, other!)));
  const {open, ...loss} = first;
  return {...loss, unsure, ...(others.length === 0 && open !== undefined && {open})};
}

function differing(source: Source, a: Loss, b: Loss): readonly string[] {
  const [left, right] = [a, b].map(({args, signature}) => named(args, signature.constructor_ ?? []));
  const keys = new Set([...left!.keys(), ...right!.keys()]);
  const textAt = (range: Range | undefined) => (range ? textOf(source.tokens, range) : undefined);
  return [...keys].filter((key) => textAt(left!.get(key)) !== textAt(right!.get(key)));
}

function build(source: Source, loss: Loss, call: Call): LossCall | undefined {
  const {signature, name, args, unsure} = loss;
  if (isSpread(source, call.args) || isSpread(source, args)) return undefined;
  const {constructor_ = [], params, formerly} = signature;
  const options = new Map<string, Range>(named(args, constructor_));
  const given = named(call.args, params, formerly);
  for (const [key, range] of given) options.set(key, range);
  for (const key of unsure ?? []) options.set(key, call.callee); // no value that could be read
  const prediction = given.get(signature.prediction);
  const target = given.get(signature.target);
  const takes = takesOf(source, signature, options);
  const optionsOpen = signature.constructor_ ? loss.open : call.open;
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
    ...(optionsOpen !== undefined && {optionsOpen}),
  };
}

/** `f(*args)` and `f(**options)` hide what is passed. */
function isSpread(source: Source, args: readonly Argument[]): boolean {
  return args.some((a) =>
    /^(\*|\*\*|\.\.\.)$/.test(source.text.slice(source.tokens.start[a.from], source.tokens.end[a.from])),
  );
}

function named(
  args: readonly Argument[],
  params: readonly string[],
  formerly: LossSignature['formerly'] = {},
): Map<string, Argument> {
  const result = new Map<string, Argument>();
  args.forEach((argument, i) => {
    const key = argument.keyword ?? params[i];
    if (key !== undefined) result.set(formerly[key] ?? key, argument);
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
