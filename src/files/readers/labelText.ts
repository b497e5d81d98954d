/** One label: a cell as text, and a text as a class. */
import {type LabelMap, namedClass} from '../plan/classes.ts';

/** "" for what is no single value. */
export const textOf = (value: unknown): string =>
  value === null || value === undefined || (typeof value === 'object' && !(value instanceof Date))
    ? ''
    : typeof value === 'boolean'
      ? String(Number(value))
      : String(value);

/** Text → class, by name or by number; −1 where it is no class. */
export function classOf(
  text: string | undefined,
  names: LabelMap | undefined,
  base: number,
  numClasses: number,
): number {
  if (text === undefined || text === '') return -1;
  if (names) return namedClass(names, text);
  const index = Number(text) - base;
  return Number.isInteger(index) && index >= 0 && index < numClasses ? index : -1;
}
