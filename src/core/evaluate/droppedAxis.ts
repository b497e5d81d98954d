/** `[n, 1]` beside `[n]`: an axis of length 1 at the end that only one of prediction and target has is left out, and that is said. */
import {say} from '../say.ts';
import type {Assumption, EvaluateRequest} from './types.ts';

/** A column of binary probabilities beside n labels, a column of labels beside n predictions or rows; undefined where none is left out. */
export function droppedAxis({prediction, target}: EvaluateRequest): Assumption | undefined {
  if (target === undefined || isColumn(prediction.shape) === isColumn(target.shape)) return undefined;
  const reason = isColumn(target.shape)
    ? say(
        'the target [{0}] is read as [{1}], as the prediction has no axis of length 1 at the end',
        ...asRead(target.shape),
      )
    : say(
        'the prediction [{0}] is read as [{1}], as the target has no axis of length 1 at the end',
        ...asRead(prediction.shape),
      );
  return {id: 'shape', value: 'axis of length 1 left out', alternatives: [], certain: false, reason};
}

const isColumn = (shape: readonly number[]): boolean =>
  shape.length > 1 && shape[shape.length - 1] === 1 && shape.some((size) => size > 1);

const asRead = (shape: readonly number[]): readonly [string, string] => [
  shape.join(', '),
  shape.slice(0, -1).join(', '),
];
