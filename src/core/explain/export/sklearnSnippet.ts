/**
 * scikit-learn: log_loss over outcomes with weights.
 * −Σ a_c ln q_c is the weighted log loss of a list in which each class occurs once a row with weight a_c, so that soft targets, class
 * weights and smoothing all fit: log_loss divides by Σ a, which is multiplied back.
 */
import type {Evaluation} from '../../evaluate/types.ts';
import {formulaSnippet} from './formulaSnippet.ts';
import {assertion, isPlain, type Parts, partsOf, pythonList} from './snippetParts.ts';

/** log_loss clips to the machine epsilon of float64: beyond this its value is another one. */
const LARGEST_UNCLIPPED = 36;
const HEAD = ['import math', '', 'import numpy as np'];
const IMPORT = 'from sklearn.metrics import log_loss';

export function sklearnSnippet(evaluation: Evaluation): string {
  const parts = partsOf(evaluation);
  const lines = fits(parts) ? (single(parts) ?? weighted(parts)) : undefined;
  if (!lines)
    return formulaSnippet(evaluation, 'numpy').replace(
      'import numpy as np\n',
      'import numpy as np  # log_loss clips or rescales here\n',
    );
  const softmax = parts.isLogits ? [`from scipy.special import ${parts.isExclusive ? 'softmax' : 'expit'}`] : [];
  return `${[...HEAD, ...softmax, IMPORT, '', ...lines, ...assertion(parts, '1e-9')].join('\n')}\n`;
}

/** Rows that sum to 1, nothing that clipping would change, no options. */
function fits({evaluation, isExclusive, isLogits, isInfinite, ...parts}: Parts): boolean {
  if (isInfinite || !isPlain({evaluation, isExclusive, isLogits, isInfinite, ...parts})) return false;
  if (!isLogits && evaluation.predictionKind !== 'probabilities') return false;
  if (isExclusive && !isLogits && evaluation.rows.some(({sum}) => Math.abs(sum - 1) > 1e-12)) return false;
  return evaluation.rows.every(({loss = 0}) => loss < LARGEST_UNCLIPPED);
}

function predictionLine({isLogits, isExclusive, raw}: Parts): string {
  const array = `np.array(${raw}, dtype=np.float64)`;
  if (!isLogits) return `q = ${array}`;
  return isExclusive ? `q = softmax(${array}, axis=-1)` : `q = expit(${array})`;
}

/** One true class a row: log_loss as everybody calls it. */
function single(parts: Parts): string[] | undefined {
  const {indices, evaluation} = parts;
  if (!indices) return undefined;
  return [
    predictionLine(parts),
    `y = np.array(${pythonList(indices, false)})`,
    `loss = log_loss(y, q, labels=range(${evaluation.numClasses}))`,
  ];
}

function weighted(parts: Parts): string[] {
  const {isExclusive, target, evaluation} = parts;
  const {numRows, numClasses} = evaluation;
  const head = [predictionLine(parts), `p = np.array(${target}, dtype=np.float64)`];
  if (isExclusive) {
    return [
      ...head,
      `y = np.tile(np.arange(${numClasses}), ${numRows})  # every class once for each row, weighted by p`,
      `loss = log_loss(y, np.repeat(q, ${numClasses}, axis=0), sample_weight=p.ravel(), labels=range(${numClasses})) * p.sum() / ${numRows}`,
    ];
  }
  return [
    ...head,
    'y = np.concatenate([np.ones(q.size), np.zeros(q.size)])  # both labels of every class, weighted by p and 1 - p',
    'weight = np.concatenate([p.ravel(), 1 - p.ravel()])',
    `loss = log_loss(y, np.tile(q.ravel(), 2), sample_weight=weight, labels=[0, 1]) * weight.sum() / ${numRows}`,
  ];
}
