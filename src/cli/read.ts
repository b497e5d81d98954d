/** What was read of some files. */
import type {Breakdown} from '../files/breakdown.ts';

export interface Read {
  readonly breakdown: Breakdown | undefined;
  readonly reasons: readonly string[];
  /** A sentence for each file that could not be read. */
  readonly failures: readonly string[];
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
