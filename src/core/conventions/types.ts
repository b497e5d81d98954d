/** What a framework's function would report for the same numbers, and how that differs from the exact value. */
import type {Tensor} from '../types.ts';

/** A call in the vocabulary of test/conformance: `{lib: 'torch', fn: 'cross_entropy', args: {...}}`. */
export interface ConventionCall {
  readonly lib: string;
  readonly fn: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly version?: string;
}

export type ConventionOutcome =
  | {
      readonly ok: true;
      readonly value: number | Tensor;
      readonly warnings: readonly string[];
      /** All results, where the function returns several; `value` is the first. */
      readonly tuple?: readonly Tensor[];
    }
  | {readonly ok: false; readonly error: {readonly type: string; readonly message: string}};

/** One line of "Compare conventions". */
export interface ComparedConvention {
  readonly framework: string; // "PyTorch"
  readonly version: string; // "2.x"
  readonly call: string; // "F.cross_entropy(log(q), y)"
  readonly outcome: ConventionOutcome;
  /** In one sentence: how it differs from the exact value, and why. */
  readonly difference: string;
}
