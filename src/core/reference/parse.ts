/** The texts of the lesson's own examples as arrays. */
import type {ArrayInput} from '../evaluate/types.ts';

/** The example's own text, a JSON list or number; an empty array for anything else. */
export function parseArray(text: string): ArrayInput {
  const value = parseJson(text);
  if (typeof value === 'number') return {values: [value], shape: []};
  if (!Array.isArray(value)) return {values: [], shape: [0]};
  const rows: readonly unknown[] = value;
  const shape = Array.isArray(rows[0]) ? [rows.length, rows[0].length] : [rows.length];
  return {values: rows.flat().map(Number), shape};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
