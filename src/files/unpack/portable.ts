/** Unpacking without a platform: gzip, raw deflate and Zstandard by libraries. */
/// <reference path="./hyparquetCompressors.d.ts" />
import {gunzipSync, Inflate} from 'fflate';
import {decompressBrotli} from 'hyparquet-compressors/src/brotli.js';
import {decompressLz4, decompressLz4Raw} from 'hyparquet-compressors/src/lz4.js';
import type {Packing, Unpacking} from '../access.ts';
import {unsnap} from '../kernels/snappyKernel.ts';
import {beginGzip, unpackGzip} from './gzip.ts';
import {type Begin, gathered, unpackAll} from './pushed.ts';
import {beginZstd, unpackZstd} from './zstd.ts';

const beginInflate: Begin = (take) => new Inflate((chunk) => take(chunk));
const beginOf = (packing: Packing): Begin => (packing === 'gzip' ? beginGzip : beginZstd);

export const portableUnpacking: Unpacking = {
  head: (packing, bytes) => gathered(beginOf(packing), bytes),
  inflate: (bytes) => gathered(beginInflate, bytes),
  stream: async (file, packing, take) =>
    packing === 'gzip' ? unpackGzip(file, take) : unpackAll(file, packing, beginZstd, take),
  codecs: {
    GZIP: (bytes) => gunzipSync(bytes),
    ZSTD: (bytes) => unpackZstd(bytes),
    BROTLI: decompressBrotli,
    SNAPPY: unsnap,
    LZ4: decompressLz4,
    LZ4_RAW: decompressLz4Raw,
  },
};
