/** Unpacking by libraries that take chunks and give chunks: a head of a file, or the whole. */
import type {OpenFile, Packing, TakeChunk} from '../access.ts';

const chunkSize = 1 << 18;

export interface Unpacker {
  readonly push: (bytes: Uint8Array, isLast?: boolean) => void;
}

/** Makes an unpacker that gives its chunks to `take`. */
export type Begin = (take: (chunk: Uint8Array) => void) => Unpacker;

const names: Readonly<Record<Packing, string>> = {gzip: 'gzip', zstd: 'Zstandard'};

/** What is said where packed data end too early. */
export const broken = (packing: Packing, error: unknown): string =>
  `the ${names[packing]} data are broken or cut off (${error instanceof Error ? error.message : String(error)})`;

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** A piece that holds a fault is lost as a whole: the smaller they are, the more is saved. */
const pieceSize = 1 << 10;

/** The chunks that came before the data broke; throws where not one did. */
export function gathered(begin: Begin, bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  try {
    const unpacker = begin((chunk) => chunks.push(chunk.slice()));
    for (let at = 0; at < bytes.length; at += pieceSize) unpacker.push(bytes.subarray(at, at + pieceSize));
  } catch (error) {
    if (chunks.every((chunk) => chunk.length === 0)) throw error;
  }
  return joined(chunks);
}

/** The last push is empty: what came before it was given out, even where the end is missing. */
export function unpackAll(file: OpenFile, packing: Packing, begin: Begin, take: TakeChunk): string | undefined {
  let done = 0;
  const unpacker = begin((chunk) => take(chunk, done));
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

/** What stands behind the first `given` bytes, and before the fault: a platform's unpacker keeps back what it had in hand. */
export function salvage(file: OpenFile, begin: Begin, given: number, take: TakeChunk): void {
  let [skip, done] = [given, 0];
  const unpacker = begin((chunk) => {
    const rest = chunk.subarray(Math.min(skip, chunk.length));
    skip -= chunk.length - rest.length;
    if (rest.length > 0) take(rest, done);
  });
  try {
    for (const bytes of chunksOf(file, pieceSize)) {
      done += bytes.length;
      unpacker.push(bytes);
    }
  } catch {
    // The fault is known, and told.
  }
}

export function* chunksOf(file: OpenFile, size = chunkSize): Generator<Uint8Array> {
  for (let at = 0; ; ) {
    const bytes = new Uint8Array(size);
    const count = file.read(bytes, at);
    if (count === 0) return;
    at += count;
    yield bytes.subarray(0, count);
  }
}
