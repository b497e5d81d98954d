/** Zstandard where this Node has it (22.15 and newer); a named error where it has not. */
import * as zlib from 'node:zlib';

type Unpack = (bytes: Uint8Array) => Uint8Array;

export function zstdDecompressSync(bytes: Uint8Array): Uint8Array {
  const unpack = (zlib as {readonly zstdDecompressSync?: Unpack}).zstdDecompressSync;
  if (!unpack) throw new Error('it is packed by Zstandard, which needs Node 22.15 or newer');
  return unpack(bytes);
}
