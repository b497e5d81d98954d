/** Prediction → q, −ln q and (for Bernoulli classes) −ln(1−q), from whichever kind of numbers was given. */
import type {Decision} from './decide.ts';
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

export function toProbabilities(values: ArrayLike<number>, decision: Decision, temperature: number): Probabilities {
  return decision.task === 'multiclass'
    ? exclusive(values, decision, temperature)
    : independent(values, decision, temperature);
}

function exclusive(values: ArrayLike<number>, decision: Decision, temperature: number): Probabilities {
  const {numRows, numClasses} = decision;
  const out = allocate(values.length, numRows);
  for (let row = 0; row < numRows; row++) {
    const from = row * numClasses;
    fillRow(values, from, numClasses, decision, out);
    if (temperature !== 1) rescaleRow(out, from, numClasses, temperature);
    out.sums[row] = sumOfRange(decision.predictionKind === 'log-probabilities' ? out.q : values, from, numClasses);
  }
  return out;
}

function allocate(length: number, numRows: number) {
  return {q: new Float64Array(length), surprisal: new Float64Array(length), sums: new Float64Array(numRows)};
}

type Out = ReturnType<typeof allocate>;

function fillRow(values: ArrayLike<number>, from: number, count: number, decision: Decision, out: Out): void {
  const kind = decision.predictionKind;
  if (kind === 'logits') softmaxRow(values, from, count, out);
  else if (kind === 'log-probabilities') expRow(values, from, count, out);
  else divideRow(values, from, count, decision, out);
}

function divideRow(values: ArrayLike<number>, from: number, count: number, decision: Decision, out: Out): void {
  const divisor = decision.normalize ? sumOfRange(values, from, count) : 1;
  for (let i = from; i < from + count; i++) {
    const q = values[i] / divisor;
    out.q[i] = q;
    out.surprisal[i] = surprise(q);
  }
}

/** −ln q with −ln 1 = +0 (plain −Math.log(1) is −0). */
function surprise(q: number): number {
  return 0 - Math.log(q);
}

function expRow(values: ArrayLike<number>, from: number, count: number, out: Out): void {
  for (let i = from; i < from + count; i++) {
    out.q[i] = Math.exp(values[i]);
    out.surprisal[i] = 0 - values[i];
  }
}

/**
 * −ln softmax(z)_c = m − z_c + ln Σ e^(z−m), with m = max z. The largest term of the sum is e⁰ = 1, so the logarithm is
 * log1p of the others: digits survive where the winner is certain.
 */
function softmaxRow(values: ArrayLike<number>, from: number, count: number, out: Out): void {
  const top = argmaxOf(values, from, count);
  const m = values[top];
  let others = 0;
  for (let i = from; i < from + count; i++) if (i !== top) others += Math.exp(values[i] - m);
  const logSum = Math.log1p(others);
  for (let i = from; i < from + count; i++) {
    const s = m - values[i] + logSum;
    out.surprisal[i] = s;
    out.q[i] = Math.exp(-s);
  }
}

/** q ∝ q^(1/T): the softmax of ln q / T. */
function rescaleRow(out: Out, from: number, count: number, temperature: number): void {
  const scaled = new Float64Array(count);
  for (let i = 0; i < count; i++) scaled[i] = -out.surprisal[from + i] / temperature;
  const row: Out = allocate(count, 1);
  softmaxRow(scaled, 0, count, row);
  out.q.set(row.q, from);
  out.surprisal.set(row.surprisal, from);
}

/** The first position of the largest value; NaN never wins unless nothing else is there. */
export function argmaxOf(values: ArrayLike<number>, from: number, count: number): number {
  let best = from;
  for (let i = from + 1; i < from + count; i++) {
    const v = values[i];
    const b = values[best];
    if (v > b || Number.isNaN(b)) best = i;
  }
  return best;
}

/**
 * Bernoulli classes. From a logit z: −ln σ(z) = softplus(−z), −ln(1−σ(z)) = softplus(z).
 * From q: −ln q and −log1p(−q). From ln q: −ln q as given, −ln(1−e^l) = −ln(−expm1(l)).
 */
function independent(values: ArrayLike<number>, decision: Decision, temperature: number): Probabilities {
  const out = {...allocate(values.length, decision.numRows), complement: new Float64Array(values.length)};
  for (let i = 0; i < values.length; i++) {
    const z = logitOf(values[i], decision, temperature);
    if (z === undefined) direct(values[i], i, decision, out);
    else fromLogit(z, i, out);
  }
  for (let row = 0; row < decision.numRows; row++) {
    out.sums[row] = sumOfRange(values, row * decision.numClasses, decision.numClasses);
  }
  return out;
}

function logitOf(value: number, decision: Decision, temperature: number): number | undefined {
  if (decision.predictionKind === 'logits') return value / temperature;
  if (temperature === 1) return undefined;
  const q = decision.predictionKind === 'log-probabilities' ? Math.exp(value) : value;
  return (Math.log(q) - Math.log1p(-q)) / temperature;
}

function fromLogit(z: number, i: number, out: Out & {readonly complement: Float64Array}): void {
  const s = softplus(-z);
  out.surprisal[i] = s;
  out.complement[i] = softplus(z);
  out.q[i] = z < 0 ? Math.exp(z) / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z));
}

/** ln(1 + e^x) = max(x, 0) + log1p(e^−|x|). */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function direct(value: number, i: number, decision: Decision, out: Out & {readonly complement: Float64Array}): void {
  const isLog = decision.predictionKind === 'log-probabilities';
  out.q[i] = isLog ? Math.exp(value) : value;
  out.surprisal[i] = isLog ? 0 - value : surprise(value);
  out.complement[i] = isLog ? 0 - Math.log(-Math.expm1(value)) : 0 - Math.log1p(-value);
}
