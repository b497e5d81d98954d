/** What a saved report is made from. */
import type {Against, Report} from '../types.ts';
import type {ReportSettings} from '../view.ts';

export interface ReportDocument {
  readonly report: Report;
  readonly against?: Against;
  readonly file: string;
  readonly settings: ReportSettings;
  /** How the file was read, a sentence each. */
  readonly reasons: readonly string[];
  /** Not all rows were read: the document says so. */
  readonly isPartial?: boolean;
}

export const PARTIAL = 'The file was not read to its end: the figures are of the rows read until then.';

/** The first lines of a table that is sorted by the share of the loss. */
export interface Listed {
  readonly places: readonly number[];
  readonly left: number;
}

export function firstOf(order: Uint32Array, most: number): Listed {
  return {places: [...order.subarray(0, most)], left: Math.max(0, order.length - most)};
}
