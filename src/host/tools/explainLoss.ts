/** explain_loss_value: which known quantities a loss that was seen could be, by the core's hypotheses. */

import {LanguageModelTextPart, type LanguageModelTool, LanguageModelToolResult, l10n} from 'vscode';
import type {LossHypothesis} from '../../core/conventions/explainLoss.ts';
import {formatNumber} from '../core.ts';
import {type Demand, type Fields, fieldsOf, optionalNumber} from './input.ts';

/** Loaded when a model first asks. */
const loadExplainer = () => import('../../core/conventions/explainLoss.ts');
type Explainer = Awaited<ReturnType<typeof loadExplainer>>;

const DECIMALS = 6;

const isClassCount: Demand = {holds: (k) => Number.isInteger(k) && k >= 2, text: 'a whole number from 2'};
const isShare: Demand = {holds: (share) => share >= 0 && share <= 1, text: 'a number from 0 to 1'};

/**
 * Text keeps the digits that were seen ("2.30" is less precise than "2.3000"); a number has lost its zeros, and a whole
 * one is not taken for a rough one.
 */
function lossField(fields: Fields, {readTyped}: Explainer): string {
  const {value} = fields;
  const typed = Number.isSafeInteger(value) ? `${value}.0` : String(value);
  if ((typeof value === 'string' || typeof value === 'number') && readTyped(typed)) return typed;
  throw new Error('"value" must be the loss that was seen, for example 2.3026 or "nan".');
}

function line({title, text, expected}: LossHypothesis): string {
  return `- ${title} = ${formatNumber(expected, DECIMALS)}: ${text}`;
}

export async function explainLossText(input: unknown): Promise<string> {
  const fields = fieldsOf(input);
  const explainer = await loadExplainer();
  const loss = lossField(fields, explainer);
  const numClasses = optionalNumber(fields, 'numClasses', isClassCount);
  const labelSmoothing = optionalNumber(fields, 'labelSmoothing', isShare);
  const found = explainer.explainLoss({
    loss,
    ...(numClasses !== undefined && {numClasses}),
    ...(labelSmoothing !== undefined && {labelSmoothing}),
  });
  const nats = explainer.readTyped(loss)?.value ?? Number.NaN;
  const read = Number.isFinite(nats) ? [`Read as nats: ${explainer.readings(nats)}.`] : [];
  const none = 'No known quantity has these digits. That proves nothing: give numClasses, or more digits.';
  return [...read, ...(found.length > 0 ? ['It could be, the closest first:', ...found.map(line)] : [none])].join('\n');
}

export const explainLossTool: LanguageModelTool<unknown> = {
  prepareInvocation: () => ({invocationMessage: l10n.t('Explaining a loss value')}),
  invoke: async ({input}) => new LanguageModelToolResult([new LanguageModelTextPart(await explainLossText(input))]),
};
