/** Two files of predictions for the same rows, compared row by row: the mean difference of their losses and its interval. */
import type {Paired} from '../core/report/types.ts';
import {ExactSum} from './exactSum.ts';
import {studentQuantile} from './studentQuantile.ts';

/** Losses by row, NaN where a row has none. */
export function pairLosses(first: readonly number[], second: readonly number[]): Paired {
  const most = Math.max(first.length, second.length);
  const differences: number[] = [];
  for (let row = 0; row < most; row++) {
    const difference = (first[row] ?? Number.NaN) - (second[row] ?? Number.NaN);
    if (!Number.isNaN(difference)) differences.push(difference);
  }
  const meanDifference = sumOf(differences) / differences.length;
  const half = halfWidth(differences, meanDifference);
  return {
    rows: differences.length,
    leftOut: most - differences.length,
    meanDifference,
    interval: [meanDifference - half, meanDifference + half],
    better: differences.filter((d) => d < 0).length,
    worse: differences.filter((d) => d > 0).length,
  };
}

function sumOf(values: readonly number[]): number {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum.value();
}

/** t·s/√n, s² = Σ (d − mean)² / (n − 1). */
function halfWidth(differences: readonly number[], mean: number): number {
  const n = differences.length;
  if (n < 2 || !Number.isFinite(mean)) return Number.NaN;
  const variance = sumOf(differences.map((d) => (d - mean) ** 2)) / (n - 1);
  return studentQuantile(n - 1) * Math.sqrt(variance / n);
}
