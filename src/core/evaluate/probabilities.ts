/** Prediction → q, −ln q and (for Bernoulli classes) −ln(1−q), from whichever kind of numbers was given. */
import type {Decision} from './decide.ts';
import {type Elementary, elementaryFor} from './elementary.ts';
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
  /** Room for one row and for its logarithms, used again for every row. */
  readonly row: Float64Array;
  readonly logs: Float64Array;
}

export function toProbabilities(values: ArrayLike<number>, decision: Decision, temperature: number): Probabilities {
  const row = new Float64Array(decision.numClasses);
  const source = {values, decision, temperature, math: elementaryFor(values.length), row, logs: row.slice()};
  return decision.task === 'multiclass' ? exclusive(source) : independent(source);
}

function allocate(length: number, numRows: number) {
  return {q: new Float64Array(length), surprisal: new Float64Array(length), sums: new Float64Array(numRows)};
}

type Out = ReturnType<typeof allocate>;

function exclusive(source: Source): Probabilities {
  const {values, decision, temperature} = source;
  const {numRows, numClasses} = decision;
  const out = allocate(values.length, numRows);
  const summed = decision.predictionKind === 'log-probabilities' ? out.q : values;
  for (let row = 0; row < numRows; row++) {
    const from = row * numClasses;
    fillRow(source, from, out);
    out.sums[row] = sumOfRange(summed, from, numClasses);
    if (temperature !== 1 && decision.predictionKind !== 'logits') temperRow(source, from, out);
  }
  return out;
}

function fillRow(source: Source, from: number, out: Out): void {
  const kind = source.decision.predictionKind;
  if (kind === 'logits') logitRow(source, from, out);
  else if (kind === 'log-probabilities') expRow(source, from, out);
  else divideRow(source, from, out);
}

/** As given, or divided by the row's sum. */
function divideRow({values, decision, math}: Source, from: number, out: Out): void {
  const {numClasses, normalize} = decision;
  const divisor = normalize ? sumOfRange(values, from, numClasses) : 1;
  for (let i = from; i < from + numClasses; i++) {
    out.q[i] = values[i] / divisor;
    out.surprisal[i] = math.surprisal(out.q[i]);
  }
}

function expRow({values, decision}: Source, from: number, out: Out): void {
  for (let i = from; i < from + decision.numClasses; i++) {
    out.q[i] = Math.exp(values[i]);
    out.surprisal[i] = 0 - values[i];
  }
}

/** Logits over the temperature. */
function logitRow(source: Source, from: number, out: Out): void {
  const {values, temperature, row} = source;
  for (let c = 0; c < row.length; c++) row[c] = values[from + c] / temperature;
  softmaxInto(source, from, out);
}

/** q ∝ q^(1/T): the softmax of ln q / T. */
function temperRow(source: Source, from: number, out: Out): void {
  const {temperature, row} = source;
  for (let c = 0; c < row.length; c++) row[c] = -out.surprisal[from + c] / temperature;
  softmaxInto(source, from, out);
}

/** The softmax of what stands in `row`. */
function softmaxInto({math, row, logs: room}: Source, from: number, out: Out): void {
  const logs = math.logSoftmax(row, room);
  for (let c = 0; c < logs.length; c++) {
    out.surprisal[from + c] = 0 - logs[c];
    out.q[from + c] = Math.exp(logs[c]);
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

type BernoulliOut = Out & {readonly complement: Float64Array};

/**
 * Bernoulli classes. From a logit z: −ln σ(z) = softplus(−z), −ln(1−σ(z)) = softplus(z).
 * From q: −ln q and −log1p(−q). From ln q: −ln q as given, −ln(1−e^l) = −ln(−expm1(l)).
 */
function independent(source: Source): Probabilities {
  const {values, decision, temperature} = source;
  const {numRows, numClasses, predictionKind} = decision;
  const out = {...allocate(values.length, numRows), complement: new Float64Array(values.length)};
  if (predictionKind === 'logits') fillFromLogits(source, out);
  else if (predictionKind === 'log-probabilities') fillFromLogs(source, out);
  else fillFromProbabilities(source, out);
  if (temperature !== 1 && predictionKind !== 'logits') temper(source, out);
  for (let row = 0; row < numRows; row++) out.sums[row] = sumOfRange(values, row * numClasses, numClasses);
  return out;
}

function fillFromLogits({values, temperature, math}: Source, out: BernoulliOut): void {
  for (let i = 0; i < values.length; i++) setLogit(values[i] / temperature, i, math, out);
}

function setLogit(z: number, i: number, math: Elementary, out: BernoulliOut): void {
  out.surprisal[i] = math.softplus(-z);
  out.complement[i] = math.softplus(z);
  out.q[i] = math.sigmoid(z);
}

function fillFromLogs({values}: Source, out: BernoulliOut): void {
  for (let i = 0; i < values.length; i++) {
    out.q[i] = Math.exp(values[i]);
    out.surprisal[i] = 0 - values[i];
    out.complement[i] = 0 - Math.log(-Math.expm1(values[i]));
  }
}

function fillFromProbabilities({values, math}: Source, out: BernoulliOut): void {
  for (let i = 0; i < values.length; i++) {
    out.q[i] = values[i];
    out.surprisal[i] = math.surprisal(values[i]);
    out.complement[i] = math.complement(values[i]);
  }
}

/** The logit of q is ln q − ln(1−q), the difference of what was just computed. */
function temper({temperature, math}: Source, out: BernoulliOut): void {
  for (let i = 0; i < out.q.length; i++) setLogit((out.complement[i] - out.surprisal[i]) / temperature, i, math, out);
}
