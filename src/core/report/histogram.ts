/** A report's counts of losses as bins with their borders. */
import type {DrawnLosses} from '../charts/histogram.ts';
import type {Report} from './types.ts';

/** Widths of ln K / 6 from 0 on; the last bin takes all above, ∞ included. Bins behind the last row are left out. */
export function lossBins({histogram, numClasses}: Report): readonly DrawnLosses[] {
  const width = Math.log(Math.max(numClasses, 2)) / 6;
  const last = histogram.length - 1;
  const bins = histogram.map((count, i) => ({
    from: i * width,
    to: i === last ? Number.POSITIVE_INFINITY : (i + 1) * width,
    count,
  }));
  const filled = histogram.reduce((found, count, i) => (count > 0 ? i : found), 0);
  return bins.slice(0, Math.max(filled, 7) + 1);
}

export const ALL_ABOVE = 'The last bar takes all above, ∞ included.';

/** True where the last bin that is shown is the open one. */
export function takesAllAbove(report: Report): boolean {
  return lossBins(report).at(-1)?.to === Number.POSITIVE_INFINITY;
}
