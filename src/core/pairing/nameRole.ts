/** The role that a name alone tells: `y_true`, `labels`, `gt` are targets; `y_pred`, `probs`, `logits` are predictions. */
import {nameWords} from './words.ts';

export type Role = 'target' | 'prediction';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Say "target" whatever else the name says: `true_probs`, `target_logits`. */
const STRONG_TARGET = list('true truth gt target targets tgt gold golden ground onehot actual expected observed');
const PREDICTION = list(
  `pred preds predict predicted predicts prediction predictions prob probs proba probas probability probabilities
   logit logits logprob logprobs logp logq output outputs out score scores softmax sigmoid yhat hat estimate estimated
   posterior posteriors confidence confidences conf forecast forecasts model activations approx logsoftmax q_pred ypred yprob yscore`.replace(
    /\s+/g,
    ' ',
  ),
);
const WEAK_TARGET = list('label labels lbl lbls lab ytrue ytest class classes answer answers reference references ref');
/** `y_test`, `val_y`: the letter y beside the name of a split. */
const SPLITS = list('train test val valid validation dev eval batch');

/**
 * The role of a variable, keyword, key or column by its words, camelCase and snake_case alike; undefined where the name says nothing.
 * The single letters p (target) and q (prediction) count only where they are the whole name.
 */
export function roleOfName(name: string | undefined): Role | undefined {
  if (name === undefined) return undefined;
  const words = nameWords(name).map(withoutDigits);
  if (words.length === 1) return roleOfWord(words[0]!);
  if (words.some((word) => STRONG_TARGET.has(word)) || isOneHot(words)) return 'target';
  if (words.some((word) => PREDICTION.has(word))) return 'prediction';
  return words.some((word) => WEAK_TARGET.has(word)) || isSplitOfY(words) ? 'target' : undefined;
}

function roleOfWord(word: string): Role | undefined {
  if (word === 'p' || word === 'y' || word === 'ys' || word === 't') return 'target';
  if (word === 'q' || word === 'ŷ') return 'prediction';
  if (STRONG_TARGET.has(word) || WEAK_TARGET.has(word)) return 'target';
  return PREDICTION.has(word) ? 'prediction' : undefined;
}

const withoutDigits = (word: string): string => {
  let end = word.length;
  while (end > 1 && word.charCodeAt(end - 1) >= 48 && word.charCodeAt(end - 1) <= 57) end--;
  return word.slice(0, end);
};

/** Words that make a name one of a prediction or a target, one by one. */
export const isRoleWord = (word: string): boolean => roleOfWord(withoutDigits(word)) !== undefined;

/** `label_ids`, `class_ids`: targets in spite of their head. */
export const areTargetIds = (words: readonly string[]): boolean =>
  /^ids?$/.test(words[words.length - 1] ?? '') && words.some((word) => /^(labels?|targets?|class)$/.test(word));

const isOneHot = (words: readonly string[]): boolean =>
  words.some((word, i) => word === 'one' && words[i + 1] === 'hot');

const isSplitOfY = (words: readonly string[]): boolean =>
  words.includes('y') && words.every((word) => word === 'y' || SPLITS.has(word));
