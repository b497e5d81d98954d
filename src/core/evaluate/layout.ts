/** Shapes: how prediction and target become rows × classes, and what does not fit. */
import {counted} from '../explain/format.ts';
import {type Said, say} from '../say.ts';
import {failure, finding} from './findings.ts';
import {inspect} from './inspect.ts';
import type {ArrayInput, EvaluateOptions, EvaluationFailure} from './types.ts';

/** How the target's elements lie on the prediction's. */
export type Pairing = 'none' | 'per-element' | 'per-row';

export interface Layout {
  readonly ok: true;
  readonly numRows: number;
  readonly numClasses: number;
  readonly pairing: Pairing;
  /** The prediction is a bare list, so that "one row of K classes" is itself a guess. */
  readonly isVector: boolean;
}

const count = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
const shapeText = (shape: readonly number[]): string | Said =>
  shape.length === 0 ? say('a scalar') : `[${shape.join(', ')}]`;

/** [] is one number, [K] one row of K classes, [N, K] and […, K] rows over the last axis; [N, 1] one number a row. */
export function layOut(
  prediction: ArrayInput,
  target: ArrayInput | undefined,
  options: EvaluateOptions,
): Layout | EvaluationFailure {
  const broken = checkOwnShape(prediction, 'prediction') ?? (target && checkOwnShape(target, 'target'));
  if (broken) return broken;
  const {shape} = prediction;
  const isVector = shape.length <= 1 || count(shape) === shape[shape.length - 1];
  const {length} = prediction.values;
  const isBinary = options.task === 'binary' && (!target || target.values.length === length);
  const asBatch = isVector && (isBinary || isColumn(target, length));
  const numClasses = asBatch ? 1 : (shape[shape.length - 1] ?? 1);
  const numRows = prediction.values.length / numClasses;
  if (!target) return {ok: true, numRows, numClasses, pairing: 'none', isVector};
  const pairing = pair(target, numRows, numClasses, options);
  return pairing
    ? {ok: true, numRows, numClasses, pairing, isVector}
    : mismatch(prediction, target, numRows, numClasses);
}

/** Labels in a column [N, 1] beside a list of N: a batch of binary examples. */
function isColumn(target: ArrayInput | undefined, count: number): boolean {
  return count > 1 && target?.shape.length === 2 && target.shape[0] === count && target.shape[1] === 1;
}

function checkOwnShape(array: ArrayInput, of: 'prediction' | 'target'): EvaluationFailure | undefined {
  const held = array.values.length;
  if (held === 0) {
    return failure(
      finding(
        'error',
        of,
        'empty',
        of === 'prediction' ? 'The prediction holds no numbers.' : 'The target holds no numbers.',
        [],
        'Select an array with at least one value.',
      ),
    );
  }
  if (count(array.shape) === held) return undefined;
  const message = say(
    '{0} {1} does not hold its {2}: rows of different lengths?',
    say(of === 'prediction' ? "The prediction's shape" : "The target's shape"),
    shapeText(array.shape),
    counted(held, '{0} value', '{0} values'),
  );
  return failure(finding('error', of, 'ragged', message, [], 'Give every row the same number of values.'));
}

/** By the number of entries: one for each element, or one for each row. */
function pair(target: ArrayInput, numRows: number, numClasses: number, options: EvaluateOptions): Pairing | undefined {
  const held = target.values.length;
  if (held !== numRows * numClasses) return held === numRows ? 'per-row' : undefined;
  return looksLikeIndices(target, numRows, numClasses, options) ? undefined : 'per-element';
}

/** [2, 0, 1] beside one row of three probabilities: class indices for rows that are not there. */
function looksLikeIndices(
  {values}: ArrayInput,
  numRows: number,
  numClasses: number,
  options: EvaluateOptions,
): boolean {
  if (options.targetKind !== undefined || numRows !== 1 || numClasses < 3) return false;
  const {allInteger, min, max} = inspect(values);
  return allInteger && min >= 0 && max > 1 && max <= numClasses;
}

function mismatch(prediction: ArrayInput, target: ArrayInput, numRows: number, numClasses: number): EvaluationFailure {
  const wanted =
    numRows === 1
      ? counted(numClasses, 'one class index or {0} value', 'one class index or {0} values')
      : counted(
          numRows,
          '{0} class index or {1} values',
          '{0} class indices or {1} values',
          shapeText([numRows, numClasses]),
        );
  const message = say(
    'The target has shape {0}, but the prediction {1} takes {2}.',
    shapeText(target.shape),
    shapeText(prediction.shape),
    wanted,
  );
  return failure(finding('error', 'pair', 'shape-mismatch', message, [], mendFor(prediction.shape, target.shape)));
}

/** PyTorch's [N, C, H, W] beside [N, H, W] has its classes on axis 1. */
function mendFor(prediction: readonly number[], target: readonly number[]): string {
  const withoutAxis1 = prediction.filter((_, axis) => axis !== 1);
  const isAxis1 = prediction.length > 2 && withoutAxis1.join() === target.join();
  return isAxis1
    ? 'Move the classes from axis 1 to the last axis, as movedim(1, -1) does.'
    : 'Select a target that has one entry for each row of the prediction.';
}
