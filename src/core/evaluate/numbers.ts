/** What was given, with its values as float64 arrays: loops that see one kind of array run several times as fast. */
import type {ArrayInput, EvaluateRequest} from './types.ts';

export interface NumericRequest extends EvaluateRequest {
  /** As it was handed over. */
  readonly given: EvaluateRequest;
}

export function withNumbers(given: EvaluateRequest): NumericRequest {
  const {prediction, target} = given;
  return {...given, prediction: numeric(prediction), ...(target && {target: numeric(target)}), given};
}

function numeric(array: ArrayInput): ArrayInput {
  return array.values instanceof Float64Array ? array : {...array, values: new Float64Array(array.values)};
}
