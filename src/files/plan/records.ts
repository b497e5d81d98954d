/** How records are read: which key holds the label and which the prediction, and what their labels mean. */

import type {RowKind} from '../../core/report/types.ts';
import {
  type Fields,
  hotIndex,
  isFields,
  isNumbers,
  type Numbers,
  numbersOf,
  toNumber,
} from '../formats/recordValues.ts';
import {type Failed, fail, type PlanOptions} from '../plan.ts';
import {baseOf, type LabelMap, namesOf, numberedLabels, numbersIn, runOf} from './classes.ts';
import {idNames, labelNames} from './columns.ts';
import {kindOfRows, whyNoKind, whyNotBinary} from './kinds.ts';
import {someOf} from './words.ts';

export interface RecordPlan {
  /** Of the first record. */
  readonly keys: readonly string[];
  /** Undefined where the labels stand in a file of their own. */
  readonly labelKey: string | undefined;
  readonly predictionKey: string;
  readonly kind: RowKind;
  readonly numClasses: number;
  readonly classNames?: readonly string[];
  /** A number as text → class, where labels are numbers that name the classes. */
  readonly labels?: LabelMap;
  readonly indexBase: 0 | 1;
  readonly reasons: readonly string[];
}

export type RecordPlanned = {readonly ok: true; readonly plan: RecordPlan} | Failed;

const predictionNames = /prob|logit|score|pred|output|q$/i;
/** By name, or by number where no key has that name. */
const keyOf = (keys: readonly string[], asked: string | number): string =>
  typeof asked === 'number' && !keys.includes(String(asked)) ? (keys[asked] ?? String(asked)) : String(asked);

/** The only other key that holds words, or whole numbers from 0. */
function likeLabel(head: readonly Fields[], keys: readonly string[]): string | undefined {
  const isLabel = (value: unknown) => typeof value === 'string' || (Number.isInteger(value) && (value as number) >= 0);
  const fitting = keys.filter((key) => head.every((record) => isLabel(record[key])) && !idNames.test(key));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The plan for records whose first ones are given. */
export function planRecords(records: readonly unknown[], options: PlanOptions = {}): RecordPlanned {
  const head = records.filter(isFields);
  if (head.length === 0) return fail('no-records', 'the file holds no JSON objects with a label and a prediction');
  const keys = [...new Set(head.flatMap(Object.keys))];
  const labelKey = options.labelsApart ? undefined : labelKeyOf(head, keys, options);
  if (!options.labelsApart && (labelKey === undefined || !keys.includes(labelKey)))
    return fail('no-label-column', `no label was found among the keys ${someOf(keys)}`, keys);
  const predictionKey = predictionKeyOf(head, keys, labelKey, options);
  if (predictionKey === undefined)
    return fail('no-prediction-columns', `no array of numbers was found among the keys ${someOf(keys)}`, keys);
  return complete({head, keys, labelKey, predictionKey}, options);
}

const labelKeyOf = (
  head: readonly Fields[],
  keys: readonly string[],
  {labelColumn}: PlanOptions,
): string | undefined =>
  labelColumn === undefined
    ? (keys.find((k) => labelNames.test(k)) ?? likeLabel(head, keys))
    : keyOf(keys, labelColumn);

/** The key that is asked for, if it holds numbers; else one that mostly holds rows of them, the likeliest by its name. */
function predictionKeyOf(
  head: readonly Fields[],
  keys: readonly string[],
  labelKey: string | undefined,
  {predictionColumns}: PlanOptions,
): string | undefined {
  const asked = predictionColumns?.[0];
  if (asked !== undefined) {
    const key = keyOf(keys, asked);
    return head.some((record) => numbersOf(record[key])) ? key : undefined;
  }
  const isMostly = (key: string) => 2 * head.filter((record) => isNumbers(record[key])).length > head.length;
  const candidates = keys.filter((key) => key !== labelKey && isMostly(key));
  return candidates.find((key) => predictionNames.test(key)) ?? candidates[0];
}

interface Draft {
  readonly head: readonly Fields[];
  readonly keys: readonly string[];
  readonly labelKey: string | undefined;
  readonly predictionKey: string;
}

/** The labels that are seen, where they are texts. */
const labelWords = ({head, labelKey}: Draft, {labelsApart = []}: PlanOptions): readonly string[] =>
  (labelKey === undefined ? labelsApart : labelsOf(head, labelKey)).filter((label) => typeof label === 'string');

function complete(draft: Draft, options: PlanOptions): RecordPlanned {
  const {head, keys, labelKey, predictionKey} = draft;
  const found = head.flatMap((record) => numbersOf(record[predictionKey]) ?? []);
  const rows = found.map(({numbers}) => numbers);
  const keyNames = namesIn(found.flatMap(({names}) => (names ? [names] : [])));
  const width = keyNames?.length ?? commonest(rows.map((row) => row.length));
  const words = labelWords(draft, options);
  const classNames = options.classNames ?? keyNames ?? namesOf(words, Math.max(width, 2));
  const stranger = words.slice(0, 1).find((word) => !classNames?.includes(word) && Number.isNaN(Number(word)));
  if (stranger !== undefined)
    return fail('unknown-labels', `the label "${someOf([stranger])}" names none of the ${width} classes`, keys);
  if (areSeveral(head, labelKey))
    return fail(
      'multi-label-rows',
      `"${labelKey}" holds several labels, or none: each class is a question of its own`,
      keys,
    );
  const noKind = options.kind ? undefined : whyNoKind(rows);
  if (noKind !== undefined) return fail('percentages', noKind, keys);
  const numbers = numberLabels(draft, options);
  if (numbers.length > 0 && !options.classNames && isUnordered(found))
    return fail('unknown-labels', 'the labels are numbers, and the classes stand in another order in each row', keys);
  const {base, labels} = countingOf(numbers, classNames, width, options);
  const notBinary = width === 1 && !labels ? whyNotBinary(numbers.map(Number), base) : undefined;
  if (notBinary !== undefined) return fail('not-binary', notBinary, keys);
  const {kind, reason} = options.kind ? {kind: options.kind, reason: `${options.kind}, as told`} : kindOfRows(rows);
  return {
    ok: true,
    plan: {
      keys,
      labelKey,
      predictionKey,
      kind: width === 1 && kind === 'probabilities' ? 'positive-probability' : kind,
      numClasses: Math.max(width, 2),
      ...(classNames && {classNames}),
      ...(labels && {labels}),
      indexBase: base,
      reasons: [
        labelKey === undefined ? 'labels: in a file of their own' : `label: "${labelKey}"`,
        `prediction: "${predictionKey}", ${width === 1 ? 'read as class 1 of 2' : `${width} classes`}`,
        reason,
        ...(labels ? ['labels are names'] : base === 1 ? ['classes count from 1'] : []),
      ],
    },
  };
}

/** All classes that the rows name, in the order of their numbers where they are called by numbers, else as they come. */
function namesIn(lists: readonly (readonly string[])[]): readonly string[] | undefined {
  const names = [...new Set(lists.flat())];
  const numbers = numbersIn(names);
  const first = numbers && runOf(numbers);
  if (first !== 0 && first !== 1) return names.length > 0 ? names : undefined;
  return names.map((_, k) => names[numbers!.indexOf(k + first)]!);
}

/** Whether words name the classes in an order that is not the same in all rows: then no number tells a class. */
function isUnordered(found: readonly Numbers[]): boolean {
  const first = found[0]?.names;
  return (
    first !== undefined && !numbersIn(first) && found.some(({names}) => names?.some((name, k) => name !== first[k]))
  );
}

function commonest(lengths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

/** Labels that are numbers, as texts. */
const numberLabels = ({head, labelKey}: Draft, {labelsApart = []}: PlanOptions): readonly string[] =>
  (labelKey === undefined ? labelsApart : labelsOf(head, labelKey))
    .filter((label) => typeof label === 'number' || (typeof label === 'string' && !Number.isNaN(toNumber(label))))
    .map(String);

/** How labels that are numbers tell classes: as in tables. */
function countingOf(
  labels: readonly string[],
  names: readonly string[] | undefined,
  width: number,
  options: PlanOptions,
): {readonly base: 0 | 1; readonly labels?: LabelMap} {
  if (options.indexBase !== undefined) return {base: options.indexBase};
  const numbers = labels.map(Number);
  const fromOne = width > 1 && numbers.includes(width) && numbers.every((n) => Number.isInteger(n) && n > 0);
  const least = numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const numbered = names && numberedLabels(labels, names, fromOne ? width : least);
  const base = numbered && baseOf(numbered);
  return numbered && base === undefined ? {base: 0, labels: numbered} : {base: base ?? (fromOne ? 1 : 0)};
}

const labelsOf = (head: readonly Fields[], key: string | undefined): readonly unknown[] =>
  key === undefined ? [] : head.map((record) => record[key]);

/** Lists of 0 and 1 with other than one 1. */
function areSeveral(head: readonly Fields[], key: string | undefined): boolean {
  const lists = labelsOf(head, key).filter((label): label is unknown[] => Array.isArray(label));
  const isBinary = lists.every((list) => list.every((value) => [0, 1, true, false].includes(value as number)));
  const others = lists.filter((list) => hotIndex(list) < 0).length;
  return isBinary && others > 1 && others > 0.1 * head.length;
}
