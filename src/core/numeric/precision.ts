/** The two speeds of the core: correctly rounded results for what a person looks at, plain float64 for bulk. */

/** 'exact': every result is the double nearest to the true value. 'plain': float64 formulas with compensated sums. */
export type Precision = 'exact' | 'plain';

/** Up to this many values the exact path answers in a few milliseconds. */
export const exactLimit = 4096;

/** The precision that suits a number of values when nobody asked for one. */
export function precisionFor(count: number): Precision {
  return count <= exactLimit ? 'exact' : 'plain';
}
