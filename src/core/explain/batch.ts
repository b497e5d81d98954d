/** Rows of a batch, one at a time, so that a list of a million is never built. */
import {rowAt} from '../evaluate/rows.ts';
import type {Evaluation, FormatOptions} from '../evaluate/types.ts';
import {fill} from '../say.ts';
import {formatNumber, inUnit} from './format.ts';
import {classLabel, rowLabel} from './labels.ts';
import type {BatchRow} from './viewModel.ts';

const worstLoss = new WeakMap<Evaluation, number>();

/** The largest finite row loss, by which bars are drawn. */
function largestLoss(evaluation: Evaluation): number {
  const known = worstLoss.get(evaluation);
  if (known !== undefined) return known;
  let most = 0;
  for (const loss of evaluation.columns.loss ?? []) if (loss > most && Number.isFinite(loss)) most = loss;
  worstLoss.set(evaluation, most);
  return most;
}

export function batchRow(
  evaluation: Evaluation,
  row: number,
  {unit, precision, translate = fill}: FormatOptions,
): BatchRow {
  const result = rowAt(evaluation, row);
  const loss = result.loss;
  const most = largestLoss(evaluation);
  return {
    row,
    label: rowLabel(evaluation, row),
    target: result.targetIndex === undefined ? '–' : classLabel(evaluation, result.targetIndex),
    argmax: classLabel(evaluation, result.argmax ?? 0),
    loss: result.ignored
      ? translate('ignored')
      : loss === undefined
        ? '–'
        : formatNumber(inUnit(loss, unit), precision),
    lossFraction: loss === Number.POSITIVE_INFINITY ? 1 : most > 0 && loss !== undefined && loss > 0 ? loss / most : 0,
    element: row * evaluation.numClasses,
    ignored: result.ignored ?? false,
  };
}
