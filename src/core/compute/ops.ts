/** The vocabulary of losses as named operations with JSON-like arguments, each answer the double nearest to the true value. */
import {type Args, ArgumentError, type ComputeError} from './arguments.ts';
import {functionOps} from './functionOps.ts';
import {lossOps} from './lossOps.ts';

export type ComputeOutcome =
  | {readonly ok: true; readonly value: number | readonly number[]}
  | {readonly ok: false; readonly error: ComputeError};

const operations = {...functionOps, ...lossOps};

/** The names that computeOp knows. */
export const operationNames: readonly string[] = Object.keys(operations);

/**
 * The value of one operation; arguments are flat lists (with `shape` where rows matter) or nested lists, "inf", "-inf"
 * and "nan" may be spelled. Lists that are empty give what the formula gives: 0 for a sum, NaN for a mean, −Infinity
 * for log-sum-exp. An error names what is wrong: unknown-op, missing-argument, invalid-argument, ragged,
 * shape-mismatch, index-out-of-range, domain.
 */
export function computeOp(op: string, args: Args): ComputeOutcome {
  if (!Object.hasOwn(operations, op)) return failure('unknown-op', `Unknown operation “${op}”.`);
  try {
    return {ok: true, value: operations[op](args)};
  } catch (error) {
    if (error instanceof ArgumentError) return failure(error.type, error.message);
    throw error;
  }
}

function failure(type: string, message: string): ComputeOutcome {
  return {ok: false, error: {type, message}};
}
