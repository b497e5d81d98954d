/** The choices of the form: a guess first, which says what it is, then what there is to choose from. */
import type {ShownPlan} from '../../core/report/job.ts';
import type {Choice} from '../dom/widgets.ts';
import {KINDS} from './mapping.ts';

export function guess(value: string | undefined): Choice {
  return {value: '', label: value === undefined ? 'guess' : `guessed: ${value}`};
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  'positive-probability': 'the probability of class 1',
};

export function kinds(plan: ShownPlan | undefined): readonly Choice[] {
  return [
    guess(plan && (KIND_NAMES[plan.kind] ?? plan.kind)),
    ...KINDS.map((value) => ({value, label: KIND_NAMES[value] ?? value})),
  ];
}

export function bases(plan: ShownPlan | undefined): readonly Choice[] {
  return [guess(plan && `from ${plan.indexBase}`), {value: '0', label: 'from 0'}, {value: '1', label: 'from 1'}];
}

export function headers(plan: ShownPlan | undefined): readonly Choice[] {
  const names = {true: 'names of columns', false: 'a row'};
  const known = plan?.hasHeader === undefined ? undefined : names[`${plan.hasHeader}`];
  return [guess(known), {value: 'true', label: names.true}, {value: 'false', label: names.false}];
}

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  ' ': 'space',
  '|': 'bar',
};

export function delimiters(plan: ShownPlan | undefined): readonly Choice[] {
  const known = plan?.delimiter === undefined ? undefined : (DELIMITERS[plan.delimiter] ?? plan.delimiter);
  return [guess(known), ...Object.entries(DELIMITERS).map(([value, label]) => ({value, label}))];
}

export function namesHint(plan: ShownPlan | undefined): string {
  const some = plan?.classNames?.slice(0, 4).join(', ');
  return some === undefined
    ? 'in order, separated by commas'
    : `guessed: ${some}${(plan?.classNames?.length ?? 0) > 4 ? ', …' : ''}`;
}
