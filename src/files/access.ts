/**
 * What the readers need of the place where files are: bytes at a position, names beside a file, and unpacking. On Node these are
 * paths and zlib (node/nodeAccess.ts); on the web, and for files without a path, bytes in memory (memoryAccess.ts).
 */

export interface OpenFile {
  readonly size: number;
  /** Fills `into` from `position` on; fewer bytes only where the file ends. */
  readonly read: (into: Uint8Array, position: number) => number;
  readonly close: () => void;
}

export interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

export type Packing = 'gzip' | 'zstd';

export interface Unpacking {
  /** What the first bytes of a packed file unpack to, as far as they go. Throws where they are not packed so. */
  readonly head: (packing: Packing, bytes: Uint8Array) => Uint8Array;
  /** Gives every chunk of the unpacked file to `take`, in order; the promise holds why the data ended too early, if they did. */
  readonly stream: (file: OpenFile, packing: Packing, take: TakeChunk) => Promise<string | undefined>;
  /** Raw deflate, as far as the bytes go. */
  readonly inflate: (bytes: Uint8Array) => Uint8Array;
  /** By the name that Parquet has for the packing: whole pages at once. */
  readonly codecs: Readonly<Record<string, Codec>>;
}

export type Codec = (bytes: Uint8Array, unpackedLength: number) => Uint8Array;

/** `done` counts the packed bytes that were taken in. */
export type TakeChunk = (chunk: Uint8Array, done: number) => void;

export interface Access {
  /** Throws an Error with the reason where there is no such file. */
  readonly open: (file: string) => OpenFile;
  /** Size and time of change, in words: not the same where the file was written to. */
  readonly stamp: (file: string) => string;
  /** What is in a folder, by name; undefined where it is none. */
  readonly list: (folder: string) => readonly Entry[] | undefined;
  readonly unpacking: Unpacking;
}

/** Opens the file for as long as `use` runs. */
export function withFile<T>(access: Access, file: string, use: (opened: OpenFile) => T): T {
  const opened = access.open(file);
  try {
    return use(opened);
  } finally {
    opened.close();
  }
}

/** `length` bytes from `position` on, fewer where the file ends. */
export function bytesAt(file: OpenFile, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, Math.min(length, file.size - position)));
  return bytes.subarray(0, file.read(bytes, position));
}

/** Bytes in memory as a file. */
export const openBytes = (bytes: Uint8Array): OpenFile => ({
  size: bytes.length,
  read: (into: Uint8Array, position: number) => {
    const part = bytes.subarray(position, position + into.length);
    into.set(part);
    return part.length;
  },
  close: () => undefined,
});
