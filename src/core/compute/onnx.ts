/** A request for an ONNX node: inputs by name, in the node's order; one output as a value, several by their names. */
import {FrameworkError} from '../conventions/frameworkError.ts';
import type {NdArray} from '../conventions/nd/ndarray.ts';
import {isRecord, readArray} from '../conventions/nd/read.ts';
import {isOnnxOperator, type OnnxNode, runOnnx} from '../conventions/onnx/node.ts';
import {writeValue} from './json.ts';

type Body = Readonly<Record<string, unknown>>;

export type OnnxOutcome =
  | {readonly value: unknown}
  | {readonly outputs: Readonly<Record<string, unknown>>}
  | {readonly error: {readonly type: string; readonly message: string}};

/** Requests of this form have inputs; own operations have args. */
export const isOnnxRequest = (request: Body): boolean => 'inputs' in request || 'node_inputs' in request;

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];

export function answerOnnx(op: string, request: Body): OnnxOutcome {
  if (!isOnnxOperator(op)) return {error: {type: 'unknown-op', message: `Unknown ONNX operator “${op}”.`}};
  try {
    return named(strings(request['node_outputs']), runOnnx(op, readNode(request)));
  } catch (error) {
    if (!(error instanceof FrameworkError)) throw error;
    return {error: {type: error.type, message: error.message}};
  }
}

function readNode(request: Body): OnnxNode {
  const inputs = isRecord(request['inputs']) ? request['inputs'] : {};
  const names = strings(request['node_inputs']);
  const order = names.length > 0 ? names : Object.keys(inputs);
  return {
    opset: typeof request['opset'] === 'number' ? request['opset'] : 22,
    attributes: isRecord(request['attributes']) ? request['attributes'] : {},
    inputs: order.map((name) => (name in inputs ? readArray(inputs[name]) : undefined)),
  };
}

function named(names: readonly string[], outputs: readonly NdArray[]): OnnxOutcome {
  if (names.length <= 1) return {value: writeValue(outputs[0])};
  const pairs = names.flatMap((name, i) =>
    name && i < outputs.length ? [[name, writeValue(outputs[i])] as const] : [],
  );
  return {outputs: Object.fromEntries(pairs)};
}
