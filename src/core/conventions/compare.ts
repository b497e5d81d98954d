/** "Compare conventions": the same numbers under each framework, each difference in a sentence; and the three denominators. */
import {evaluate} from '../evaluate/index.ts';
import type {EvaluateRequest, Evaluation} from '../evaluate/types.ts';
import {planCalls} from './compare/calls.ts';
import type {PlannedCall} from './compare/plan.ts';
import {comparePrecisions} from './compare/precisions.ts';
import {makeProblem, type Problem} from './compare/problem.ts';
import {describeDifference} from './compare/reasons.ts';
import {convention} from './convention.ts';
import type {NdArray} from './nd/ndarray.ts';
import {sumOf} from './nd/reduce.ts';
import type {ComparedConvention, ConventionOutcome} from './types.ts';

/**
 * What each framework reports for a prediction and its target, and how that differs from the exact loss; then the same loss in
 * float32, float16 and bfloat16. Empty where there is no target, or nothing that can be evaluated.
 */
export function compareConventions(request: EvaluateRequest, evaluated?: Evaluation): readonly ComparedConvention[] {
  const evaluation = evaluated ?? evaluate(request);
  const problem = evaluation.ok ? makeProblem(request, evaluation) : undefined;
  if (!problem) return [];
  return [...planCalls(problem).map((planned) => compareOne(problem, planned)), ...comparePrecisions(problem)];
}

function compareOne(problem: Problem, planned: PlannedCall): ComparedConvention {
  const {description, text} = planned;
  const outcome = reduced(planned, outcomeOf(planned));
  const value = outcome.ok ? scalarOf(outcome.value) : Number.NaN;
  const difference =
    planned.pitfall && outcome.ok
      ? `A common mistake: ${planned.pitfall}.`
      : describeDifference(outcome, value, problem, description);
  return {framework: description.framework, version: description.version, call: text, outcome, difference};
}

/** SciPy has H(P) and KL(P‖Q) but not their sum. */
function outcomeOf({call}: PlannedCall): ConventionOutcome {
  const outcome = convention(call);
  if (call.fn !== 'stats.entropy' || !outcome.ok) return outcome;
  const {qk, ...alone} = call.args;
  const entropy = convention({...call, args: alone});
  if (!entropy.ok) return entropy;
  const [left, right] = [elements(entropy.value), elements(outcome.value)];
  return {...outcome, value: {shape: [left.length], data: left.map((h, i) => h + right[i])}};
}

const elements = (value: number | {readonly data: ArrayLike<number>}): Float64Array =>
  typeof value === 'number' ? Float64Array.of(value) : Float64Array.from(value.data);

/** The mean that the text takes of losses per row: plain, or of losses times weights. */
function reduced({average}: PlannedCall, outcome: ConventionOutcome): ConventionOutcome {
  if (!outcome.ok || average === undefined) return outcome;
  const losses = elements(outcome.value);
  const weighted = average === 'plain' ? losses : losses.map((x, i) => x * weightAt(average, i, losses.length));
  return {...outcome, value: sumOf(weighted) / weighted.length};
}

/** The weight of element i where each row has one. */
const weightAt = (weights: NdArray, i: number, size: number): number =>
  weights.data[Math.floor((i * weights.data.length) / size)];

const scalarOf = (value: number | {readonly data: ArrayLike<number>}): number => elements(value)[0];

export interface ComparedDenominator {
  readonly id: 'rows' | 'weight' | 'valid';
  /** "N", "Σw", "valid": what the sum of the losses is divided by. */
  readonly label: string;
  readonly divisor: number;
  readonly value: number;
  /** Who divides by it. */
  readonly usedBy: string;
}

/** The sum of the weighted losses over N, Σw and the number of rows that are not ignored. */
export function compareDenominators({loss}: Evaluation): readonly ComparedDenominator[] {
  if (!loss) return [];
  const {rows, weight, valid} = loss.denominators;
  return [
    {
      id: 'rows',
      label: 'N',
      divisor: rows,
      value: loss.sum / rows,
      usedBy: 'Keras’ sum_over_batch_size, PyTorch with probability targets',
    },
    {
      id: 'weight',
      label: 'Σw',
      divisor: weight,
      value: loss.sum / weight,
      usedBy: 'PyTorch and ONNX with class weights, scikit-learn, Keras’ metrics',
    },
    {
      id: 'valid',
      label: 'valid',
      divisor: valid,
      value: loss.sum / valid,
      usedBy: 'PyTorch with ignore_index, Keras with a mask',
    },
  ];
}
