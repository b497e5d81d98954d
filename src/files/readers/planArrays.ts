/** Which array of a file is the prediction, and where its labels are: a column, another array, or a file beside it. */
import type {RowKind} from '../../core/report/types.ts';
import type {Access} from '../access.ts';
import {bytesPer} from '../formats/npy.ts';
import {extensionOf} from '../paths.ts';
import {type LabelMap, mapOf, namesOf} from '../plan/classes.ts';
import {labelNames} from '../plan/columns.ts';
import {kindOfRows, whyNoKind, whyNotBinary} from '../plan/kinds.ts';
import {someOf} from '../plan/words.ts';
import {type Failed, fail, type PlanOptions} from '../plan.ts';
import {type ArrayRef, arraysOf, openArray} from './arrays.ts';
import {chunksOf} from './chunks.ts';
import {textsOf} from './labels.ts';
import {siblingsOf} from './siblings.ts';

export interface ArrayPlan {
  /** Names of the file's arrays. */
  readonly names: readonly string[];
  readonly prediction: ArrayRef;
  readonly columns: number;
  /** Columns of the prediction, in the order of the classes. */
  readonly picked: readonly number[];
  /** A column, an array of one label a row (or of one-hot rows), or `apart`: given as text, row by row. */
  readonly label: {readonly column: number} | {readonly array: ArrayRef} | {readonly apart: true};
  readonly kind: RowKind;
  readonly numClasses: number;
  readonly indexBase: 0 | 1;
  /** Labels are −1 for class 0 and 1 for class 1. */
  readonly isSigned?: boolean;
  readonly classNames?: readonly string[];
  readonly labels?: LabelMap;
  readonly reasons: readonly string[];
}

export type ArrayPlanned = {readonly ok: true; readonly plan: ArrayPlan} | Failed;

/** The likeliest first; x may be what the model was given. */
const predictionNames = [/prob|logit|softmax/i, /score|pred|output/i, /^q$/i, /^x$/i];
const shapeOf = (array: ArrayRef): string => `${array.name || 'the array'} (${array.header.shape.join(', ')})`;
const isMatrix = (array: ArrayRef): boolean => array.header.shape.length === 2;

export function planArrays(access: Access, file: string, options: PlanOptions = {}): ArrayPlanned {
  const found = arraysOf(access, file);
  if (!found.ok) return fail('bad-array-file', found.message);
  const names = found.arrays.map((a) => a.name);
  const prediction = predictionOf(found.arrays, options);
  if (!prediction)
    return fail(
      'no-prediction',
      `no array of predictions is among ${found.arrays.map(shapeOf).join(', ') || 'none'}`,
      names,
    );
  const {shape} = prediction.header;
  if (shape.length > 2 || shape.length === 0 || prediction.header.text || shape[1] === 0)
    return fail('bad-shape', `${shapeOf(prediction)}: rows of classes, in numbers, are needed`, names);
  if (shape[0] === 0) return fail('empty', 'the array holds no rows');
  if (!hasOneRow(access, prediction)) return fail('truncated', 'the file ends within the first row', names);
  return withLabels(access, prediction, found.arrays, options);
}

function hasOneRow(access: Access, array: ArrayRef): boolean {
  const source = openArray(access, array);
  const size = source.size();
  source.close();
  return (array.header.shape[1] ?? 1) * bytesPer(array.header.dtype) <= size;
}

/** A name, or its number among the arrays. */
const isAsked = (array: ArrayRef, index: number, asked: string | number | undefined): boolean =>
  asked !== undefined && (array.name === asked || (array.name !== '' && index === asked));

function predictionOf(arrays: readonly ArrayRef[], options: PlanOptions): ArrayRef | undefined {
  const asked = options.predictionColumns?.[0];
  if (arrays.length === 1) return arrays[0];
  if (asked !== undefined) return arrays.find((a, i) => isAsked(a, i, asked));
  const others = arrays.filter((a, i) => !labelNames.test(a.name) && !isAsked(a, i, options.labelColumn));
  const named = predictionNames.flatMap((name) => others.filter((a) => name.test(a.name) && !a.header.text));
  return named.find(isMatrix) ?? others.find(isMatrix) ?? named[0];
}

function withLabels(
  access: Access,
  prediction: ArrayRef,
  arrays: readonly ArrayRef[],
  options: PlanOptions,
): ArrayPlanned {
  const [rows = 0, columns = 1] = prediction.header.shape;
  const names = arrays.map((a) => a.name);
  const shown = arrays.length > 1 ? names : columnNumbers(columns).map(String);
  const draft = {names, prediction, columns, named: arrays.find((a) => classNames.test(a.name) && a.header.text)};
  const picked = pickedColumns(arrays, columns, options);
  if (picked.some((c) => !isColumn(c, columns)))
    return fail('no-prediction-columns', `there are ${columns} columns, counted from 0`, shown);
  if (options.labelsApart) return complete(access, {...draft, picked, label: {apart: true}}, options);
  const array = labelArray(access, prediction, arrays, rows, options);
  if (array?.header.text && array.file === prediction.file)
    return {...fail('text-labels', 'the labels are texts', shown), labelsIn: {column: array.name}};
  if (array)
    return fits(array, rows, columns)
      ? complete(access, {...draft, picked, label: {array}}, options)
      : fail('bad-labels', `${shapeOf(array)} are not the labels of ${rows} rows`, shown);
  const column = labelColumn(sampleOf(access, prediction, columns), columns, options);
  if (column === undefined)
    return fail('no-label-column', 'there are no labels beside the prediction, and no column of whole numbers', shown);
  if (!isColumn(column, columns))
    return fail('label-column', `the label is no column from 0 to ${columns - 1}: "${options.labelColumn}"`, shown);
  const others = picked.filter((c) => c !== column);
  if (others.length === 0) return fail('no-prediction-columns', 'no column is left beside the label', shown);
  return complete(access, {...draft, picked: others, label: {column}}, options);
}

const isColumn = (column: number, columns: number): boolean =>
  Number.isInteger(column) && column >= 0 && column < columns;

const columnNumbers = (columns: number): number[] => Array.from({length: columns}, (_, c) => c);

/** The columns of the one array that are asked for; all where arrays have names, and nothing else was said. */
function pickedColumns(arrays: readonly ArrayRef[], columns: number, {predictionColumns}: PlanOptions): number[] {
  const isOfArrays = arrays.length > 1 || (arrays[0]!.name !== '' && arrays[0]!.name === predictionColumns?.[0]);
  return predictionColumns === undefined || isOfArrays ? columnNumbers(columns) : predictionColumns.map(Number);
}

/** One label a row, or one-hot rows. */
const fits = ({header: {shape, fortranOrder}}: ArrayRef, rows: number, columns: number): boolean =>
  shape[0] === rows &&
  (shape.length === 1 || (shape.length === 2 && (shape[1] === 1 || shape[1] === columns))) &&
  (shape.length === 1 || !fortranOrder || shape[1] === 1);

/** The array that --label names, else one that is named like labels, else the one beside the file, else the only one of as many rows. */
function labelArray(
  access: Access,
  prediction: ArrayRef,
  arrays: readonly ArrayRef[],
  rows: number,
  options: PlanOptions,
): ArrayRef | undefined {
  const others = arrays.filter((a) => a !== prediction);
  if (options.labelColumn !== undefined)
    return arrays.find((a, i) => a !== prediction && isAsked(a, i, options.labelColumn));
  const named = others.find((a) => labelNames.test(a.name)) ?? others.find((a) => /label|target|true/i.test(a.name));
  if (named) return named;
  const fitting = others.filter((a) => a.header.shape.length === 1 && a.header.shape[0] === rows);
  return fitting.length === 1 ? fitting[0] : siblingOf(access, prediction.file, rows);
}

/** An array of as many rows in a file beside this one, which is named like its labels. */
function siblingOf(access: Access, file: string, rows: number): ArrayRef | undefined {
  return siblingsOf(access, file)
    .filter((sibling) => extensionOf(sibling) === '.npy')
    .map((sibling) => arraysOf(access, sibling))
    .flatMap((found) => (found.ok ? found.arrays : []))
    .find((a) => a.header.shape[0] === rows && !a.header.text);
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

/** The first values, row by row: some 500 rows, fewer where rows are long. */
function sampleOf(access: Access, array: ArrayRef, columns: number): Float64Array {
  const rows = Math.min(array.header.shape[0]!, Math.max(1, Math.min(500, Math.floor((1 << 20) / columns))));
  const chunk = chunksOf(access, array, rows, columns);
  const got = chunk.read(0, rows);
  chunk.close();
  return chunk.values.subarray(0, got * columns);
}

/** An array of texts that is called so names the classes, in their order. */
const classNames = /^(class(es|_?names)?|label_?names|target_?names|categories|names)$/i;

/** `named` is the array of the classes' names, where there is one. */
type Draft = Pick<ArrayPlan, 'names' | 'prediction' | 'columns' | 'picked' | 'label'> & {
  readonly named: ArrayRef | undefined;
};

function givenNames(access: Access, {named}: Draft, numClasses: number): readonly string[] | undefined {
  if (named?.header.shape.length !== 1 || named.header.shape[0] !== numClasses) return undefined;
  const texts = textsOf(access, named);
  return Array.from({length: numClasses}, (_, k) => texts.at(k) ?? '');
}

function complete(access: Access, draft: Draft, options: PlanOptions): ArrayPlanned {
  const {prediction, picked, label} = draft;
  const numbers = options.kind ? [] : sampleRows(access, draft);
  const noKind = whyNoKind(numbers);
  if (noKind !== undefined) return fail('percentages', noKind, draft.names);
  const {kind, reason} = options.kind ? {kind: options.kind, reason: `${options.kind}, as told`} : kindOfRows(numbers);
  const single = picked.length === 1;
  const numClasses = single ? 2 : picked.length;
  const names =
    options.classNames ??
    givenNames(access, draft, numClasses) ??
    ('apart' in label ? namesOf(options.labelsApart ?? [], numClasses) : undefined);
  const named = names && mapOf(names);
  const usesNames = named && 'apart' in label && options.labelsApart?.every((l) => Object.hasOwn(named, l));
  if ('apart' in label && !usesNames && !options.labelsApart?.some((l) => l !== '' && !Number.isNaN(Number(l))))
    return fail('unknown-labels', unknownLabels(options.labelsApart ?? [], numClasses), draft.names);
  const seen = labelSample(access, draft, options);
  if (seen === 'several')
    return fail(
      'multi-label-rows',
      'rows have several labels, or none: save each class as a binary file of its own',
      draft.names,
    );
  const isSigned = numClasses === 2 && options.indexBase === undefined && seen.includes(-1) && seen.every(isSign);
  const indexBase = options.indexBase ?? (!single && !usesNames && countsFromOne(seen, numClasses) ? 1 : 0);
  const notBinary = single && !isSigned && !usesNames ? whyNotBinary(seen, indexBase) : undefined;
  if (notBinary !== undefined) return fail('not-binary', notBinary, draft.names);
  const {named: _, ...found} = draft;
  const plan: ArrayPlan = {
    ...found,
    ...(isSigned && ('apart' in label ? {labels: {'-1': 0, '1': 1}} : {isSigned})),
    kind: single && kind === 'probabilities' ? 'positive-probability' : kind,
    numClasses,
    indexBase,
    ...(names && {classNames: names}),
    ...(usesNames && {labels: named}),
    reasons: [
      whereLabels(label),
      `prediction: ${prediction.name === '' ? '' : `${prediction.name}, `}${picked.length} columns of ${prediction.header.dtype}`,
      reason,
      ...(indexBase === 1 ? ['classes count from 1'] : []),
      ...(isSigned ? ['labels are −1 and 1'] : []),
    ],
  };
  return {ok: true, plan};
}

const isSign = (label: number): boolean => Math.abs(label) === 1;

/** As in tables: no label is 0, and one is the number of classes. */
function countsFromOne(labels: readonly number[], numClasses: number): boolean {
  return (
    labels.includes(numClasses) && labels.every((label) => Number.isInteger(label) && label > 0 && label <= numClasses)
  );
}

/** The first labels that are numbers; 'several' where rows of 0 and 1 hold other than one 1. */
function labelSample(
  access: Access,
  {prediction, columns, label}: Pick<ArrayPlan, 'prediction' | 'columns' | 'label'>,
  {labelsApart = []}: PlanOptions,
): readonly number[] | 'several' {
  if ('apart' in label) return labelsApart.filter((text) => text !== '').map(Number);
  if ('column' in label)
    return [...sampleOf(access, prediction, columns)].filter((_, i) => i % columns === label.column);
  const width = label.array.header.shape[1] ?? 1;
  const sample = [...sampleOf(access, label.array, width)];
  return width === 1 ? sample : hotOrSeveral(sample, width);
}

function hotOrSeveral(sample: readonly number[], width: number): readonly number[] | 'several' {
  const rows = Array.from({length: sample.length / width}, (_, r) => sample.slice(r * width, (r + 1) * width));
  const isBinary = sample.every((value) => value === 0 || value === 1);
  const others = rows.filter((row) => row.filter((value) => value === 1).length !== 1).length;
  return isBinary && others > 1 && others > 0.1 * rows.length ? 'several' : [];
}

const unknownLabels = (labels: readonly string[], numClasses: number): string =>
  `the labels (${someOf([...new Set(labels)])}) name none of the ${numClasses} classes`;

const whereLabels = (label: ArrayPlan['label']): string =>
  'array' in label
    ? `labels: ${label.array.name || label.array.file}`
    : 'apart' in label
      ? 'labels: in a file of their own'
      : `label: column ${label.column}`;

/** The classes' numbers of the first rows. */
function sampleRows(
  access: Access,
  {prediction, columns, picked}: Pick<ArrayPlan, 'prediction' | 'columns' | 'picked'>,
): readonly (readonly number[])[] {
  const sample = sampleOf(access, prediction, columns);
  const rows = Array.from({length: Math.floor(sample.length / columns)}, (_, r) => r * columns);
  return rows.map((at) => picked.map((c) => sample[at + c]!));
}
