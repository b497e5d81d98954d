/** What was read of some files. */
import type {ShownPlan} from '../core/report/job.ts';
import type {Breakdown} from '../files/breakdown.ts';

export interface Read {
  readonly breakdown: Breakdown | undefined;
  readonly reasons: readonly string[];
  /** How the last of them was read. */
  readonly plan?: ShownPlan | undefined;
  /** A sentence for each file that could not be read. */
  readonly failures: readonly string[];
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
