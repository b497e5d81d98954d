/** What the prediction's numbers are: probabilities, logits, log-probabilities or counts, and why. */
import {say, type Words} from '../say.ts';
import {show} from './findings.ts';
import {rowsSumToOne, type ValueRange} from './inspect.ts';
import type {Assumption, PredictionKind} from './types.ts';

const KINDS: readonly PredictionKind[] = ['probabilities', 'logits', 'log-probabilities', 'counts'];
/** Log-probabilities are recognised by rows whose exponentials sum to 1 within this. */
const LOG_SUM_TOLERANCE = 0.01;

const NAME_HINTS: readonly (readonly [PredictionKind, RegExp])[] = [
  ['log-probabilities', /log_?prob|log_?p$|log_?softmax|logq|lprob|^logp/i],
  ['logits', /logit|scores?$|pre_?activation/i],
  ['counts', /counts?$|freq|hist|tally|votes/i],
  ['probabilities', /prob|softmax|sigmoid|proba|confidence|likelihood/i],
  ['logits', /raw/i], // raw_probs are probabilities that nobody normalised
];

export interface KindGuess {
  readonly kind: PredictionKind;
  readonly certain: boolean;
  readonly reason: Words;
}

export function kindFromName(name: string | undefined): PredictionKind | undefined {
  return name === undefined ? undefined : NAME_HINTS.find(([, pattern]) => pattern.test(name))?.[0];
}

/** Numbers first, the name where the numbers leave a choice. Rows are `numClasses` long. */
export function guessPredictionKind(
  values: ArrayLike<number>,
  range: ValueRange,
  numClasses: number,
  name?: string,
): KindGuess {
  const hint = kindFromName(name);
  if (range.min < 0) return guessWithNegatives(values, range, numClasses, hint);
  if (range.max > 1) return guessAboveOne(range, hint);
  if (hint === 'logits' || hint === 'counts') return named(hint, name);
  return guessWithinUnit(values, numClasses);
}

function named(kind: PredictionKind, name: string | undefined): KindGuess {
  return {kind, certain: false, reason: say('its name is "{0}"', name ?? '')};
}

function guessWithNegatives(
  values: ArrayLike<number>,
  range: ValueRange,
  numClasses: number,
  hint: PredictionKind | undefined,
): KindGuess {
  const reason = say('{0} is no probability', show(range.min));
  if (
    range.max <= 0 &&
    hint !== 'logits' &&
    (hint === 'log-probabilities' || exponentialsSumToOne(values, numClasses))
  ) {
    return {
      kind: 'log-probabilities',
      certain: false,
      reason: 'no value is above 0 and the exponentials of each row sum to 1',
    };
  }
  return {kind: 'logits', certain: range.max > 0, reason};
}

function exponentialsSumToOne(values: ArrayLike<number>, numClasses: number): boolean {
  if (numClasses < 2) return false;
  for (let from = 0; from < values.length; from += numClasses) {
    let sum = 0;
    for (let i = from; i < from + numClasses; i++) sum += Math.exp(values[i]);
    if (!(Math.abs(sum - 1) <= LOG_SUM_TOLERANCE)) return false;
  }
  return true;
}

function guessAboveOne(range: ValueRange, hint: PredictionKind | undefined): KindGuess {
  if (range.allInteger && hint !== 'logits') {
    return {kind: 'counts', certain: false, reason: 'every value is a whole number and none is negative'};
  }
  return {
    kind: hint === 'counts' ? 'counts' : 'logits',
    certain: false,
    reason: say('{0} is above 1, so it is no probability', show(range.max)),
  };
}

function guessWithinUnit(values: ArrayLike<number>, numClasses: number): KindGuess {
  const allOne = numClasses > 1 && rowsSumToOne(values, numClasses);
  const reason = allOne ? 'every value lies in 0…1 and each row sums to 1' : 'every value lies in 0…1';
  return {kind: 'probabilities', certain: allOne, reason};
}

export function kindAssumption(guess: KindGuess): Assumption {
  return {
    id: 'prediction-kind',
    value: guess.kind,
    alternatives: KINDS.filter((kind) => kind !== guess.kind),
    certain: guess.certain,
    reason: guess.reason,
  };
}
