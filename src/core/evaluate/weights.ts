/** Weights as options: their lengths checked, and one lookup for each kind. */
import {formatPlural} from '../explain/format.ts';
import type {Decision} from './decide.ts';
import {finding} from './findings.ts';
import type {EvaluateOptions, Finding} from './types.ts';

export interface Weights {
  /** Of class c (multiclass, multi-label), or of label 0 and 1 (binary). */
  readonly ofClass: (c: number) => number;
  readonly positive: (c: number) => number;
  readonly ofRow: (row: number) => number;
  readonly hasClass: boolean;
  readonly hasRow: boolean;
}

const one = (): number => 1;

function lookup(list: readonly number[] | undefined): (i: number) => number {
  if (!list) return one;
  return list.length === 1 ? () => list[0] : (i) => list[i];
}

export function makeWeights(options: EvaluateOptions): Weights {
  return {
    ofClass: lookup(options.weight),
    positive: lookup(options.posWeight),
    ofRow: lookup(options.sampleWeight),
    hasClass: options.weight !== undefined,
    hasRow: options.sampleWeight !== undefined,
  };
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

function check(name: string, list: readonly number[] | undefined, wanted: number, per: string): Finding[] {
  if (!list) return [];
  if (list.length !== wanted && list.length !== 1) {
    const message = `${name} has ${formatPlural(list.length, 'value')}, but there ${wanted === 1 ? 'is' : 'are'} ${formatPlural(wanted, per, per === 'class' ? 'classes' : `${per}s`)}.`;
    return [finding('error', 'pair', 'weight-length', message, [], `Give one weight for each ${per}.`)];
  }
  const bad = list.findIndex((w) => !(w >= 0));
  if (bad < 0) return [];
  return [
    finding(
      'error',
      'pair',
      'weight-negative',
      `${name}[${bad}] is not a number of at least 0.`,
      [],
      'Weights are 0 or more.',
    ),
  ];
}
