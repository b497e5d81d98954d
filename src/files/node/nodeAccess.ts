/** Files by path on Node, in flat memory; gzip by zlib, Zstandard by zlib where it has it. */
/// <reference path="../unpack/hyparquetCompressors.d.ts" />
import {closeSync, fstatSync, openSync, readdirSync, readSync, type Stats, statSync} from 'node:fs';
import {Readable, type Transform} from 'node:stream';
import * as zlib from 'node:zlib';
import {decompressLz4, decompressLz4Raw} from 'hyparquet-compressors/src/lz4.js';
import type {Access, OpenFile, Packing, TakeChunk} from '../access.ts';
import {unsnap} from '../kernels/snappyKernel.ts';
import {beginGzip} from '../unpack/gzip.ts';
import {broken, chunksOf, gathered, salvage, unpackAll} from '../unpack/pushed.ts';
import {beginZstd, unpackZstd} from '../unpack/zstd.ts';

const chunkSize = 1 << 18;

/** Of Node 22.15 and newer. */
const {createZstdDecompress, zstdDecompressSync} = zlib as {
  createZstdDecompress?: (options: {chunkSize: number}) => Transform;
  zstdDecompressSync?: (bytes: Uint8Array) => Uint8Array;
};

export const nodeAccess: Access = {
  open: (file) => inWords(() => open(file)),
  stamp: (file) => {
    const {size, mtimeMs} = inWords(() => regular(statSync(file)));
    return `${size} bytes of ${new Date(mtimeMs).toISOString()}`;
  },
  list: (folder) =>
    statSync(folder || '.', {throwIfNoEntry: false})?.isDirectory()
      ? readdirSync(folder || '.', {withFileTypes: true}).map((e) => ({name: e.name, isFolder: e.isDirectory()}))
      : undefined,
  unpacking: {
    head,
    inflate: (bytes) => zlib.inflateRawSync(bytes, {finishFlush: zlib.constants.Z_SYNC_FLUSH}),
    stream,
    codecs: {
      SNAPPY: unsnap,
      LZ4: decompressLz4,
      LZ4_RAW: decompressLz4Raw,
      GZIP: (bytes) => zlib.gunzipSync(bytes),
      BROTLI: (bytes) => zlib.brotliDecompressSync(bytes),
      ZSTD: zstdDecompressSync ?? ((bytes) => unpackZstd(bytes)),
    },
  },
};

/** A library gives what came before a fault; the platform is faster where there is none. */
function head(packing: Packing, bytes: Uint8Array): Uint8Array {
  if (packing === 'zstd') return gathered(beginZstd, bytes);
  try {
    return zlib.gunzipSync(bytes, {finishFlush: zlib.constants.Z_SYNC_FLUSH});
  } catch (error) {
    return orThrow(() => gathered(beginGzip, bytes), error);
  }
}

function orThrow<T>(attempt: () => T, error: unknown): T {
  try {
    return attempt();
  } catch {
    throw error;
  }
}

/** A pipe would keep the reader waiting, and cannot be read twice. */
function regular(stats: Stats): Stats {
  if (!stats.isFile() && !stats.isDirectory()) throw new Error('it is a pipe or a device; save it as a file first');
  return stats;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a directory',
};

/** What the system says, for a person. */
function inWords<T>(attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason === undefined ? error : new Error(reason);
  }
}

function open(file: string): OpenFile {
  const fd = openSync(file, 'r');
  return {
    size: fstatSync(fd).size,
    read: (into, position) => readFully(fd, into, position),
    close: () => closeSync(fd),
  };
}

function readFully(fd: number, into: Uint8Array, position: number): number {
  let got = 0;
  for (;;) {
    const count = got < into.length ? readSync(fd, into, got, into.length - got, position + got) : 0;
    if (count === 0) return got;
    got += count;
  }
}

function stream(file: OpenFile, packing: Packing, take: TakeChunk): Promise<string | undefined> {
  const plain = packing === 'gzip' ? zlib.createGunzip({chunkSize}) : createZstdDecompress?.({chunkSize});
  return plain ? piped(file, plain, packing, take) : Promise.resolve(unpackAll(file, packing, beginZstd, take));
}

function piped(file: OpenFile, plain: Transform, packing: Packing, take: TakeChunk): Promise<string | undefined> {
  let [done, given] = [0, 0];
  const stored = Readable.from(chunksOf(file));
  stored.on('data', (chunk: Uint8Array) => {
    done += chunk.length;
  });
  return new Promise((resolve, reject) => {
    stored.on('error', reject);
    plain.on('data', (chunk: Uint8Array) => {
      given += chunk.length;
      take(chunk, done);
    });
    plain.on('end', () => resolve(undefined));
    plain.on('error', (error: Error) => {
      salvage(file, packing === 'gzip' ? beginGzip : beginZstd, given, take);
      resolve(broken(packing, error));
    });
    stored.pipe(plain);
  });
}
