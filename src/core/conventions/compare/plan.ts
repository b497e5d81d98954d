/** A planned call: which function, how it is written, its arguments; and the rows that count, for functions that know no others. */
import type {NdArray} from '../nd/ndarray.ts';
import type {ConventionCall} from '../types.ts';
import {type ConventionDescription, descriptions} from './descriptions.ts';
import type {Problem} from './problem.ts';

export interface PlannedCall {
  readonly description: ConventionDescription;
  readonly text: string;
  readonly call: ConventionCall;
  /** Set where the function gives one loss a row: how the text averages them. */
  readonly average?: NdArray | 'plain';
  /** Said instead of a reason: a call that is wrong for these numbers, and often made. */
  readonly pitfall?: string;
}

export type Arguments = Readonly<Record<string, unknown>>;

export const plan = (
  description: ConventionDescription,
  text: string,
  args: Arguments,
  rest: Partial<PlannedCall> & {readonly config?: Arguments; readonly version?: string} = {},
): PlannedCall => {
  const {config, version, ...extra} = rest;
  const call = {
    lib: description.lib,
    fn: description.fn,
    args,
    ...(config ? {config} : {}),
    ...(version ? {version} : {}),
  };
  return {description, text, call, ...extra};
};

/** "a, b=c": the options that are set. */
export const written = (...parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join(', ');
export const given = (args: Readonly<Record<string, unknown>>): Arguments =>
  Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));

/** The version of torch that is shown as 2.x. */
export const current = '2.6';

/** Functions without an ignored class are given the rows that count. */
export function validRows(problem: Problem, a: NdArray): NdArray {
  if (!problem.ignored.some(Boolean)) return a;
  const width = a.data.length / problem.rows;
  const kept = problem.ignored.flatMap((ignored, row) =>
    ignored ? [] : Array.from(a.data.subarray(row * width, (row + 1) * width)),
  );
  return {...a, shape: [kept.length / width, ...a.shape.slice(1)], data: Float64Array.from(kept)};
}

export const maybeValid = (problem: Problem, a: NdArray | undefined): NdArray | undefined => a && validRows(problem, a);

/** log_loss in its two ages, for one true class a row. */
export function sklearnCalls(problem: Problem): readonly PlannedCall[] {
  const binary = problem.task === 'binary';
  const q = problem.fromLogits ? (binary ? 'sigmoid(x)' : 'softmax(z)') : binary ? 'p' : 'q';
  const text = `log_loss(${written('y', q, 'labels=classes', problem.sampleWeight && 'sample_weight=w')})`;
  const args = given({
    y_true: validRows(problem, problem.indices ?? problem.labels),
    y_pred: validRows(problem, problem.probabilities),
    sample_weight: maybeValid(problem, problem.sampleWeight),
    labels: Array.from({length: Math.max(problem.classes, 2)}, (_, i) => i),
  });
  return [
    plan(descriptions.sklearnNew, text, args, {version: '1.5.2'}),
    plan(descriptions.sklearnOld, text, args, {version: '1.4.2'}),
  ];
}
