/** Prediction → q, −ln q and (for Bernoulli classes) −ln(1−q), from whichever kind of numbers was given. */
import type {Decision} from './decide.ts';
import {type BernoulliOut, type Elementary, elementaryFor} from './elementary.ts';
import {sumOfRange} from './inspect.ts';

export interface Probabilities {
  readonly q: Float64Array;
  /** −ln q. */
  readonly surprisal: Float64Array;
  /** −ln(1−q), only where each class is a Bernoulli variable (binary, multi-label). */
  readonly complement?: Float64Array;
  /** The sum of each row as given: of the values themselves, or of their exponentials for log-probabilities. */
  readonly sums: Float64Array;
}

interface Source {
  readonly values: ArrayLike<number>;
  readonly decision: Decision;
  readonly temperature: number;
  readonly math: Elementary;
}

export function toProbabilities(values: ArrayLike<number>, decision: Decision, temperature: number): Probabilities {
  const source = {values, decision, temperature, math: elementaryFor(values.length)};
  return decision.task === 'multiclass' ? exclusive(source) : independent(source);
}

function allocate(length: number, numRows: number) {
  return {q: new Float64Array(length), surprisal: new Float64Array(length), sums: new Float64Array(numRows)};
}

type Out = ReturnType<typeof allocate>;

function exclusive(source: Source): Probabilities {
  const {values, decision, temperature} = source;
  const {numRows, numClasses, predictionKind} = decision;
  const out = allocate(values.length, numRows);
  sumRows(values, numClasses, out.sums);
  if (predictionKind === 'logits') softmaxLogits(source, out);
  else if (predictionKind === 'log-probabilities') exponentials(source, out);
  else shares(source, out);
  if (temperature !== 1 && predictionKind !== 'logits') temperRows(source, out);
  return out;
}

function sumRows(values: ArrayLike<number>, numClasses: number, sums: Float64Array): void {
  if (numClasses === 1) for (let row = 0; row < sums.length; row++) sums[row] = 0 + values[row];
  else for (let row = 0; row < sums.length; row++) sums[row] = sumOfRange(values, row * numClasses, numClasses);
}

/** As given, or divided by the row's sum. */
function shares({values, decision, math}: Source, {q, surprisal, sums}: Out): void {
  const {numClasses, normalize} = decision;
  if (normalize)
    for (let row = 0; row < sums.length; row++) divideRow(values, q, row * numClasses, numClasses, sums[row]);
  else q.set(values);
  math.surprisals(q, surprisal);
}

function divideRow(values: ArrayLike<number>, q: Float64Array, from: number, count: number, divisor: number): void {
  for (let i = from; i < from + count; i++) q[i] = values[i] / divisor;
}

function exponentials({values, decision}: Source, {q, surprisal, sums}: Out): void {
  for (let i = 0; i < q.length; i++) {
    q[i] = Math.exp(values[i]);
    surprisal[i] = 0 - values[i];
  }
  sumRows(q, decision.numClasses, sums);
}

/** The softmax of logits over the temperature. */
function softmaxLogits(source: Source, out: Out): void {
  const {values, temperature} = source;
  for (let i = 0; i < out.q.length; i++) out.q[i] = values[i] / temperature;
  softmaxOfQ(source, out);
}

/** q ∝ q^(1/T): the softmax of ln q / T. */
function temperRows(source: Source, out: Out): void {
  for (let i = 0; i < out.q.length; i++) out.q[i] = -out.surprisal[i] / source.temperature;
  softmaxOfQ(source, out);
}

/** The softmax of what stands in q, row by row. */
function softmaxOfQ({math, decision}: Source, {q, surprisal}: Out): void {
  math.logSoftmaxRows(q, decision.numClasses, surprisal);
  for (let i = 0; i < q.length; i++) {
    q[i] = Math.exp(surprisal[i]);
    surprisal[i] = 0 - surprisal[i];
  }
}

/** The first position of the largest value; NaN never wins unless nothing else is there. */
export function argmaxOf(values: ArrayLike<number>, from: number, count: number): number {
  let best = from;
  for (let i = from + 1; i < from + count; i++) {
    if (values[i] > values[best] || Number.isNaN(values[best])) best = i;
  }
  return best;
}

/**
 * Bernoulli classes. From a logit z: −ln σ(z) = softplus(−z), −ln(1−σ(z)) = softplus(z).
 * From q: −ln q and −log1p(−q). From ln q: −ln q as given, −ln(1−e^l) = −ln(−expm1(l)).
 */
function independent(source: Source): Probabilities {
  const {values, decision, temperature, math} = source;
  const {numRows, numClasses, predictionKind} = decision;
  const out = {...allocate(values.length, numRows), complement: new Float64Array(values.length)};
  if (predictionKind === 'logits') math.bernoulli(values, temperature, out);
  else if (predictionKind === 'log-probabilities') fillFromLogs(source, out);
  else fillFromProbabilities(source, out);
  if (temperature !== 1 && predictionKind !== 'logits') temper(source, out);
  sumRows(values, numClasses, out.sums);
  return out;
}

function fillFromLogs({values}: Source, out: BernoulliOut): void {
  for (let i = 0; i < values.length; i++) {
    out.q[i] = Math.exp(values[i]);
    out.surprisal[i] = 0 - values[i];
    out.complement[i] = 0 - Math.log(-Math.expm1(values[i]));
  }
}

function fillFromProbabilities({values, math}: Source, out: BernoulliOut): void {
  out.q.set(values);
  math.surprisals(values, out.surprisal);
  math.complements(values, out.complement);
}

/** The logit of q is ln q − ln(1−q), the difference of what was just computed. */
function temper({temperature, math}: Source, out: BernoulliOut): void {
  const logits = out.complement.map((s, i) => s - out.surprisal[i]);
  math.bernoulli(logits, temperature, out);
}
