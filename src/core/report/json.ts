/** Reports as JSON text: ∞ and NaN are "inf", "-inf", "nan", for which JSON has no numbers. */
import type {Against, Report} from './types.ts';

/** For JSON.stringify. */
export function jsonNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

/** A report as a document: what `evaluate --json` prints and `--baseline` reads, on one line. parseReport reads it back. */
export function reportJson(report: Report, against?: Against): string {
  return JSON.stringify(against ? {...report, against} : report, jsonNumber);
}
