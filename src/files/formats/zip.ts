/** The directory of a .zip file (an .npz is one): where its entries lie. Format: PKWARE's APPNOTE, zip64 sizes included. */

export interface ZipEntry {
  readonly name: string;
  readonly isDeflated: boolean;
  /** Bytes as stored, and where the entry's own header begins. */
  readonly storedSize: number;
  readonly headerOffset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const FULL = 0xffffffff;

/** The longest an end of a directory can be: its comment is at most 65535 bytes. */
export const endSize = 22 + 65535 + 20 + 56;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the directory lies, from the file's last bytes, which begin at `tailOffset`; undefined where they are no zip's end. */
export function zipDirectory(
  tail: Uint8Array,
  tailOffset: number,
): {readonly offset: number; readonly size: number} | undefined {
  const view = viewOf(tail);
  let at = tail.length - 22;
  while (at >= 0 && view.getUint32(at, true) !== END) at--;
  if (at < 0) return undefined;
  const plain = {size: view.getUint32(at + 12, true), offset: view.getUint32(at + 16, true)};
  if (plain.offset !== FULL || at < 20 || view.getUint32(at - 20, true) !== LOCATOR_64) return plain;
  const far = Number(view.getBigUint64(at - 12, true)) - tailOffset;
  if (far < 0 || view.getUint32(far, true) !== END_64) return undefined;
  return {size: Number(view.getBigUint64(far + 40, true)), offset: Number(view.getBigUint64(far + 48, true))};
}

export function zipEntries(directory: Uint8Array): readonly ZipEntry[] {
  const view = viewOf(directory);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && view.getUint32(at, true) === ENTRY; ) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: new TextDecoder().decode(directory.subarray(at + 46, at + 46 + name)),
      isDeflated: view.getUint16(at + 10, true) === 8,
      ...placeOf(view, at, at + 46 + name, extra),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** Size and offset; what does not fit 32 bits stands in the extra field 1, in this order: full size, stored size, offset. */
function placeOf(view: DataView, at: number, extraAt: number, extraLength: number) {
  let storedSize = view.getUint32(at + 20, true);
  let headerOffset = view.getUint32(at + 42, true);
  for (let i = extraAt; i + 4 <= extraAt + extraLength; i += 4 + view.getUint16(i + 2, true)) {
    if (view.getUint16(i, true) !== 1) continue;
    let next = i + 4 + (view.getUint32(at + 24, true) === FULL ? 8 : 0);
    if (storedSize === FULL) {
      storedSize = Number(view.getBigUint64(next, true));
      next += 8;
    }
    if (headerOffset === FULL) headerOffset = Number(view.getBigUint64(next, true));
  }
  return {storedSize, headerOffset};
}

/** Where an entry's bytes begin, from the 30 bytes of its own header; undefined where there is none. */
export function zipDataOffset(header: Uint8Array, headerOffset: number): number | undefined {
  const view = viewOf(header);
  if (header.length < 30 || view.getUint32(0, true) !== LOCAL) return undefined;
  return headerOffset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
}
