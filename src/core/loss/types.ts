/** What the losses take and give. */
import type {Precision} from '../numeric/precision.ts';
import type {Reduction, Unit} from '../types.ts';

export interface LossOptions {
  /** 'mean' by default. */
  readonly reduction?: Reduction;
  /** Unit of a logarithmic loss; 'nats' by default. */
  readonly unit?: Unit;
  /** 'exact' (correctly rounded) up to exactLimit values, 'plain' float64 above, unless it is said here. */
  readonly precision?: Precision;
}

/** A loss with its anatomy. */
export interface LossResult {
  /** The mean (reduction 'mean', the default), the sum ('sum'), or NaN under 'none', where `elements` is the result. */
  readonly value: number;
  /** One loss per row (or per element of an elementwise loss), weighted; 0 where ignored. */
  readonly elements: Float64Array;
  readonly sum: number;
  /** What `sum` was divided by to give the mean: a count, or the sum of the weights. */
  readonly denominator: number;
  /** Rows (or elements) that count. */
  readonly valid: number;
  /** Rows left out because their target is `ignoreIndex`. */
  readonly ignored: readonly number[];
}

/** N rows over C classes, row-major. */
export type Shape2 = readonly [numRows: number, numClasses: number];
