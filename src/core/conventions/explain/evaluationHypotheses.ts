/** What a seen number could be of the exact evaluation at hand: another unit, sum, denominator, or the perplexity. */

import type {Evaluation} from '../../evaluate/types.ts';
import {formatNumber} from '../../explain/format.ts';
import type {ExplainLossInput} from '../explainLoss.ts';
import type {Hypothesis} from './hypotheses.ts';

const show = (x: number): string => formatNumber(x, 4);

export function aboutEvaluation({evaluation}: ExplainLossInput): readonly Hypothesis[] {
  const loss = evaluation?.loss;
  if (!evaluation || !loss) return [];
  return [exactly(loss.value), ...otherUnits(loss.value), ...otherDivisors(evaluation), ...otherQuantities(evaluation)];
}

const exactly = (value: number): Hypothesis => ({
  id: 'exact',
  title: 'the exact loss',
  text: `The loss of the numbers at hand is ${show(value)} nats.`,
  expected: value,
});

const otherUnits = (nats: number): readonly Hypothesis[] => [
  {
    id: 'bits',
    title: 'bits taken for nats',
    text: `The exact loss of ${show(nats)} nats is ${show(nats / Math.LN2)} bits: the number is × 1.4427, a logarithm to base 2.`,
    expected: nats / Math.LN2,
  },
  {
    id: 'nats-as-bits',
    title: 'converted twice',
    text: `${show(nats)} × ln 2: nats that were taken for bits and converted once more.`,
    expected: nats * Math.LN2,
  },
  {
    id: 'hartleys',
    title: 'a logarithm to base 10',
    text: `The exact loss of ${show(nats)} nats is ${show(nats / Math.LN10)} hartleys.`,
    expected: nats / Math.LN10,
  },
  {
    id: 'perplexity',
    title: 'the perplexity, not the loss',
    text: `exp of the loss of ${show(nats)} nats.`,
    expected: Math.exp(nats),
  },
  {
    id: 'negated',
    title: 'the sign is turned round',
    text: `The mean log-likelihood, ${show(-nats)}: the loss is its negative.`,
    expected: -nats,
  },
  {
    id: 'half',
    title: 'a factor of ½',
    text: 'Half of the loss: some write squared error with ½, as the Gaussian likelihood has it, and some without.',
    expected: nats / 2,
  },
  {
    id: 'double',
    title: 'a factor of 2',
    text: 'Twice the loss: the ½ of the Gaussian likelihood left out, or both Bernoulli terms summed over two columns.',
    expected: nats * 2,
  },
];

function otherDivisors(evaluation: Evaluation): readonly Hypothesis[] {
  const loss = evaluation.loss;
  if (!loss) return [];
  const {rows, weight, valid} = loss.denominators;
  const candidates: readonly Hypothesis[] = [
    {
      id: 'sum',
      title: 'the sum, not the mean',
      text: `The losses add up to ${show(loss.sum)}: reduction is 'sum'.`,
      expected: loss.sum,
    },
    {
      id: 'mean-over-elements',
      title: 'the mean over elements',
      text: 'Divided by rows × classes, as kl_div’s mean and binary cross-entropy of several labels do.',
      expected: loss.meanOverElements,
    },
    {
      id: 'over-rows',
      title: 'divided by N',
      text: `The sum over all ${rows} rows, ignored ones too.`,
      expected: loss.sum / rows,
    },
    {
      id: 'over-weights',
      title: 'divided by Σw',
      text: `The sum over Σw = ${show(weight)}.`,
      expected: loss.sum / weight,
    },
    {
      id: 'over-valid',
      title: 'divided by the valid rows',
      text: `The sum over ${valid} rows that are not ignored.`,
      expected: loss.sum / valid,
    },
  ];
  return candidates.filter((h) => h.expected !== loss.value);
}

function otherQuantities(evaluation: Evaluation): readonly Hypothesis[] {
  const found: Hypothesis[] = [];
  if (evaluation.kl !== undefined && evaluation.kl !== evaluation.loss?.value) {
    found.push({
      id: 'kl',
      title: 'KL, not cross-entropy',
      text: `The loss less the target’s entropy: KL(P‖Q) = ${show(evaluation.kl)}.`,
      expected: evaluation.kl,
    });
  }
  const halves = meanOfMeans(evaluation);
  if (halves !== undefined) {
    found.push({
      id: 'mean-of-means',
      title: 'a mean of means',
      text: 'The mean of the losses of two batches of unequal size is not the mean over all rows: pool the sums and counts.',
      expected: halves,
    });
  }
  return found;
}

/** The rows as two batches, the second smaller, as the last batch of an epoch is: ⌈n/2⌉ and the rest. */
function meanOfMeans({rows}: Evaluation): number | undefined {
  const losses = rows.flatMap((row) => (row.ignored || row.loss === undefined ? [] : [row.loss]));
  if (losses.length < 3 || losses.length % 2 === 0) return undefined;
  const cut = Math.ceil(losses.length / 2);
  const mean = (part: readonly number[]): number => part.reduce((s, x) => s + x, 0) / part.length;
  return (mean(losses.slice(0, cut)) + mean(losses.slice(cut))) / 2;
}
