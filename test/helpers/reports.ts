/** Reports of made-up files, by the same breakdown that reads real ones: seeded, so that each run sees the same numbers. */
import type {Against, Report, RowKind} from '../../src/core/report/types.ts';
import {Breakdown} from '../../src/files/breakdown.ts';
import {reportOf} from '../../src/files/report.ts';

export interface MadeFile {
  readonly rows: number;
  readonly numClasses: number;
  readonly kind?: RowKind;
  readonly classNames?: readonly string[];
  readonly file?: string;
  /** How far the true class stands out. */
  readonly skill?: number;
  /** This row's true class is given probability 0. */
  readonly impossible?: number;
  /** This row holds a NaN. */
  readonly broken?: number;
}

/** Numbers from 0 to 1 that look random (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function probabilities(random: () => number, numClasses: number, target: number, skill: number): Float64Array {
  const weights = Float64Array.from({length: numClasses}, (_, c) =>
    Math.exp(2 * random() + (c === target ? skill : 0)),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / sum);
}

/** The report, with lines and values for its worst rows, as the readers give them. */
export function madeReport(made: MadeFile): Report {
  const {rows, numClasses, kind = 'probabilities', classNames, file = 'predictions.csv', skill = 1.5} = made;
  const random = seeded(7);
  const breakdown = new Breakdown(numClasses, kind, classNames);
  const kept = new Map<number, readonly number[]>();
  for (let row = 0; row < rows; row++) {
    const target = Math.floor(random() ** 2 * numClasses);
    const values = probabilities(random, numClasses, target, skill * (1 + target / numClasses));
    if (row === made.impossible) values[target] = 0;
    if (row === made.broken) values[0] = Number.NaN;
    if (numClasses <= 32) kept.set(row, [...values]);
    breakdown.add(values, 0, target, file, row);
  }
  const report = reportOf(breakdown);
  const shown = report.worst.map((w) => ({...w, line: w.row + 2, ...valuesOf(kept, w.row)}));
  return {...report, worst: shown, problems: report.problems.map((p) => ({...p, line: p.row + 2, column: 1}))};
}

function valuesOf(kept: ReadonlyMap<number, readonly number[]>, row: number): {readonly values?: readonly number[]} {
  const values = kept.get(row);
  return values ? {values} : {};
}

export const madeAgainst: Against = {
  file: 'runs/older.csv',
  loss: 0.91,
  rows: 1998,
  leftOut: 2,
  meanDifference: -0.12,
  interval: [-0.19, -0.05],
  better: 1200,
  worse: 700,
};
