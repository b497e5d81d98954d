/** What a person should know about the numbers of a finished evaluation. */

import {say} from '../say.ts';
import {checkLoss} from './checkLoss.ts';
import {checkTarget} from './checkTarget.ts';
import type {Decision} from './decide.ts';
import {andMore, collect, finding, firstsOfRows, percentOff, rowText, show} from './findings.ts';
import {rowsSumToOne, sumTolerance, type ValueRange} from './inspect.ts';
import {kindFromName} from './predictionKind.ts';
import type {Probabilities} from './probabilities.ts';
import type {Targets} from './targets.ts';
import type {EvaluateRequest, Finding} from './types.ts';

type Values = ArrayLike<number>;

/** What a target adds to a result. */
export interface Outcome {
  readonly targets: Targets;
  readonly losses: Float64Array;
  readonly value: number;
  readonly weight: number;
}

export function findInResult(
  request: EvaluateRequest,
  decision: Decision,
  prediction: Probabilities,
  outcome?: Outcome,
): Finding[] {
  const {predictionRange, targetRange} = decision;
  const found = [
    ...notNumbers(request.prediction.values, predictionRange, 'prediction'),
    ...ofPrediction(request, decision, prediction),
  ];
  if (!request.target || !outcome) return found;
  const all = [
    ...found,
    ...notNumbers(request.target.values, targetRange, 'target'),
    ...checkTarget(request.target.values, decision, outcome.targets),
  ];
  return [...all, ...checkLoss(request, decision, prediction, outcome, all)];
}

function notNumbers(values: Values, range: ValueRange | undefined, of: 'prediction' | 'target'): Finding[] {
  if (!range || range.firstNaN < 0) return [];
  const bad = collect(values, Number.isNaN);
  const whose = say(of === 'prediction' ? 'of the prediction' : 'of the target');
  const message = say(
    'Value {0} {1} is not a number{2}, so its row has no loss.',
    bad.elements[0],
    whose,
    andMore(bad.count),
  );
  return [finding('error', of, 'not-a-number', message, bad.elements, 'Replace or remove it.')];
}

function ofPrediction(request: EvaluateRequest, decision: Decision, prediction: Probabilities): Finding[] {
  const {values} = request.prediction;
  const kind = decision.predictionKind;
  if (kind === 'probabilities')
    return [...outsideUnit(values, decision.predictionRange), ...rowSumFindings(values, decision, prediction)];
  if (kind === 'log-probabilities')
    return [...aboveZero(values, decision.predictionRange), ...rowSumFindings(values, decision, prediction)];
  if (kind === 'counts')
    return [...negativeCounts(values, decision.predictionRange), ...zeroSums(decision, prediction)];
  return [...infiniteLogits(values, decision.predictionRange), ...misnamedLogits(request, decision)];
}

/** Read as logits although the name, or rows that sum to 1, say that probabilities were meant. */
function misnamedLogits(request: EvaluateRequest, decision: Decision): Finding[] {
  const {values, name} = request.prediction;
  const {min, max} = decision.predictionRange;
  if (request.options?.predictionKind || (min >= 0 && max <= 1)) return [];
  const isNamed = kindFromName(name) === 'probabilities';
  if (!isNamed && !(decision.numClasses > 1 && rowsSumToOne(values, decision.numClasses))) return [];
  const bad = collect(values, isOutsideUnit);
  const clue = isNamed ? say('“{0}” names probabilities', name ?? '') : say('each row sums to 1');
  const message = say(
    '{0}{1} is no probability, so these were read as logits, although {2}.',
    show(values[bad.elements[0]]),
    andMore(bad.count),
    clue,
  );
  const mend = 'Mend the value, or apply softmax or sigmoid to logits first.';
  return [finding('warning', 'prediction', 'looks-like-logits', message, bad.elements, mend)];
}

/** −∞ is a fine logit (probability 0); +∞ is not, since ∞ − ∞ has no value. */
function infiniteLogits(values: Values, {max}: ValueRange): Finding[] {
  if (max !== Number.POSITIVE_INFINITY) return [];
  const bad = collect(values, (v) => v === Number.POSITIVE_INFINITY);
  const message = say('Logit {0} is ∞{1}, so its row has no softmax.', bad.elements[0], andMore(bad.count));
  return [finding('error', 'prediction', 'not-finite', message, bad.elements, 'Use a finite logit.')];
}

const isOutsideUnit = (v: number): boolean => v < 0 || v > 1;

function outsideUnit(values: Values, {min, max}: ValueRange): Finding[] {
  if (!(min < 0 || max > 1)) return [];
  const bad = collect(values, isOutsideUnit);
  const message = say('{0}{1} is no probability: logits?', show(values[bad.elements[0]]), andMore(bad.count));
  return [finding('error', 'prediction', 'looks-like-logits', message, bad.elements, 'Read the prediction as logits.')];
}

function aboveZero(values: Values, {max}: ValueRange): Finding[] {
  if (!(max > 0)) return [];
  const bad = collect(values, (v) => v > 0);
  const message = say(
    '{0}{1} is no log-probability: those are at most 0.',
    show(values[bad.elements[0]]),
    andMore(bad.count),
  );
  return [
    finding('error', 'prediction', 'positive-log-probability', message, bad.elements, 'Read the prediction as logits.'),
  ];
}

function negativeCounts(values: Values, {min}: ValueRange): Finding[] {
  if (!(min < 0)) return [];
  const bad = collect(values, (v) => v < 0);
  const message = say('{0}{1} is no count.', show(values[bad.elements[0]]), andMore(bad.count));
  return [finding('error', 'prediction', 'negative-count', message, bad.elements, 'Counts are 0 or more.')];
}

function zeroSums(decision: Decision, prediction: Probabilities): Finding[] {
  const bad = collect(prediction.sums, (sum) => sum === 0);
  if (bad.count === 0) return [];
  const message = say(
    '{0}{1} sums to 0, so it cannot be normalised.',
    rowText(decision, bad.elements[0]),
    andMore(bad.count),
  );
  const elements = firstsOfRows(bad.elements, decision);
  return [finding('error', 'prediction', 'zero-sum', message, elements, 'Give the row a value above 0.')];
}

function rowSumFindings(values: Values, decision: Decision, prediction: Probabilities): Finding[] {
  if (decision.task !== 'multiclass') return [];
  if (decision.normalize) return zeroSums(decision, prediction);
  const tolerance = sumTolerance(values, decision.numClasses);
  const bad = collect(prediction.sums, (sum) => Math.abs(sum - 1) > tolerance);
  if (bad.count === 0) return [];
  const sum = prediction.sums[bad.elements[0]];
  const message = say(
    '{0}{1} sums to {2}, not 1{3}.',
    rowText(decision, bad.elements[0]),
    andMore(bad.count),
    show(sum),
    percentOff(sum),
  );
  const elements = firstsOfRows(bad.elements, decision);
  const code = sum === 0 ? 'zero-sum' : 'not-normalized';
  return [finding('warning', 'prediction', code, message, elements, 'Divide each row by its sum.')];
}
