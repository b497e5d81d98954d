/**
 * A window of the text as bytes: reading an array of bytes costs half of what charCodeAt does, which pays in long runs of
 * numbers. Only plain ASCII goes through it, so that offsets stay those of the text; without TextEncoder there is no window.
 */

interface Encoder {
  encodeInto(text: string, bytes: Uint8Array): {readonly read: number; readonly written: number};
}

const SIZE = 65536;

const Maker = (globalThis as {TextEncoder?: new () => Encoder}).TextEncoder;
const encoder = Maker && new Maker();

/** bytes[i] is the character at from + i, as long as from + i < to. */
export interface Window {
  bytes: Uint8Array;
  from: number;
  to: number;
  /** No window starts before this offset: the text there is not plain ASCII, or there is no encoder. */
  blockedTo: number;
}

export const createWindow = (): Window => ({
  bytes: new Uint8Array(0),
  from: 0,
  to: 0,
  blockedTo: encoder ? 0 : Number.POSITIVE_INFINITY,
});

/** Moves the window so that it starts at `i`; false where the text there is no ASCII. */
export function moveWindow(window: Window, text: string, i: number, end: number): boolean {
  const to = Math.min(end, i + SIZE);
  if (window.bytes.length === 0) window.bytes = new Uint8Array(SIZE);
  const {read, written} = encoder!.encodeInto(text.slice(i, to), window.bytes);
  window.from = i;
  window.to = i + read;
  if (read === written && read === to - i) return true;
  window.to = window.from;
  window.blockedTo = to;
  return false;
}
