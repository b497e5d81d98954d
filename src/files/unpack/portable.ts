/** Unpacking without a platform: gzip, raw deflate and Zstandard by libraries. */
/// <reference path="./hyparquetCompressors.d.ts" />
import {Gunzip, gunzipSync, Inflate} from 'fflate';
import {Decompress, decompress} from 'fzstd';
import {decompressBrotli} from 'hyparquet-compressors/src/brotli.js';
import {decompressLz4, decompressLz4Raw} from 'hyparquet-compressors/src/lz4.js';
import type {Codec, OpenFile, Packing, TakeChunk, Unpacking} from '../access.ts';

const chunkSize = 1 << 18;

interface Unpacker {
  readonly push: (bytes: Uint8Array, isLast?: boolean) => void;
}

const unpackerOf = (packing: Packing, take: (chunk: Uint8Array) => void): Unpacker =>
  packing === 'gzip' ? new Gunzip((chunk) => take(chunk)) : new Decompress((chunk) => take(chunk));

const names: Readonly<Record<Packing, string>> = {gzip: 'gzip', zstd: 'Zstandard'};

/** What is said where packed data end too early. */
export const broken = (packing: Packing, error: unknown): string =>
  `the ${names[packing]} data are broken or cut off (${error instanceof Error ? error.message : String(error)})`;

export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The chunks that came before the data broke; throws where not one did. */
function gathered(begin: (take: (chunk: Uint8Array) => void) => Unpacker, bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  try {
    begin((chunk) => chunks.push(chunk)).push(bytes);
  } catch (error) {
    if (chunks.every((chunk) => chunk.length === 0)) throw error;
  }
  return joined(chunks);
}

export const portableCodecs: Readonly<Record<string, Codec>> = {
  GZIP: (bytes) => gunzipSync(bytes),
  ZSTD: (bytes) => decompress(bytes),
  BROTLI: decompressBrotli,
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
};

export const portableUnpacking: Unpacking = {
  head: (packing, bytes) => gathered((take) => unpackerOf(packing, take), bytes),
  inflate: (bytes) => gathered((take) => new Inflate((chunk) => take(chunk)), bytes),
  codecs: portableCodecs,
  stream: async (file, packing, take) => unpackAll(file, packing, take),
};

/** The last push is empty: what came before it was given out, even where the end is missing. */
function unpackAll(file: OpenFile, packing: Packing, take: TakeChunk): string | undefined {
  let done = 0;
  const unpacker = unpackerOf(packing, (chunk) => take(chunk, done));
  try {
    for (const bytes of chunksOf(file)) {
      done += bytes.length;
      unpacker.push(bytes);
    }
    unpacker.push(new Uint8Array(0), true);
    return undefined;
  } catch (error) {
    return broken(packing, error);
  }
}

export function* chunksOf(file: OpenFile): Generator<Uint8Array> {
  for (let at = 0; ; ) {
    const bytes = new Uint8Array(chunkSize);
    const count = file.read(bytes, at);
    if (count === 0) return;
    at += count;
    yield bytes.subarray(0, count);
  }
}
