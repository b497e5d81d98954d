/** What the numbers of a file are, by its first rows. */
import type {RowKind} from '../../core/report/types.ts';
import type {Column} from './columns.ts';

export interface KindGuess {
  readonly kind: RowKind;
  readonly reason: string;
}

type Numbers = readonly number[];

const sumOf = (row: Numbers): number => row.reduce((sum, x) => sum + x, 0);

const isDistribution = (row: Numbers): boolean => row.every((x) => x >= 0 && x <= 1) && Math.abs(sumOf(row) - 1) < 1e-3;

/** A few bad rows do not turn probabilities into logits. */
const most = 0.9;

export function kindOfRows(rows: readonly Numbers[]): KindGuess {
  const finite = rows.flat().filter((x) => !Number.isNaN(x));
  const min = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const max = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (min >= 0 && max <= 1) return {kind: 'probabilities', reason: 'probabilities: every value seen lies in [0, 1]'};
  const summing = rows.filter((r) => r.length > 1 && isDistribution(r)).length;
  if (summing > most * rows.length)
    return {kind: 'probabilities', reason: `probabilities: ${summing} of the first ${rows.length} rows sum to 1`};
  const sums = rows.map((r) => r.reduce((t, x) => t + Math.exp(x), 0));
  if (max <= 0 && (rows[0]?.length ?? 0) > 1 && sums.every((s) => Math.abs(s - 1) < 1e-3)) {
    return {kind: 'log-probabilities', reason: 'log-probabilities: no value is positive and the exponentials sum to 1'};
  }
  return {kind: 'logits', reason: 'logits: values lie outside [0, 1]'};
}

/** Why nobody should guess: rows of percentages look like logits, and as logits they give a loss that means nothing. */
export function whyNoKind(rows: readonly Numbers[]): string | undefined {
  const full = rows.filter((r) => r.length > 1 && r.every((x) => x >= 0) && Math.abs(sumOf(r) - 100) < 0.5);
  return rows.length > 0 && full.length > most * rows.length
    ? 'the rows sum to 100: these look like percentages, not like probabilities or logits'
    : undefined;
}

/** The same of a column alone, by its name and its range. */
export function whyNoProbability({name, min, max}: Column): string | undefined {
  return /prob|conf|percent|pct/i.test(name) && min >= 0 && max > 1 && max <= 100
    ? `"${name}" reaches ${max}: these look like percentages, not like probabilities or logits`
    : undefined;
}

/** Why one column cannot be class 1 of 2: more than a few of the labels are of other classes. */
export function whyNotBinary(labels: readonly number[], base: 0 | 1): string | undefined {
  const classes = labels.filter((label) => label >= 0 && Number.isInteger(label));
  const others = classes.filter((label) => label < base || label > base + 1);
  if (others.length <= (1 - most) * classes.length) return undefined;
  const greatest = classes.reduce((a, b) => Math.max(a, b), 0);
  return `the labels reach ${greatest}, and one column of predictions tells only the classes ${base} and ${base + 1}`;
}
