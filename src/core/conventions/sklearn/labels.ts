/** Labels as scikit-learn reads them: strings or numbers, their kind of target, and one-hot rows in sorted order. */
import {raise} from '../frameworkError.ts';
import {asWritten, isRecord, isTensor, readArray} from '../nd/read.ts';

export type Label = string | number;

export interface Labels {
  readonly values: readonly Label[];
  readonly shape: readonly number[];
  readonly strings: boolean;
}

export type TargetType =
  | 'binary'
  | 'multiclass'
  | 'continuous'
  | 'multilabel-indicator'
  | 'multiclass-multioutput'
  | 'continuous-multioutput'
  | 'unknown';

/** Strings in a list (or in a tensor's data) stay strings, as numpy.asarray would keep them. */
export function readLabels(value: unknown): Labels {
  const list = isRecord(value) && Array.isArray(value['data']) ? value['data'] : value;
  const flat: readonly unknown[] = Array.isArray(list) ? list.flat(Number.POSITIVE_INFINITY) : [];
  const strings = flat.some((label) => typeof label === 'string') && !isNumeric(value);
  if (strings) return {values: flat.map(String), shape: [flat.length], strings};
  const array = readArray(value, asWritten);
  return {values: Array.from(array.data), shape: array.shape, strings};
}

/** A tensor of numbers may hold "nan" or "inf" as words. */
const isNumeric = (value: unknown): boolean =>
  isTensor(value) && typeof value['dtype'] === 'string' && /int|float|bool/.test(value['dtype']);

const order = (a: Label, b: Label): number => (a < b ? -1 : a > b ? 1 : 0);

/** numpy.unique. */
export const uniqueLabels = (labels: Labels): readonly Label[] => [...new Set(labels.values)].sort(order);

/** sklearn.utils.multiclass.type_of_target. */
export function typeOfTarget({values, shape, strings}: Labels): TargetType {
  if (shape.length > 2 || shape.length === 0) return 'unknown';
  const columns = shape.length === 2 ? shape[1] : 1;
  const distinct = new Set(values).size;
  if (columns > 1 && !strings && isIndicator(values)) return 'multilabel-indicator';
  const fractional = !strings && values.some((x) => !Number.isInteger(x));
  if (fractional) {
    rejectNonFinite(values);
    return columns > 1 ? 'continuous-multioutput' : 'continuous';
  }
  if (columns > 1) return 'multiclass-multioutput';
  return distinct > 2 ? 'multiclass' : 'binary';
}

const isIndicator = (values: readonly Label[]): boolean => {
  const distinct = new Set(values);
  return distinct.size <= 2 && values.every((x) => Number.isInteger(x)) && (distinct.size < 2 || distinct.has(0));
};

export function rejectNonFinite(values: readonly Label[]): void {
  if (values.some((x) => Number.isNaN(x))) raise('ValueError', 'Input contains NaN.');
  if (values.some((x) => typeof x === 'number' && !Number.isFinite(x))) {
    raise('ValueError', "Input contains infinity or a value too large for dtype('float64').");
  }
}

/** The sorted classes of a fitted LabelBinarizer. */
export function fitClasses(labels: Labels): readonly Label[] {
  const type = typeOfTarget(labels);
  if (type.includes('multioutput'))
    raise('ValueError', 'Multioutput target data is not supported with label binarization');
  if (labels.values.length === 0) raise('ValueError', 'y has 0 samples: array([])');
  if (type === 'continuous' || type === 'unknown') raise('ValueError', `Unknown label type: ${type}`);
  if (type === 'multilabel-indicator') return Array.from({length: labels.shape[1]}, (_, i) => i);
  return uniqueLabels(labels);
}

/** One-hot rows in the order of the classes; a label that is none of them is a row of zeros, or class 0 of two. */
export function oneHot(labels: Labels, classes: readonly Label[]): readonly Float64Array[] {
  const type = typeOfTarget(labels);
  if (type.includes('multioutput'))
    raise('ValueError', 'Multioutput target data is not supported with label binarization');
  if (type === 'multilabel-indicator') return indicatorRows(labels, classes);
  if (type !== 'binary' && type !== 'multiclass') {
    raise('ValueError', `${type} target data is not supported with label binarization`);
  }
  const two = type === 'binary' && classes.length < 3;
  return labels.values.map((label) => oneHotRow(classes, label, two));
}

function oneHotRow(classes: readonly Label[], label: Label, two: boolean): Float64Array {
  const row = new Float64Array(classes.length);
  const at = classes.indexOf(label);
  if (at >= 0) row[at] = 1;
  else if (two) row[0] = 1;
  return row;
}

function indicatorRows({values, shape}: Labels, classes: readonly Label[]): readonly Float64Array[] {
  if (shape[1] !== classes.length) raise('ValueError', 'classes mismatch with the labels found in the data');
  return Array.from({length: shape[0]}, (_, i) =>
    Float64Array.from({length: shape[1]}, (_unused, j) => Number(values[i * shape[1] + j])),
  );
}

/** "[0 2]", "['a' 'b']": an array of labels as NumPy prints it. */
export const printLabels = (labels: readonly Label[]): string =>
  `[${labels.map((label) => (typeof label === 'string' ? `'${label}'` : label)).join(' ')}]`;
