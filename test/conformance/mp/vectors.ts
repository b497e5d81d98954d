/** The long vectors of mp_long.json from their generators, checked against the digests of the bytes that were used. */
import {createHash} from 'node:crypto';

export interface Generator {
  readonly map: string;
  readonly seed: number;
  readonly n: number;
  readonly c?: number;
  readonly e?: number;
}

export interface VectorSpec {
  readonly id: string;
  readonly gen: Generator;
  readonly dtype: 'float64' | 'int32';
  readonly n: number;
  readonly sha256: string;
}

/** s ← (1664525 s + 1013904223) mod 2³²; u_k is s after step k. */
function states({seed, n}: Generator): Float64Array {
  const u = new Float64Array(n);
  let s = seed;
  for (let k = 0; k < n; k++) {
    s = (Math.imul(1664525, s) + 1013904223) >>> 0;
    u[k] = s;
  }
  return u;
}

/** w/W with W the exact integer sum (below 2⁵³ here or rounded once), one division each. */
function shares(u: Float64Array, weight: (u: number) => number): Float64Array {
  const w = u.map(weight);
  let total = 0n;
  for (const x of w) total += BigInt(x);
  return w.map((x) => x / Number(total));
}

const maps: Readonly<Record<string, (u: Float64Array, c: number, e: number) => Float64Array>> = {
  logit: (u, _c, e) => u.map((x) => (x - 2 ** 31) * 2 ** e),
  offset_logit: (u, c, e) => u.map((x) => c + (x >>> 16) * 2 ** e),
  prob: (u) => shares(u, (x) => x + 1),
  prob_tail: (u) => shares(u, (x) => 2 ** (x >>> 27)),
  prob2: (u) => shares(u, (x) => 2 * (x + 1)),
  prob_close: (u) => shares(u, (x) => 2 * (x + 1) + ((x >>> 7) % 3) - 1),
  unit: (u) => u.map((x) => (2 * x + 1) * 2 ** -33),
  near_one: (u) => u.map((x) => 1 + (x - 2 ** 31) * 2 ** -40),
  bit: (u) => u.map((x) => x >>> 31),
  index: (u, c) => u.map((x) => x % c),
  count: (u, c) => u.map((x) => (x >>> 20) % c),
  pow2: (u, c) => u.map((x) => 2 ** (((x >>> 24) % c) - Math.floor(c / 2))),
  const: (u, c) => u.map(() => c),
};

export function generate({gen}: VectorSpec): Float64Array {
  return maps[gen.map](states(gen), gen.c ?? 0, gen.e ?? 0);
}

export function digest(values: Float64Array, dtype: VectorSpec['dtype']): string {
  const typed = dtype === 'int32' ? Int32Array.from(values) : values;
  return createHash('sha256')
    .update(new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength))
    .digest('hex');
}
