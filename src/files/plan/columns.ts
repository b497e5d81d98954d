/** The columns of a table by its first rows: which have names, which hold numbers, labels and predictions. */
import type {PlanOptions} from '../plan.ts';

export const labelNames =
  /^(true_?)?(label|labels|target|targets|y|y_?true|true|truth|gt|class|category|ground_?truth|actual|class_?id|label_?id)$/i;
/** Names of what tells rows apart, or says where they are from. */
export const idNames =
  /^(|id|idx|index|row|row_?id|file|filename|path|name|unnamed: 0|sample|sample_?id|uuid|split|fold|weight|sample_?weight|(?!(true|target|gt|truth|class|cls|category|label|answer|y)_)[a-z]+_id|uid|guid|timestamp|__index_level_\d+__)$/i;

type Row = readonly string[];

export interface Column {
  readonly index: number;
  readonly name: string;
  readonly isNumeric: boolean;
  readonly isWhole: boolean;
  readonly min: number;
  readonly max: number;
  /** The texts that differ. */
  readonly distinct: ReadonlySet<string>;
}

export const isNumber = (text: string): boolean =>
  text.trim() !== '' && (!Number.isNaN(Number(text)) || /^[-+]?(nan|inf|infinity)$/i.test(text.trim()));

export function describe(index: number, name: string, body: readonly Row[]): Column {
  const texts = body.map((r) => (r[Math.max(index, 0)] ?? '').trim());
  const numbers = texts.filter((t) => t !== '').map(Number);
  const finite = numbers.filter((x) => Number.isFinite(x));
  const isNumeric = texts.filter(isNumber).length * 2 > texts.filter((t) => t !== '').length;
  return {
    index,
    name,
    isNumeric,
    isWhole: isNumeric && finite.every(Number.isInteger),
    min: Math.min(...finite),
    max: Math.max(...finite),
    distinct: new Set(texts),
  };
}

/** A name, or else a number from 0. */
export function byReference(columns: readonly Column[], reference: string | number): Column | undefined {
  if (typeof reference === 'number') return columns[reference];
  return (
    columns.find((c) => c.name === reference.trim()) ??
    (/^\d+$/.test(reference) ? columns[Number(reference)] : undefined)
  );
}

export function looksLikeHeader(first: Row, rest: readonly Row[]): boolean {
  if (isRunningIndex(first, rest)) return true;
  // Columns may be called 0, 1, 2, as pandas does; what is called "label" once, and never below, is a name.
  if (rest.length > 0 && first.some((f, i) => labelNames.test(f.trim()) && rest.every((r) => r[i] !== f))) return true;
  if (first.every((f) => !isNumber(f))) return rest.length === 0 || rest[0]!.some(isNumber);
  return first.some(
    (f, i) => !isNumber(f) && f.trim() !== '' && rest.length > 0 && rest.every((r) => isNumber(r[i] ?? '')),
  );
}

/** Classes numbered from 0 behind an empty corner, as pandas writes an array with its index; without one, three or more above rows with fractions. */
function isRunningIndex(first: Row, rest: readonly Row[]): boolean {
  const names = first[0]?.trim() === '' ? first.slice(1) : first;
  if (names.length < 2 || !names.every((name, k) => name.trim() === String(k))) return false;
  if (names.length < first.length) return true;
  return names.length > 2 && rest.length > 0 && rest.every((row) => row.some((text) => /[.e]/i.test(text)));
}

/**
 * The header as wide as the rows: they may all end with a delimiter more, or begin with a row name that has no heading, as R's
 * write.table has them.
 */
export function widened(header: Row, body: readonly Row[]): Row {
  if (body.length === 0 || body.some((row) => row.length !== header.length + 1)) return header;
  return body.every((row) => row.at(-1)!.trim() === '') ? [...header, ''] : ['', ...header];
}

/** What tells rows apart is no label and no prediction: so a first column without a name beside others with one, the index of pandas and R. */
export const isId = ({index, name}: Column, columns: readonly Column[]): boolean =>
  name === '' ? index === 0 && (columns[1]?.name ?? '') !== '' : idNames.test(name);

export function findLabel(columns: readonly Column[], options: PlanOptions): Column | undefined {
  if (options.labelColumn !== undefined) return byReference(columns, options.labelColumn);
  const named = columns.filter((c) => labelNames.test(c.name));
  if (named.length > 0) return named[0];
  const candidates = columns.filter((c) => !isId(c, columns));
  const words = candidates.filter((c) => !c.isNumeric && c.distinct.size < 1000);
  if (words.length === 1) return words[0];
  const whole = candidates.filter((c) => c.isWhole && c.min >= 0 && c.max < columns.length * 2);
  return whole[whole.length - 1];
}

/** Those that were asked for, the label left out; else the numbers that are no ids and no verdicts. */
export function findPredictions(columns: readonly Column[], label: Column, options: PlanOptions): readonly Column[] {
  if (options.predictionColumns)
    return options.predictionColumns.flatMap((r) => byReference(columns, r) ?? []).filter((c) => c !== label);
  const others = columns.filter((c) => c !== label && c.isNumeric && !isId(c, columns) && !labelNames.test(c.name));
  const isVerdict = (c: Column) => (verdictNames.test(c.name) && c.isWhole) || derivedNames.test(c.name);
  const scored = others.filter((c) => /prob|proba|logit|score|^p_|^q_|_p$|pred/i.test(c.name));
  const chosen = scored.filter((c) => !isVerdict(c));
  const rest = others.filter((c) => !isVerdict(c));
  return [chosen, rest, others].find((found) => found.length > 0) ?? [];
}

/** Columns that hold the predicted class or whether it is right, not what is thought of each. */
const verdictNames =
  /^(pred(icted|iction)?s?(_?(class|label|idx|index))?|y_?(pred|hat)|arg_?max|top_?1|(is_?)?correct)$/i;

/** Columns that hold one number about the whole prediction. */
const derivedNames =
  /^(conf(idence)?|max_?(conf(idence)?|prob(a|ability)?|score|logit)|loss|nll|entropy|margin|surprisal)$/i;

/** Why the columns that were asked for cannot be the predictions; undefined where they can. */
export function whyNotAsked(columns: readonly Column[], {predictionColumns = []}: PlanOptions): string | undefined {
  const found = predictionColumns.map((reference) => byReference(columns, reference));
  const missing = found.indexOf(undefined);
  if (missing >= 0) return `there is no column "${predictionColumns[missing]}"`;
  const twice = found.find((column, k) => found.indexOf(column) < k);
  return twice && `column "${twice.name || twice.index}" is named twice`;
}
