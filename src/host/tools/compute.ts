/** compute_cross_entropy: what a model sends as text, computed by the same evaluate as every other surface. */

import {LanguageModelTextPart, type LanguageModelTool, LanguageModelToolResult, l10n} from 'vscode';
import type {ArrayInput} from '../../core/evaluate/types.ts';
import {evaluate, explain} from '../core.ts';
import {setting} from '../settings.ts';
import {arrayField, decodeOptions, fieldsOf, optionalArray, optionalChoice, readArray, units} from './input.ts';
import {reportText} from './report.ts';

function inputFrom(text: string, what: string): ArrayInput {
  const {values, shape, classNames, shapeInCall, valuesInCall} = readArray(text, what);
  return {values: valuesInCall ?? values, shape: shapeInCall ?? shape, ...(classNames && {classNames})};
}

export function computeText(input: unknown): string {
  const fields = fieldsOf(input);
  const target = optionalArray(fields, 'target');
  const evaluation = evaluate({
    prediction: inputFrom(arrayField(fields, 'prediction'), 'prediction'),
    ...(target !== undefined && {target: inputFrom(target, 'target')}),
    options: decodeOptions(fields),
  });
  if (!evaluation.ok) {
    throw new Error(evaluation.findings.map(({message, mend = ''}) => `${message} ${mend}`.trim()).join(' '));
  }
  const unit = optionalChoice(fields, 'unit', units) ?? setting('unit');
  return reportText(explain(evaluation, {unit, precision: Math.max(6, setting('precision'))}));
}

export const computeTool: LanguageModelTool<unknown> = {
  prepareInvocation: () => ({invocationMessage: l10n.t('Computing cross-entropy')}),
  invoke: ({input}) => new LanguageModelToolResult([new LanguageModelTextPart(computeText(input))]),
};
