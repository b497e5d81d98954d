/** Named values beside the result: entropies, perplexity, chance, sums, means and denominators. */
import {type Accuracy, accuracy, brier} from '../evaluate/analytics.ts';
import {rowNumber} from '../evaluate/findings.ts';
import {rowAt} from '../evaluate/rows.ts';
import type {Evaluation, FormatOptions} from '../evaluate/types.ts';
import {fill, phrase, say, type Words} from '../say.ts';
import {formatBoth, formatCount, formatNumber, formatPercent, formatQuantity} from './format.ts';
import {classLabel} from './labels.ts';
import type {Fact, ViewModel} from './viewModel.ts';

/** A fact before it is said in a language. */
interface Named extends Pick<Fact, 'id' | 'label'> {
  readonly value: Words;
  readonly title: Words;
}

export function makeFacts(evaluation: Evaluation, options: FormatOptions): Fact[] {
  const {translate = fill} = options;
  return factsOf(evaluation, options).map(({id, label, value, title}) => ({
    id,
    label: translate(label),
    value: typeof value === 'string' ? value : phrase(value, translate),
    title: phrase(title, translate),
  }));
}

function factsOf(evaluation: Evaluation, options: FormatOptions): Named[] {
  const both = (nats: number) => formatBoth(nats, options.unit, options.precision);
  return [
    ...lossFacts(evaluation, options),
    ...divergenceFacts(evaluation, both),
    {
      id: 'prediction-entropy',
      label: 'H(Q)',
      value: both(evaluation.predictionEntropy),
      title: 'Entropy of the prediction',
    },
    {
      id: 'prediction-perplexity',
      label: evaluation.loss ? 'exp H(Q)' : 'perplexity',
      value: formatNumber(Math.exp(evaluation.predictionEntropy), options.precision),
      title: 'Perplexity of the prediction by itself: as uncertain as this many equally likely classes',
    },
    ...perplexityFact(evaluation, options),
    {id: 'chance', label: 'chance', value: both(evaluation.chance), title: chanceTitle(evaluation)},
    ...argmaxFact(evaluation),
    ...worstRowFact(evaluation, both),
    ...scoreFacts(evaluation, options),
  ];
}

function perplexityFact({loss, perplexity}: Evaluation, {precision}: FormatOptions): Named[] {
  if (!loss) return [];
  const title = 'exp of the loss in nats = 2 to the loss in bits';
  return [{id: 'perplexity', label: 'perplexity', value: formatNumber(perplexity, precision), title}];
}

function chanceTitle({task, numClasses}: Evaluation): Words {
  return task === 'multiclass'
    ? say('ln {0}: the loss of a uniform guess', numClasses)
    : 'ln 2: the loss of saying 0.5, for each class';
}

/** The row of a batch that costs most, the first of several. */
function worstRowFact({columns, numRows, request}: Evaluation, both: (nats: number) => string): Named[] {
  if (numRows === 1 || !columns.loss) return [];
  let worst = -1;
  for (let row = 0; row < numRows; row++) {
    if (!columns.ignored[row] && (worst < 0 || columns.loss[row] > columns.loss[worst])) worst = row;
  }
  if (worst < 0 || Number.isNaN(columns.loss[worst])) return [];
  const value = `${formatCount(rowNumber(request.prediction, worst))}: ${both(columns.loss[worst])}`;
  return [{id: 'worst-row', label: 'worst row', value, title: 'The row with the largest loss'}];
}

/** Accuracy and Brier score of a batch. */
function scoreFacts(evaluation: Evaluation, {precision}: FormatOptions): Named[] {
  if (evaluation.numRows === 1) return [];
  const hits = accuracy(evaluation);
  const score = hits && brier(evaluation);
  return [
    ...(hits
      ? [
          {
            id: 'accuracy',
            label: 'accuracy',
            value: accuracyText(hits),
            title: 'Rows whose most probable class is the true one',
          },
        ]
      : []),
    ...(score === undefined
      ? []
      : [
          {
            id: 'brier',
            label: 'Brier',
            value: formatNumber(score, precision),
            title: 'Mean squared error of the probabilities',
          },
        ]),
  ];
}

function accuracyText({correct, total}: Accuracy): Words {
  return say('{0} ({1} of {2})', formatPercent(correct / total), formatCount(correct), formatCount(total));
}

function argmaxFact(evaluation: Evaluation): Named[] {
  if (evaluation.numRows !== 1 || evaluation.task === 'multilabel') return [];
  const argmax = rowAt(evaluation, 0).argmax;
  return [{id: 'argmax', label: 'argmax', value: classLabel(evaluation, argmax), title: 'The most probable class'}];
}

function divergenceFacts({targetEntropy, kl}: Evaluation, both: (nats: number) => string): Named[] {
  if (targetEntropy === undefined || kl === undefined || Number.isNaN(targetEntropy)) return [];
  return [
    {
      id: 'target-entropy',
      label: 'H(P)',
      value: both(targetEntropy),
      title: 'Entropy of the target: no prediction can go below it',
    },
    {id: 'kl', label: 'KL(P‖Q)', value: both(kl), title: 'What the prediction costs beyond H(P)'},
  ];
}

/** Sum and means that frameworks report, wherever they differ from the headline. */
function lossFacts(evaluation: Evaluation, {unit, precision}: FormatOptions): Named[] {
  const {loss, task, numRows} = evaluation;
  if (!loss || Number.isNaN(loss.value)) return [];
  const quantity = (id: string, label: string, nats: number, title: string): Named => ({
    id,
    label,
    value: formatBoth(nats, unit, precision),
    title,
  });
  const isSum = task === 'multilabel' && numRows === 1;
  const facts: Named[] = [];
  if (numRows > 1 || isSum)
    facts.push(quantity('sum', isSum ? 'sum over classes' : 'sum over rows', loss.sum, "reduction='sum'"));
  if (task === 'multilabel')
    facts.push(
      quantity(
        'mean-elements',
        'mean over classes',
        loss.meanOverElements,
        'What PyTorch and Keras report: the mean over every element',
      ),
    );
  return [...facts, ...denominatorFacts(evaluation, quantity)];
}

function denominatorFacts(
  {loss}: Evaluation,
  quantity: (id: string, label: string, nats: number, title: string) => Named,
): Named[] {
  if (!loss) return [];
  const {rows, weight, valid} = loss.denominators;
  if (weight === valid && valid === rows) return [];
  return [
    quantity('mean-rows', '÷ N', loss.sum / rows, 'The sum divided by the number of rows'),
    quantity('mean-weight', '÷ Σw', loss.sum / weight, 'The sum divided by the sum of weights'),
    quantity('mean-valid', '÷ valid', loss.sum / valid, 'The sum divided by the number of rows that are not ignored'),
  ];
}

/** H(P) + KL = H(P, Q), for a stacked bar; nothing where weights break the identity or a part is not finite. */
export function makeDecomposition(
  {targetEntropy, kl, loss}: Evaluation,
  {unit, precision}: FormatOptions,
): ViewModel['decomposition'] {
  if (targetEntropy === undefined || kl === undefined || !loss || Number.isNaN(loss.value)) return undefined;
  return {
    entropy: formatQuantity(targetEntropy, unit, precision),
    kl: formatQuantity(kl, unit, precision),
    total: formatQuantity(loss.value, unit, precision),
    entropyFraction: entropyFraction(targetEntropy, loss.value),
  };
}

function entropyFraction(entropy: number, total: number): number {
  if (total === Number.POSITIVE_INFINITY || !(total > 0)) return 0;
  return Math.min(1, Math.max(0, entropy / total));
}
