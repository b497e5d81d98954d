/** log_loss in its three ages: to 1.4 clipped then renormalised, from 1.5 clipped only, from 1.7 strict. Source: sklearn/metrics/_classification.py. */
import {atLeast, type Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {machineEpsilon} from '../nd/dtype.ts';
import {cast, map, type NdArray, ndarray, reshape, zip} from '../nd/ndarray.ts';
import {asFloat64} from '../nd/read.ts';
import {sum, sumOf} from '../nd/reduce.ts';
import {xlogy} from '../scipy/special.ts';
import {fitClasses, type Label, type Labels, oneHot, printLabels, readLabels, uniqueLabels} from './labels.ts';
import {average, checkLengths, checkProbabilities, dot} from './validation.ts';

/** Mean (or sum) over samples of −ln of the probability of the true class, columns in sorted label order. */
export function logLoss(call: Call): number {
  const prediction = checkProbabilities(call.array('y_pred', asFloat64));
  const modern = atLeast(call.version, '1.5');
  const eps = epsilonOf(call, prediction, modern);
  const labels = readLabels(call.raw('y_true'));
  const weight = call.maybeArray('sample_weight', asFloat64);
  if (atLeast(call.version, '1.7')) rejectOutside(prediction);
  checkLengths([prediction.shape[0], labels.shape[0] ?? 0, ...(weight ? [weight.shape[0] ?? 0] : [])]);
  const rows = transform(call, labels);
  const probabilities = modern ? clipColumns(call, prediction, eps) : renormalised(prediction, eps);
  checkColumns(call, rows, probabilities);
  return reduceLosses(call, lossesOf(rows.oneHot, probabilities), weight && cast(weight, 'float64'));
}

function epsilonOf(call: Call, prediction: NdArray, modern: boolean): number {
  const auto = machineEpsilon(prediction.dtype);
  if (!call.has('eps') || call.raw('eps') === 'auto') return auto;
  if (modern) raise('TypeError', "log_loss() got an unexpected keyword argument 'eps'");
  return call.number('eps', auto);
}

function rejectOutside({data}: NdArray): void {
  const high = data.find((q) => q > 1);
  if (high !== undefined) raise('ValueError', `y_prob contains values greater than 1: ${high}`);
  const low = data.find((q) => q < 0);
  if (low !== undefined) raise('ValueError', `y_prob contains values lower than 0: ${low}`);
}

interface Rows {
  readonly classes: readonly Label[];
  readonly oneHot: readonly Float64Array[];
}

function transform(call: Call, labels: Labels): Rows {
  const declared = call.has('labels') ? readLabels(call.raw('labels')) : undefined;
  const classes = fitClasses(declared ?? labels);
  if (declared && atLeast(call.version, '1.7')) checkDeclared(call, labels, declared, classes);
  if (classes.length === 1) onlyOne(classes, declared !== undefined);
  return {classes, oneHot: oneHot(labels, classes)};
}

function checkDeclared(call: Call, labels: Labels, declared: Labels, classes: readonly Label[]): void {
  const unknown = uniqueLabels(labels).filter((label) => !classes.includes(label));
  if (unknown.length > 0) {
    raise(
      'ValueError',
      `y_true contains values {${unknown.join(', ')}} not belonging to the passed labels ${printLabels(declared.values)}.`,
    );
  }
  if (declared.values.some((label, i) => label !== classes[i])) {
    call.warn(
      `Labels passed were ${printLabels(declared.values)}. But this function assumes labels are ordered lexicographically.`,
    );
  }
}

function onlyOne(classes: readonly Label[], declared: boolean): never {
  const message = declared
    ? `The labels array needs to contain at least two labels for log_loss, got ${printLabels(classes)}.`
    : `y_true contains only one label (${classes[0]}). Please provide the true labels explicitly through the labels argument.`;
  return raise('ValueError', message);
}

const clip = (a: NdArray, eps: number): NdArray => map(a, (x) => Math.min(Math.max(x, eps), 1 - eps));

/** A vector is the probability of the second class. */
function columns(a: NdArray): NdArray {
  const column = a.shape.length === 1 ? reshape(a, [a.shape[0], 1]) : a;
  if (column.shape[1] !== 1) return column;
  const other = map(column, (q) => 1 - q).data;
  return ndarray(
    Array.from(column.data).flatMap((q, i) => [other[i], q]),
    [column.shape[0], 2],
    column.dtype,
  );
}

/** To 1.4: clip, then divide each row by its sum. */
function renormalised(prediction: NdArray, eps: number): NdArray {
  const q = columns(clip(prediction, eps));
  return zip(q, sum(q, [1], true), (x, s) => x / s, q.dtype);
}

/** From 1.5: warn of rows that do not sum to one, then clip. */
function clipColumns(call: Call, prediction: NdArray, eps: number): NdArray {
  const q = columns(prediction);
  const off = sum(q, [1]).data.some((s) => !(Math.abs(s - 1) <= eps + Math.sqrt(eps)));
  if (off) call.warn('The y_pred values do not sum to one. Make sure to pass probabilities.');
  return clip(q, eps);
}

function checkColumns(call: Call, {classes}: Rows, q: NdArray): void {
  if (classes.length === q.shape[1]) return;
  const message = call.has('labels')
    ? `The number of classes in labels is different from that in y_pred. Classes found in labels: ${printLabels(classes)}`
    : `y_true and y_pred contain different number of classes ${classes.length}, ${q.shape[1]}. Please provide the true labels explicitly through the labels argument. Classes found in y_true: ${printLabels(classes)}`;
  raise('ValueError', message);
}

function lossesOf(oneHotRows: readonly Float64Array[], q: NdArray): Float64Array {
  const width = q.shape[1];
  return Float64Array.from(oneHotRows, (row, i) => -sumOf(row.map((y, j) => xlogy(y, q.data[i * width + j]))));
}

function reduceLosses(call: Call, losses: Float64Array, weight: NdArray | undefined): number {
  if (call.flag('normalize', true)) return average(losses, weight);
  return weight ? dot(losses, weight.data) : sumOf(losses);
}
