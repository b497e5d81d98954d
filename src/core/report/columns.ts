/** Names of columns as they are shown, each different from the others. */
import {cut} from '../explain/labels.ts';

/** A column without a name, or with that of another, is told apart by its place, counted from 1. */
export function shownColumns(columns: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  for (const column of columns) times.set(column, (times.get(column) ?? 0) + 1);
  return columns.map((column, i) => {
    const name = cut(column);
    return name === '' || (times.get(column) ?? 0) > 1 ? `${name} (column ${i + 1})`.trim() : name;
  });
}
