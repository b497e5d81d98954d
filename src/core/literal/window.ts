/**
 * Where numbers stand close together, the text is taken into the kernel's memory window by window. A few numbers between words are not worth
 * that: how close they stand is counted on the way.
 */
import {numberKernel, SIZE} from './kernel/numbers.ts';

/** A window is opened after so many numbers, where each took no more characters than that on the average. */
const MANY = 64;
const NEAR = 64;

/** No number of the kernel that matters is longer; closer to the window's end than that, the next window is taken. */
const MARGIN = 64;

/** The window of one scan, text[from, to). */
export interface Window {
  from: number;
  to: number;
  /** None starts before this offset: the text there is not plain ASCII, or the kernel found nothing. */
  blockedTo: number;
  /** Numbers that were read since `countedFrom`. */
  counted: number;
  countedFrom: number;
}

export const createWindow = (): Window => ({from: 0, to: 0, blockedTo: 0, counted: 0, countedFrom: 0});

/** Whose text is in the kernel. */
let owner: Window | undefined;

/** Whether a window lies over the text from `i` on, taking the next one where numbers have stood close together. */
export function hasWindow(w: Window, text: string, i: number, end: number): boolean {
  if (i < w.blockedTo) return false;
  if (owner === w && i >= w.from && i < w.to - MARGIN) return true;
  if (w.counted < MANY || end - i < 8 * MARGIN) return false;
  const isDense = i - w.countedFrom < NEAR * w.counted;
  w.counted = 0;
  w.countedFrom = i;
  return isDense && moveWindow(w, text, i, Math.min(end, i + SIZE));
}

/** Counts numbers that were read from `i` on. */
export function countNumbers(w: Window, count: number, i: number): void {
  if (w.counted === 0) w.countedFrom = i;
  w.counted += count;
}

function moveWindow(w: Window, text: string, from: number, to: number): boolean {
  const kernel = numberKernel();
  if (kernel?.fill(text, from, to)) {
    owner = w;
    w.from = from;
    w.to = to;
    return true;
  }
  w.from = w.to = 0;
  w.blockedTo = kernel ? to : Number.POSITIVE_INFINITY;
  return false;
}
