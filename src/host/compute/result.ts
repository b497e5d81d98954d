/** A subject's numbers → evaluation → view model, by the core's one evaluate, with the settings of the place. */

import type {ConfigurationScope} from 'vscode';
import type {
  ArrayInput,
  EvaluateOptions,
  Evaluation,
  EvaluationFailure,
  FormatOptions,
} from '../../core/evaluate/types.ts';
import type {ViewModel} from '../../core/explain/viewModel.ts';
import {evaluate, explain, explainFailure} from '../core.ts';
import type {LocatedArray} from '../document/located.ts';
import {translated} from '../language.ts';
import type {Subject} from '../panel/state.ts';
import {setting} from '../settings.ts';

/** A subject that holds a prediction, with what came out. */
export interface Result {
  readonly prediction: LocatedArray;
  readonly target?: LocatedArray;
  readonly evaluation: Evaluation | EvaluationFailure;
  readonly view: ViewModel;
}

export function inputOf({array, classNamesFrom}: LocatedArray): ArrayInput {
  const {name, classNames} = array;
  return {
    values: array.valuesInCall ?? array.values,
    shape: array.shapeInCall ?? array.shape,
    ...(name !== undefined && {name}),
    ...(classNames && {classNames}),
    ...(classNamesFrom !== undefined && {classNamesFrom}),
  };
}

export function formatOptions(scope?: ConfigurationScope): FormatOptions {
  return {unit: setting('unit', scope), precision: setting('precision', scope)};
}

/** Counting from 0 stays an assumption that a chip can change; only the other choice is said. */
export function evaluateOptions(scope?: ConfigurationScope, options: EvaluateOptions = {}): EvaluateOptions {
  return setting('indexBase', scope) === 1 ? {indexBase: 1, ...options} : options;
}

/** For what goes into a file, to the clipboard or to a language model. */
export const IN_ENGLISH: ViewOptions = {language: {}};

export interface ViewOptions {
  /** VS Code's display language by default. */
  readonly language?: Pick<FormatOptions, 'translate'>;
  readonly classLimit?: number;
  readonly batchLimit?: number;
}

export function computeResult(
  subject: Subject,
  scope?: ConfigurationScope,
  {language = translated, ...limits}: ViewOptions = {},
): Result | undefined {
  const {prediction, target} = subject;
  if (!prediction) return;
  const evaluation = evaluate({
    prediction: inputOf(prediction),
    ...(target && {target: inputOf(target)}),
    options: evaluateOptions(scope, subject.options),
  });
  const format = {...formatOptions(scope), ...language, ...limits};
  const view = evaluation.ok ? explain(evaluation, format) : explainFailure(evaluation, format);
  return {prediction, ...(target && {target}), evaluation, view};
}
