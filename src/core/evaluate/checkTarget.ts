/** What a person should know about the target: indices that name no class, values outside 0…1, sums that are not 1. */
import {say, type Words} from '../say.ts';
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
  const message = say(
    'The target holds {0}{1}, which is outside 0…1, so the loss means little and may be negative.',
    first,
    andMore(bad.count),
  );
  const mend = 'Give probabilities, labels 0 and 1, or one class index for each row.';
  return [finding('warning', 'target', 'target-outside-unit', message, bad.elements, mend)];
}

function targetSums(values: Values, decision: Decision): Finding[] {
  const tolerance = sumTolerance(values, decision.numClasses);
  const sums = rowSums(values, decision.numClasses);
  const bad = collect(sums, (sum) => Math.abs(sum - 1) > tolerance);
  if (bad.count === 0) return [];
  const row = bad.elements[0];
  const message = say(
    '{0}{1} of the target sums to {2}, not 1.',
    rowText(decision, row),
    andMore(bad.count),
    show(sums[row]),
  );
  const elements = firstsOfRows(bad.elements, decision);
  const mend = 'Divide it by its sum, or read the labels as multi-label.';
  return [finding('warning', 'target', 'target-not-normalized', message, elements, mend)];
}

function indexFindings(values: Values, decision: Decision, {outOfRange}: Targets): Finding[] {
  if (outOfRange.length === 0) return [];
  const {numClasses, indexBase} = decision;
  const first = values[outOfRange[0]];
  const message = say(
    'Target {0}{1} names no class: {2} classes count from {3} to {4}.',
    show(first),
    andMore(outOfRange.length),
    numClasses,
    indexBase,
    numClasses - 1 + indexBase,
  );
  return [finding('error', 'target', 'index-out-of-range', message, outOfRange, mendForIndex(first, decision))];
}

function mendForIndex(index: number, {numClasses, indexBase}: Decision): Words {
  if (indexBase === 0 && index === numClasses) return 'Subtract 1, or count classes from 1.';
  if (indexBase === 1 && index === 0) return 'Add 1, or count classes from 0.';
  if (index < 0 || index > numClasses) return say('Set ignoreIndex to {0} if it marks rows to leave out.', show(index));
  return 'Give a whole number that names a class.';
}
