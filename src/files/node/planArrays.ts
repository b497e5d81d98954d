/** Which array of a file is the prediction, and where its labels are: a column, another array, or a file beside it. */
import {existsSync} from 'node:fs';
import path from 'node:path';
import type {RowKind} from '../../core/report/types.ts';
import {bytesPer, decodeNpy} from '../formats/npy.ts';
import {type KindGuess, kindOfRows, labelNames, type PlanOptions} from '../plan.ts';
import {type ArrayRef, arraysOf, openArray} from './arrays.ts';

export interface ArrayPlan {
  readonly prediction: ArrayRef;
  readonly columns: number;
  /** Columns of the prediction: [from, to). */
  readonly from: number;
  readonly to: number;
  /** A column, an array of one label a row (or of one-hot rows), or `apart`: given as text, row by row. */
  readonly label: {readonly column: number} | {readonly array: ArrayRef} | {readonly apart: true};
  readonly kind: RowKind;
  readonly numClasses: number;
  readonly indexBase: 0 | 1;
  readonly classNames?: readonly string[];
  readonly labels?: Readonly<Record<string, number>>;
  readonly reasons: readonly string[];
}

export type ArrayPlanned =
  | {readonly ok: true; readonly plan: ArrayPlan}
  | {readonly ok: false; readonly code: string; readonly message: string};

const predictionNames = /prob|logit|pred|score|output|^x$|^q$/i;
const fail = (code: string, message: string): ArrayPlanned => ({ok: false, code, message});
const shapeOf = (array: ArrayRef): string => `${array.name || 'the array'} (${array.header.shape.join(', ')})`;
const isMatrix = (array: ArrayRef): boolean => array.header.shape.length === 2;

export function planArrays(file: string, options: PlanOptions & {readonly labels?: string} = {}): ArrayPlanned {
  const found = arraysOf(file);
  if (!found.ok) return fail('bad-array-file', found.message);
  const prediction = predictionOf(found.arrays, options);
  if (!prediction)
    return fail(
      'no-prediction',
      `no array of predictions is among ${found.arrays.map(shapeOf).join(', ') || 'none'}; name it with --columns`,
    );
  const {shape, fortranOrder} = prediction.header;
  if (shape.length > 2 || shape.length === 0 || (fortranOrder && shape.length > 1))
    return fail(
      'bad-shape',
      `${shapeOf(prediction)}${fortranOrder ? ' is in Fortran order' : ''}: rows of classes in C order are needed`,
    );
  if (shape[0] === 0) return fail('empty', 'the array holds no rows');
  return withLabels(prediction, found.arrays, options);
}

function predictionOf(arrays: readonly ArrayRef[], options: PlanOptions): ArrayRef | undefined {
  const asked = options.predictionColumns?.[0];
  if (arrays.length === 1) return arrays[0];
  if (asked !== undefined) return arrays.find((a) => a.name === asked);
  const others = arrays.filter((a) => !labelNames.test(a.name) && a.name !== options.labelColumn);
  const named = others.filter((a) => predictionNames.test(a.name));
  return named.find(isMatrix) ?? others.find(isMatrix) ?? named[0];
}

function withLabels(
  prediction: ArrayRef,
  arrays: readonly ArrayRef[],
  options: PlanOptions & {readonly labels?: string},
): ArrayPlanned {
  const [rows = 0, columns = 1] = prediction.header.shape;
  const whole = {prediction, columns, from: 0, to: columns};
  if (options.labelsApart) return complete({...whole, label: {apart: true}}, options);
  const array = labelArray(prediction, arrays, rows, options);
  if (array)
    return fits(array, rows)
      ? complete({...whole, label: {array}}, options)
      : fail('bad-labels', `${shapeOf(array)} are not the labels of ${rows} rows`);
  const column = labelColumn(sampleOf(prediction, columns), columns, options);
  if (column === undefined)
    return fail(
      'no-label-column',
      'no labels beside the prediction and no column of whole numbers; name the labels with --labels FILE or --label NAME',
    );
  if (!(column === columns - 1 || column === 0))
    return fail(
      'label-column',
      `the label must be the first or the last column of ${columns}, not "${options.labelColumn}"`,
    );
  const from = column === 0 ? 1 : 0;
  return complete({prediction, columns, from, to: from + columns - 1, label: {column}}, options);
}

const fits = (array: ArrayRef, rows: number): boolean =>
  array.header.shape[0] === rows && array.header.shape.length <= 2;

/** The array that --label names, else one that is named like labels, else the one beside the file, else the only one of as many rows. */
function labelArray(
  prediction: ArrayRef,
  arrays: readonly ArrayRef[],
  rows: number,
  options: PlanOptions,
): ArrayRef | undefined {
  const others = arrays.filter((a) => a !== prediction);
  if (options.labelColumn !== undefined) return others.find((a) => a.name === options.labelColumn);
  const named = others.find((a) => labelNames.test(a.name)) ?? others.find((a) => /label|target|true/i.test(a.name));
  if (named) return named;
  const fitting = others.filter((a) => a.header.shape.length === 1 && a.header.shape[0] === rows);
  return fitting.length === 1 ? fitting[0] : siblingOf(prediction.file, rows);
}

/** labels.npy, y_true.npy, targets.npy, y.npy or <stem>_labels.npy beside the file, if one of as many rows is there. */
function siblingOf(file: string, rows: number): ArrayRef | undefined {
  const stem = path
    .basename(file, path.extname(file))
    .replace(/_?(probs|probabilities|logits|preds|predictions|scores|x)$/i, '');
  const names = ['labels', 'y_true', 'targets', 'target', 'label', 'y'].flatMap((n) => [
    n,
    stem === '' ? n : `${stem}_${n}`,
  ]);
  const files = names.map((n) => path.join(path.dirname(file), `${n}.npy`)).filter((f) => f !== file && existsSync(f));
  return files
    .map(arraysOf)
    .flatMap((found) => (found.ok ? found.arrays : []))
    .find((a) => a.header.shape[0] === rows);
}

function labelColumn(sample: Float64Array, columns: number, options: PlanOptions): number | undefined {
  if (options.labelColumn !== undefined) return Number(options.labelColumn);
  const whole = (c: number) => {
    for (let i = c; i < sample.length; i += columns) if (!Number.isInteger(sample[i]) || sample[i]! < 0) return false;
    return true;
  };
  if (columns > 1 && whole(columns - 1)) return columns - 1;
  return columns > 1 && whole(0) ? 0 : undefined;
}

/** The first values: some 500 rows, fewer where rows are long. */
function sampleOf(array: ArrayRef, columns: number): Float64Array {
  const rows = Math.min(array.header.shape[0]!, Math.max(1, Math.min(500, Math.floor((1 << 20) / columns))));
  const bytes = new Uint8Array(rows * columns * bytesPer(array.header.dtype));
  const source = openArray(array);
  const count = Math.floor(source.read(bytes, 0) / bytesPer(array.header.dtype));
  source.close();
  const out = new Float64Array(count);
  decodeNpy(bytes, array.header.dtype, count, out);
  return out;
}

function complete(
  draft: Pick<ArrayPlan, 'prediction' | 'columns' | 'from' | 'to' | 'label'>,
  options: PlanOptions,
): ArrayPlanned {
  const {prediction, columns, from, to, label} = draft;
  const {kind, reason} = options.kind
    ? {kind: options.kind, reason: `${options.kind}, as told`}
    : guessKind(prediction, columns, from, to);
  const single = to - from === 1;
  const numClasses = single ? 2 : to - from;
  const named = options.classNames && Object.fromEntries(options.classNames.map((name, k) => [name, k]));
  const usesNames = named && 'apart' in label && options.labelsApart?.every((l) => Object.hasOwn(named, l));
  const where =
    'array' in label
      ? `labels: ${label.array.name || label.array.file}`
      : 'apart' in label
        ? 'labels: in a file of their own'
        : `label: column ${label.column}`;
  const plan: ArrayPlan = {
    ...draft,
    kind: single && kind === 'probabilities' ? 'positive-probability' : kind,
    numClasses,
    indexBase: options.indexBase ?? 0,
    ...(options.classNames && {classNames: options.classNames}),
    ...(usesNames && {labels: named}),
    reasons: [
      where,
      `prediction: ${prediction.name === '' ? '' : `${prediction.name}, `}${to - from} columns of ${prediction.header.dtype}`,
      reason,
    ],
  };
  return {ok: true, plan};
}

function guessKind(array: ArrayRef, columns: number, from: number, to: number): KindGuess {
  const sample = sampleOf(array, columns);
  const rows = Array.from({length: Math.floor(sample.length / columns)}, (_, r) => r * columns);
  return kindOfRows(rows.map((at) => Array.from(sample.subarray(at + from, at + to))));
}
