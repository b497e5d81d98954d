/** The perplexity of terms: e to their mean, rounded once. */
import {correctlyRounded} from '../numeric/exact/correctlyRounded.ts';
import {divisor, exactMean, included, total} from './reduce.ts';
import type {Terms} from './terms.ts';

/** exp(mean of the terms that count); NaN where none does, +Infinity where a term is. */
export function perplexityOf(terms: Terms): number {
  const {indices, ignored} = included(terms);
  const mean = exactMean(terms, 'nats', {indices, ignored});
  if (!Number.isFinite(mean)) return Math.exp(mean);
  return correctlyRounded((real) => real.exp(real.div(total(real, terms, indices), divisor(real, terms, indices))));
}
