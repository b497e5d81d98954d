/** kl_div, poisson_nll_loss and gaussian_nll_loss. Source: torch/nn/functional.py, ATen/native/Loss.cpp. */
import {atLeast, type Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {isFloating, rounding} from '../nd/dtype.ts';
import {broadcastTo, map, type NdArray, reshape, sameShape, zip} from '../nd/ndarray.ts';
import {uncastable} from './binary.ts';
import {xlogy} from './elementwise.ts';
import {legacyReduction, reductionNamed, strictReduction, wordOf} from './reduction.ts';
import {combine, combineFloat, floatType, notImplemented, reduceLoss, subtract, torchMismatch} from './tensors.ts';

/** Half has exp and log from 2.1 on. */
function vector(call: Call, kernel: string, a: NdArray, f: (x: number) => number): NdArray {
  if (a.dtype === 'float16' && !atLeast(call.version, '2.1')) notImplemented(kernel, a.dtype);
  return map(a, f, floatType(a.dtype));
}

const meanWarning =
  "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the same as 'batchmean' in the next major release.";

/** Pointwise xlogy(p, p) − p·input, or e^p (p − input) for log targets; `mean` divides by elements, `batchmean` by rows. */
export function klDiv(call: Call): NdArray {
  const input = call.array('input');
  const target = call.array('target', () => input.dtype);
  const asked = wordOf(call);
  const legacy = legacyReduction(call);
  if (!legacy && asked === 'mean') call.warn(meanWarning);
  const reduction = legacy ?? (asked === 'batchmean' ? 'sum' : reductionNamed(call, asked));
  if (!isFloating(input.dtype) || !isFloating(target.dtype)) {
    raise('RuntimeError', 'kl_div: Integral inputs not supported.');
  }
  const reduced = reduceLoss(
    call.flag('log_target', false) ? logTargetTerms(call, input, target) : terms(input, target),
    reduction,
  );
  const batch = asked === 'batchmean' && input.shape.length > 0 ? input.shape[0] : 1;
  return batch === 1 ? reduced : map(reduced, (x) => x / batch);
}

const terms = (input: NdArray, target: NdArray): NdArray =>
  combine(
    map(target, (p) => xlogy(p, p)),
    combine(target, input, (p, x) => p * x),
    (a, b) => a - b,
  );

const logTargetTerms = (call: Call, input: NdArray, target: NdArray): NdArray =>
  combine(
    vector(call, 'exp_vml_cpu', target, Math.exp),
    combine(target, input, (p, x) => p - x),
    (a, b) => a * b,
  );

/** e^x − yx, or x − y ln(x + eps); `full` adds Stirling's y ln y − y + ½ ln 2πy where y > 1. */
export function poissonNllLoss(call: Call): NdArray {
  const input = call.array('input');
  const target = call.array('target', () => input.dtype);
  const reduction = legacyReduction(call) ?? strictReduction(wordOf(call));
  const eps = call.number('eps', 1e-8);
  const loss = call.flag('log_input', true) ? logRate(call, input, target) : rate(call, input, target, eps);
  if (!call.flag('full', false)) return reduceLoss(loss, reduction);
  return reduceLoss(
    zip(loss, stirling(call, target), (x, s) => x + s, loss.dtype, torchMismatch),
    reduction,
  );
}

const logRate = (call: Call, input: NdArray, target: NdArray): NdArray =>
  combine(
    vector(call, 'exp_vml_cpu', input, Math.exp),
    combine(target, input, (y, x) => y * x),
    (a, b) => a - b,
  );

function rate(call: Call, input: NdArray, target: NdArray, eps: number): NdArray {
  const logs = vector(
    call,
    'log_vml_cpu',
    map(input, (x) => x + eps, floatType(input.dtype)),
    Math.log,
  );
  return subtract(
    input,
    combine(target, logs, (y, l) => y * l),
  );
}

/** y ln y − y + ½ ln 2πy where y > 1, step by step in the float type of y. */
function stirling(call: Call, target: NdArray): NdArray {
  if (target.dtype === 'bool') subtract(target, target);
  const logs = vector(call, 'log_vml_cpu', target, Math.log);
  const round = rounding[logs.dtype];
  const data = target.data.map((y, i) => (y <= 1 ? 0 : stirlingOf(y, logs.data[i], round)));
  return {dtype: logs.dtype, shape: target.shape, data};
}

function stirlingOf(y: number, log: number, round: (x: number) => number): number {
  const tail = round(0.5 * round(Math.log(round(2 * Math.PI * y))));
  return round(round(round(y * log) - y) + tail);
}

/** ½(ln v + (x − y)²/v) with v = max(var, eps); `full` adds ½ ln 2π. Negative variances raise. */
export function gaussianNllLoss(call: Call): NdArray {
  const input = call.array('input');
  const target = call.array('target', () => input.dtype);
  const variance = varianceOf(call, input);
  const reduction = strictReduction(wordOf(call));
  if (variance.data.some((v) => v < 0)) raise('ValueError', 'var has negative entry/entries');
  if (!isFloating(variance.dtype)) uncastable('float32', variance.dtype);
  const eps = call.number('eps', 1e-6);
  const clamped = map(variance, (v) => Math.max(v, eps));
  return reduceLoss(gaussianTerms(call, input, target, clamped), reduction);
}

function gaussianTerms(call: Call, input: NdArray, target: NdArray, variance: NdArray): NdArray {
  const squares = map(subtract(input, target), (d) => d * d);
  const ratio = combineFloat(squares, variance, (d, v) => d / v);
  const loss = map(
    combine(vector(call, 'log_vml_cpu', variance, Math.log), ratio, (l, r) => l + r),
    (x) => 0.5 * x,
  );
  return call.flag('full', false) ? map(loss, (x) => x + 0.5 * Math.log(2 * Math.PI)) : loss;
}

/** One number for all is taken from 2.6 on. */
function varianceOf(call: Call, input: NdArray): NdArray {
  const given = call.array('var', () => input.dtype);
  if (typeof call.raw('var') !== 'number') return matchVariance(given, input);
  if (!atLeast(call.version, '2.6')) raise('AttributeError', "'float' object has no attribute 'size'");
  return broadcastTo(given, input.shape);
}

/** A variance of the input's shape, without its last axis, or with 1 there. */
function matchVariance(variance: NdArray, input: NdArray): NdArray {
  if (sameShape(variance.shape, input.shape)) return variance;
  const rows = input.shape.slice(0, -1);
  if (sameShape(variance.shape, rows)) return reshape(variance, [...variance.shape, 1]);
  const column = variance.shape.at(-1) === 1 && sameShape(variance.shape.slice(0, -1), rows);
  return column ? variance : raise('ValueError', 'var is of incorrect size');
}
