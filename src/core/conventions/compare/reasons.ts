/** Why a framework's value differs from the exact one, in a sentence: from its description and the numbers at hand. */
import {formatInput, formatNumber} from '../../explain/format.ts';
import {sumOf} from '../nd/reduce.ts';
import type {ConventionOutcome} from '../types.ts';
import type {ConventionDescription} from './descriptions.ts';
import type {Problem} from './problem.ts';

const digits = 4;
const show = (x: number): string => formatNumber(x, digits);

/** The rows' sums, where rows are distributions. */
function rowSums({task, probabilities, rows, classes}: Problem): readonly number[] {
  if (task !== 'multiclass') return [];
  return Array.from({length: rows}, (_, i) => sumOf(probabilities.data.subarray(i * classes, (i + 1) * classes)));
}

/** 1e-7 and 2.22e-16 as one writes them. */
const small = (x: number): string => (x > 0.5 ? `1 − ${small(1 - x)}` : String(Number(x.toPrecision(3))));

function clipping(problem: Problem, {clip}: ConventionDescription, normalised: boolean): string | undefined {
  if (!clip) return undefined;
  const sums = normalised ? rowSums(problem) : [];
  const q = (i: number): number => problem.probabilities.data[i] / (sums[Math.floor(i / problem.classes)] ?? 1);
  const at = relevant(problem).find((i) => q(i) < clip[0] || q(i) > clip[1]);
  if (at === undefined) return undefined;
  return `clips q to [${small(clip[0])}, ${small(clip[1])}], and element ${at} is ${small(q(at))}`;
}

/** The elements whose logarithm counts: q where the target is positive, all of them for independent classes. */
function relevant({task, labels, probabilities}: Problem): readonly number[] {
  const all = Array.from(probabilities.data.keys());
  return task === 'multiclass' ? all.filter((i) => labels.data[i] > 0) : all;
}

function flooring(problem: Problem, {logFloor}: ConventionDescription): string | undefined {
  if (logFloor === undefined) return undefined;
  const low = Math.exp(logFloor);
  const hit = problem.probabilities.data.some((q, i) => {
    const y = problem.labels.data[i];
    return (q < low && y !== 0) || (1 - q < low && y !== 1);
  });
  return hit ? `takes no logarithm below ${formatInput(logFloor, digits)}` : undefined;
}

function normalising(problem: Problem, description: ConventionDescription): string | undefined {
  const sums = rowSums(problem);
  const row = sums.findIndex((s) => Math.abs(s - 1) > 1e-9);
  if (row < 0 || problem.fromLogits || !description.normalises) return undefined;
  const how = description.takes === 'logits' ? 'passes ln q through a softmax, which divides' : 'divides';
  return `${how} each row by its sum (row ${row} sums to ${show(sums[row])})`;
}

function dividing(problem: Problem, {dividesBy, lib}: ConventionDescription): string | undefined {
  const loss = problem.evaluation.loss;
  if (problem.task === 'multilabel') return 'takes the mean over elements, not the sum over classes';
  if (!loss || !problem.sampleWeight || lib === 'scipy') return undefined;
  if (dividesBy === 'Σw' && !(lib === 'torch' && problem.ownSampleWeight)) return undefined;
  const {weight, valid} = loss.denominators;
  if (Math.abs(weight - valid) < 1e-12 * valid) return undefined;
  return `divides by the number of rows (${valid}), not by Σw = ${show(weight)}`;
}

/** PyTorch divides probability targets by N; index targets by Σ w[y]. */
function softWeights(problem: Problem, {lib}: ConventionDescription): string | undefined {
  const weighted = problem.classWeight && !problem.indices && lib === 'torch';
  return weighted ? 'divides probability targets by N, not by weights' : undefined;
}

function smoothing(problem: Problem, description: ConventionDescription): string | undefined {
  if (problem.labelSmoothing === 0 || description.smoothing) return undefined;
  return 'has no label smoothing';
}

/** What the call has no argument for. */
function missing(problem: Problem, {lib, fn}: ConventionDescription): string | undefined {
  if (lib === 'scipy' && problem.sampleWeight) return 'takes no weights';
  if (lib === 'onnx' && problem.ownSampleWeight) return 'takes no sample weights';
  return problem.posWeight && fn !== 'binary_cross_entropy_with_logits' ? 'has no pos_weight' : undefined;
}

function adding(_: Problem, {added}: ConventionDescription): string | undefined {
  return added === undefined ? undefined : `adds ${small(added)} inside the logarithm`;
}

function reasonsFor(problem: Problem, description: ConventionDescription): readonly string[] {
  const candidates = [
    normalising(problem, description),
    clipping(problem, description, description.normalises),
    flooring(problem, description),
    adding(problem, description),
    dividing(problem, description),
    softWeights(problem, description),
    smoothing(problem, description),
    missing(problem, description),
  ];
  return candidates.filter((reason) => reason !== undefined);
}

const relative = (value: number, exact: number): number =>
  exact === value ? 0 : Math.abs(value - exact) / Math.max(Math.abs(exact), Number.MIN_VALUE);

const isNear = (value: number, exact: number, limit: number): boolean =>
  Object.is(value, exact) || relative(value, exact) <= limit || Math.abs(value - exact) <= limit * 1e-3;

/** Half a dozen ulps of double; the seventh digit of float32. */
const doubleLimit = 1e-13;
const singleLimit = 4e-6;

/** One sentence, with the reasons that apply to these numbers. */
export function describeDifference(
  outcome: ConventionOutcome,
  value: number,
  problem: Problem,
  description: ConventionDescription,
): string {
  if (!outcome.ok) return `Raises ${outcome.error.type}: ${outcome.error.message}`;
  const {exact} = problem;
  if (isNear(value, exact, doubleLimit)) return 'Equal to the exact value.';
  const reasons = reasonsFor(problem, description);
  if (isNear(value, exact, singleLimit) && description.float32) {
    return 'Equal to the seven digits that float32 holds.';
  }
  const because = reasons.length > 0 ? reasons.join('; ') : fallback(problem, description, value);
  return `${amount(value, exact)}: ${because}.`;
}

function amount(value: number, exact: number): string {
  if (Number.isNaN(value)) return 'NaN, where the exact value is a number';
  if (!Number.isFinite(exact)) return `${show(value)} where the exact value is ${show(exact)}`;
  if (!Number.isFinite(value)) return `${show(value)} where the exact value is ${show(exact)}`;
  const difference = value - exact;
  return `${show(Math.abs(difference))} ${difference > 0 ? 'above' : 'below'} the exact value`;
}

/** What is left where no rule of the function explains a difference: the precision, or the order of the sum. */
function fallback(problem: Problem, {float32}: ConventionDescription, value: number): string {
  if (float32)
    return problem.fromLogits ? 'computed in float32, which loses digits of large logits' : 'computed in float32';
  return isNear(value, problem.exact, 1e-9) ? 'sums in another order' : 'the formula is another one';
}
