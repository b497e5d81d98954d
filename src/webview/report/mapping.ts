/** The form's texts ⇄ the mapping that the host is asked to read with. An empty text is a guess. */
import type {ColumnMapping, ShownPlan} from '../../core/report/job.ts';
import type {ReportState} from '../../protocol.ts';

export const FIELDS = ['label', 'predictions', 'kind', 'base', 'names', 'labels', 'header', 'delimiter'] as const;
export type Field = (typeof FIELDS)[number];
export type FormTexts = Readonly<Record<Field, string>>;

/** The columns there are to choose from; none in an array without names. */
export function columnsOf({plan, failure}: ReportState): readonly string[] {
  return plan?.columns ?? failure?.columns ?? [];
}

/** "2–11, 13": places counted from 1, in the order of the classes. */
export function rangesText(places: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const place of places) {
    const last = parts.at(-1);
    if (last?.[1] === place - 1) last[1] = place;
    else parts.push([place, place]);
  }
  return parts.map(([a, b]) => (a === b ? `${a + 1}` : `${a + 1}–${b + 1}`)).join(', ');
}

/** Undefined where a part is no place among `count`. */
export function parseRanges(text: string, count: number): readonly number[] | undefined {
  const places: number[] = [];
  for (const part of text.split(',').filter((p) => p.trim() !== '')) {
    const [, from, to] = /^\s*(\d{1,9})\s*(?:[-–]\s*(\d{1,9})\s*)?$/.exec(part) ?? [];
    const [first, last] = [Number(from) - 1, Number(to ?? from) - 1];
    if (!(first >= 0 && first <= last && last < count)) return undefined;
    for (let place = first; place <= last; place++) places.push(place);
  }
  return places;
}

/** What the person chose before, as the form shows it. */
export function textsOf(state: ReportState): FormTexts {
  const {mapping} = state;
  const columns = columnsOf(state);
  const isFree = columns.length === 0;
  const places = (mapping.predictionColumns ?? []).map((column) => placeOf(column, columns));
  return {
    label: textOfLabel(mapping, columns),
    predictions: isFree ? (mapping.predictionColumns ?? []).join(', ') : rangesText(places),
    kind: mapping.kind ?? '',
    base: mapping.indexBase === undefined ? '' : String(mapping.indexBase),
    names: mapping.classNames?.join(', ') ?? '',
    labels: mapping.labels ?? '',
    header: mapping.header === undefined ? '' : String(mapping.header),
    delimiter: mapping.delimiter ?? '',
  };
}

/** The place of the column; where no columns are known, what was typed. */
function textOfLabel({labelColumn}: ColumnMapping, columns: readonly string[]): string {
  if (labelColumn === undefined) return '';
  return String(columns.length === 0 ? labelColumn : placeOf(labelColumn, columns));
}

function placeOf(column: string | number, columns: readonly string[]): number {
  const at = columns.indexOf(String(column));
  return at < 0 ? Number(column) || 0 : at;
}

/** `texts` are edited over textsOf(state); the columns go by name, or by number where there is no header. */
export function mappingOf(texts: FormTexts, state: ReportState): ColumnMapping {
  const columns = columnsOf(state);
  const column = (place: number) => (hasNames(state.plan) ? (columns[place] ?? place) : place);
  const isFree = columns.length === 0;
  const typed = isFree ? textsBetweenCommas(texts.predictions) : [];
  const places = isFree ? [] : (parseRanges(texts.predictions, columns.length) ?? []);
  const names = texts.names.split(',').map((name) => name.trim());
  return {
    ...(texts.label !== '' && {labelColumn: isFree ? texts.label.trim() : column(Number(texts.label))}),
    ...(typed.length > 0 && {predictionColumns: typed}),
    ...(places.length > 0 && {predictionColumns: places.map(column)}),
    ...(isKind(texts.kind) && {kind: texts.kind}),
    ...(texts.base !== '' && {indexBase: texts.base === '1' ? (1 as const) : (0 as const)}),
    ...(texts.names.trim() !== '' && {classNames: names}),
    ...(texts.labels.trim() !== '' && {labels: texts.labels.trim()}),
    ...(texts.header !== '' && {header: texts.header === 'true'}),
    ...(texts.delimiter !== '' && {delimiter: texts.delimiter}),
  };
}

const textsBetweenCommas = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function hasNames(plan: ShownPlan | undefined): boolean {
  return plan?.hasHeader !== false;
}

export const KINDS = ['probabilities', 'logits', 'log-probabilities', 'positive-probability'] as const;

function isKind(text: string): text is (typeof KINDS)[number] {
  return (KINDS as readonly string[]).includes(text);
}
