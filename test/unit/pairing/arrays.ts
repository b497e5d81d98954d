/** Arrays for pairing tests, without a text: each one stands 50 characters after the one before. */
import type {CallContext, NumericArray} from '../../../src/core/literal/types.ts';

type Nested = readonly (number | readonly number[])[];

let place = 0;

export function array(nested: Nested, more: Partial<NumericArray> = {}): NumericArray {
  const flat = nested.flat();
  const columns = nested[0];
  place += 50;
  const start = place;
  return {
    start,
    end: start + 20,
    shape: typeof columns === 'number' ? [nested.length] : [nested.length, columns.length],
    values: Float64Array.from(flat),
    spans: Uint32Array.from(flat.flatMap((_, i) => [start + i, start + i + 1])),
    container: 'list',
    where: 'code',
    dialect: 'python',
    complete: true,
    diagnostics: [],
    ...more,
  };
}

/** The call context of an argument; the same `open` is the same call. */
export const call = (callee: string, argument: number | string, open = 10): CallContext => ({
  callee,
  calleeStart: open - callee.length,
  open,
  argument,
});
