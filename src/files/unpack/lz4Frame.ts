/**
 * LZ4 frames, which Arrow packs buffers in. Format: lz4_Frame_format.md 1.6 and lz4_Block_format.md of the LZ4 project. Checksums
 * are passed over; no dictionaries.
 */

const MAGIC = 0x184d2204;

/** Throws an Error where the bytes are no LZ4 frame, or are cut off. */
export function unpackLz4Frame(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 7 || view.getUint32(0, true) !== MAGIC) throw new Error('the data are no LZ4 frame');
  const flags = bytes[4]!;
  const hasSize = (flags & 8) !== 0;
  const checksum = (flags & 16) !== 0 ? 4 : 0;
  const out = new Output(hasSize ? Number(view.getBigUint64(6, true)) : bytes.length * 3);
  for (let at = 7 + (hasSize ? 8 : 0) + ((flags & 1) !== 0 ? 4 : 0); ; ) {
    const size = view.getUint32(at, true);
    if (size === 0) return out.taken();
    const length = size & 0x7fffffff;
    const block = bytes.subarray(at + 4, at + 4 + length);
    if (block.length < length) throw new Error('the LZ4 data are cut off');
    if (size >>> 31 === 1) out.append(block);
    else unpackBlock(block, out);
    at += 4 + length + checksum;
  }
}

const mostAtFirst = 1 << 26; // a size that is claimed is not believed beyond this

/** Bytes that grow; blocks refer back to those before them. */
class Output {
  private bytes: Uint8Array;
  private length = 0;

  constructor(expected: number) {
    this.bytes = new Uint8Array(Math.max(64, Math.min(expected, mostAtFirst)));
  }

  append(part: Uint8Array): void {
    this.grow(part.length);
    this.bytes.set(part, this.length);
    this.length += part.length;
  }

  /** `length` bytes again from `back` bytes ago; they may overlap what is being written. */
  repeat(back: number, length: number): void {
    if (back === 0 || back > this.length) throw new Error('the LZ4 data refer to bytes before their begin');
    this.grow(length);
    const from = this.length - back;
    if (back >= length) this.bytes.copyWithin(this.length, from, from + length);
    else for (let i = 0; i < length; i++) this.bytes[this.length + i] = this.bytes[from + i]!;
    this.length += length;
  }

  taken(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private grow(by: number): void {
    if (this.length + by <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.length + by));
    larger.set(this.taken());
    this.bytes = larger;
  }
}

/** A block: literals and references back, in turn; the last has literals alone. */
function unpackBlock(block: Uint8Array, out: Output): void {
  for (let at = 0; at < block.length; ) {
    const token = block[at++]!;
    const literals = lengthAt(block, at, token >>> 4);
    at = literals.next;
    out.append(block.subarray(at, at + literals.length));
    at += literals.length;
    if (at >= block.length) return;
    const back = block[at]! | (block[at + 1]! << 8);
    const match = lengthAt(block, at + 2, token & 15);
    at = match.next;
    out.repeat(back, match.length + 4);
  }
}

/** 15 is continued in bytes, up to one that is not 255. */
function lengthAt(block: Uint8Array, at: number, nibble: number): {readonly length: number; readonly next: number} {
  let length = nibble;
  let next = at;
  if (nibble === 15)
    for (let byte = 255; byte === 255; ) {
      byte = block[next++] ?? 0;
      length += byte;
    }
  return {length, next};
}
