/** Records of JSON: `{"label": 2, "probs": [0.1, 0.2, 0.7]}` or `{"true": "dog", "scores": {"cat": 0.2, "dog": 0.8}}` → rows. */

import type {RowKind} from '../../core/report/types.ts';
import {type Failed, fail, idNames, kindOfRows, labelNames, namesOf, type PlanOptions, someOf} from '../plan.ts';

export interface RecordPlan {
  /** Of the first record. */
  readonly keys: readonly string[];
  /** Undefined where the labels stand in a file of their own. */
  readonly labelKey: string | undefined;
  readonly predictionKey: string;
  readonly kind: RowKind;
  readonly numClasses: number;
  readonly classNames?: readonly string[];
  readonly indexBase: 0 | 1;
  readonly reasons: readonly string[];
}

export type RecordPlanned = {readonly ok: true; readonly plan: RecordPlan} | Failed;

type Fields = Readonly<Record<string, unknown>>;

const predictionNames = /prob|logit|score|pred|output|q$/i;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const toNumber = (value: unknown): number =>
  typeof value === 'string' ? special(value) : typeof value === 'number' ? value : Number.NaN;

/** JSON has no ∞: writers say "inf", "Infinity" or "NaN" in strings. */
function special(text: string): number {
  const match = /^([-+]?)(inf|infinity)$/i.exec(text.trim());
  if (match) return match[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return text.trim() === '' ? Number.NaN : Number(text);
}

const wordKeys = /^(label|class|class_?name|name)$/i;
const scoreKeys = /^(scores?|prob|probability|confidence|logit)$/i;

/** [{"label": "cat", "score": 0.2}, …] as {cat: 0.2, …}: what classifiers give that sort their classes. */
function scoredNames(value: unknown): Fields | undefined {
  if (!Array.isArray(value) || value.length < 2 || !value.every(isFields)) return undefined;
  const keys = Object.keys(value[0]!);
  const [word, score] = [keys.find((key) => wordKeys.test(key)), keys.find((key) => scoreKeys.test(key))];
  if (word === undefined || score === undefined) return undefined;
  const entries = value.map((item) => [item[word], item[score]] as const);
  const isSound = entries.every(([name, number]) => typeof name === 'string' && typeof number === 'number');
  return isSound ? (Object.fromEntries(entries) as Fields) : undefined;
}

/** An array of numbers, or an object of numbers whose keys name the classes; a single number is the probability of class 1. */
function numbersOf(
  value: unknown,
): {readonly numbers: readonly number[]; readonly names?: readonly string[]} | undefined {
  if (typeof value === 'number') return {numbers: [value]};
  const scored = scoredNames(value);
  if (scored) return {numbers: Object.values(scored) as number[], names: Object.keys(scored)};
  if (Array.isArray(value))
    return value.length > 0 && value.every((v) => !Number.isNaN(toNumber(v)) || v === 'nan')
      ? {numbers: value.map(toNumber)}
      : undefined;
  if (!isFields(value)) return undefined;
  const entries = Object.entries(value);
  if (entries.length < 2 || !entries.every(([, v]) => typeof v === 'number')) return undefined;
  return {numbers: entries.map(([, v]) => v as number), names: entries.map(([k]) => k)};
}

/** Whether the value is a list or a structure of numbers: a row's prediction in one. */
export const isNumbers = (value: unknown): boolean => typeof value === 'object' && numbersOf(value) !== undefined;

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
export function planRecords(head: readonly unknown[], options: PlanOptions = {}): RecordPlanned {
  const first = head.find(isFields);
  if (!first) return fail('no-records', 'the file holds no JSON objects with a label and a prediction');
  const keys = Object.keys(first);
  const apart = options.labelsApart !== undefined;
  const named =
    options.labelColumn === undefined
      ? (keys.find((k) => labelNames.test(k)) ?? likeLabel(head.filter(isFields), keys))
      : keyOf(keys, options.labelColumn);
  const labelKey = apart ? undefined : named;
  if (!apart && (labelKey === undefined || !(labelKey in first)))
    return fail('no-label-column', `no label was found among the keys ${someOf(keys)}`, keys);
  const asked = options.predictionColumns?.[0];
  const candidates = keys.filter((k) => k !== labelKey && isNumbers(first[k]));
  const predictionKey =
    asked === undefined ? (candidates.find((k) => predictionNames.test(k)) ?? candidates[0]) : keyOf(keys, asked);
  const numbers = predictionKey === undefined ? undefined : numbersOf(first[predictionKey]);
  if (predictionKey === undefined || !numbers)
    return fail('no-prediction-columns', `no array of numbers was found among the keys ${someOf(keys)}`, keys);
  return complete(head.filter(isFields), keys, labelKey, predictionKey, numbers.names, options);
}

/** The labels that are seen, where they are texts. */
function labelWords(head: readonly Fields[], labelKey: string | undefined, options: PlanOptions): readonly string[] {
  const labels = labelKey === undefined ? (options.labelsApart ?? []) : head.map((record) => record[labelKey]);
  return labels.filter((label) => typeof label === 'string');
}

function complete(
  head: readonly Fields[],
  keys: readonly string[],
  labelKey: string | undefined,
  predictionKey: string,
  names: readonly string[] | undefined,
  options: PlanOptions,
): RecordPlanned {
  const rows = head.map((r) => numbersOf(r[predictionKey])?.numbers ?? []).filter((r) => r.length > 0);
  const width = rows[0]?.length ?? 0;
  const words = labelWords(head, labelKey, options);
  const classNames = options.classNames ?? names ?? namesOf(words, Math.max(width, 2));
  const label = labelKey === undefined ? options.labelsApart?.[0] : head[0]![labelKey];
  if (typeof label === 'string' && !classNames?.includes(label) && Number.isNaN(Number(label))) {
    return fail('unknown-labels', `the label "${someOf([label])}" names none of the ${width} classes`, keys);
  }
  if (areSeveral(head, labelKey))
    return fail(
      'multi-label-rows',
      `"${labelKey}" holds several labels, or none: each class is a question of its own`,
      keys,
    );
  const base = options.indexBase ?? (width > 1 && countFromOne(head, labelKey, width) ? 1 : 0);
  const guess = kindOfRows(rows);
  const kind = options.kind ?? guess.kind;
  const reason = options.kind ? `${kind}, as told` : guess.reason;
  return {
    ok: true,
    plan: {
      keys,
      labelKey,
      predictionKey,
      kind: width === 1 && kind === 'probabilities' ? 'positive-probability' : kind,
      numClasses: Math.max(width, 2),
      ...(classNames && {classNames}),
      indexBase: base,
      reasons: [
        labelKey === undefined ? 'labels: in a file of their own' : `label: "${labelKey}"`,
        `prediction: "${predictionKey}", ${width === 1 ? 'read as class 1 of 2' : `${width} classes`}`,
        reason,
        ...(base === 1 ? ['classes count from 1'] : []),
      ],
    },
  };
}

const labelsOf = (head: readonly Fields[], key: string | undefined): readonly unknown[] =>
  key === undefined ? [] : head.map((record) => record[key]);

/** As in tables: no label is 0, and one is the number of classes. */
function countFromOne(head: readonly Fields[], key: string | undefined, width: number): boolean {
  const labels = labelsOf(head, key);
  return labels.includes(width) && labels.every((label) => Number.isInteger(label) && Number(label) > 0);
}

/** Lists of 0 and 1 with other than one 1. */
function areSeveral(head: readonly Fields[], key: string | undefined): boolean {
  const lists = labelsOf(head, key).filter((label): label is unknown[] => Array.isArray(label));
  const isBinary = lists.every((list) => list.every((value) => [0, 1, true, false].includes(value as number)));
  const others = lists.filter((list) => hotIndex(list) < 0).length;
  return isBinary && others > 1 && others > 0.1 * head.length;
}

/** The class of a one-hot label; −1 where it is none. */
function hotIndex(label: readonly unknown[]): number {
  const numbers = label.map((value) => (typeof value === 'boolean' ? Number(value) : toNumber(value)));
  const at = numbers.indexOf(1);
  return numbers.every((value, c) => value === (c === at ? 1 : 0)) ? at : -1;
}

export interface RecordSink {
  readonly row: (values: Float64Array, target: number) => void;
  readonly problem: (code: string, message: string) => void;
}

/** Gives one record to the sink as a row. */
export class RecordReader {
  private readonly values: Float64Array;

  constructor(
    private readonly plan: RecordPlan,
    private readonly sink: RecordSink,
  ) {
    this.values = new Float64Array(plan.numClasses);
  }

  /** `apart` is the label where labels stand in a file of their own. */
  read(record: unknown, apart?: string): void {
    const {plan, sink} = this;
    const label = plan.labelKey === undefined ? apart : isFields(record) ? record[plan.labelKey] : undefined;
    const problem = this.problemOf(record, label);
    if (problem) sink.problem(problem.code, `${problem.what}; the row is left out`);
    else sink.row(this.values, this.target(label));
  }

  private problemOf(record: unknown, label: unknown): {readonly code: string; readonly what: string} | undefined {
    const {labelKey, predictionKey, numClasses} = this.plan;
    if (!isFields(record)) return {code: 'no-record', what: 'there is no JSON object here'};
    if (!this.fill(record[predictionKey]))
      return {code: 'unreadable-number', what: `"${predictionKey}" does not hold ${numClasses} numbers`};
    if (this.target(label) < 0)
      return {
        code: 'label',
        what: `${labelKey === undefined ? 'the label' : `"${labelKey}"`} names no class of this file`,
      };
    return undefined;
  }

  private fill(value: unknown): boolean {
    const {values, plan} = this;
    if (typeof value === 'number' && plan.numClasses === 2) {
      values[1] = value;
      return true;
    }
    const named = scoredNames(value) ?? value;
    if (Array.isArray(named)) {
      const first = named.length === 1 && plan.numClasses === 2 ? 1 : 0;
      for (let k = 0; k < named.length; k++) values[k + first] = toNumber(named[k]);
      return named.length + first === values.length && !values.some(Number.isNaN);
    }
    if (!isFields(named) || !plan.classNames) return false;
    for (const [k, name] of plan.classNames.entries()) values[k] = toNumber(named[name]);
    return !values.some(Number.isNaN);
  }

  private target(label: unknown): number {
    const {classNames, numClasses, indexBase} = this.plan;
    if (Array.isArray(label)) return label.length === numClasses ? hotIndex(label) : -1;
    const named = typeof label === 'string' && classNames ? classNames.indexOf(label) : -1;
    if (named >= 0) return named;
    const index = (typeof label === 'boolean' ? Number(label) : toNumber(label)) - indexBase;
    return Number.isInteger(index) && index >= 0 && index < numClasses ? index : -1;
  }
}
