/** Weights as options: their lengths checked, and one lookup for each kind. */
import {counted} from '../explain/format.ts';
import {say} from '../say.ts';
import type {Decision} from './decide.ts';
import {finding} from './findings.ts';
import type {EvaluateOptions, Finding} from './types.ts';

export interface Weights {
  /** Of class c (multiclass, multi-label), or of label 0 and 1 (binary). */
  readonly ofClass: Float64Array;
  readonly positive: Float64Array;
  /** Absent where every row weighs 1. */
  readonly ofRow?: Float64Array;
  readonly hasClass: boolean;
  readonly hasPositive: boolean;
  readonly hasRow: boolean;
}

/** A weight for each of `count`; 1 where there is no list, one number for all where the list has one. */
function spread(list: readonly number[] | undefined, count: number): Float64Array {
  const out = new Float64Array(count).fill(list?.[0] ?? 1);
  if (list && list.length > 1) out.set(list);
  return out;
}

export function makeWeights(options: EvaluateOptions, {task, numClasses, numRows}: Decision): Weights {
  return {
    ofClass: spread(options.weight, task === 'binary' ? 2 : numClasses),
    positive: spread(options.posWeight, numClasses),
    ...(options.sampleWeight && {ofRow: spread(options.sampleWeight, numRows)}),
    hasClass: options.weight !== undefined,
    hasPositive: options.posWeight !== undefined,
    hasRow: options.sampleWeight !== undefined,
  };
}

export function rowWeightOf({ofRow}: Weights, row: number): number {
  return ofRow ? ofRow[row] : 1;
}

/** Errors for weights of the wrong length or sign; nothing is recycled in silence except a single number. */
export function checkWeights(options: EvaluateOptions, decision: Decision): Finding[] {
  const classes = decision.task === 'binary' ? 2 : decision.numClasses;
  return [
    ...check('weight', options.weight, classes, 'class'),
    ...check('posWeight', options.posWeight, decision.numClasses, 'class'),
    ...check('sampleWeight', options.sampleWeight, decision.numRows, 'row'),
  ];
}

function check(name: string, list: readonly number[] | undefined, wanted: number, per: 'class' | 'row'): Finding[] {
  if (!list) return [];
  if (list.length !== wanted && list.length !== 1) {
    const ofClass = per === 'class';
    const message = say(
      '{0} has {1}, but {2}.',
      name,
      counted(list.length, '{0} value', '{0} values'),
      ofClass
        ? counted(wanted, 'there is {0} class', 'there are {0} classes')
        : counted(wanted, 'there is {0} row', 'there are {0} rows'),
    );
    const mend = ofClass ? 'Give one weight for each class.' : 'Give one weight for each row.';
    return [finding('error', 'pair', 'weight-length', message, [], mend)];
  }
  const bad = list.findIndex((w) => !(w >= 0));
  if (bad < 0) return [];
  return [
    finding(
      'error',
      'pair',
      'weight-negative',
      say('{0} is not a number of at least 0.', `${name}[${bad}]`),
      [],
      'Weights are 0 or more.',
    ),
  ];
}
