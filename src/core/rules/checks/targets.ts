/** Targets: indices out of range or off by one, binary ones outside [0, 1], all rows ignored, smoothing onto an ignored class. */
import type {NumericArray} from '../../literal/types.ts';
import {say} from '../../say.ts';
import {filledWith, keepsValues, literalOf, resolve, scalarOf, shapeOf} from '../flow/literals.ts';
import {type LossCall, lossOf, madeBy} from '../lossCalls.ts';
import {definitionOf, servesOnly} from '../mend.ts';
import {at, atArray, atElement, type Context, calleeRange, type Found, type LossCheck, shown} from '../report.ts';
import {isIntegers, isSound, isWrittenAsFloat, numColumns, rowSums} from '../rows.ts';
import {nameOf, stringOf} from '../source.ts';
import {type Call, chainOf, type Range, separator} from '../syntax.ts';
import type {Fix} from '../types.ts';
import {indexAsOneHot, oneHotAsIndex} from './oneHot.ts';

const numberOf = (context: Context, range: Range | undefined): number | undefined => {
  const text = scalarOf(context.source, range);
  const value = text === undefined ? Number.NaN : Number(text.replace(/_/g, ''));
  return Number.isFinite(value) ? value : undefined;
};

/** PyTorch's default is −100; an `ignore_index` that is no plain number hides everything about the targets. */
function ignoreIndex(context: Context, loss: LossCall): number | undefined | 'unknown' {
  const key = loss.options.has('ignore_class') ? 'ignore_class' : 'ignore_index';
  const range = loss.options.get(key);
  if (range) return numberOf(context, range) ?? (scalarOf(context.source, range) === 'None' ? undefined : 'unknown');
  return loss.signature.framework === 'PyTorch' ? -100 : undefined;
}

export interface IndexPair {
  readonly target: NumericArray;
  readonly numClasses: number;
  readonly ignored: number | undefined;
}

/** A literal of class numbers beside a literal prediction of K columns. */
function indexPair(context: Context, loss: LossCall): IndexPair | undefined {
  const {targets} = loss.signature;
  if ((targets !== 'index' && targets !== 'either') || !loss.target || !loss.prediction) return undefined;
  const target = literalOf(context.source, loss.target);
  const shape = shapeOf(context.source, loss.prediction) ?? [];
  const ignored = ignoreIndex(context, loss);
  const [, numClasses] = shape;
  if (!isSound(target) || ignored === 'unknown' || !numClasses || !isIntegers(target)) return undefined;
  return isPaired(loss, shape, target.shape) ? {target, numClasses, ignored} : undefined;
}

/** [N, K] beside [N]; in PyTorch also [N, K, d₁ …] beside [N, d₁ …], the classes along the second axis. */
function isPaired(loss: LossCall, [numRows, , ...deeper]: readonly number[], target: readonly number[]): boolean {
  const isDeep = deeper.length > 0 && loss.signature.framework !== 'PyTorch';
  const wanted = [numRows, ...deeper];
  return !isDeep && target.length === wanted.length && wanted.every((n, i) => Number.isNaN(n) || n === target[i]);
}

/** A class that does not exist, or labels that count from 1. */
export function outOfRange(pair: IndexPair): Found | undefined {
  const {target, numClasses, ignored} = pair;
  const bad = target.values.findIndex((v) => v !== ignored && (v < 0 || v >= numClasses));
  if (bad < 0) return undefined;
  const value = target.values[bad]!;
  const counted = target.values.filter((v) => v !== ignored);
  const fromOne = counted.every((v) => v >= 1 && v <= numClasses) && value === numClasses;
  if (fromOne) {
    const message = say(
      'Class {0} is out of range for {1} classes counted from 0: these labels count from 1; subtract 1.',
      value,
      numClasses,
    );
    return atElement(target, bad, 'target-off-by-one', message, [subtractOne(target, ignored)]);
  }
  const range = [value, numClasses, numClasses - 1];
  const message =
    ignored === undefined
      ? say('Class {0} is out of range: {1} classes are numbered 0 to {2}.', ...range)
      : say(
          'Class {0} is out of range: {1} classes are numbered 0 to {2} (and is not the ignore_index, {3}).',
          ...range,
          ignored,
        );
  return atElement(target, bad, 'target-out-of-range', message);
}

/** `torch.arange(1, K + 1)` beside K columns. */
function countedTarget(context: Context, loss: LossCall): Found | undefined {
  const {targets} = loss.signature;
  const [, numClasses, ...deeper] = (loss.prediction && shapeOf(context.source, loss.prediction)) ?? [];
  const isIndex = targets === 'index' || targets === 'either';
  const ignored = ignoreIndex(context, loss);
  const isIgnored = ignored === 'unknown' || ignored === numClasses;
  if (!isIndex || !loss.target || !numClasses || deeper.length > 0 || isIgnored) return undefined;
  const [from, to] = countedOf(context, loss.target) ?? [];
  if (from === undefined || to === undefined || from < 1 || to - 1 !== numClasses) return undefined;
  const message = say(
    'Class {0} is out of range for {1} classes counted from 0: these labels count from 1; subtract 1.',
    ...[numClasses, numClasses],
  );
  return at(context.source, loss.target, 'target-off-by-one', message);
}

const counters = /^((torch|numpy|jax\.numpy|keras\.ops)\.arange|tensorflow\.range|tfjs\.range)$/;

/** The first number and the one behind the last of `arange(a, b)`. */
function countedOf(context: Context, range: Range): readonly [number, number] | undefined {
  const {source} = context;
  const chain = chainOf(source.tokens, resolve(source, range));
  const call = chain?.trailers.length === 1 ? chain.trailers[0]! : undefined;
  if (call?.type !== 'call' || !counters.test(nameOf(source, chain!.path) ?? '')) return undefined;
  const [first, second, ...more] = call.args.filter(({keyword}) => keyword === undefined);
  const [from, to] = [first && wholeOf(context, first), second && wholeOf(context, second)];
  return from === undefined || to === undefined || more.length > 0 ? undefined : [from, to];
}

/** A number, or the sum of two. */
function wholeOf(context: Context, {from, to}: Range): number | undefined {
  const plus = separator(context.source.tokens, from, to, '+');
  if (plus <= from) return numberOf(context, {from, to});
  const [left, right] = [numberOf(context, {from, to: plus}), numberOf(context, {from: plus + 1, to})];
  return left === undefined || right === undefined ? undefined : left + right;
}

function subtractOne(target: NumericArray, ignored: number | undefined): Fix {
  const edits = [...target.values].flatMap((v, i) =>
    v === ignored ? [] : [{start: target.spans[2 * i]!, end: target.spans[2 * i + 1]!, text: String(v - 1)}],
  );
  return {title: say('Subtract 1 from the labels'), edits};
}

/** A tensor full of the ignore_index is there to be filled: it stands in the call itself, or its name nowhere between. */
function isLeftAsMade({source}: Context, target: Range): boolean {
  const chain = chainOf(source.tokens, target);
  const [name, ...more] = chain?.path.split('.') ?? [];
  if (!chain || !name || nameOf(source, chain.path) !== undefined) return true;
  const definition = definitionOf(source, {from: chain.from, to: chain.from + 1});
  const isAttribute = name === 'self' || (more.length > 0 && chain.trailers.length === 0);
  return !isAttribute && definition !== undefined && servesOnly(source, definition, target);
}

/** Only a mean divides by the number of rows. */
function isMean({source}: Context, {options}: LossCall): boolean {
  const reduction = options.get('reduction');
  return !reduction || stringOf(source, resolve(source, reduction)) === 'mean';
}

/** The prediction need not be known for this. */
function allIgnored(context: Context, loss: LossCall): Found | undefined {
  const {targets} = loss.signature;
  if ((targets !== 'index' && targets !== 'either') || !loss.target) return undefined;
  const target = literalOf(context.source, loss.target);
  const ignored = ignoreIndex(context, loss);
  if (typeof ignored !== 'number' || !isMean(context, loss)) return undefined;
  const message = say(
    'Every target is the ignore_index {0}: 0 rows are valid and the mean is 0/0, not a number.',
    ignored,
  );
  if (filledWith(context.source, loss.target) === ignored && isLeftAsMade(context, loss.target))
    return at(context.source, loss.target, 'all-rows-ignored', message);
  if (!isSound(target) || target.values.length === 0 || !target.values.every((v) => v === ignored)) return undefined;
  return atArray(target, 'all-rows-ignored', message);
}

/** Binary targets outside [0, 1] make the loss negative or meaningless. */
export function binaryTarget(context: Context, given: Range, loss?: LossCall): Found | undefined {
  const isBad = loss && isMasked(context, loss) ? (v: number) => isNoBinary(v) && v !== -1 : isNoBinary;
  const message = (value: number) =>
    say(
      '{0} is no binary target: outside 0 to 1 the loss can become negative without bound; labels of −1/+1 map by (y + 1)/2.',
      shown(value),
    );
  const chosen = chosenOf(context, given).find(isBad);
  if (chosen !== undefined) return at(context.source, given, 'binary-target-out-of-range', message(chosen));
  const target = literalOf(context.source, given);
  const bad = isSound(target) ? target.values.findIndex(isBad) : -1;
  return bad < 0 ? undefined : atElement(target!, bad, 'binary-target-out-of-range', message(target!.values[bad]!));
}

/** Where single elements are left out afterwards or by weights, −1 says which. */
function isMasked({source}: Context, {options}: LossCall): boolean {
  const reduction = options.get('reduction');
  return options.has('weight') || (reduction !== undefined && stringOf(source, resolve(source, reduction)) === 'none');
}

const isNoBinary = (value: number): boolean => value < 0 || value > 1;

/** The two numbers of `torch.where(y > 0, 1.0, -1.0)`. */
function chosenOf(context: Context, range: Range): readonly number[] {
  const chain = chainOf(context.source.tokens, resolve(context.source, range));
  const call = chain?.trailers[0];
  const isWhere = /^(torch|numpy|jax\.numpy|tensorflow|keras\.ops)\.where$/.test(
    (chain && nameOf(context.source, chain.path)) ?? '',
  );
  if (!isWhere || call?.type !== 'call' || call.args.length !== 3 || !keepsValues(chain!)) return [];
  const numbers = call.args.slice(1).map((argument) => numberOf(context, argument));
  return numbers.every((n) => n !== undefined) ? numbers : [];
}

/** Whether a literal is read as a row of probabilities an example; PyTorch reads floats so. */
function takesRows(context: Context, {signature}: LossCall, target: NumericArray): boolean {
  const isFloat = isWrittenAsFloat(context.source.text, target);
  return signature.targets === 'one-hot' || (signature.targets === 'either' && isFloat);
}

/** Soft targets that do not sum to 1 (a distribution is due). */
function softTarget(context: Context, loss: LossCall): Found | undefined {
  if (!loss.target) return undefined;
  const target = literalOf(context.source, loss.target);
  if (!isSound(target) || target.shape.length !== 2 || numColumns(target) < 2) return undefined;
  if (!takesRows(context, loss, target)) return undefined;
  const sums = rowSums(target);
  const row = sums.findIndex((s) => Math.abs(s - 1) > 1e-2 && s !== 0); // a row of zeros leaves its example out
  if (row < 0 || target.values.some((v) => v < 0)) return undefined;
  return atElement(
    target,
    row * numColumns(target),
    'target-not-normalized',
    say(
      'Row {0} of the target sums to {1}: {2} is for exactly one class per row; for several classes use the sigmoid form.',
      row,
      shown(sums[row]!),
      loss.label,
    ),
  );
}

/** K where the prediction's literal tells it; otherwise as many as below the customary void label of masks, 255. */
function numClassesOf(context: Context, loss: LossCall): number {
  const [, numClasses, deeper] = (loss.prediction && shapeOf(context.source, loss.prediction)) ?? [];
  return numClasses && deeper === undefined ? numClasses : 255;
}

function smoothing(context: Context, loss: LossCall): Found | undefined {
  const epsilon = numberOf(context, loss.options.get('label_smoothing'));
  const range = loss.options.get('ignore_index');
  const ignored = numberOf(context, range);
  if (!epsilon || epsilon <= 0 || ignored === undefined || loss.signature.framework !== 'PyTorch') return undefined;
  if (ignored < 0 || ignored >= numClassesOf(context, loss)) return undefined;
  const message = say(
    'Label smoothing spreads ε/K over all classes, class {0} included: rows of that class are ignored, yet every other row still pays ε/K for it.',
    ignored,
  );
  return at(context.source, withinCall(loss, range!) ? range! : calleeRange(loss), 'smoothing-with-ignored', message);
}

const withinCall = (loss: LossCall, range: Range): boolean =>
  range.from > loss.call.open && range.to <= loss.call.close;

export const targets: LossCheck = (context, loss) => {
  const pair = indexPair(context, loss);
  const found = [
    allIgnored(context, loss) ?? (pair ? outOfRange(pair) : countedTarget(context, loss)),
    oneHotAsIndex(context, loss),
    indexAsOneHot(context, loss),
    loss.signature.targets === 'binary' && loss.target ? binaryTarget(context, loss.target, loss) : undefined,
    softTarget(context, loss),
    loss.signature.constructor_ ? undefined : smoothing(context, loss),
  ];
  return found.filter((f) => f !== undefined);
};

/** What a loss that is made here says of itself. */
export function smoothingOfMade(context: Context, call: Call): readonly Found[] {
  const {source} = context;
  const loss = madeBy(source, call);
  const found = loss && smoothing(context, loss);
  if (!found) return [];
  const ignored = numberOf(context, loss.options.get('ignore_index'))!;
  const uses = source.calls.flatMap((use) => lossOf(source, use) ?? []).filter((use) => use.optionsOpen === call.open);
  return uses.every((use) => ignored < numClassesOf(context, use)) ? [found] : [];
}
