/** The bytes of a file, plain or packed: its head at once, the whole as a stream of chunks in flat memory. */

import {type Access, bytesAt, type OpenFile, openBytes, type Packing, type TakeChunk, withFile} from '../access.ts';
import {broken} from '../unpack/pushed.ts';

export const packingOf = (file: string): Packing | undefined =>
  /\.(gz|gzip)$/i.test(file) ? 'gzip' : /\.(zst|zstd)$/i.test(file) ? 'zstd' : undefined;

export interface Head {
  readonly bytes: Uint8Array;
  /** Whether the file ends with these bytes. */
  readonly atEnd: boolean;
}

/** The first bytes of the file, `most` of them as they are stored. Throws where they are not packed as the name says. */
export function headOf(access: Access, file: string, most: number): Head {
  return withFile(access, file, (opened) => {
    const bytes = bytesAt(opened, 0, most);
    const packing = packingOf(file);
    const atEnd = bytes.length >= opened.size;
    return {bytes: packing ? unpacked(access, packing, bytes) : bytes, atEnd};
  });
}

/** Nothing at all stands in a few bytes; of more, something must come out. */
const emptyPacked = 64;

function unpacked(access: Access, packing: Packing, bytes: Uint8Array): Uint8Array {
  let plain: Uint8Array;
  try {
    plain = access.unpacking.head(packing, bytes);
  } catch (error) {
    throw new Error(broken(packing, error));
  }
  if (plain.length === 0 && bytes.length > emptyPacked)
    throw new Error(broken(packing, 'before their first block ends'));
  return plain;
}

export const wholeOf = (access: Access, file: string): Uint8Array =>
  headOf(access, file, Number.POSITIVE_INFINITY).bytes;

/** The file for reading at any place: what is packed is unpacked into memory. */
export const openPlain = (access: Access, file: string): OpenFile =>
  packingOf(file) ? openBytes(wholeOf(access, file)) : access.open(file);

const chunkSize = 1 << 18;

/** Gives every chunk of the unpacked file to `take`, in order; the promise holds why the data ended too early, if they did. */
export async function eachChunk(access: Access, file: string, take: TakeChunk): Promise<string | undefined> {
  const opened = access.open(file);
  try {
    const packing = packingOf(file);
    if (packing) return await access.unpacking.stream(opened, packing, take);
    const buffer = new Uint8Array(chunkSize);
    for (let at = 0; ; ) {
      const count = opened.read(buffer, at);
      if (count === 0) return undefined;
      at += count;
      take(buffer.subarray(0, count), at);
    }
  } finally {
    opened.close();
  }
}
