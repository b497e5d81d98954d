/** What would change the loss: one probability moved with the others rescaled, and the options as sliders. */
import type {ArrayInput, EvaluateOptions, EvaluateRequest, Evaluation} from '../evaluate/types.ts';
import {logSumExp} from '../numeric/index.ts';
import {fill, type Translate} from '../say.ts';
import {formatNumber} from './format.ts';
import {classLabel} from './labels.ts';

export interface WhatIf {
  /** The probability of a class set to a value; in multi-label and binary only that one moves. */
  readonly probability?: {readonly row: number; readonly classIndex: number; readonly value: number};
  readonly options?: EvaluateOptions;
}

/** A slider: where it stands, how far it goes, what it says. `log` sliders move in equal ratios. */
export interface Control {
  readonly id: 'probability' | 'temperature' | 'labelSmoothing' | 'focalGamma' | 'focalAlpha';
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale: 'linear' | 'log';
  readonly value: number;
  readonly text: string;
}

/** The request with the changes made; the evaluation's own request stays as it is, for undo and reset. */
export function applyWhatIf(evaluation: Evaluation, {probability, options}: WhatIf): EvaluateRequest {
  const {request} = evaluation;
  const fixed: EvaluateOptions = {predictionKind: evaluation.predictionKind, task: evaluation.task};
  return {
    ...request,
    ...(probability
      ? {prediction: setProbability(evaluation, probability.row, probability.classIndex, probability.value)}
      : {}),
    options: {...fixed, ...request.options, ...options},
  };
}

/**
 * The prediction with q of one class set to `value` (held within 0…1), in the kind of numbers that it was given in.
 * Exclusive classes: the others keep their ratios and the row its sum; where they are all 0 they share what is left.
 * Logits: only that class's logit moves, since a softmax rescales the others by itself.
 */
export function setProbability(evaluation: Evaluation, row: number, classIndex: number, value: number): ArrayInput {
  const {request, task, numClasses, predictionKind} = evaluation;
  const q = Math.min(1, Math.max(0, value));
  const values = Array.from(request.prediction.values);
  if (task !== 'multiclass') {
    const element = task === 'binary' ? row : row * numClasses + classIndex;
    values[element] = asGiven(task === 'binary' && classIndex === 0 ? 1 - q : q, evaluation);
  } else if (predictionKind === 'logits')
    values[row * numClasses + classIndex] = logitFor(evaluation, row, classIndex, q);
  else values.splice(row * numClasses, numClasses, ...rescaled(evaluation, row, classIndex, q));
  return {...request.prediction, values};
}

function asGiven(q: number, {predictionKind, request}: Evaluation): number {
  if (predictionKind === 'log-probabilities') return Math.log(q);
  return predictionKind === 'logits' ? (Math.log(q) - Math.log1p(-q)) * (request.options?.temperature ?? 1) : q;
}

/** q = e^z/(e^z + Σ others) ⇒ z = ln(q/(1−q)) + ln Σ others (at temperature 1; scaled by T otherwise). */
function logitFor({request, numClasses}: Evaluation, row: number, classIndex: number, q: number): number {
  const temperature = request.options?.temperature ?? 1;
  const scaled = Array.from(
    {length: numClasses},
    (_, c) => request.prediction.values[row * numClasses + c] / temperature,
  );
  const others = scaled.filter((_, c) => c !== classIndex);
  return (Math.log(q) - Math.log1p(-q) + logSumExp(others)) * temperature;
}

function rescaled(evaluation: Evaluation, row: number, classIndex: number, q: number): number[] {
  const {numClasses, predictionKind, request} = evaluation;
  const given = Array.from({length: numClasses}, (_, c) => request.prediction.values[row * numClasses + c]);
  const linear = predictionKind === 'log-probabilities' ? given.map(Math.exp) : given;
  const total = linear.reduce((a, b) => a + b, 0) || 1;
  const others = linear.reduce((sum, v, c) => (c === classIndex ? sum : sum + v), 0);
  const moved = linear.map((v, c) => {
    if (c === classIndex) return q * total;
    return others > 0 ? v * (((1 - q) * total) / others) : ((1 - q) * total) / (numClasses - 1);
  });
  return predictionKind === 'log-probabilities' ? moved.map(Math.log) : moved;
}

export function whatIfControls(
  evaluation: Evaluation,
  row: number,
  classIndex: number,
  precision: number,
  translate: Translate = fill,
): Control[] {
  const {temperature = 1, labelSmoothing = 0, focalGamma = 0, focalAlpha} = evaluation.request.options ?? {};
  const q = probabilityOf(evaluation, row, classIndex);
  const control = (
    id: Control['id'],
    label: string,
    value: number,
    range: readonly [number, number, number],
    scale: Control['scale'] = 'linear',
  ) => {
    const [min, max, step] = range;
    return {id, label, min, max, step, scale, value, text: `${label} = ${formatNumber(value, precision)}`};
  };
  return [
    control('probability', translate('q of {0}', classLabel(evaluation, classIndex)), q, [0, 1, 0.001]),
    control('temperature', translate('temperature T'), temperature, [0.1, 10, 0.01], 'log'),
    control('labelSmoothing', translate('label smoothing ε'), labelSmoothing, [0, 0.5, 0.01]),
    control('focalGamma', translate('focal γ'), focalGamma, [0, 5, 0.1]),
    alphaControl(evaluation, focalAlpha, precision, translate),
  ];
}

/** Unset, α weighs nothing: 1 for exclusive classes; for Bernoulli classes α stands against 1 − α, so it rests in the middle. */
function alphaControl({task}: Evaluation, alpha: number | undefined, precision: number, translate: Translate): Control {
  const value = alpha ?? (task === 'multiclass' ? 1 : 0.5);
  const text =
    alpha === undefined ? translate('focal α off') : `${translate('focal α')} = ${formatNumber(alpha, precision)}`;
  return {id: 'focalAlpha', label: translate('focal α'), min: 0, max: 1, step: 0.01, scale: 'linear', value, text};
}

function probabilityOf({task, q, numClasses}: Evaluation, row: number, classIndex: number): number {
  if (task === 'binary') return classIndex === 0 ? 1 - q[row] : q[row];
  return q[row * numClasses + classIndex];
}
