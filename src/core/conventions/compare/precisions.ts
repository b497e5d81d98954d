/** The same loss in float32, float16 and bfloat16: every step rounded, from the same logits or probabilities. */
import {formatNumber} from '../../explain/format.ts';
import {type DType, rounding} from '../nd/dtype.ts';
import {maxOf} from '../nd/reduce.ts';
import type {ComparedConvention} from '../types.ts';
import type {Problem} from './problem.ts';

type Round = (x: number) => number;

const formats: readonly (readonly [dtype: DType, version: string])[] = [
  ['float32', 'IEEE binary32'],
  ['float16', 'IEEE binary16'],
  ['bfloat16', '8 significant bits'],
];

/** A sum whose every partial sum is rounded. */
const roundedSum = (values: ArrayLike<number>, round: Round): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum = round(sum + values[i]);
  return sum;
};

function logSoftmaxRow(row: Float64Array, round: Round): Float64Array {
  const z = row.map(round);
  const top = maxOf(z);
  const low = z.map((x) => round(x - top));
  const rest = round(
    Math.log(
      roundedSum(
        low.map((x) => round(Math.exp(x))),
        round,
      ),
    ),
  );
  return low.map((x) => round(x - rest));
}

/** −Σ p ln q of a row of exclusive classes; 0·∞ = 0. */
function multiclassRow(problem: Problem, row: number, round: Round): number {
  const [from, to] = [row * problem.classes, (row + 1) * problem.classes];
  const p = problem.labels.data.subarray(from, to).map(round);
  const logs = problem.fromLogits
    ? logSoftmaxRow(problem.logits.data.subarray(from, to), round)
    : problem.probabilities.data.subarray(from, to).map((q) => round(Math.log(round(q))));
  return roundedSum(
    logs.map((l, k) => (p[k] === 0 ? 0 : round(-p[k] * l))),
    round,
  );
}

/** y·softplus(−x) + (1 − y)·softplus(x), or the two logarithms. */
function bernoulliTerm(problem: Problem, i: number, round: Round): number {
  const y = round(problem.labels.data[i]);
  const [left, right] = problem.fromLogits
    ? softplusPair(round(problem.logits.data[i]), round)
    : logPair(round(problem.probabilities.data[i]), round);
  return round((y === 0 ? 0 : round(y * left)) + (y === 1 ? 0 : round(round(1 - y) * right)));
}

function softplusPair(x: number, round: Round): readonly [number, number] {
  const tail = round(Math.log1p(round(Math.exp(-Math.abs(x)))));
  return [round(Math.max(-x, 0) + tail), round(Math.max(x, 0) + tail)];
}

const logPair = (q: number, round: Round): readonly [number, number] => [
  -round(Math.log(q)),
  -round(Math.log(round(1 - q))),
];

function lossIn(problem: Problem, round: Round): number {
  const counts = problem.ignored.flatMap((ignored, row) => (ignored ? [] : [row]));
  const perRow = problem.task === 'binary' ? 1 : problem.classes;
  const losses = counts.map((row) =>
    problem.task === 'multiclass'
      ? multiclassRow(problem, row, round)
      : roundedSum(
          Array.from({length: perRow}, (_, k) => bernoulliTerm(problem, row * perRow + k, round)),
          round,
        ),
  );
  const weights = counts.map((row) => round(problem.sampleWeight?.data[row] ?? 1));
  const total = roundedSum(
    losses.map((loss, i) => round(loss * weights[i])),
    round,
  );
  return round(total / roundedSum(weights, round));
}

function sentence(value: number, exact: number, dtype: DType): string {
  if (Object.is(value, exact)) return `Equal to the exact value: ${dtype} loses nothing here.`;
  if (!Number.isFinite(value) || !Number.isFinite(exact)) {
    return `${formatNumber(value, 4)} where the exact value is ${formatNumber(exact, 4)}: ${dtype} runs out of range or of digits near 0 and 1.`;
  }
  const share = Math.abs(value - exact) / Math.abs(exact);
  return `Off by ${formatNumber(share, 9)} of the exact value: every step is rounded to ${dtype}.`;
}

/** Smoothed or pos-weighted losses are left out: they are the frameworks' own formulas. */
export function comparePrecisions(problem: Problem): readonly ComparedConvention[] {
  if (problem.labelSmoothing > 0 || problem.posWeight || (problem.classWeight && !problem.indices)) return [];
  return formats.map(([dtype, version]) => {
    const value = lossIn(problem, rounding[dtype]);
    const call = problem.fromLogits ? `${dtype} arithmetic on the logits` : `${dtype} arithmetic on the probabilities`;
    const outcome = {ok: true, value, warnings: []} as const;
    return {framework: dtype, version, call, outcome, difference: sentence(value, problem.exact, dtype)};
  });
}
