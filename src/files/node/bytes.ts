/** The bytes of a file, plain or gzip: its head at once, the whole as a stream of chunks in flat memory. */
import {closeSync, createReadStream, openSync, readSync, statSync} from 'node:fs';
import {createGunzip, gunzipSync, constants as zlib} from 'node:zlib';

const chunkSize = 1 << 18;

export const isGzip = (path: string): boolean => /\.gz$/i.test(path);

/** `a.csv.gz` is read as `a.csv`. */
export const bareName = (path: string): string => path.replace(/\.gz$/i, '');

export interface Head {
  readonly bytes: Uint8Array;
  /** Whether the file ends with these bytes. */
  readonly atEnd: boolean;
}

/** The first bytes of the file, `most` of them as they are stored. Throws where they are no gzip though the name says so. */
export function headOf(path: string, most: number): Head {
  const size = statSync(path).size;
  const stored = Buffer.alloc(Math.min(most, size));
  const fd = openSync(path, 'r');
  try {
    const bytes = stored.subarray(0, readFully(fd, stored, 0));
    const atEnd = bytes.length >= size;
    return {bytes: isGzip(path) ? gunzipSync(bytes, {finishFlush: zlib.Z_SYNC_FLUSH}) : bytes, atEnd};
  } finally {
    closeSync(fd);
  }
}

/** Fills `into` from `position` on; fewer bytes only where the file ends. */
export function readFully(fd: number, into: Uint8Array, position: number): number {
  let got = 0;
  for (;;) {
    const count = got < into.length ? readSync(fd, into, got, into.length - got, position + got) : 0;
    if (count === 0) return got;
    got += count;
  }
}

/** Gives every chunk of the unpacked file to `take`, in order; the promise holds why the data ended too early, if they did. */
export function eachChunk(path: string, take: (chunk: Uint8Array) => void): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const stored = createReadStream(path, {highWaterMark: chunkSize});
    const plain = isGzip(path) ? stored.pipe(createGunzip({chunkSize})) : stored;
    stored.on('error', reject);
    plain.on('data', (chunk: Buffer) => take(chunk));
    plain.on('end', () => resolve(undefined));
    if (plain !== stored)
      plain.on('error', (error: Error) => resolve(`the gzip data are broken or cut off (${error.message})`));
  });
}
