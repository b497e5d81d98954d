/** How the columns of a prediction table are read: guessed from the head, shown, and overridden by options. */
import type {ColumnMapping} from '../core/report/job.ts';
import type {RowKind} from '../core/report/types.ts';
import {hotLabels, multiLabels} from './hotLabels.ts';
import {
  baseOf,
  calledFor,
  commonCut,
  type LabelMap,
  mapOf,
  numberedLabels,
  numbersIn,
  runOf,
  signedLabels,
  wordLabels,
} from './plan/classes.ts';
import {
  type Column,
  describe,
  findLabel,
  findPredictions,
  isNumber,
  looksLikeHeader,
  whyNotAsked,
  widened,
} from './plan/columns.ts';
import {kindOfRows, whyNoKind, whyNoProbability, whyNotBinary} from './plan/kinds.ts';
import {someOf} from './plan/words.ts';

export interface TablePlan {
  /** Byte of the delimiter; 0 for formats without one. */
  readonly delimiter: number;
  readonly hasHeader: boolean;
  /** Lines before the header, or before the first row: comments, or Excel's `sep=;`. */
  readonly linesBefore?: number;
  /** Numbers are written with a comma: 0,25. */
  readonly decimalComma?: true;
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

/** The plan for a table whose first rows are given as fields. */
export function planTable(rows: readonly Row[], delimiter: number, options: PlanOptions = {}): Planned {
  if (!rows[0] || rows[0].length === 0) return fail('empty', 'the file holds no rows');
  const hasHeader = options.header ?? looksLikeHeader(rows[0], rows.slice(1));
  const body = hasHeader ? rows.slice(1) : rows;
  if (body.length === 0) return fail('no-rows', 'the file holds a header and no rows');
  const first = hasHeader ? widened(rows[0], body) : rows[0];
  const shown = first.map((name, index) => (hasHeader ? name.trim() : String(index)));
  const columns = first.map((name, index) => describe(index, hasHeader ? name.trim() : '', body));
  const chosen = chooseColumns(columns, body, options);
  if (chosen === undefined) return fail('no-label-column', whyNoLabel(first, hasHeader, options), shown);
  if ('code' in chosen) return fail(chosen.code, chosen.message, shown);
  const {label, predictions, hot} = chosen;
  return complete({first, shown, hasHeader, body, label, hot, predictions, delimiter}, options);
}

type Row = readonly string[];

interface Chosen {
  readonly label: Column;
  readonly predictions: readonly Column[];
  readonly hot: readonly number[] | undefined;
}

/** Which columns are the label and the predictions; undefined where no column is a label. */
function chooseColumns(
  columns: readonly Column[],
  body: readonly Row[],
  options: PlanOptions,
): Chosen | Pick<Failed, 'code' | 'message'> | undefined {
  const why = whyNotAsked(columns, options);
  if (why !== undefined) return {code: 'no-prediction-columns', message: why};
  if (options.labelsApart) return chosenFor(labelsColumn(options.labelsApart), columns, options);
  const severally = multiLabels(columns, body, options);
  if (severally) return {code: 'multi-label', message: severalLabels(severally)};
  const hot = hotLabels(columns, body, options);
  if (hot)
    return {label: columns[hot.columns[0]!]!, predictions: hot.predictions.map((c) => columns[c]!), hot: hot.columns};
  const label = findLabel(columns, options);
  return label && chosenFor(label, columns, options);
}

function chosenFor(
  label: Column,
  columns: readonly Column[],
  options: PlanOptions,
): Chosen | Pick<Failed, 'code' | 'message'> {
  const predictions = findPredictions(columns, label, options);
  if (predictions.length === 0)
    return {code: 'no-prediction-columns', message: 'no numeric prediction columns were found'};
  return {label, predictions: options.predictionColumns ? predictions : inClassOrder(predictions), hot: undefined};
}

const labelsColumn = (labels: readonly string[]): Column =>
  describe(
    -1,
    'labels',
    labels.map((l) => [l]),
  );

const severalLabels = (names: readonly string[]): string =>
  `rows have several labels among ${someOf(names)}, or none: each class is a question of its own`;

/** Columns p_2, p_0, p_1 are those of the classes 0, 1, 2. */
function inClassOrder(predictions: readonly Column[]): readonly Column[] {
  const numbers = numbersIn(predictions.map((c) => c.name));
  const first = numbers && runOf(numbers);
  if (first !== 0 && first !== 1) return predictions;
  return predictions.map((_, k) => predictions[numbers!.indexOf(k + first)]!);
}

function whyNoLabel(first: Row, hasHeader: boolean, options: PlanOptions): string {
  if (options.labelColumn === undefined) return `no label column was found among ${first.length} columns`;
  const names = hasHeader
    ? `${first.slice(0, 20).join(', ')}${first.length > 20 ? ', …' : ''}`
    : `0 to ${first.length - 1}`;
  return `there is no column "${options.labelColumn}"; the columns are ${names}`;
}

interface Draft extends Chosen {
  readonly first: Row;
  readonly shown: readonly string[];
  readonly hasHeader: boolean;
  readonly body: readonly Row[];
  readonly delimiter: number;
}

function complete(draft: Draft, options: PlanOptions): Planned {
  const {predictions, label, hasHeader, hot} = draft;
  const numbers = draft.body.map((r) => predictions.map((c) => Number(r[c.index])));
  const single = predictions.length === 1;
  const noKind = options.kind
    ? undefined
    : (whyNoKind(numbers) ?? (single ? whyNoProbability(predictions[0]!) : undefined));
  if (noKind !== undefined) return fail('percentages', noKind, draft.shown);
  const {kind, reason} = options.kind ? {kind: options.kind, reason: `${options.kind}, as told`} : kindOfRows(numbers);
  const numClasses = single ? 2 : predictions.length;
  const named = options.classNames ?? (hasHeader && !single ? commonCut(predictions.map((c) => c.name)) : undefined);
  const meaning = meaningOf(draft, named, numClasses, options);
  if ('message' in meaning) return fail('unknown-labels', meaning.message, draft.shown);
  const {names, labels, base} = meaning;
  const notBinary = single && !labels && !hot ? whyNotBinary(numbersOf(draft, options), base) : undefined;
  if (notBinary !== undefined) return fail('not-binary', notBinary, draft.shown);
  return {
    ok: true,
    plan: {
      delimiter: draft.delimiter,
      hasHeader,
      ...(hasHeader && {header: draft.first}),
      numColumns: draft.first.length,
      labelColumn: label.index,
      ...(hot && {hotColumns: hot}),
      predictionColumns: predictions.map((c) => c.index),
      kind: single && kind === 'probabilities' ? 'positive-probability' : kind,
      numClasses,
      ...(names && {classNames: names}),
      ...(labels && {labels}),
      indexBase: base,
      reasons: [whereLabels(draft), wherePredictions(predictions, names), reason, ...(hot ? [] : [howLabels(meaning)])],
    },
  };
}

interface Meaning {
  readonly names?: readonly string[] | undefined;
  /** Text of a label → class; absent where labels count classes from `base`. */
  readonly labels?: LabelMap | undefined;
  readonly base: 0 | 1;
}

/** How a label names a class. */
function meaningOf(
  draft: Draft,
  names: readonly string[] | undefined,
  numClasses: number,
  options: PlanOptions,
): Meaning | {readonly message: string} {
  const {label, hot, predictions} = draft;
  if (!label.isNumeric) {
    const words = wordLabels(label, names, numClasses);
    if ('message' in words) return words;
    const isFree = options.classNames === undefined && predictions.length === 1;
    const order = isFree ? calledFor(words.order, predictions[0]!.name) : words.order;
    return {names: names ?? order, labels: mapOf(order), base: 0};
  }
  if (hot || options.indexBase !== undefined) return {names, base: options.indexBase ?? 0};
  const seen = options.labelsApart ?? [...label.distinct];
  const signs = numClasses === 2 ? signedLabels(seen) : undefined;
  if (signs) return {names, labels: signs, base: 0};
  const fromOne = label.isWhole && label.min >= 1 && label.max === numClasses && predictions.length > 1;
  const texts = options.labelsApart ?? labelTexts(draft);
  const numbered = names && numberedLabels(texts, names, fromOne ? numClasses : label.min);
  if (numbered) {
    const first = baseOf(numbered);
    return first === undefined ? {names, labels: numbered, base: 0} : {names, base: first};
  }
  return {names, base: fromOne ? 1 : 0};
}

const labelTexts = ({body, label}: Draft): readonly string[] => body.map((r) => (r[label.index] ?? '').trim());

const numbersOf = (draft: Draft, {labelsApart}: PlanOptions): readonly number[] =>
  (labelsApart ?? labelTexts(draft)).filter(isNumber).map(Number);

const howLabels = ({labels, base}: Meaning): string => (labels ? 'labels are names' : `classes count from ${base}`);

function whereLabels({label, hot, hasHeader}: Draft): string {
  const name = hasHeader ? `"${label.name}"` : `${label.index + 1}`;
  if (hot) return `labels: one-hot, in ${hot.length} columns from ${name} on`;
  return label.index < 0 ? 'labels: in a file of their own' : `label: column ${name}`;
}

function wherePredictions(predictions: readonly Column[], names: readonly string[] | undefined): string {
  if (predictions.length === 1) return `prediction: one column, read as class 1 of 2${names ? ` (${names[1]})` : ''}`;
  const some = names ? ` (${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''})` : '';
  return `prediction: ${predictions.length} columns${some}`;
}
