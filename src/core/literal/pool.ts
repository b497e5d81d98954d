/**
 * Where the values of small arrays are kept: many of them share one buffer, since a buffer of its own costs an array of a few
 * numbers more than all the rest of it.
 */

/** Room for that many values at first, and at most; a hover reads one array, a document thousands. */
const FIRST = 64;
const MOST = 8192;

export interface Pool {
  values: Float64Array;
  spans: Uint32Array;
  used: number;
}

interface Source {
  readonly values: Float64Array;
  readonly spans: Uint32Array;
}

export const createPool = (): Pool => ({values: new Float64Array(0), spans: new Uint32Array(0), used: 0});

/** Copies of the values [from, to) and of their spans. */
export function copyValues(pool: Pool, source: Source, from: number, to: number): Source {
  const n = to - from;
  if (pool.used + n > pool.values.length) refill(pool, n);
  const at = pool.used;
  pool.used += n;
  for (let k = 0; k < n; k++) pool.values[at + k] = source.values[from + k];
  for (let k = 0; k < 2 * n; k++) pool.spans[2 * at + k] = source.spans[2 * from + k];
  return {values: pool.values.subarray(at, at + n), spans: pool.spans.subarray(2 * at, 2 * (at + n))};
}

/** A fresh buffer; one that is too small for the array is left to those that have it. */
function refill(pool: Pool, n: number): void {
  const room = Math.max(n, Math.min(MOST, Math.max(FIRST, 2 * pool.values.length)));
  pool.values = new Float64Array(room);
  pool.spans = new Uint32Array(2 * room);
  pool.used = 0;
}
