/** One-hot targets where class numbers are due, and the reverse. */
import type {NumericArray} from '../../literal/types.ts';
import {say} from '../../say.ts';
import {kindOf} from '../flow/kinds.ts';
import {literalOf, resolve, shapeOf} from '../flow/literals.ts';
import type {LossCall} from '../lossCalls.ts';
import {at, atArray, type Context, type Found, replaceRange, sourceText} from '../report.ts';
import {isIntegers, isOneHot, isSound, isWrittenAsFloat, numColumns, numRows} from '../rows.ts';
import {nameOf} from '../source.ts';
import {chainOf, type Range} from '../syntax.ts';
import type {Fix} from '../types.ts';

/** A one-hot array where class numbers are due. */
export function oneHotAsIndex(context: Context, loss: LossCall): Found | undefined {
  const {targets} = loss.signature;
  if (!loss.target || (targets !== 'index' && targets !== 'either')) return undefined;
  const message = say(
    '{0} takes class indices here, and this target is one-hot: pass the indices (argmax over the last axis).',
    loss.label,
  );
  const literal = literalOf(context.source, loss.target);
  if (isSound(literal) && isOneHot(literal) && mayBeRows(context, loss, literal)) {
    const asFloat =
      targets === 'either' && (isWrittenAsFloat(context.source.text, literal) || isCast(context, loss.target));
    return asFloat ? undefined : atArray(literal, 'one-hot-as-index', message, [toIndices(literal)]);
  }
  const isCall =
    targets === 'either' ? isBareOneHotCall(context, loss.target) : kindOf(context.source, loss.target) === 'one-hot';
  return isCall
    ? at(
        context.source,
        loss.target,
        'one-hot-as-index',
        targets === 'either'
          ? say(
              '{0} takes class indices here, and this target is one-hot: pass the indices (argmax over the last axis), or cast it to float.',
              loss.label,
            )
          : message,
        indicesFix(context, loss.target),
      )
    : undefined;
}

/** `F.one_hot(y, K)` → y. */
function indicesFix({source}: Context, target: Range): readonly Fix[] {
  const chain = chainOf(source.tokens, target);
  const call = chain?.trailers[0];
  const name = chain && nameOf(source, chain.path);
  const inner = call?.type === 'call' && chain?.trailers.length === 1 ? call.args[0] : undefined;
  if (!inner || inner.keyword !== undefined || !/\.(one_hot|oneHot|to_categorical)$/.test(name ?? '')) return [];
  const text = sourceText(source, inner);
  return [{title: say('Pass the class indices: {0}', text), edits: [replaceRange(source, target, text)]}];
}

/** A row an example, not a class number a pixel: as wide as the prediction, or too wide to be a little mask. */
function mayBeRows(context: Context, loss: LossCall, target: NumericArray): boolean {
  const prediction = loss.prediction && shapeOf(context.source, loss.prediction);
  return prediction ? prediction.join() === target.shape.join() : numColumns(target) > 2;
}

/** A cast or a dtype that may make floats of integers. */
function isCast(context: Context, range: Range): boolean {
  return /float|double|half|dtype|\.to\(|Tensor\(|type/.test(
    sourceText(context.source, resolve(context.source, range)),
  );
}

/** `F.one_hot(y, K)` itself, or moved: an int64 tensor, which cross_entropy refuses. */
function isBareOneHotCall(context: Context, range: Range): boolean {
  const chain = chainOf(context.source.tokens, resolve(context.source, range));
  if (!chain || nameOf(context.source, chain.path) !== 'torch.nn.functional.one_hot') return false;
  return chain.trailers.every(
    (t) => t.type === 'call' || (t.type === 'name' && /^(long|int|cuda|cpu|detach|clone|contiguous)$/.test(t.name)),
  );
}

function toIndices(array: NumericArray): Fix {
  const columns = numColumns(array);
  const indices = Array.from({length: numRows(array)}, (_, r) =>
    array.values.subarray(r * columns, (r + 1) * columns).indexOf(1),
  );
  return {
    title: say('Replace by the class indices'),
    edits: [{start: array.start, end: array.end, text: `[${indices.join(', ')}]`}],
  };
}

/** Class numbers where a row a class is due. */
export function indexAsOneHot(context: Context, loss: LossCall): Found | undefined {
  if (loss.signature.targets !== 'one-hot' || !loss.target) return undefined;
  const message = say(
    '{0} takes one-hot (or soft) targets, and these are class indices: encode them, or use the sparse form of the loss.',
    loss.label,
  );
  if (kindOf(context.source, loss.target) === 'indices')
    return at(context.source, loss.target, 'index-as-one-hot', message);
  const target = literalOf(context.source, loss.target);
  if (!isSound(target) || target.shape.length !== 1 || target.values.length < 2) return undefined;
  if (!isIntegers(target) || !target.values.some((v) => v > 1)) return undefined;
  const [numRows, numClasses] = (loss.prediction && shapeOf(context.source, loss.prediction)) ?? [Number.NaN, 0];
  if (numClasses === undefined || (numRows !== target.values.length && !Number.isNaN(numRows))) return undefined;
  return atArray(target, 'index-as-one-hot', message);
}
