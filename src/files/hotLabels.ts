/** One-hot labels in a table: as many columns of 0 and 1 as there are predictions, one 1 in each row. */

import {commonCut} from './plan/classes.ts';
import {byReference, type Column, isId, labelNames} from './plan/columns.ts';
import type {PlanOptions} from './plan.ts';

export interface HotLabels {
  /** In the order of the predictions' classes. */
  readonly columns: readonly number[];
  readonly predictions: readonly number[];
}

const hotNames = /^(y|t|label|labels|target|targets|true|truth|gt|actual|one_?hot|is)[_\-. ]/i;
const mostlyHot = 0.9; // of the rows: a few may be bad

/** Undefined where the labels are no one-hot columns; where a label column is asked for, it must be one of them. */
export function hotLabels(
  columns: readonly Column[],
  body: readonly (readonly string[])[],
  options: PlanOptions,
): HotLabels | undefined {
  if (options.labelColumn === undefined && columns.some((c) => labelNames.test(c.name))) return undefined;
  const numeric = columns.filter((c) => c.isNumeric && !isId(c, columns));
  const asked = options.predictionColumns?.map((r) => byReference(columns, r)?.index ?? -1);
  const numClasses = asked ? asked.length : numeric.length / 2;
  const group = groupOf(numeric, numClasses, asked, body);
  if (!group) return undefined;
  const label = options.labelColumn === undefined ? undefined : byReference(columns, options.labelColumn);
  if (options.labelColumn !== undefined && !group.includes(label!)) return undefined;
  const predictions = asked ?? numeric.filter((c) => !group.includes(c)).map((c) => c.index);
  return {
    columns: inOrder(
      group,
      predictions.map((c) => columns[c]!),
    ),
    predictions,
  };
}

/** Names of as many columns of 0 and 1 as there are predictions, called like labels, but with other than one 1 in a row. */
export function multiLabels(
  columns: readonly Column[],
  body: readonly (readonly string[])[],
  {labelColumn, predictionColumns}: PlanOptions,
): readonly string[] | undefined {
  if (labelColumn !== undefined || columns.some((c) => labelNames.test(c.name))) return undefined;
  const numeric = columns.filter((c) => c.isNumeric && c.name !== '' && !isId(c, columns));
  const group = numeric.filter((c) => c.isWhole && c.min >= 0 && c.max <= 1 && hotNames.test(c.name));
  const others = predictionColumns?.length ?? numeric.length - group.length;
  return group.length > 1 && group.length === others && !isHot(group, body) ? group.map((c) => c.name) : undefined;
}

/** The columns of 0 and 1: all of them, those that are named like labels, or the last ones. */
function groupOf(
  numeric: readonly Column[],
  numClasses: number,
  asked: readonly number[] | undefined,
  body: readonly (readonly string[])[],
): readonly Column[] | undefined {
  if (!Number.isInteger(numClasses) || numClasses < 2) return undefined;
  const binary = numeric.filter((c) => c.isWhole && c.min >= 0 && c.max <= 1 && !asked?.includes(c.index));
  const groups = [binary, binary.filter((c) => hotNames.test(c.name)), binary.slice(-numClasses)];
  return groups.find((group) => group.length === numClasses && isHot(group, body));
}

const isHot = (group: readonly Column[], body: readonly (readonly string[])[]): boolean =>
  body.filter((row) => group.reduce((sum, c) => sum + Number(row[c.index]), 0) === 1).length >= mostlyHot * body.length;

/** Columns `y_cat`, `y_dog` for predictions `p_dog`, `p_cat` are taken by their names; others in the order that they have. */
function inOrder(group: readonly Column[], predictions: readonly Column[]): readonly number[] {
  const names = commonCut(group.map((c) => c.name));
  const wanted = commonCut(predictions.map((c) => c.name));
  const isNamed = new Set(names).size === names.length && wanted.every((name) => names.includes(name));
  return isNamed ? wanted.map((name) => group[names.indexOf(name)]!.index) : group.map((c) => c.index);
}
