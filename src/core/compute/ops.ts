/** The vocabulary of losses as named operations with JSON-like arguments. */

export type ComputeOutcome =
  | {readonly ok: true; readonly value: number | readonly number[]}
  | {readonly ok: false; readonly error: {readonly type: string; readonly message: string}};

export function computeOp(op: string, _args: Readonly<Record<string, unknown>>): ComputeOutcome {
  return {ok: false, error: {type: 'unknown-op', message: `Unknown operation “${op}”.`}};
}
