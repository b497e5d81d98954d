/** Paths by their text alone, with either separator: the readers run where there is no module for them. */

const separator = /[\\/]/;

/** What stands behind the last separator. */
export const baseName = (file: string): string => file.slice(lastSeparator(file) + 1);

/** `a.csv.gz` is read as `a.csv`. */
export const bareName = (file: string): string => file.replace(/\.(gz|gzip|zst|zstd)$/i, '');

/** ".csv" of `A.CSV` and of `a.csv.gz`, in small letters; '' where there is none. */
export const extensionOf = (file: string): string => (/\.[^.\\/]+$/.exec(bareName(file))?.[0] ?? '').toLowerCase();

/** The name without folder, packing and extension. */
export const stemOf = (file: string): string => baseName(bareName(file)).replace(/\.[^.]+$/, '');

/** The file `name` beside `file`. */
export const beside = (file: string, name: string): string => file.slice(0, lastSeparator(file) + 1) + name;

/** The folder that `file` stands in; of a bare name, "." on Node and '' among names in memory. */
export const folderOf = (file: string): string =>
  file.slice(0, Math.max(0, lastSeparator(file))) || (lastSeparator(file) === 0 ? '/' : '');

/** `name` inside `folder`. */
export function within(folder: string, name: string): string {
  const isBackward = folder.includes('\\') && !folder.includes('/');
  return folder === '' || separator.test(folder.slice(-1))
    ? folder + name
    : `${folder}${isBackward ? '\\' : '/'}${name}`;
}

/** Whether the path says where it is by itself. */
export const isAbsolute = (file: string): boolean => /^([\\/]|[a-z]:[\\/])/i.test(file);

function lastSeparator(file: string): number {
  for (let i = file.length - 1; i >= 0; i--) if (separator.test(file[i]!)) return i;
  return -1;
}
