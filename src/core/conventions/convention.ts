/** What a framework's function returns for given arguments, or the error it raises: one table over all frameworks. */
import {type FrameworkFunction, type FrameworkResult, openCall} from './call.ts';
import {FrameworkError} from './frameworkError.ts';
import {optaxFunctions} from './jax/optax.ts';
import {kerasFunctions} from './keras/table.ts';
import {metricFunctions} from './metrics/table.ts';
import type {NdArray} from './nd/ndarray.ts';
import {onnxFunctions} from './onnx/table.ts';
import {scipyFunctions} from './scipy/table.ts';
import {sklearnFunctions} from './sklearn/table.ts';
import {tfjsFunctions} from './tfjs/table.ts';
import {torchFunctions} from './torch/table.ts';
import type {ConventionCall, ConventionOutcome} from './types.ts';

export const frameworkFunctions: readonly FrameworkFunction[] = [
  ...torchFunctions,
  ...kerasFunctions,
  ...scipyFunctions,
  ...sklearnFunctions,
  ...tfjsFunctions,
  ...optaxFunctions,
  ...metricFunctions,
  ...onnxFunctions,
];

const byName = new Map(frameworkFunctions.map((entry) => [`${entry.lib}.${entry.fn}`, entry]));

/** Ways of writing the same function: modules that re-export it, and the module classes of torch. */
const aliases: readonly (readonly [RegExp, string])[] = [
  [/^torch\.(?:nn\.functional|functional|F|special|nn)\./, 'torch.'],
  [/^torch\.expit$/, 'torch.sigmoid'],
  [/^sklearn\.metrics\./, 'sklearn.'],
  [/^(torchmetrics|torchvision)\.(?:functional\.|ops\.|text\.|classification\.|multiclass_|binary_)+/, '$1.'],
  [/^keras\.losses\.(?=[A-Z])/, 'keras.loss.'],
  [/^keras\.metrics\.(?=[A-Z])/, 'keras.metric.'],
  [/^keras\.metrics\./, 'keras.losses.'],
  [/^keras\.ops\.(?:nn\.)?/, 'keras.op.'],
];

function lookUp(lib: string, fn: string): FrameworkFunction | undefined {
  const name = `${lib}.${fn}`;
  const plain = aliases.reduce((written, [pattern, replacement]) => written.replace(pattern, replacement), name);
  return byName.get(name) ?? byName.get(plain);
}

/** The value of the call under that framework's conventions (1.13.1, 1.2.1, 1.10.1 … unless `version` says newer). Never throws. */
export function convention(call: ConventionCall): ConventionOutcome {
  const entry = lookUp(call.lib, call.fn);
  if (!entry) return unknown(`${call.lib}.${call.fn}`);
  const warnings: string[] = [];
  try {
    const opened = openCall(call, entry.parameters, (message) => warnings.push(message));
    const result = entry.run(opened);
    return {
      ok: true,
      value: isTuple(result) ? result[0] : result,
      warnings,
      ...(isTuple(result) ? {tuple: result} : {}),
    };
  } catch (error) {
    if (!(error instanceof FrameworkError)) throw error;
    return {ok: false, error: {type: error.type, message: error.message}};
  }
}

const unknown = (name: string): ConventionOutcome => ({
  ok: false,
  error: {type: 'UnknownFunction', message: `${name} is not a function that Surprisal knows.`},
});

const isTuple = (result: FrameworkResult): result is readonly NdArray[] => Array.isArray(result);
