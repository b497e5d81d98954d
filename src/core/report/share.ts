/** Shares as percentages with two decimals: files are large enough for them to mean something. */
import {formatNumber} from '../explain/format.ts';

/** "91.25 %"; "–" where there is nothing to take a share of. */
export function formatShare(share: number): string {
  return Number.isNaN(share) ? '–' : `${formatNumber(100 * share, 2)} %`;
}
