/** Zstandard by a library, for Node before 22.15 and for the web. Frames: RFC 8878, 3.1.1.1. */
import {Decompress, decompress} from 'fzstd';
import type {Begin} from './pushed.ts';

/** The reference decoder, too, takes no frame that asks for more memory than this: a damaged header may ask for gigabytes. */
const widestWindow = 2 ** 27;

export function unpackZstd(bytes: Uint8Array): Uint8Array {
  checkWindow(bytes);
  return decompress(bytes);
}

export const beginZstd: Begin = (take) => {
  const plain = new Decompress((chunk) => take(chunk));
  let isFirst = true;
  return {
    push: (bytes, isLast) => {
      if (isFirst) checkWindow(bytes);
      isFirst = false;
      plain.push(bytes, isLast);
    },
  };
};

function checkWindow(frame: Uint8Array): void {
  const window = windowOf(frame);
  if (window > widestWindow) throw new Error(`the header asks for ${window} bytes of memory, or is damaged`);
}

/** The memory that the first frame asks for; 0 where its header is none. */
function windowOf(frame: Uint8Array): number {
  if (frame.length < 18 || [0x28, 0xb5, 0x2f, 0xfd].some((byte, i) => frame[i] !== byte)) return 0;
  const flags = frame[4]!;
  const isOneSegment = (flags & 32) !== 0;
  if (!isOneSegment) return 2 ** (10 + (frame[5]! >> 3)) * (1 + (frame[5]! & 7) / 8);
  const at = 5 + [0, 1, 2, 4][flags & 3]!;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const sizes = [
    () => frame[at]!,
    () => view.getUint16(at, true) + 256,
    () => view.getUint32(at, true),
    () => Number(view.getBigUint64(at, true)),
  ];
  return sizes[flags >> 6]!();
}
