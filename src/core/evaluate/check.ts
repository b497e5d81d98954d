/** What a person should know about the numbers of a finished evaluation. */

import {formatPlural} from '../explain/format.ts';
import type {Decision} from './decide.ts';
import {andMore, collect, finding, show} from './findings.ts';
import {sumTolerance} from './inspect.ts';
import {kindFromName} from './predictionKind.ts';
import type {Probabilities} from './probabilities.ts';
import type {Targets} from './targets.ts';
import type {EvaluateRequest, Finding, RowResult} from './types.ts';

type Values = ArrayLike<number>;

export function findInResult(
  request: EvaluateRequest,
  decision: Decision,
  prediction: Probabilities,
  targets?: Targets,
  rows?: readonly RowResult[],
): Finding[] {
  const values = request.prediction.values;
  const found = [...notNumbers(values, 'prediction'), ...ofPrediction(request, decision, prediction)];
  if (!request.target || !targets || !rows) return found;
  return [
    ...found,
    ...notNumbers(request.target.values, 'target'),
    ...ofTarget(request.target.values, decision, targets),
    ...infinite(decision, prediction, targets, rows),
    ...ignored(rows),
  ];
}

function notNumbers(values: Values, of: 'prediction' | 'target'): Finding[] {
  const bad = collect(values, (v) => Number.isNaN(v));
  if (bad.count === 0) return [];
  const message = `Value ${bad.elements[0]} of the ${of} is not a number${andMore(bad.count)}, so its row has no loss.`;
  return [finding('error', of, 'not-a-number', message, bad.elements, 'Replace or remove it.')];
}

function ofPrediction(request: EvaluateRequest, decision: Decision, prediction: Probabilities): Finding[] {
  const {values, name} = request.prediction;
  const kind = decision.predictionKind;
  if (kind === 'probabilities') return [...outsideUnit(values), ...rowSumFindings(values, decision, prediction)];
  if (kind === 'log-probabilities') return [...aboveZero(values), ...rowSumFindings(values, decision, prediction)];
  if (kind === 'counts') return [...negativeCounts(values), ...zeroSums(decision, prediction)];
  if (kindFromName(name) !== 'probabilities') return [];
  const message = `"${name}" holds values outside 0…1, so it was read as logits.`;
  return [
    finding(
      'warning',
      'prediction',
      'looks-like-logits',
      message,
      outside(values).elements,
      'Apply softmax or sigmoid to it, or rename it.',
    ),
  ];
}

const outside = (values: Values) => collect(values, (v) => v < 0 || v > 1);

function outsideUnit(values: Values): Finding[] {
  const bad = outside(values);
  if (bad.count === 0) return [];
  const first = values[bad.elements[0]] as number;
  const message = `${show(first)}${andMore(bad.count)} is no probability: these look like logits.`;
  return [finding('error', 'prediction', 'looks-like-logits', message, bad.elements, 'Read the prediction as logits.')];
}

function aboveZero(values: Values): Finding[] {
  const bad = collect(values, (v) => v > 0);
  if (bad.count === 0) return [];
  const message = `${show(values[bad.elements[0]] as number)}${andMore(bad.count)} is no log-probability: they are at most 0.`;
  return [
    finding('error', 'prediction', 'positive-log-probability', message, bad.elements, 'Read the prediction as logits.'),
  ];
}

function negativeCounts(values: Values): Finding[] {
  const bad = collect(values, (v) => v < 0);
  if (bad.count === 0) return [];
  return [
    finding(
      'error',
      'prediction',
      'negative-count',
      `${show(values[bad.elements[0]] as number)} is no count.`,
      bad.elements,
      'Counts are 0 or more.',
    ),
  ];
}

const rowText = (decision: Decision, row: number): string => (decision.numRows > 1 ? `Row ${row}` : 'The row');

function zeroSums(decision: Decision, prediction: Probabilities): Finding[] {
  const bad = collect(prediction.sums, (sum) => sum === 0);
  if (bad.count === 0) return [];
  const first = bad.elements[0];
  const message = `${rowText(decision, first)}${andMore(bad.count)} sums to 0, so it cannot be normalised.`;
  return [
    finding(
      'error',
      'prediction',
      'zero-sum',
      message,
      firstsOfRows(bad.elements, decision),
      'Give the row at least one count.',
    ),
  ];
}

function firstsOfRows(rows: readonly number[], decision: Decision): number[] {
  return rows.map((row) => row * decision.numClasses);
}

function rowSumFindings(values: Values, decision: Decision, prediction: Probabilities): Finding[] {
  if (decision.task !== 'multiclass') return [];
  if (decision.normalize) return zeroSums(decision, prediction);
  const {numClasses} = decision;
  const tolerance = sumTolerance(values, 0, Math.min(values.length, numClasses));
  const bad = collect(prediction.sums, (sum) => Math.abs(sum - 1) > tolerance);
  if (bad.count === 0) return [];
  const first = bad.elements[0];
  const sum = prediction.sums[first];
  const code = sum === 0 ? 'zero-sum' : 'not-normalized';
  const message = `${rowText(decision, first)}${andMore(bad.count)} sums to ${show(sum)}, not 1 (${percentOff(sum)}).`;
  return [
    finding(
      'warning',
      'prediction',
      code,
      message,
      firstsOfRows(bad.elements, decision),
      'Divide each row by its sum.',
    ),
  ];
}

function percentOff(sum: number): string {
  const off = (sum - 1) * 100;
  const size = Math.abs(off) >= 10 ? Math.abs(off).toFixed(0) : String(Number(Math.abs(off).toPrecision(2)));
  return `${off < 0 ? '−' : '+'}${size} %`;
}

function ofTarget(values: Values, decision: Decision, targets: Targets): Finding[] {
  if (decision.targetKind === 'index') return indexFindings(values, decision, targets);
  const bad = collect(values, (v) => v < 0 || v > 1);
  if (bad.count > 0) {
    const first = show(values[bad.elements[0]] as number);
    const message = `The target holds ${first}${andMore(bad.count)}, which is outside 0…1, so the loss may be negative.`;
    return [
      finding(
        'warning',
        'target',
        'target-outside-unit',
        message,
        bad.elements,
        'Give probabilities, or class indices with one for each row.',
      ),
    ];
  }
  return decision.task === 'multiclass' ? targetSums(values, decision) : [];
}

function targetSums(values: Values, decision: Decision): Finding[] {
  const {numRows, numClasses} = decision;
  const tolerance = sumTolerance(values, 0, numClasses);
  const sums = Array.from({length: numRows}, (_, row) => sumOfRow(values, row * numClasses, numClasses));
  const bad = collect(sums, (sum) => Math.abs(sum - 1) > tolerance);
  if (bad.count === 0) return [];
  const first = bad.elements[0];
  const message = `${rowText(decision, first)}${andMore(bad.count)} of the target sums to ${show(sums[first])}, not 1.`;
  return [
    finding(
      'warning',
      'target',
      'target-not-normalized',
      message,
      firstsOfRows(bad.elements, decision),
      'Divide it by its sum, or read it as multi-label.',
    ),
  ];
}

function sumOfRow(values: Values, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += values[i];
  return sum;
}

function indexFindings(values: Values, decision: Decision, targets: Targets): Finding[] {
  const bad = targets.outOfRange;
  if (bad.length === 0) return [];
  const {numClasses, indexBase} = decision;
  const first = values[bad[0]] as number;
  const message = `The target ${show(first)}${andMore(bad.length)} names no class: they count from ${indexBase} to ${numClasses - 1 + indexBase}.`;
  return [finding('error', 'target', 'index-out-of-range', message, bad, mendForIndex(first, decision))];
}

function mendForIndex(index: number, {numClasses, indexBase}: Decision): string {
  if (indexBase === 0 && index === numClasses) return 'Subtract 1, or count classes from 1.';
  if (index < 0 || index > numClasses) return `Set ignoreIndex to ${show(index)} if it marks rows to leave out.`;
  return 'Give a whole number that names a class.';
}

/** The first place where the target has mass and the prediction has none. */
function infinite(
  decision: Decision,
  prediction: Probabilities,
  targets: Targets,
  rows: readonly RowResult[],
): Finding[] {
  const elements: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    if (rows[row]?.loss === Number.POSITIVE_INFINITY) elements.push(...culprits(decision, prediction, targets, row));
  }
  if (elements.length === 0) return [];
  const first = elements[0];
  const where = decision.numRows > 1 ? ` in row ${Math.floor(first / decision.numClasses)}` : '';
  const message = `The loss is ∞${where}: ${culpritText(decision, prediction, targets, first)}${andMore(elements.length)}.`;
  return [
    finding(
      'warning',
      'pair',
      'infinite-loss',
      message,
      elements,
      'An outcome that happens needs a probability above 0.',
    ),
  ];
}

function culprits({numClasses}: Decision, {surprisal, complement}: Probabilities, {p}: Targets, row: number): number[] {
  const found: number[] = [];
  for (let i = row * numClasses; i < (row + 1) * numClasses; i++) {
    const byQ = p[i] > 0 && surprisal[i] === Number.POSITIVE_INFINITY;
    const byComplement = complement?.[i] === Number.POSITIVE_INFINITY && p[i] < 1;
    if (byQ || byComplement) found.push(i);
  }
  return found;
}

function culpritText(decision: Decision, {q}: Probabilities, {p}: Targets, i: number): string {
  const c = (i % decision.numClasses) + decision.indexBase;
  const target = show(p[i]);
  if (decision.task === 'multiclass') return `q is 0 for class ${c}, where p is ${target}`;
  const place = decision.task === 'binary' ? 'q' : `q for class ${c}`;
  return `${place} is ${show(q[i])} where the label is ${target}`;
}

function ignored(rows: readonly RowResult[]): Finding[] {
  const count = rows.filter((row) => row.ignored).length;
  if (count === 0) return [];
  const elements = rows.flatMap((row, i) => (row.ignored ? [i] : []));
  if (count < rows.length) {
    const message = `${formatPlural(count, 'row')} of ${rows.length} ${count === 1 ? 'is' : 'are'} ignored.`;
    return [finding('information', 'target', 'ignored-rows', message, elements)];
  }
  return [
    finding(
      'error',
      'target',
      'all-ignored',
      'Every row is ignored, so there is nothing to average (PyTorch returns NaN).',
      elements,
      'Check the ignore index.',
    ),
  ];
}
