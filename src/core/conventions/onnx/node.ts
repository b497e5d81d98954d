/** ONNX nodes of the losses and softmaxes, in double precision. Source: onnx/docs/Operators.md (opset 1 to 22). */
import {raise} from '../frameworkError.ts';
import {cast, map, type NdArray, reshape, sameShape, scalar, sizeOf, zip} from '../nd/ndarray.ts';
import {readNumber} from '../nd/read.ts';
import {max, maxOf, sum, sumOf} from '../nd/reduce.ts';
import {alongAxis, around} from '../nd/slices.ts';

export interface OnnxNode {
  readonly opset: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** In the operator's order; undefined where an optional one is left out. */
  readonly inputs: readonly (NdArray | undefined)[];
}

type Operator = (node: OnnxNode) => readonly NdArray[];

const attribute = (node: OnnxNode, name: string, fallback: number): number =>
  readNumber(node.attributes[name]) ?? fallback;
const text = (node: OnnxNode, name: string, fallback: string): string =>
  typeof node.attributes[name] === 'string' ? node.attributes[name] : fallback;

function input(node: OnnxNode, index: number): NdArray {
  const array = node.inputs[index];
  return array ? cast(array, 'float64') : raise('ValueError', `input ${index} is missing`);
}

function wrap(axis: number, rank: number): number {
  if (axis >= -rank && axis < Math.max(rank, 1)) return axis < 0 ? axis + rank : axis;
  return raise('ValueError', `axis ${axis} is out of range for rank ${rank}`);
}

const softmaxRow = (row: Float64Array): Float64Array => {
  const top = maxOf(row);
  const powers = row.map((x) => Math.exp(x - top));
  const total = sumOf(powers);
  return powers.map((e) => e / total);
};

const logSoftmaxRow = (row: Float64Array): Float64Array => {
  const top = maxOf(row);
  const rest = Math.log(sumOf(row.map((x) => Math.exp(x - top))));
  return row.map((x) => x - top - rest);
};

/** From opset 13 along one axis, the last by default; before, flattened to two axes at `axis`, 1 by default. */
function alongSoftmaxAxis(node: OnnxNode, x: NdArray, f: (row: Float64Array) => Float64Array): NdArray {
  const rank = x.shape.length;
  if (node.opset >= 13) return alongAxis(x, wrap(attribute(node, 'axis', -1), rank), f);
  const axis = wrap(attribute(node, 'axis', Math.min(1, rank - 1)), rank);
  const flat = reshape(x, [sizeOf(x.shape.slice(0, axis)), sizeOf(x.shape.slice(axis))]);
  return reshape(alongAxis(flat, 1, f), x.shape);
}

const elementwise =
  (f: (x: number) => number): Operator =>
  (node) => [map(input(node, 0), f)];

/** ln Σ exp over `axes` (an input from opset 18, an attribute before); none given means all, twice the same is a ValueError. */
const reduceLogSumExp: Operator = (node) => {
  const x = input(node, 0);
  const given = axesGiven(node);
  if (given.length === 0 && attribute(node, 'noop_with_empty_axes', 0) === 1) return [x];
  const axes = given.length === 0 ? x.shape.map((_, i) => i) : given.map((axis) => wrap(axis, x.shape.length));
  if (new Set(axes).size !== axes.length) raise('ValueError', "duplicate value in 'axis'");
  const top = map(max(x, axes, true), (t) => (Number.isFinite(t) ? t : 0));
  const powers = map(
    zip(x, top, (v, t) => v - t, 'float64'),
    Math.exp,
  );
  const result = zip(map(sum(powers, axes, true), Math.log), top, (l, t) => l + t, 'float64');
  const kept = attribute(node, 'keepdims', 1) !== 0;
  return [
    kept
      ? result
      : reshape(
          result,
          x.shape.filter((_, i) => !axes.includes(i)),
        ),
  ];
};

function axesGiven(node: OnnxNode): readonly number[] {
  const listed = node.attributes['axes'];
  return node.inputs[1] ? Array.from(node.inputs[1].data) : Array.isArray(listed) ? listed.map(Number) : [];
}

/** −w[y] x[y] over class axis 1; ignored positions weigh 0; the mean divides by Σ w[y]. */
function negativeLogLikelihood(node: OnnxNode, logs: NdArray): NdArray {
  const target = input(node, 1);
  const weight = node.inputs[2];
  checkTarget(logs, target, weight);
  const ignored = readNumber(node.attributes['ignore_index']);
  const weights = target.data.map((y) => (y === ignored ? 0 : weight ? weight.data[y] : 1));
  const losses = target.data.map((y, i) => (y === ignored ? 0 : -logs.data[position(logs, y, i)] * weights[i]));
  const reduction = text(node, 'reduction', 'mean');
  if (reduction === 'none') return {dtype: 'float64', shape: target.shape, data: losses};
  if (reduction !== 'mean' && reduction !== 'sum') raise('ValueError', `${reduction} is no reduction`);
  return scalar(reduction === 'sum' ? sumOf(losses) : sumOf(losses) / sumOf(weights));
}

function checkTarget(logs: NdArray, target: NdArray, weight: NdArray | undefined): void {
  if (logs.shape.length < 2 || !sameShape(target.shape, [logs.shape[0], ...logs.shape.slice(2)])) {
    raise('ValueError', `a target of shape [${target.shape}] does not fit scores of shape [${logs.shape}]`);
  }
  if (weight && weight.data.length !== logs.shape[1]) {
    raise('ValueError', `${weight.data.length} weights for ${logs.shape[1]} classes`);
  }
}

function position(logs: NdArray, y: number, i: number): number {
  const {length, inner} = around(logs.shape, 1);
  if (y < 0 || y >= length) raise('IndexError', `target ${y} is out of range for ${length} classes`);
  return (Math.floor(i / inner) * length + y) * inner + (i % inner);
}

const softmaxCrossEntropyLoss: Operator = (node) => {
  const logs = alongAxis(input(node, 0), 1, logSoftmaxRow);
  return [negativeLogLikelihood(node, logs), logs];
};

/** PyTorch's export: e^x − yx, or x − y ln(x + 1e-8); `full` adds Stirling's term where y > 1. */
const poissonNll: Operator = (node) => {
  const logInput = truth(node, 'log_input', true);
  const full = truth(node, 'full', false);
  const terms = zip(
    input(node, 0),
    input(node, 1),
    (x, y) => poissonTerm(x, y, logInput) + (full ? stirling(y) : 0),
    'float64',
  );
  const reduction = text(node, 'reduction', 'mean');
  if (reduction === 'none') return [terms];
  return [scalar(sumOf(terms.data) / (reduction === 'sum' ? 1 : terms.data.length))];
};

const truth = (node: OnnxNode, name: string, fallback: boolean): boolean =>
  attribute(node, name, Number(fallback)) !== 0;
const poissonTerm = (x: number, y: number, logInput: boolean): number =>
  logInput ? Math.exp(x) - y * x : x - y * Math.log(x + 1e-8);
const stirling = (y: number): number => (y > 1 ? y * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI * y) : 0);

/** Which Σ and which ln: the operators by their ONNX names. */
const operators: Readonly<Record<string, Operator>> = {
  Softmax: (node) => [alongSoftmaxAxis(node, input(node, 0), softmaxRow)],
  Softmin: (node) => [
    alongSoftmaxAxis(
      node,
      map(input(node, 0), (x) => -x),
      softmaxRow,
    ),
  ],
  LogSoftmax: (node) => [alongSoftmaxAxis(node, input(node, 0), logSoftmaxRow)],
  Sigmoid: elementwise((x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)))),
  Softplus: elementwise((x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),
  ReduceLogSumExp: reduceLogSumExp,
  NegativeLogLikelihoodLoss: (node) => [negativeLogLikelihood(node, input(node, 0))],
  SoftmaxCrossEntropyLoss: softmaxCrossEntropyLoss,
  PoissonNLL: poissonNll,
};

export const isOnnxOperator = (op: string): boolean => Object.hasOwn(operators, op);

/** The outputs of a node, in the operator's order; throws a FrameworkError for bad input. */
export const runOnnx = (op: string, node: OnnxNode): readonly NdArray[] => operators[op](node);
