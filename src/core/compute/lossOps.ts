/** The operations that are losses: arguments read, terms made, reduced as asked. */
import {binaryLogitTerms, binaryTerms} from '../loss/binary.ts';
import {brierBinaryTerms, brierMulticlassTerms} from '../loss/brier.ts';
import {focalBinaryTerms, focalMulticlassTerms} from '../loss/focal.ts';
import {nllTerms} from '../loss/negativeLogLikelihood.ts';
import {type PoissonConstant, poissonTerms} from '../loss/poisson.ts';
import {elementsAndTotal, exactMean, exactSum, unitOf} from '../loss/reduce.ts';
import {gaussianTerms} from '../loss/regression.ts';
import {softmaxTerms} from '../loss/softmaxCrossEntropy.ts';
import type {Terms} from '../loss/terms.ts';
import {
  type Args,
  ArgumentError,
  choice,
  every,
  flag,
  has,
  list,
  numbers,
  optionalNumbers,
  optionalScalar,
  sameLength,
  scalar,
} from './arguments.ts';
import {classIndices, matrix, perClass, perRow} from './shapes.ts';

export type Value = number | readonly number[];

const units = ['nats', 'bits', 'hartleys'] as const;
export const unitArgument = (args: Args) => choice(args, 'base', units, 'nats');

function reduced(args: Args, terms: Terms): Value {
  const unit = unitOf(terms, {unit: unitArgument(args)});
  const reduction = choice(args, 'reduction', ['none', 'mean', 'sum'], 'mean');
  if (reduction === 'none') return Array.from(elementsAndTotal(terms, unit).elements);
  return reduction === 'sum' ? exactSum(terms, unit) : exactMean(terms, unit);
}

/** Two lists, one value of each per element. */
function paired(args: Args, a: string, b: string): readonly [Float64Array, Float64Array] {
  const [x, y] = [numbers(args, a), numbers(args, b)];
  sameLength(a, x, b, y);
  return [x, y];
}

/** A weight that repeats must hold at least one value. */
function cyclic(args: Args, name: string): Float64Array | undefined {
  const values = optionalNumbers(args, name);
  if (values?.length === 0) throw new ArgumentError('shape-mismatch', `“${name}” is empty.`);
  return values;
}

function bce(args: Args): Value {
  const [p, y] = paired(args, 'p', 'y');
  every('p', p, (v, i) => (v >= 0 || y[i] === 0) && (v <= 1 || y[i] === 1), 'which is no probability: give 0 to 1.');
  return reduced(args, binaryTerms({probabilities: p, labels: y, weight: cyclic(args, 'weight')}));
}

function bceWithLogits(args: Args): Value {
  const [logits, labels] = paired(args, 'x', 'y');
  const input = {logits, labels, weight: cyclic(args, 'weight'), posWeight: cyclic(args, 'pos_weight')};
  return reduced(args, binaryLogitTerms(input));
}

function brierBinary(args: Args): Value {
  const [probabilities, labels] = paired(args, 'p', 'y');
  const sampleWeight = perRow(args, 'sample_weight', labels.length);
  return reduced(args, brierBinaryTerms({probabilities, labels, sampleWeight}));
}

function brierMulticlass(args: Args): Value {
  const {values, shape} = matrix(args, 'probs');
  return reduced(args, brierMulticlassTerms({probabilities: values, shape, target: classIndices(args, shape)}));
}

function focalBinary(args: Args): Value {
  const source = has(args, 'logits') ? 'logits' : 'probs';
  const [x, labels] = paired(args, source, 'y');
  every('y', labels, (v) => v === 0 || v === 1, 'which is no label: give 0 or 1.');
  if (source === 'probs') every('probs', x, (v) => v >= 0 && v <= 1, 'which is no probability: give 0 to 1.');
  const given = source === 'logits' ? {logits: x} : {probabilities: x};
  const [gamma, alpha] = [scalar(args, 'gamma', 2), optionalScalar(args, 'alpha')];
  return reduced(args, focalBinaryTerms({...given, labels, gamma, alpha}));
}

function focalMulticlass(args: Args): Value {
  const {values, shape} = matrix(args, 'logits');
  const target = classIndices(args, shape);
  const uniform = typeof args.alpha === 'number' ? new Float64Array(shape[1]).fill(args.alpha) : undefined;
  const alpha = uniform ?? perClass(args, 'alpha', shape[1]);
  const gamma = scalar(args, 'gamma', 2);
  return reduced(args, focalMulticlassTerms({logits: values, shape, target, gamma, alpha}));
}

function gaussianNll(args: Args): Value {
  const [mean, target] = paired(args, 'x', 't');
  const variance = numbers(args, 'var');
  if (variance.length !== 1) sameLength('var', variance, 'x', mean);
  every('var', variance, (v) => v >= 0, 'which is no variance: give 0 or more.');
  const [eps, full] = [scalar(args, 'eps', 1e-6), flag(args, 'full', false)];
  return reduced(args, gaussianTerms({mean, target, variance, eps, full}));
}

/** `full` by name, or as PyTorch's flag (whose constant is Stirling's). */
function poissonConstant(args: Args): PoissonConstant {
  if (typeof args.full === 'boolean') return args.full ? 'stirling' : 'none';
  return choice(args, 'full', ['none', 'stirling', 'exact'], 'none');
}

function poissonNll(args: Args): Value {
  const [prediction, target] = paired(args, 'x', 't');
  const [logInput, eps] = [flag(args, 'log_input', true), scalar(args, 'eps', 1e-8)];
  const constant = poissonConstant(args);
  if (constant === 'exact') every('t', target, (v) => v >= 0, 'which is no count: give 0 or more.');
  if (!logInput) {
    every('x', prediction, (v, i) => v + eps >= 0 || target[i] === 0, 'which is no rate: give 0 or more.');
  }
  return reduced(args, poissonTerms({prediction, target, logInput, eps, constant}));
}

function nllFromProbs(args: Args): Value {
  const {values, shape} = matrix(args, 'probs');
  const ignoreIndex = optionalScalar(args, 'ignore_index');
  const target = classIndices(args, shape, ignoreIndex);
  every('probs', values, (v) => v >= 0, 'which is no probability: give 0 to 1.');
  const sampleWeight = perRow(args, 'sample_weight', shape[0]);
  return reduced(args, nllTerms({probabilities: values, shape, target, sampleWeight, ignoreIndex}));
}

function softmaxCe(args: Args): Value {
  const {values, shape} = matrix(args, 'logits');
  const shared = {
    logits: values,
    shape,
    weight: perClass(args, 'weight', shape[1]),
    labelSmoothing: scalar(args, 'label_smoothing', 0),
    temperature: optionalScalar(args, 'temperature'),
  };
  if (has(args, 'target_probs')) {
    const targetProbabilities = list(args, 'target_probs').values;
    sameLength('target_probs', targetProbabilities, 'logits', values);
    return reduced(args, softmaxTerms({...shared, targetProbabilities}));
  }
  const ignoreIndex = optionalScalar(args, 'ignore_index');
  return reduced(args, softmaxTerms({...shared, ignoreIndex, target: classIndices(args, shape, ignoreIndex)}));
}

export const lossOps: Readonly<Record<string, (args: Args) => Value>> = {
  bce,
  bce_with_logits: bceWithLogits,
  brier_binary: brierBinary,
  brier_multiclass: brierMulticlass,
  focal_binary: focalBinary,
  focal_multiclass: focalMulticlass,
  gaussian_nll: gaussianNll,
  nll_from_probs: nllFromProbs,
  poisson_nll: poissonNll,
  softmax_ce: softmaxCe,
};
