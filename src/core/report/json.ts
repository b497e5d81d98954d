/** Reports as JSON text: ∞ and NaN are "inf", "-inf", "nan", for which JSON has no numbers. */

/** For JSON.stringify. */
export function jsonNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}
