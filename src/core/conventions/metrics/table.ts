/** torchmetrics, torchvision and Hugging Face evaluate: the metrics that a loss is compared with. */
import type {Call, FrameworkFunction} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {cast, map, type NdArray, scalar} from '../nd/ndarray.ts';
import {isRecord, readArray} from '../nd/read.ts';
import {mean, sum, sumOf} from '../nd/reduce.ts';
import {logSigmoid, sigmoid} from '../torch/elementwise.ts';
import {strictReduction} from '../torch/reduction.ts';
import {softmax} from '../torch/softmax.ts';
import {combine, reduceLoss} from '../torch/tensors.ts';

/** Rows divided by their sums, Σ xlogy(p, p/q); or Σ e^p (p − q) for log-probabilities. Mean over rows by default. */
function klDivergence(call: Call): NdArray {
  const [p, q] = [call.array('p'), call.array('q')];
  const logs = call.flag('log_prob', false);
  const terms = logs
    ? combine(p, q, (a, b) => Math.exp(a) * (a - b))
    : combine(normalised(p), normalised(q), (a, b) => (a === 0 ? 0 : a * Math.log(a / b)));
  const rows = sum(terms, [terms.shape.length - 1]);
  return reduceLoss(rows, strictReduction(call.text('reduction', 'mean')));
}

const normalised = (a: NdArray): NdArray => combine(a, sum(a, [a.shape.length - 1], true), (x, s) => x / s);

/** exp(Σ −ln softmax(x)[y] / count), softmax before ln: an underflow gives ∞. */
function perplexity(call: Call): NdArray {
  const logits = call.array('preds');
  const target = call.array('target', () => 'int64');
  if (logits.shape.length !== 3)
    raise(
      'ValueError',
      `Input tensor \`preds\` is expected to have 3 dimensions, [batch_size, seq_len, vocab_size], but got ${logits.shape.length}.`,
    );
  const classes = logits.shape[2];
  const ignored = call.has('ignore_index') ? call.number('ignore_index', -100) : undefined;
  const q = softmax(logits, -1).data;
  const losses = Array.from(target.data).flatMap((y, i) => (y === ignored ? [] : [-Math.log(at(q, i, y, classes))]));
  return scalar(Math.exp(sumOf(losses) / losses.length), logits.dtype);
}

function at(q: Float64Array, row: number, y: number, classes: number): number {
  if (y < 0 || y >= classes) raise('IndexError', `index ${y} is out of bounds for dimension 1 with size ${classes}`);
  return q[row * classes + y];
}

/** Σ over bins of the share of samples times |accuracy − confidence|; bins [a, b), confidence 1 in one of its own. */
function calibrationError(call: Call): NdArray {
  const preds = asProbabilities(call.array('preds'));
  const target = call.array('target', () => 'int64');
  const bins = call.number('n_bins', 15);
  const samples = preds.shape.length > 1 ? topOne(preds, target) : positives(preds, target);
  if (!(Number.isInteger(bins) && bins > 0)) raise('ValueError', 'n_bins must be a positive integer');
  const tally = new Map<number, Bin>();
  for (const {confidence, correct} of samples) {
    const at = Math.floor(confidence * bins);
    const bin = tally.get(at) ?? {count: 0, confidence: 0, correct: 0};
    tally.set(at, {count: bin.count + 1, confidence: bin.confidence + confidence, correct: bin.correct + correct});
  }
  return scalar(normed(call.text('norm', 'l1'), [...tally.values()], samples.length), preds.dtype);
}

/** Predictions outside [0, 1] are taken for logits; NaN has no bin. */
function asProbabilities(preds: NdArray): NdArray {
  if (preds.data.some(Number.isNaN)) raise('RuntimeError', 'preds contains NaN');
  if (preds.data.every((x) => x >= 0 && x <= 1)) return preds;
  return preds.shape.length > 1 ? softmax(preds, 1) : map(preds, sigmoid);
}

interface Sample {
  readonly confidence: number;
  readonly correct: number;
}

function topOne(preds: NdArray, target: NdArray): readonly Sample[] {
  const classes = preds.shape[1];
  return Array.from(target.data, (y, i) => {
    const row = preds.data.subarray(i * classes, (i + 1) * classes);
    const confidence = Math.max(...row);
    return {confidence, correct: row.indexOf(confidence) === y ? 1 : 0};
  });
}

const positives = (preds: NdArray, target: NdArray): readonly Sample[] =>
  Array.from(preds.data, (confidence, i) => ({confidence, correct: target.data[i]}));

interface Bin {
  readonly count: number;
  readonly confidence: number;
  readonly correct: number;
}

function normed(norm: string, filled: readonly Bin[], total: number): number {
  const gaps = filled.map((bin) => Math.abs(bin.correct - bin.confidence) / bin.count);
  if (norm === 'max') return Math.max(...gaps);
  const power = norm === 'l2' ? 2 : 1;
  const mass = sumOf(gaps.map((gap, i) => gap ** power * (filled[i].count / total)));
  return norm === 'l2' ? Math.sqrt(mass) : mass;
}

/** (1 − p_t)^γ · BCE with logits, times αy + (1 − α)(1 − y) where α ≥ 0; reduction none. */
function sigmoidFocalLoss(call: Call): NdArray {
  const inputs = call.array('inputs');
  const targets = call.array('targets', () => inputs.dtype);
  const alpha = call.number('alpha', 0.25);
  const gamma = call.number('gamma', 2);
  const loss = combine(inputs, targets, (x, y) => focalTerm(x, y, alpha, gamma));
  return reduceLoss(loss, strictReduction(call.text('reduction', 'none')));
}

function focalTerm(x: number, y: number, alpha: number, gamma: number): number {
  const p = sigmoid(x);
  const ce = (1 - y) * x - logSigmoid(x);
  const loss = ce * (1 - (p * y + (1 - p) * (1 - y))) ** gamma;
  return alpha < 0 ? loss : (alpha * y + (1 - alpha) * (1 - y)) * loss;
}

/** mean_perplexity: the mean over texts of exp(mean NLL of the text), not exp of the pooled mean. `nll` holds one list a text. */
function meanPerplexity(call: Call): number {
  const texts = call.raw('nll');
  const lists =
    Array.isArray(texts) && texts.some((text) => Array.isArray(text) || isRecord(text)) ? texts : [texts ?? []];
  const perplexities = lists.map((text) => Math.exp(mean(cast(readArray(text), 'float64')).data[0]));
  return sumOf(perplexities) / perplexities.length;
}

const calibration = ['preds', 'target', 'num_classes', 'n_bins', 'norm'];

export const metricFunctions: readonly FrameworkFunction[] = [
  {lib: 'torchmetrics', fn: 'kl_divergence', parameters: ['p', 'q', 'log_prob', 'reduction'], run: klDivergence},
  {lib: 'torchmetrics', fn: 'perplexity', parameters: ['preds', 'target', 'ignore_index'], run: perplexity},
  {lib: 'torchmetrics', fn: 'calibration_error', parameters: calibration, run: calibrationError},
  {
    lib: 'torchvision',
    fn: 'sigmoid_focal_loss',
    parameters: ['inputs', 'targets', 'alpha', 'gamma', 'reduction'],
    run: sigmoidFocalLoss,
  },
  {lib: 'evaluate', fn: 'perplexity', parameters: ['nll'], run: meanPerplexity},
];
