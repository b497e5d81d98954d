// Finds the test files of a layer by pattern.
import {existsSync, readdirSync} from 'node:fs';
import path from 'node:path';

/** Every file below folder whose name ends so, sorted. */
export function findFiles(folder, ending) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, {withFileTypes: true, recursive: true});
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending));
  return files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
}
