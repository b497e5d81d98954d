/** Options that make no sense are errors before anything is computed. */
import {say} from '../say.ts';
import {failure, finding, show} from './findings.ts';
import type {EvaluateOptions, EvaluationFailure} from './types.ts';

interface Rule {
  readonly name: keyof EvaluateOptions & ('temperature' | 'labelSmoothing' | 'focalGamma' | 'focalAlpha');
  readonly holds: (value: number) => boolean;
  readonly wanted: string;
}

const RULES: readonly Rule[] = [
  {name: 'temperature', holds: (v) => v > 0 && Number.isFinite(v), wanted: 'a number above 0'},
  {name: 'labelSmoothing', holds: (v) => v >= 0 && v <= 1, wanted: 'between 0 and 1'},
  {name: 'focalGamma', holds: (v) => v >= 0 && Number.isFinite(v), wanted: 'a number of at least 0'},
  {name: 'focalAlpha', holds: (v) => v >= 0 && v <= 1, wanted: 'between 0 and 1'},
];

export function checkOptions(options: EvaluateOptions): EvaluationFailure | undefined {
  const broken = RULES.filter(({name, holds}) => options[name] !== undefined && !holds(options[name]));
  if (broken.length === 0) return undefined;
  return failure(
    ...broken.map(({name, wanted}) => {
      const message = say('{0} is {1}, but must be {2}.', name, show(options[name] ?? Number.NaN), say(wanted));
      return finding('error', 'pair', 'bad-option', message, [], say('Set {0} to {1}.', name, say(wanted)));
    }),
  );
}
