/** model.compile against the model's last layer: softmax with from_logits=True, raw logits with a loss that takes probabilities. */

import {say} from '../../say.ts';
import {callableKind} from '../flow/callables.ts';
import {broughtTargets, isPlainName, loadedClasses} from '../flow/datasets.ts';
import {ownFunction} from '../flow/functions.ts';
import {kindOf} from '../flow/kinds.ts';
import {literalOf, resolve, scalarOf} from '../flow/literals.ts';
import {modulesOf} from '../flow/modules.ts';
import {keyword, numOutputs, outputNamed, propertiesOf} from '../kerasModel.ts';
import {lossOf} from '../lossCalls.ts';
import {withArgument, withoutArgument} from '../mend.ts';
import {at, atArray, type CallCheck, type Context, type Found} from '../report.ts';
import {isIntegers, isSound} from '../rows.ts';
import {type Parameter, parametersOf} from '../scopes.ts';
import {signatures} from '../signatures.ts';
import {callsIn, nameOf, type Source, stringOf} from '../source.ts';
import {type Argument, type Call, chainOf, itemsOf, type Range, separator, textOf} from '../syntax.ts';
import {word} from '../tokens.ts';
import type {ValueKind} from '../valueKinds.ts';
import {binaryTarget, outOfRange} from './targets.ts';

interface CompiledLoss {
  readonly range: Range;
  readonly fromLogits: boolean;
  readonly family: 'softmax' | 'sigmoid';
  readonly isSparse: boolean;
  /** What becomes of the target before the loss is taken is not known. */
  readonly mapsTarget?: boolean;
  /** The class that the loss leaves out. */
  readonly ignored?: number | 'unknown';
  readonly label: string;
  /** Where from_logits is said, and the parenthesis of the loss's options. */
  readonly flag?: Range;
  readonly hasFlag: boolean;
  readonly open?: number;
}

const byString: Readonly<Record<string, 'softmax' | 'sigmoid'>> = {
  categorical_crossentropy: 'softmax',
  sparse_categorical_crossentropy: 'softmax',
  binary_crossentropy: 'sigmoid',
  categoricalCrossentropy: 'softmax',
  sparseCategoricalCrossentropy: 'softmax',
  binaryCrossentropy: 'sigmoid',
};

const isSparse = (name: string): boolean => /^sparse/i.test(name);

function saidLoss(source: Source, call: Call): Range | undefined {
  const given = propertiesOf(source, call.args);
  return keyword(given, 'loss') ?? (given[1]?.keyword === undefined ? given[1] : undefined);
}

function compiledLoss(context: Context, call: Call): CompiledLoss | undefined {
  const said = saidLoss(context.source, call);
  const loss = said && onlyOne(context.source, said);
  return loss && readLoss(context, loss);
}

function readLoss(context: Context, loss: Range): CompiledLoss | undefined {
  const {source} = context;
  const text = stringOf(source, loss) ?? '';
  const family = byString[text];
  if (family) return {range: loss, fromLogits: false, family, isSparse: isSparse(text), label: text, hasFlag: false};
  const own = ownLoss(context, loss);
  if (own) return own;
  const chain = chainOf(source.tokens, resolve(source, loss));
  const signature = chain && signatures[nameOf(source, chain.path) ?? ''];
  const built = chain?.trailers[0];
  if (!signature?.fromLogits || built?.type !== 'call' || signature.family === 'any') return undefined;
  const position = signature.constructor_?.indexOf('from_logits') ?? -1;
  const positional = built.args[position]?.keyword === undefined ? built.args[position] : undefined;
  const flag = keyword(built.args, 'from_logits') ?? positional;
  const value = flag ? scalarOf(source, flag) : 'False';
  const label = chain!.path.slice(chain!.path.lastIndexOf('.') + 1);
  const ignored = ignoredBy(source, built.args);
  const of = {
    isSparse: signature.targets === 'index',
    ...(ignored !== undefined && {ignored}),
    label,
    open: built.open,
    hasFlag: flag !== undefined,
    ...(flag?.keyword && {flag}),
  };
  return value === 'True' || value === 'False'
    ? {...of, range: loss, fromLogits: value === 'True', family: signature.family}
    : undefined;
}

function ignoredBy(source: Source, args: readonly Argument[]): number | 'unknown' | undefined {
  const given = keyword(args, 'ignore_class');
  const text = given ? scalarOf(source, given) : 'None';
  if (text === 'None') return undefined;
  return Number.isInteger(Number(text ?? Number.NaN)) ? Number(text) : 'unknown';
}

/** The one loss of `[loss]` and `{'output': loss}`. */
function onlyOne({tokens}: Source, range: Range): Range | undefined {
  const items = itemsOf(tokens, range, '[') ?? itemsOf(tokens, range, '{');
  const [item] = items ?? [];
  if (!items) return range;
  if (items.length !== 1 || !item) return undefined;
  const colon = separator(tokens, item.from, item.to, ':');
  return colon < 0 ? item : {from: colon + 1, to: item.to};
}

/** A function of the document, `(y, p) => loss(y, p)`: what the one loss in it takes of its second parameter. */
function ownLoss({source}: Context, range: Range): CompiledLoss | undefined {
  const given = ownParts(source, range);
  const inside = given ? callsIn(source, given).flatMap((call) => lossOf(source, call) ?? []) : [];
  const [loss, ...others] = inside;
  const prediction = loss?.prediction && textOf(source.tokens, loss.prediction);
  if (!given || !loss?.takes || others.length > 0 || prediction !== given.prediction) return undefined;
  const {family, targets} = loss.signature;
  if (family === 'any' || loss.takes === 'log') return undefined;
  const mapsTarget = !loss.target || textOf(source.tokens, loss.target) !== given.target;
  const of = {isSparse: targets === 'index', mapsTarget, label: loss.label, hasFlag: false};
  return {...of, range, fromLogits: loss.takes === 'logits', family};
}

interface OwnLoss extends Range {
  readonly target: string;
  readonly prediction: string;
}

/** The place of its body and the names of its two parameters, which nothing in it binds again. */
function ownParts(source: Source, range: Range): OwnLoss | undefined {
  const {tokens, scopes} = source;
  const chain = chainOf(tokens, range);
  const scope = chain?.trailers.length === 0 ? ownFunction(source, chain) : undefined;
  const defined = scope === undefined ? undefined : scopes.list[scope]!;
  const parameters = defined ? parametersOf(tokens, defined.open!) : lambdaParameters(tokens, range);
  const [target, prediction] = parameters?.map(({name}) => name) ?? [];
  if (!target || !prediction || parameters?.length !== 2) return undefined;
  const {from, to} = defined ?? range;
  const isOnce = (name: string) => !defined || (scopes.assignments.get(name)?.get(defined.id) ?? []).length <= 1;
  return isOnce(prediction) ? {from, to, prediction, target: isOnce(target) ? target : ''} : undefined;
}

/** `lambda y, p: …` and `(y, p) => …`. */
function lambdaParameters(tokens: Source['tokens'], {from, to}: Range): readonly Parameter[] | undefined {
  if (tokens.language === 'javascript')
    return word(tokens, from) === '(' && word(tokens, tokens.partner[from]! + 1) === '=>'
      ? parametersOf(tokens, from)
      : undefined;
  const colon = word(tokens, from) === 'lambda' ? separator(tokens, from, to, ':') : -1;
  const names = colon < 0 ? undefined : itemsOf(tokens, {from: from + 1, to: colon}, '');
  return names?.map((name) => ({...name, name: textOf(tokens, name)}));
}

function check(context: Context, call: Call): readonly Found[] {
  const {source} = context;
  const {path, trailers, from, to} = call.callee;
  if (trailers.length > 0 || !path.endsWith('.compile')) return [];
  const model = {from, to: to - 2};
  const loss = compiledLoss(context, call);
  if (loss) return checkOutput(context, loss, callableKind(source, model));
  return namedLosses(context, call).flatMap(([name, named]) => {
    const built = modulesOf(source, model);
    return checkOutput(context, named, built?.length === 1 ? outputNamed(source, built[0]!, name) : undefined);
  });
}

/** Those of `loss={'kind': …, 'price': …}`. */
function namedLosses(context: Context, call: Call): readonly (readonly [string, CompiledLoss])[] {
  const {source} = context;
  const said = saidLoss(source, call);
  const items = (said && itemsOf(source.tokens, resolve(source, said), '{')) ?? [];
  return items.flatMap(({from, to}) => {
    const name = word(source.tokens, from).replace(/^['"]|['"]$/g, '');
    const loss = word(source.tokens, from + 1) === ':' ? readLoss(context, {from: from + 2, to}) : undefined;
    return loss ? [[name, loss] as const] : [];
  });
}

function checkOutput({source}: Context, loss: CompiledLoss, output: ValueKind | undefined): readonly Found[] {
  if (loss.fromLogits && (output === 'softmax' || output === 'sigmoid')) {
    const message = loss.hasFlag
      ? say(
          'The model ends in a {0} and the loss has from_logits=True: {0} is applied twice; drop the activation, or from_logits.',
          output,
        )
      : say(
          'The model ends in a {0}, and this loss takes logits and applies one itself; drop the activation of the model.',
          output,
        );
    const fixes = loss.flag ? [{title: say('Leave out from_logits'), edits: [withoutArgument(source, loss.flag)]}] : [];
    return [at(source, loss.range, output === 'sigmoid' ? 'double-sigmoid' : 'double-softmax', message, fixes)];
  }
  if (!loss.fromLogits && output === 'logits') {
    const message = say(
      'The model ends in a layer without activation, and this loss takes probabilities: its values are clipped to [1e-7, 1 − 1e-7]; set from_logits=True, or end in a {0}.',
      loss.family,
    );
    const edits = loss.open === undefined || loss.flag ? [] : [withArgument(source, loss.open, 'from_logits=True')];
    const fixes = edits.length > 0 ? [{title: say('Set {0}', 'from_logits=True'), edits}] : [];
    return [at(source, loss.range, 'logits-as-probabilities', message, fixes)];
  }
  return [];
}

/** `model.fit(x, y)` after `model.compile(loss=…)`: one-hot rows for a sparse loss, class numbers for one that takes rows. */
function checkFit(context: Context, call: Call): readonly Found[] {
  const {source} = context;
  const {path, trailers, from, to} = call.callee;
  if (trailers.length > 0 || !path.endsWith('.fit')) return [];
  const target = keyword(call.args, 'y') ?? (call.args[1]?.keyword === undefined ? call.args[1] : undefined);
  const set = target ? undefined : (keyword(call.args, 'x') ?? call.args[0]);
  const model = {from, to: to - 2};
  const loss = (target ?? set) && compiledBefore(context, model, call);
  if (!loss || loss.mapsTarget) return [];
  const kind = target ? kindOf(source, target) : broughtTargets(source, set!);
  if (kind === 'one-hot' && loss.isSparse)
    return [at(source, target ?? set!, 'one-hot-as-index', say(sparseTarget, loss.label))];
  if (kind === 'indices' && !loss.isSparse && loss.family === 'softmax')
    return [at(source, target ?? set!, 'index-as-one-hot', say(oneHotTarget, loss.label))];
  const isWeighed = call.args.some((a) => a.keyword === 'sample_weight');
  return target && !isWeighed ? literalTarget(context, loss, model, target) : [];
}

/** Class numbers that are written out, beside as many columns as the model ends in. */
function literalTarget(context: Context, loss: CompiledLoss, model: Range, range: Range): readonly Found[] {
  const target = literalOf(context.source, range);
  if (loss.family === 'sigmoid') return listed(binaryTarget(context, range));
  const built = modulesOf(context.source, model)?.[0];
  const numClasses = built && numOutputs(context.source, built);
  if (!numClasses) return [];
  if (loss.isSparse && !target) return listed(loadedTarget(context, range, numClasses));
  const {ignored} = loss;
  if (!isSound(target) || !isIntegers(target) || ignored === 'unknown') return [];
  const isColumn = target.shape.length === 1 || target.shape[1] === 1;
  if (loss.isSparse) return isColumn ? listed(outOfRange({target, numClasses, ignored})) : [];
  if (target.shape.length !== 1 || numClasses < 2) return [];
  return [atArray(target, 'index-as-one-hot', say(oneHotTarget, loss.label))];
}

/** All of a data set's labels for a model with fewer columns. */
function loadedTarget({source}: Context, range: Range, numClasses: number): Found | undefined {
  const chain = chainOf(source.tokens, range);
  const classes = chain && isPlainName(chain) ? loadedClasses(source, chain.path) : undefined;
  if (classes === undefined || classes <= numClasses) return undefined;
  const message = say(
    'Class {0} is out of range: {1} classes are numbered 0 to {2}.',
    classes - 1,
    numClasses,
    numClasses - 1,
  );
  return at(source, range, 'target-out-of-range', message);
}

const listed = (found: Found | undefined): readonly Found[] => (found ? [found] : []);

const sparseTarget =
  '{0} takes class indices here, and this target is one-hot: pass the indices (argmax over the last axis).';
const oneHotTarget =
  '{0} takes one-hot (or soft) targets, and these are class indices: encode them, or use the sparse form of the loss.';

/** The loss of the one compile of this model. */
function compiledBefore(context: Context, model: Range, fit: Call): CompiledLoss | undefined {
  const {source} = context;
  const built = modulesOf(source, model)?.[0];
  const compiles = source.calls.filter(({callee, open}) => {
    if (callee.trailers.length > 0 || open > fit.open || !callee.path.endsWith('.compile')) return false;
    return built !== undefined && modulesOf(source, {from: callee.from, to: callee.to - 2})?.[0]?.from === built.from;
  });
  return compiles.length === 1 ? compiledLoss(context, compiles[0]!) : undefined;
}

export const kerasCompile: CallCheck = (context, call) => [...check(context, call), ...checkFit(context, call)];
