/** Who is the prediction and who the target: among what was selected, or for one array among those around it. */
import {candidatesFor, isSameCall} from './candidates.ts';
import {fitOf} from './fit.ts';
import {guessRole, roleByCall, roleByName} from './guessRole.ts';
import type {Candidate, Pairable, Pairing, RoleGuess} from './types.ts';
import {isOneHot} from './values.ts';

/**
 * Roles for the focus: two arrays or more are prediction and target (by the call that both stand in, by name, by one-hot or index
 * shape, by order: target first); one array gets a partner from `arrays` where one surely fits. undefined where the focus is empty.
 */
export function pairArrays<T extends Pairable>(arrays: readonly T[], focus: readonly T[]): Pairing<T> | undefined {
  const [first, second] = focus;
  if (first === undefined) return undefined;
  if (second === undefined) return pairOne(arrays, first);
  return focus.length === 2 ? pairTwo(arrays, first, second) : pairMany(arrays, focus);
}

/** The two of a selection; what stands around them is offered in place of the target. */
function pairTwo<T extends Pairable>(arrays: readonly T[], first: T, second: T): Pairing<T> {
  const {isFirstTarget, reason} = decide(first, second);
  const [target, prediction] = isFirstTarget ? [first, second] : [second, first];
  const candidates = candidatesFor(arrays, prediction, 'target').filter((c) => c.array !== target);
  const chosen = {array: target, role: 'target', score: Number.POSITIVE_INFINITY, reason, isSure: true} as const;
  return {prediction, target, candidates: [chosen, ...candidates], reason};
}

interface Decision {
  readonly isFirstTarget: boolean;
  readonly reason: string;
}

function decide(first: Pairable, second: Pairable): Decision {
  const together = isSameCall(first, second) ? byRoles(roleByCall(first), roleByCall(second)) : undefined;
  return (
    together ??
    byRoles(roleByName(first) ?? roleByCall(first), roleByName(second) ?? roleByCall(second)) ??
    byValues(first, second) ??
    byOrder
  );
}

/** Two different roles, or one that is known and the other one free. */
function byRoles(first: RoleGuess | undefined, second: RoleGuess | undefined): Decision | undefined {
  if (first?.role === second?.role) return undefined;
  const isFirstTarget = first === undefined ? second!.role === 'prediction' : first.role === 'target';
  const told = [first, second].find((guess) => guess !== undefined)!;
  return {isFirstTarget, reason: `The ${told.role}: ${told.reason}.`};
}

function byValues(first: Pairable, second: Pairable): Decision | undefined {
  if (isOneHot(first) !== isOneHot(second))
    return {isFirstTarget: isOneHot(first), reason: 'The target: its rows are one-hot.'};
  const [forward, backward] = [fitOf(second, first), fitOf(first, second)];
  const told = (fit: typeof forward): boolean => fit === 'index' || fit === 'binary' || fit === 'multi-hot';
  if (told(forward) === told(backward)) return undefined;
  return {
    isFirstTarget: told(forward),
    reason: 'The target: it holds class indices or labels that fit the prediction.',
  };
}

const byOrder: Decision = {
  isFirstTarget: true,
  reason: 'Nothing tells the roles: the first one is taken as the target.',
};

/** The pair that fits best of three or more. */
function pairMany<T extends Pairable>(arrays: readonly T[], focus: readonly T[]): Pairing<T> {
  const predictions = focus.filter((array) => guessRole(array)?.role === 'prediction');
  const prediction = predictions[0] ?? focus.find((array) => guessRole(array)?.role !== 'target') ?? focus[0]!;
  const within = candidatesFor(focus, prediction, 'target');
  const around = candidatesFor(arrays, prediction, 'target').filter((c) => !within.some((w) => w.array === c.array));
  return withTarget(prediction, within[0] ?? sure(around), [...within, ...around]);
}

/** One array: a prediction that looks for its target, or a target that looks for its prediction. */
function pairOne<T extends Pairable>(arrays: readonly T[], focus: T): Pairing<T> {
  const guess = guessRole(focus);
  if (guess?.role === 'target') {
    const predictions = candidatesFor(arrays, focus, 'prediction');
    const best = sure(predictions) ?? (guess.evidence === 'name' ? predictions.find(isLikely) : undefined);
    if (best !== undefined) {
      return {
        prediction: best.array,
        target: focus,
        candidates: predictions,
        reason: `The target: ${guess.reason}. The prediction: ${best.reason}.`,
      };
    }
  }
  const targets = candidatesFor(arrays, focus, 'target');
  return withTarget(focus, sure(targets), targets);
}

const isLikely = (candidate: Candidate<Pairable>): boolean => guessRole(candidate.array)?.role === 'prediction';

const sure = <T extends Pairable>(candidates: readonly Candidate<T>[]): Candidate<T> | undefined =>
  candidates[0]?.isSure === true ? candidates[0] : undefined;

function withTarget<T extends Pairable>(
  prediction: T,
  best: Candidate<T> | undefined,
  candidates: readonly Candidate<T>[],
): Pairing<T> {
  if (best !== undefined) return {prediction, target: best.array, candidates, reason: `The target: ${best.reason}.`};
  const reason =
    candidates.length > 0 ? 'No target is surely meant; these arrays would fit.' : 'No array nearby fits as a target.';
  return {prediction, candidates, reason};
}
