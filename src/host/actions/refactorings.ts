/** The refactorings on a literal: a table of titles, conditions and edits. Each is one undoable edit that can be previewed. */
import {CodeActionKind, l10n} from 'vscode';
import type {PredictionKind} from '../../core/evaluate/types.ts';
import {type Labels, toIndices, toOneHot} from '../rewrite/labels.ts';
import type {TextEdit} from '../rewrite/tokens.ts';
import {
  clipValues,
  logsToProbabilities,
  normalizeRows,
  probabilitiesToLogs,
  sigmoidOfLogits,
  softmaxOfLogits,
  subtractOne,
} from '../rewrite/values.ts';
import {wrapLogits} from '../rewrite/wrap.ts';
import {setting} from '../settings.ts';
import {type ActionContext, hasLoss} from './context.ts';
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

/** Exclusive classes, whose logits make one distribution; otherwise each logit is a probability of its own. */
const isMulticlass = ({result}: ActionContext): boolean =>
  result.evaluation.ok && result.evaluation.task === 'multiclass';

/** Rows to be divided by their sums: counts, distributions with a slip in them, and targets likewise. */
function isOffOne(context: ActionContext): boolean {
  const isPredicted = isPrediction(context, 'counts', 'probabilities', 'logits', 'log-probabilities');
  if (isPredicted) return isPrediction(context, 'counts') || hasFinding(context, 'not-normalized');
  return hasFinding(context, 'target-not-normalized') && context.array.values.some((p) => !Number.isInteger(p));
}

function labelsOf({result, document}: ActionContext): Labels {
  const {evaluation, prediction} = result;
  const {shape, shapeInCall = shape} = prediction.array;
  const fallback = {numClasses: shapeInCall.at(-1) ?? 0, indexBase: setting('indexBase', document)};
  return evaluation.ok ? {numClasses: fallback.numClasses, indexBase: evaluation.indexBase} : fallback;
}

/** A label that only exists where classes count from 1, though nobody said that they do. */
function countsFromOne(context: ActionContext): boolean {
  const {numClasses, indexBase} = labelsOf(context);
  return context.role === 'target' && indexBase === 0 && context.array.values.some((label) => label >= numClasses);
}

const epsilonOf = ({document}: ActionContext): number => setting('fixes.epsilon', document);

const isOutside = (q: number, epsilon: number): boolean => q < epsilon || q > 1 - epsilon;

export const refactorings: readonly Refactoring[] = [
  {
    id: 'normalize',
    kind: REWRITE.append('normalize'),
    title: () => l10n.t('Normalise rows to sum to 1'),
    edits: (context) => (isOffOne(context) ? normalizeRows(context.text, context.array) : undefined),
  },
  {
    id: 'softmax',
    kind: REWRITE.append('softmax'),
    title: () => l10n.t('Convert logits to probabilities (softmax)'),
    edits: (context) =>
      isPrediction(context, 'logits') && isMulticlass(context)
        ? softmaxOfLogits(context.text, context.array)
        : undefined,
  },
  {
    id: 'sigmoid',
    kind: REWRITE.append('sigmoid'),
    title: () => l10n.t('Convert logits to probabilities (sigmoid)'),
    edits: (context) =>
      isPrediction(context, 'logits') && !isMulticlass(context)
        ? sigmoidOfLogits(context.text, context.array)
        : undefined,
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
    title: (context) => (isMulticlass(context) ? l10n.t('Wrap logits in softmax') : l10n.t('Wrap logits in sigmoid')),
    edits: (context) =>
      isPrediction(context, 'logits')
        ? wrapLogits(context.text, context.array, isMulticlass(context) ? 'softmax' : 'sigmoid')
        : undefined,
  },
  {
    id: 'toOneHot',
    kind: REWRITE.append('oneHot'),
    title: (context) => l10n.t('Convert class indices to one-hot rows of {0}', labelsOf(context).numClasses),
    edits: (context) =>
      context.role === 'target' && isMulticlass(context)
        ? toOneHot(context.text, context.array, labelsOf(context))
        : undefined,
  },
  {
    id: 'toIndices',
    kind: REWRITE.append('indices'),
    title: (context) => l10n.t('Convert one-hot rows to class indices from {0}', labelsOf(context).indexBase),
    edits: (context) => toIndices(context.text, context.array, labelsOf(context).indexBase),
  },
  {
    id: 'subtractOne',
    kind: REWRITE.append('labels'),
    title: () => l10n.t('Subtract 1 from the labels'),
    edits: (context) => (countsFromOne(context) ? subtractOne(context.text, context.array) : undefined),
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
    edits: ({result}) => (hasLoss(result) ? [] : undefined),
    command: 'surprisal.insertSnippet',
  },
];
