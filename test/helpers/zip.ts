/** Reads a .zip (a .vsix is one): its entries by name, from the central directory. Enough for packages of our own. */
import {inflateRawSync} from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;

/** Name → content of every file in the archive. */
export function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Uint8Array.of(0x50, 0x4b, 0x05, 0x06));
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('This is no zip archive.');
  const entries = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const {name, content, next} = readEntry(archive, at);
    entries.set(name, content);
    at = next;
  }
  return entries;
}

/** One line of the central directory, and the file that it points at. */
function readEntry(archive: Buffer, at: number) {
  if (archive.readUInt32LE(at) !== ENTRY) throw new Error(`The archive's directory is broken at ${at}.`);
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
  const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
  const content = readContent(archive, at);
  return {name, content, next: at + 46 + nameLength + extraLength + commentLength};
}

function readContent(archive: Buffer, at: number): Buffer {
  const local = archive.readUInt32LE(at + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
  return archive.readUInt16LE(at + 10) === STORED ? packed : inflateRawSync(packed);
}
