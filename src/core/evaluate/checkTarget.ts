/** What a person should know about the target: indices that name no class, values outside 0…1, sums that are not 1. */
import type {Decision} from './decide.ts';
import {andMore, collect, finding, firstsOfRows, rowText, show} from './findings.ts';
import {rowSums, sumTolerance, type ValueRange} from './inspect.ts';
import type {Targets} from './targets.ts';
import type {Finding} from './types.ts';

type Values = ArrayLike<number>;

export function checkTarget(values: Values, decision: Decision, targets: Targets): Finding[] {
  if (decision.targetKind === 'index') return indexFindings(values, decision, targets);
  const outside = outsideUnit(values, decision.targetRange);
  return outside.length > 0 || decision.task !== 'multiclass' ? outside : targetSums(values, decision);
}

function outsideUnit(values: Values, range: ValueRange | undefined): Finding[] {
  if (!range || !(range.min < 0 || range.max > 1)) return [];
  const bad = collect(values, (v) => v < 0 || v > 1);
  const first = show(values[bad.elements[0]]);
  const message = `The target holds ${first}${andMore(bad.count)}, which is outside 0…1, so the loss means little and may be negative.`;
  const mend = 'Give probabilities, labels 0 and 1, or one class index for each row.';
  return [finding('warning', 'target', 'target-outside-unit', message, bad.elements, mend)];
}

function targetSums(values: Values, decision: Decision): Finding[] {
  const tolerance = sumTolerance(values, decision.numClasses);
  const sums = rowSums(values, decision.numClasses);
  const bad = collect(sums, (sum) => Math.abs(sum - 1) > tolerance);
  if (bad.count === 0) return [];
  const row = bad.elements[0];
  const message = `${rowText(decision, row)}${andMore(bad.count)} of the target sums to ${show(sums[row])}, not 1.`;
  const elements = firstsOfRows(bad.elements, decision);
  const mend = 'Divide it by its sum, or read the labels as multi-label.';
  return [finding('warning', 'target', 'target-not-normalized', message, elements, mend)];
}

function indexFindings(values: Values, decision: Decision, {outOfRange}: Targets): Finding[] {
  if (outOfRange.length === 0) return [];
  const {numClasses, indexBase} = decision;
  const first = values[outOfRange[0]];
  const range = `${indexBase} to ${numClasses - 1 + indexBase}`;
  const message = `Target ${show(first)}${andMore(outOfRange.length)} names no class: ${numClasses} classes count from ${range}.`;
  return [finding('error', 'target', 'index-out-of-range', message, outOfRange, mendForIndex(first, decision))];
}

function mendForIndex(index: number, {numClasses, indexBase}: Decision): string {
  if (indexBase === 0 && index === numClasses) return 'Subtract 1, or count classes from 1.';
  if (indexBase === 1 && index === 0) return 'Add 1, or count classes from 0.';
  if (index < 0 || index > numClasses) return `Set ignoreIndex to ${show(index)} if it marks rows to leave out.`;
  return 'Give a whole number that names a class.';
}
