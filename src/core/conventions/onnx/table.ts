/** ONNX operators as functions of named arguments, beside the nodes that `compute` takes. */
import type {Call, FrameworkFunction} from '../call.ts';
import type {NdArray} from '../nd/ndarray.ts';
import {runOnnx} from './node.ts';

/** The attributes that are given, of these names. */
const attributesOf = (call: Call, names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => call.has(name)).map((name) => [name, call.raw(name)]));

const operator = (fn: string, inputs: readonly string[], attributes: readonly string[]): FrameworkFunction => ({
  lib: 'onnx',
  fn,
  parameters: [...inputs, ...attributes, 'opset'],
  run: (call: Call): NdArray =>
    runOnnx(fn, {
      opset: call.number('opset', 22),
      attributes: attributesOf(call, attributes),
      inputs: inputs.map((name) => call.maybeArray(name)),
    })[0],
});

const losses = ['input', 'target', 'weight'];

export const onnxFunctions: readonly FrameworkFunction[] = [
  operator('SoftmaxCrossEntropyLoss', losses, ['ignore_index', 'reduction']),
  operator('NegativeLogLikelihoodLoss', losses, ['ignore_index', 'reduction']),
  operator('PoissonNLL', ['input', 'target'], ['full', 'log_input', 'reduction']),
  operator('Softmax', ['input'], ['axis']),
  operator('LogSoftmax', ['input'], ['axis']),
  operator('Softmin', ['input'], ['axis']),
  operator('Sigmoid', ['input'], []),
  operator('Softplus', ['input'], []),
  operator('ReduceLogSumExp', ['data', 'axes'], ['keepdims', 'noop_with_empty_axes']),
];
