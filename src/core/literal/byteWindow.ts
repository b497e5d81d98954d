/**
 * A piece of the text as bytes: reading an array of bytes costs half of what charCodeAt does, which pays where every character is
 * looked at. What is not ASCII stands there as OTHER.
 */

interface Encoder {
  encodeInto(text: string, bytes: Uint8Array): {readonly read: number; readonly written: number};
}

const SIZE = 16384;
export const OTHER = 128;

const Maker = (globalThis as {TextEncoder?: new () => Encoder}).TextEncoder;
const encoder = Maker && new Maker();

/** bytes[i - from] is the character at i, as long as from ≤ i < to. */
export interface ByteWindow {
  bytes: Uint8Array;
  from: number;
  to: number;
}

export const createByteWindow = (): ByteWindow => ({bytes: new Uint8Array(0), from: 0, to: 0});

/** Moves the window so that it starts at `i`. */
export function moveByteWindow(window: ByteWindow, text: string, i: number): void {
  if (window.bytes.length === 0) window.bytes = new Uint8Array(3 * SIZE);
  window.from = i;
  window.to = Math.min(text.length, i + SIZE);
  const piece = text.slice(i, window.to);
  const {read, written} = encoder?.encodeInto(piece, window.bytes) ?? {read: 0, written: 0};
  if (read !== piece.length) fillOneByOne(window.bytes, piece);
  else if (written !== read) closeUp(window.bytes, written);
}

/** From UTF-8 to one byte for each code unit: two to three bytes stand for one, four for a pair. */
function closeUp(bytes: Uint8Array, length: number): void {
  let to = 0;
  for (let from = 0; from < length; from++, to++) {
    const code = bytes[from];
    if (code < 128) bytes[to] = code;
    else {
      from += code < 0xe0 ? 1 : code < 0xf0 ? 2 : 3;
      bytes[to] = OTHER;
      if (code >= 0xf0) bytes[++to] = OTHER;
    }
  }
}

function fillOneByOne(bytes: Uint8Array, piece: string): void {
  for (let i = 0; i < piece.length; i++) bytes[i] = Math.min(piece.charCodeAt(i), OTHER);
}
