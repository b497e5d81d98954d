/** Which files hold predictions, by their names; package.json's menus say the same, held together by test/unit/manifest. */

export const extensions = [
  'csv',
  'tsv',
  'json',
  'jsonl',
  'ndjson',
  'npy',
  'npz',
  'parquet',
  'pq',
  'arrow',
  'feather',
  'safetensors',
] as const;

const packed = ['gz', 'zst'] as const;
const fitting = new RegExp(`\\.(${extensions.join('|')})(\\.(${packed.join('|')}))?$`, 'i');

export function isPredictionFile(path: string): boolean {
  return fitting.test(path);
}

/** "csv" of "run/predictions.csv.gz"; '' where the name says nothing. */
export function extensionOf(path: string): string {
  return fitting.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Whether an editor of text shows the file's lines. */
export function hasLines(path: string): boolean {
  return /\.(csv|tsv|json|jsonl|ndjson|txt|log)$/i.test(path);
}

/** What SQL engines read as a table by its name alone. */
export function isTable(path: string): boolean {
  return /\.((csv|tsv)(\.(gz|zst))?|parquet|pq)$/i.test(path);
}

/** For workspace.findFiles. */
export const searchPattern = `**/*.{${extensions.flatMap((e) => [e, ...packed.map((p) => `${e}.${p}`)]).join(',')}}`;

/** For an open dialog, which knows no extensions of two parts. */
export const dialogExtensions: string[] = [...extensions, ...packed];
