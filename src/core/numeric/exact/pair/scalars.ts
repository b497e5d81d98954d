/**
 * Pair arithmetic on bare doubles for the inner loops of log and exp, where an object per step would cost more than
 * the step: the high part is returned, the low part is left in `low[0]` for the next line to pick up. No bounds here;
 * the callers state the error of the whole.
 */

export const low = new Float64Array(1);

const splitter = 134217729; // 2^27 + 1

/** (ah + al)(bh + bl), error below 2^-102 of it. */
export function times(ah: number, al: number, bh: number, bl: number): number {
  const p = ah * bh;
  const ca = splitter * ah;
  const a1 = ca - (ca - ah);
  const a2 = ah - a1;
  const cb = splitter * bh;
  const b1 = cb - (cb - bh);
  const b2 = bh - b1;
  const e = a2 * b2 - (p - a1 * b1 - a2 * b1 - a1 * b2) + (ah * bl + al * bh);
  const hi = p + e;
  low[0] = e - (hi - p);
  return hi;
}

/** (ah + al) + (bh + bl) for |ah| ≥ |bh| that do not cancel, error below 2^-102 of it. */
export function plus(ah: number, al: number, bh: number, bl: number): number {
  const s = ah + bh;
  const e = bh - (s - ah) + (al + bl);
  const hi = s + e;
  low[0] = e - (hi - s);
  return hi;
}
