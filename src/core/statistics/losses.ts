/** How the losses of a batch are spread: a histogram, and the rows from the worst to the best. */
import type {Evaluation} from '../evaluate/types.ts';

export interface LossBin {
  /** Losses in [from, to) nats; the last bin includes its end. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface LossHistogram {
  readonly bins: readonly LossBin[];
  readonly infinite: number;
  /** Rows whose loss is not a number, or that are ignored. */
  readonly undefined: number;
}

/** Equal bins between the least and the largest finite loss; ∞ is counted apart, never squeezed into a bin. */
export function lossHistogram(evaluation: Evaluation, numBins = 20): LossHistogram {
  const losses = evaluation.rows.map((row) => (row.ignored ? Number.NaN : (row.loss ?? Number.NaN)));
  const finite = losses.filter(Number.isFinite);
  const infinite = losses.filter((loss) => loss === Number.POSITIVE_INFINITY).length;
  const [least, most] = finite.reduce(([a, b], x) => [Math.min(a, x), Math.max(b, x)], [Infinity, -Infinity]);
  const bins = finite.length === 0 ? [] : binned(finite, Math.min(0, least), most, numBins);
  return {bins, infinite, undefined: losses.length - finite.length - infinite};
}

function binned(values: readonly number[], least: number, most: number, numBins: number): LossBin[] {
  const width = (most - least) / numBins || 1 / numBins;
  const counts = new Float64Array(numBins);
  for (const value of values) {
    const bin = Math.min(numBins - 1, Math.floor((value - least) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return Array.from(counts, (count, b) => ({from: least + b * width, to: least + (b + 1) * width, count}));
}

/** Row numbers by falling loss; ∞ first, rows without a loss last, equal losses in the file's order. */
export function worstRows({rows}: Evaluation): Uint32Array {
  const loss = Float64Array.from(rows, (row) => (row.ignored ? -Infinity : finiteOr(row.loss)));
  const order = Uint32Array.from(rows, (_, r) => r);
  return order.sort((a, b) => compare(loss[b] ?? 0, loss[a] ?? 0) || a - b);
}

function finiteOr(loss: number | undefined): number {
  return loss === undefined || Number.isNaN(loss) ? -Infinity : loss;
}

/** A difference would be NaN between two infinities. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
