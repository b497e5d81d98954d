/** The refactorings on a literal: a table of titles, conditions and edits. Each is one undoable edit that can be previewed. */
import {CodeActionKind, l10n} from 'vscode';
import type {PredictionKind} from '../../core/evaluate/types.ts';
import {toIndices, toOneHot} from '../rewrite/labels.ts';
import type {TextEdit} from '../rewrite/tokens.ts';
import {
  clipValues,
  logitsToProbabilities,
  logsToProbabilities,
  normalizeRows,
  probabilitiesToLogs,
  subtractOne,
} from '../rewrite/values.ts';
import {wrapInSoftmax} from '../rewrite/wrap.ts';
import {setting} from '../settings.ts';
import type {ActionContext} from './context.ts';
import {insertAssert, insertComment} from './insertions.ts';

export {normalizeRows} from '../rewrite/values.ts';

export interface Refactoring {
  readonly id: string;
  readonly kind: CodeActionKind;
  title(context: ActionContext): string;
  /** Undefined where it does not apply. */
  edits(context: ActionContext): readonly TextEdit[] | undefined;
  /** For one that asks something first: done in place of edits, where those are empty. */
  readonly command?: string;
}

const REWRITE = CodeActionKind.RefactorRewrite;
const INSERT = CodeActionKind.Refactor.append('insert');

function isPrediction({role, result}: ActionContext, ...kinds: readonly PredictionKind[]): boolean {
  return role === 'prediction' && result.evaluation.ok && kinds.includes(result.evaluation.predictionKind);
}

function hasFinding({result}: ActionContext, code: string): boolean {
  return result.evaluation.findings.some((finding) => finding.code === code);
}

function numClasses({result}: ActionContext): number {
  return result.prediction.array.shape.at(-1) ?? 0;
}

const epsilonOf = ({document}: ActionContext): number => setting('fixes.epsilon', document);

const isOutside = (q: number, epsilon: number): boolean => q < epsilon || q > 1 - epsilon;

export const refactorings: readonly Refactoring[] = [
  {
    id: 'normalize',
    kind: REWRITE.append('normalize'),
    title: () => l10n.t('Normalise rows to sum to 1'),
    edits: (context) =>
      isPrediction(context, 'counts') || hasFinding(context, 'not-normalized')
        ? normalizeRows(context.text, context.array)
        : undefined,
  },
  {
    id: 'softmax',
    kind: REWRITE.append('softmax'),
    title: () => l10n.t('Convert logits to probabilities (softmax)'),
    edits: (context) =>
      isPrediction(context, 'logits') ? logitsToProbabilities(context.text, context.array) : undefined,
  },
  {
    id: 'exp',
    kind: REWRITE.append('exp'),
    title: () => l10n.t('Convert log-probabilities to probabilities (exp)'),
    edits: (context) =>
      isPrediction(context, 'log-probabilities') ? logsToProbabilities(context.text, context.array) : undefined,
  },
  {
    id: 'log',
    kind: REWRITE.append('log'),
    title: () => l10n.t('Convert probabilities to log-probabilities (ln)'),
    edits: (context) =>
      isPrediction(context, 'probabilities') ? probabilitiesToLogs(context.text, context.array) : undefined,
  },
  {
    id: 'clip',
    kind: REWRITE.append('clip'),
    title: (context) => l10n.t('Clip to [ε, 1−ε] with ε = {0}', epsilonOf(context)),
    edits: (context) =>
      isPrediction(context, 'probabilities') && context.array.values.some((q) => isOutside(q, epsilonOf(context)))
        ? clipValues(context.text, context.array, epsilonOf(context))
        : undefined,
  },
  {
    id: 'wrapLogits',
    kind: REWRITE.append('wrap'),
    title: () => l10n.t('Wrap logits in softmax'),
    edits: (context) => (isPrediction(context, 'logits') ? wrapInSoftmax(context.text, context.array) : undefined),
  },
  {
    id: 'toOneHot',
    kind: REWRITE.append('oneHot'),
    title: (context) => l10n.t('Convert class indices to one-hot rows of {0}', numClasses(context)),
    edits: (context) =>
      context.role === 'target' ? toOneHot(context.text, context.array, numClasses(context)) : undefined,
  },
  {
    id: 'toIndices',
    kind: REWRITE.append('indices'),
    title: () => l10n.t('Convert one-hot rows to class indices'),
    edits: ({text, array}) => toIndices(text, array),
  },
  {
    id: 'subtractOne',
    kind: REWRITE.append('labels'),
    title: () => l10n.t('Subtract 1 from the labels'),
    edits: (context) =>
      context.role === 'target' && context.array.values.some((label) => label >= numClasses(context))
        ? subtractOne(context.text, context.array)
        : undefined,
  },
  {
    id: 'insertComment',
    kind: INSERT.append('comment'),
    title: () => l10n.t('Insert the loss as a comment'),
    edits: insertComment,
  },
  {
    id: 'insertAssert',
    kind: INSERT.append('assert'),
    title: () => l10n.t('Insert the loss as an assertion'),
    edits: insertAssert,
  },
  {
    id: 'insertSnippet',
    kind: INSERT.append('snippet'),
    title: () => l10n.t('Insert a snippet that reproduces the loss…'),
    edits: ({result}) => (result.evaluation.ok && result.evaluation.loss ? [] : undefined),
    command: 'surprisal.insertSnippet',
  },
];
