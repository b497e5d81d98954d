/** The words that every layer shares: units, reductions, diagnostics. */

import type {Said} from './say.ts';

export type Unit = 'nats' | 'bits' | 'hartleys';
export type Reduction = 'none' | 'mean' | 'sum';
export type Severity = 'error' | 'warning' | 'information';

/**
 * Something wrong (or worth knowing) in a text, at its place.
 * `code` is stable and kebab-case; `offset`/`length` are UTF-16 code units in the text that was read;
 * `message` says what, where and how to mend, in one sentence.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  /** The message before its holes were filled, where it has any, for other languages. */
  readonly said?: Said;
}

/** Row-major numbers with their shape; `shape` [] is a scalar. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}
