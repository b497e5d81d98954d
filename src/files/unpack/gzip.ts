/** gzip by a library, with the checksums that it passes over: each member ends with its CRC-32 and its length. RFC 1952. */
import {Gunzip} from 'fflate';
import {bytesAt, type OpenFile, type TakeChunk} from '../access.ts';
import {type Begin, broken, unpackAll} from './pushed.ts';

const table = Uint32Array.from({length: 256}, (_, byte) => {
  let c = byte;
  for (let bit = 0; bit < 8; bit++) c = (c & 1) === 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

/** The CRC-32 of what came before, continued by these bytes; 0 at the begin. */
export function crc32(before: number, bytes: Uint8Array): number {
  let c = ~before;
  for (const byte of bytes) c = table[(c ^ byte) & 255]! ^ (c >>> 8);
  return ~c >>> 0;
}

/** Without its checksums. */
export const beginGzip: Begin = (take) => new Gunzip((chunk) => take(chunk));

/** Why the data ended too early or are not what was packed; undefined where all is well. */
export function unpackGzip(file: OpenFile, take: TakeChunk): string | undefined {
  let sum = 0;
  let length = 0;
  let isSound = true;
  const endMember = (end: number) => {
    isSound &&= end >= 18 && hasTrailer(bytesAt(file, end - 8, 8), sum, length);
    sum = 0;
    length = 0;
  };
  const begin: Begin = (give) => {
    const gunzip = new Gunzip((chunk) => {
      sum = crc32(sum, chunk);
      length += chunk.length;
      give(chunk);
    });
    gunzip.onmember = (offset) => offset > 0 && endMember(offset);
    return gunzip;
  };
  const why = unpackAll(file, 'gzip', begin, take);
  if (why !== undefined) return why;
  endMember(file.size);
  return isSound ? undefined : broken('gzip', 'a checksum is not that of the data');
}

function hasTrailer(trailer: Uint8Array, sum: number, length: number): boolean {
  const view = new DataView(trailer.buffer, trailer.byteOffset, trailer.byteLength);
  return view.getUint32(0, true) === sum && view.getUint32(4, true) === length >>> 0;
}
