/** Files that are bytes in memory, by name: what the web has, and virtual file systems. */
import {type Access, type Entry, openBytes} from './access.ts';
import {portableUnpacking} from './unpack/portable.ts';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function memoryAccess(files: readonly NamedBytes[]): Access {
  const byName = new Map(files.map(({name, bytes}) => [name, bytes]));
  const bytesOf = (name: string): Uint8Array => {
    const bytes = byName.get(name);
    if (!bytes) throw new Error(`there is no file "${name}"`);
    return bytes;
  };
  return {
    open: (name) => openBytes(bytesOf(name)),
    stamp: (name) => `${bytesOf(name).length} bytes`,
    list: (folder) => entriesOf([...byName.keys()], folder),
    unpacking: portableUnpacking,
  };
}

/** The first part of what stands behind `folder/` in the names; '' is the folder of all. */
function entriesOf(names: readonly string[], folder: string): readonly Entry[] | undefined {
  const prefix = folder === '' ? '' : `${folder.replace(/\/$/, '')}/`;
  const inside = names.filter((name) => name.startsWith(prefix) && name.length > prefix.length);
  if (inside.length === 0) return undefined;
  const entries = new Map<string, boolean>();
  for (const rest of inside.map((name) => name.slice(prefix.length)))
    entries.set(rest.split('/')[0]!, rest.includes('/'));
  return [...entries].map(([name, isFolder]) => ({name, isFolder}));
}
