/** brier_score_loss for two classes. Source: sklearn/metrics/_classification.py (1.2). */
import type {Call} from '../call.ts';
import {raise} from '../frameworkError.ts';
import {cast} from '../nd/ndarray.ts';
import {asFloat64} from '../nd/read.ts';
import {type Label, type Labels, readLabels, rejectNonFinite, typeOfTarget, uniqueLabels} from './labels.ts';
import {average, checkFinite, checkLengths, column} from './validation.ts';

/** Mean of (y − p)² over samples, weighted mean / Σw. */
export function brierScoreLoss(call: Call): number {
  const labels = readLabels(call.raw('y_true'));
  const p = call.array(call.has('y_proba') ? 'y_proba' : 'y_prob', asFloat64);
  column(labels.shape);
  column(p.shape);
  if (!labels.strings) rejectNonFinite(labels.values);
  checkFinite(p);
  const weight = call.maybeArray('sample_weight', asFloat64);
  checkLengths([labels.shape[0], p.shape[0], ...(weight ? [weight.shape[0] ?? 0] : [])]);
  checkBinary(labels);
  checkRange(p.data);
  const positive = positiveLabel(call, labels);
  const squares = p.data.map((q, i) => ((labels.values[i] === positive ? 1 : 0) - q) ** 2);
  return average(squares, weight && cast(weight, 'float64'));
}

function checkBinary(labels: Labels): void {
  const type = typeOfTarget(labels);
  if (type === 'binary') return;
  raise('ValueError', `Only binary classification is supported. The type of the target is ${type}.`);
}

function checkRange(p: Float64Array): void {
  if (p.length === 0) raise('ValueError', 'zero-size array to reduction operation maximum which has no identity');
  if (p.some((q) => q > 1)) raise('ValueError', 'y_prob contains values greater than 1.');
  if (p.some((q) => q < 0)) raise('ValueError', 'y_prob contains values less than 0.');
}

/** Without pos_label: 1 for {0, 1} and {−1, 1}, else the greater number; strings must say. */
function positiveLabel(call: Call, labels: Labels): Label {
  const given = call.raw('pos_label');
  if (given !== undefined) return typeof given === 'boolean' ? Number(given) : (given as Label);
  const classes = uniqueLabels(labels);
  if (labels.strings) {
    raise(
      'ValueError',
      `y_true takes value in {${classes.map((c) => `'${c}'`).join(', ')}} and pos_label is not specified: either make y_true take value in {0, 1} or {-1, 1} or pass pos_label explicitly.`,
    );
  }
  const usual = ['0,1', '-1,1', '0', '-1', '1'].includes(classes.join(','));
  return usual ? 1 : classes[classes.length - 1];
}
