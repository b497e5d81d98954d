/** How places in a text move when it is edited. */

export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

export type Span = readonly [start: number, end: number];

/**
 * The span after a change. A change before it moves it, one inside it stretches it, one across its edge cuts it
 * there; text put in exactly at its start or end stays outside.
 */
export function shiftSpan([start, end]: Span, {rangeOffset, rangeLength, text}: TextChange): Span {
  const changeEnd = rangeOffset + rangeLength;
  const delta = text.length - rangeLength;
  if (changeEnd <= start) return [start + delta, end + delta];
  if (rangeOffset >= end) return [start, end];
  const from = rangeOffset < start ? rangeOffset + text.length : start;
  const to = changeEnd > end ? rangeOffset : end + delta;
  return [from, Math.max(from, to)];
}
