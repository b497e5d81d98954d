/** How the columns of a prediction table are read: guessed from the head, shown, and overridden by options. */
import type {ColumnMapping} from '../core/report/job.ts';
import type {RowKind} from '../core/report/types.ts';
import {hotLabels, multiLabels} from './hotLabels.ts';

export interface TablePlan {
  /** Byte of the delimiter; 0 for formats without one. */
  readonly delimiter: number;
  readonly hasHeader: boolean;
  readonly header?: readonly string[];
  readonly numColumns: number;
  /** −1 where the labels stand in a file of their own. */
  readonly labelColumn: number;
  /** Where the labels are one-hot: the column of each class, in class order; the first of them is `labelColumn`. */
  readonly hotColumns?: readonly number[];
  /** Column of each class, in class order; a single one is the probability (or logit) of class 1. */
  readonly predictionColumns: readonly number[];
  readonly kind: RowKind;
  readonly numClasses: number;
  readonly classNames?: readonly string[];
  /** Text of a label → class, where labels are names. */
  readonly labels?: Readonly<Record<string, number>>;
  readonly indexBase: 0 | 1;
  /** Why it was read so, a sentence each: shown beside the result. */
  readonly reasons: readonly string[];
}

export interface PlanOptions extends Omit<ColumnMapping, 'labels'> {
  /** The first labels of a file of labels, where they stand apart. */
  readonly labelsApart?: readonly string[];
}

/** Why there is no plan, and the columns that there are to choose from. */
export interface Failed {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
  readonly columns?: readonly string[];
  /** Labels that are texts in an array of this file: to be read first. */
  readonly labelsIn?: {readonly column: string};
}

export type Planned = {readonly ok: true; readonly plan: TablePlan} | Failed;

export const fail = (code: string, message: string, columns?: readonly string[]): Failed => ({
  ok: false,
  code,
  message,
  ...(columns && {columns}),
});

export const labelNames =
  /^(true_?)?(label|labels|target|targets|y|y_?true|true|truth|gt|class|category|ground_?truth|actual|class_?id|label_?id)$/i;
export const idNames =
  /^(|id|idx|index|row|row_?id|file|filename|path|name|unnamed: 0|sample|sample_?id|uuid|split|fold|weight|sample_?weight)$/i;

export interface Column {
  readonly index: number;
  readonly name: string;
  readonly isNumeric: boolean;
  readonly isWhole: boolean;
  readonly min: number;
  readonly max: number;
  /** The texts of a column that holds no numbers. */
  readonly distinct: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

const isNumber = (text: string): boolean =>
  text.trim() !== '' && (!Number.isNaN(Number(text)) || /^[-+]?(nan|inf|infinity)$/i.test(text.trim()));

/** The plan for a table whose first rows are given as fields. */
export function planTable(rows: readonly (readonly string[])[], delimiter: number, options: PlanOptions = {}): Planned {
  const first = rows[0];
  if (!first || first.length === 0) return fail('empty', 'the file holds no rows');
  const hasHeader = options.header ?? looksLikeHeader(first, rows.slice(1));
  const body = hasHeader ? rows.slice(1) : rows;
  if (body.length === 0) return fail('no-rows', 'the file holds a header and no rows');
  const shown = first.map((name, index) => (hasHeader ? name.trim() : String(index)));
  const columns = first.map((name, index) => describe(index, hasHeader ? name.trim() : '', body));
  const severally = options.labelsApart ? undefined : multiLabels(columns, body, options);
  if (severally)
    return fail(
      'multi-label',
      `rows have several labels among ${someOf(severally)}, or none: each class is a question of its own`,
      shown,
    );
  const hot = options.labelsApart ? undefined : hotLabels(columns, body, options);
  const label = options.labelsApart
    ? describe(
        -1,
        'labels',
        options.labelsApart.map((l) => [l]),
      )
    : hot
      ? columns[hot.columns[0]!]
      : findLabel(columns, options);
  if (!label) return fail('no-label-column', whyNoLabel(first, hasHeader, options), shown);
  const predictions = hot ? hot.predictions.map((c) => columns[c]!) : findPredictions(columns, label, options);
  if (predictions.length === 0) return fail('no-prediction-columns', 'no numeric prediction columns were found', shown);
  return complete({first, shown, hasHeader, body, columns, label, hot: hot?.columns, predictions, delimiter}, options);
}

function whyNoLabel(first: readonly string[], hasHeader: boolean, options: PlanOptions): string {
  if (options.labelColumn === undefined) return `no label column was found among ${first.length} columns`;
  const names = hasHeader
    ? `${first.slice(0, 20).join(', ')}${first.length > 20 ? ', …' : ''}`
    : `0 to ${first.length - 1}`;
  return `there is no column "${options.labelColumn}"; the columns are ${names}`;
}

function looksLikeHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  // Columns may be called 0, 1, 2, as pandas does; what is called "label" once, and never below, is a name.
  if (rest.length > 0 && first.some((f, i) => labelNames.test(f.trim()) && rest.every((r) => r[i] !== f))) return true;
  if (first.every((f) => !isNumber(f))) return rest.length === 0 || rest[0]!.some(isNumber);
  return first.some(
    (f, i) => !isNumber(f) && f.trim() !== '' && rest.length > 0 && rest.every((r) => isNumber(r[i] ?? '')),
  );
}

function describe(index: number, name: string, body: readonly (readonly string[])[]): Column {
  const texts = body.map((r) => (r[Math.max(index, 0)] ?? '').trim());
  const numbers = texts.map(Number).filter((x) => Number.isFinite(x));
  const isNumeric = texts.filter(isNumber).length * 2 > texts.filter((t) => t !== '').length;
  const isWhole = isNumeric && texts.every((t) => /^[-+]?\d+(\.0*)?$/.test(t) || !isNumber(t));
  return {
    index,
    name,
    isNumeric,
    isWhole,
    min: Math.min(...numbers),
    max: Math.max(...numbers),
    distinct: isNumeric ? none : new Set(texts),
  };
}

export function byReference(columns: readonly Column[], reference: string | number): Column | undefined {
  if (typeof reference === 'number') return columns[reference];
  return (
    columns.find((c) => c.name === reference.trim()) ??
    (/^\d+$/.test(reference) ? columns[Number(reference)] : undefined)
  );
}

function findLabel(columns: readonly Column[], options: PlanOptions): Column | undefined {
  if (options.labelColumn !== undefined) return byReference(columns, options.labelColumn);
  const named = columns.filter((c) => labelNames.test(c.name));
  if (named.length > 0) return named[0];
  const candidates = columns.filter((c) => !idNames.test(c.name) || c.name === '');
  const words = candidates.filter((c) => !c.isNumeric && c.distinct.size < 1000);
  if (words.length === 1) return words[0];
  const whole = candidates.filter((c) => c.isWhole && c.min >= 0 && c.max < columns.length * 2);
  return whole[whole.length - 1];
}

function findPredictions(columns: readonly Column[], label: Column, options: PlanOptions): readonly Column[] {
  if (options.predictionColumns) {
    return options.predictionColumns.map((r) => byReference(columns, r)).filter((c) => c !== undefined);
  }
  const others = columns.filter(
    (c) => c !== label && c.isNumeric && !(c.name !== '' && idNames.test(c.name)) && !labelNames.test(c.name),
  );
  const isVerdict = (c: Column) => verdictNames.test(c.name) && c.isWhole;
  const scored = others.filter((c) => /prob|proba|logit|score|^p_|^q_|_p$|pred/i.test(c.name));
  const chosen = scored.filter((c) => !isVerdict(c));
  const rest = others.filter((c) => !isVerdict(c));
  return [chosen, rest, others].find((found) => found.length > 0) ?? [];
}

/** Columns that hold the predicted class, not what is thought of each. */
const verdictNames = /^(pred(icted|iction)?s?(_?(class|label|idx|index))?|y_?(pred|hat)|arg_?max|top_?1)$/i;

interface Draft {
  readonly first: readonly string[];
  readonly shown: readonly string[];
  readonly hasHeader: boolean;
  readonly body: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  readonly label: Column;
  readonly hot: readonly number[] | undefined;
  readonly predictions: readonly Column[];
  readonly delimiter: number;
}

function complete(draft: Draft, options: PlanOptions): Planned {
  const {predictions, label} = draft;
  const {kind, reason} = options.kind ? {kind: options.kind, reason: `${options.kind}, as told`} : guessKind(draft);
  const single = predictions.length === 1;
  const numClasses = single ? 2 : predictions.length;
  const names =
    options.classNames ?? (draft.hasHeader && !single ? commonCut(predictions.map((c) => c.name)) : undefined);
  const labels = label.isNumeric ? signs(draft, numClasses, options) : labelMap(label, names, numClasses);
  if (labels && 'message' in labels) return fail('unknown-labels', labels.message, draft.shown);
  const base =
    options.indexBase ?? (!draft.hot && label.isWhole && label.min >= 1 && label.max === numClasses && !single ? 1 : 0);
  const labelText = draft.hasHeader ? `"${label.name}"` : `${label.index + 1}`;
  const reasons = [
    draft.hot
      ? `labels: one-hot, in ${draft.hot.length} columns from ${labelText} on`
      : label.index < 0
        ? 'labels: in a file of their own'
        : `label: column ${labelText}`,
    single
      ? `prediction: one column, read as class 1 of 2`
      : `prediction: ${predictions.length} columns${names ? ` (${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''})` : ''}`,
    reason,
    ...(draft.hot ? [] : [labels ? 'labels are names' : `classes count from ${base}`]),
  ];
  return {
    ok: true,
    plan: {
      delimiter: draft.delimiter,
      hasHeader: draft.hasHeader,
      ...(draft.hasHeader && {header: draft.first}),
      numColumns: draft.first.length,
      labelColumn: label.index,
      ...(draft.hot && {hotColumns: draft.hot}),
      predictionColumns: predictions.map((c) => c.index),
      kind: single && kind === 'probabilities' ? 'positive-probability' : kind,
      numClasses,
      ...(names && {classNames: names}),
      ...(labels && {labels: labels.map}),
      indexBase: base,
      reasons,
    },
  };
}

/** Two classes may be told as −1 and 1. */
function signs({label, body, hot}: Draft, numClasses: number, options: PlanOptions) {
  if (hot || numClasses !== 2 || options.indexBase !== undefined || label.min !== -1 || label.max !== 1)
    return undefined;
  const texts = options.labelsApart ?? [...new Set(body.map((r) => (r[label.index] ?? '').trim()))];
  const isSign = texts.every((text) => text === '' || Math.abs(Number(text)) === 1 || Number.isNaN(Number(text)));
  const signed = texts.filter((text) => Math.abs(Number(text)) === 1);
  return isSign ? {map: Object.fromEntries(signed.map((text) => [text, Number(text) > 0 ? 1 : 0]))} : undefined;
}

function guessKind(draft: Draft): KindGuess {
  return kindOfRows(draft.body.map((r) => draft.predictions.map((c) => Number(r[c.index]))));
}

export interface KindGuess {
  readonly kind: RowKind;
  readonly reason: string;
}

const isDistribution = (row: readonly number[]): boolean =>
  row.every((x) => x >= 0 && x <= 1) && Math.abs(row.reduce((sum, x) => sum + x, 0) - 1) < 1e-3;

/** What the numbers of the first rows are; a few bad rows do not turn probabilities into logits. */
export function kindOfRows(rows: readonly (readonly number[])[]): KindGuess {
  const finite = rows.flat().filter((x) => !Number.isNaN(x));
  const min = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const max = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (min >= 0 && max <= 1) return {kind: 'probabilities', reason: 'probabilities: every value seen lies in [0, 1]'};
  const summing = rows.filter((r) => r.length > 1 && isDistribution(r)).length;
  if (summing > 0.9 * rows.length)
    return {kind: 'probabilities', reason: `probabilities: ${summing} of the first ${rows.length} rows sum to 1`};
  const sums = rows.map((r) => r.reduce((t, x) => t + Math.exp(x), 0));
  if (max <= 0 && (rows[0]?.length ?? 0) > 1 && sums.every((s) => Math.abs(s - 1) < 1e-3)) {
    return {kind: 'log-probabilities', reason: 'log-probabilities: no value is positive and the exponentials sum to 1'};
  }
  return {kind: 'logits', reason: 'logits: values lie outside [0, 1]'};
}

/** The first of the texts, each cut where it is long. */
export const someOf = (texts: readonly string[]): string =>
  `${texts
    .slice(0, 5)
    .map((text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text))
    .join(', ')}${texts.length > 5 ? ', …' : ''}`;

/** As many words as there are classes name them, in alphabetical order. */
export function namesOf(labels: readonly string[], numClasses: number): readonly string[] | undefined {
  const seen = [...new Set(labels)].sort();
  return seen.length === numClasses && seen.every((word) => Number.isNaN(Number(word))) ? seen : undefined;
}

/** `prob_cat`, `prob_dog` → cat, dog: what all names share at the front is cut at a word boundary. */
export function commonCut(names: readonly string[]): readonly string[] {
  let n = 0;
  while (names.every((name) => n < name.length && name[n] === names[0]![n])) n++;
  const boundary = names[0]!.slice(0, n).search(/[^_\-.\s/]*$/);
  const prefix =
    n === 0
      ? 0
      : boundary > 0
        ? boundary
        : /^[a-z]+$/i.test(names[0]!.slice(0, n)) && names.every((x) => /^\d+$/.test(x.slice(n)))
          ? n
          : 0;
  const cut = names.map((name) => name.slice(prefix));
  return cut.every((c) => c !== '') ? cut : names;
}

function labelMap(
  label: Column,
  names: readonly string[] | undefined,
  numClasses: number,
): {readonly map: Readonly<Record<string, number>>} | {readonly message: string} {
  const seen = [...label.distinct].sort();
  const order = names && seen.every((s) => names.includes(s)) ? names : seen.length === numClasses ? seen : undefined;
  if (!order) {
    const list = someOf(seen);
    return {
      message: `the labels (${list}) are not the names of the ${numClasses} prediction columns`,
    };
  }
  return {map: Object.fromEntries(order.map((name, k) => [name, k]))};
}
