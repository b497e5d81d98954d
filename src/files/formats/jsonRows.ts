/** A JSON document as rows: a list of records, a list under a key, columns, or the layouts that pandas writes. */
import {labelNames} from '../plan/columns.ts';
import {arrayUnder, elementsOf, jsonOrNothing, linesOf, mended, parseJson} from './json.ts';

export interface JsonRows {
  readonly rows: readonly unknown[];
  /** The line, from 1, that each row begins on, as far as it is known. */
  readonly lines: ArrayLike<number>;
  /** Why there are no more rows, where the document is cut off. */
  readonly broken?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const cutOff = 'the JSON is broken or cut off';

/** The rows of the document; of one that is no JSON, those that can be read. Throws where there are none. */
export function readJsonRows(text: string): JsonRows {
  try {
    return rowsOf(parseJson(text), text);
  } catch (error) {
    const saved = text.trimStart().startsWith('[') ? savedElements(text) : savedFields(text);
    if (!saved || saved.rows.length === 0) throw error;
    return saved;
  }
}

/** Each element by itself: undefined where it is no JSON. */
function savedElements(text: string): JsonRows {
  const elements = elementsOf(text, text.indexOf('['));
  const rows: unknown[] = [];
  for (let i = 0; i < elements.places.length; i += 2)
    rows.push(jsonOrNothing(text.slice(elements.places[i], elements.places[i + 1])));
  if (rows.every((row) => row === undefined)) return {rows: [], lines: []};
  return {rows, lines: linesOf(text, elements), ...(!elements.isClosed && {broken: cutOff})};
}

/** What came before the last element that is whole, of a list under a key or of a column. */
function savedFields(text: string): JsonRows | undefined {
  const document = jsonOrNothing(mended(text, 2) ?? '');
  return isFields(document) ? {...rowsOf(shortened(document), text), broken: cutOff} : undefined;
}

/** Columns as long as the shortest of them. */
function shortened(document: Fields): Fields {
  const lengths = Object.values(document).flatMap((value) => (Array.isArray(value) ? [value.length] : []));
  const least = Math.min(...lengths);
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [key, Array.isArray(value) ? value.slice(0, least) : value]),
  );
}

function rowsOf(document: unknown, text: string): JsonRows {
  if (Array.isArray(document)) return {rows: document, lines: linesAt(text, text.indexOf('['))};
  if (!isFields(document)) return {rows: [], lines: []};
  const found = listed(document) ?? ofColumns(document) ?? ofPandas(document);
  return found ? {rows: found.rows, lines: linesAt(text, arrayUnder(text, found.key))} : {rows: [], lines: []};
}

const linesAt = (text: string, at: number): ArrayLike<number> => (at < 0 ? [] : linesOf(text, elementsOf(text, at)));

interface Found {
  readonly rows: readonly unknown[];
  /** Of the array whose elements are the rows. */
  readonly key: string;
}

const arraysOf = (document: Fields): readonly (readonly [string, readonly unknown[]])[] =>
  Object.entries(document).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));

/** {"columns": ["a", "b"], "data": [[1, 2], …]} as pandas' orient="split", or a list of records under some key. */
function listed(document: Fields): Found | undefined {
  const {columns, data} = document;
  if (Array.isArray(columns) && Array.isArray(data) && data.every(Array.isArray)) {
    const named = (row: readonly unknown[]) => Object.fromEntries(columns.map((name, c) => [String(name), row[c]]));
    return {rows: data.map(named), key: 'data'};
  }
  const list = arraysOf(document).find(([, values]) => isFields(values[0]));
  return list && {rows: list[1], key: list[0]};
}

/** {"y_true": […], "y_prob": [[…], …]}. */
function ofColumns(document: Fields): Found | undefined {
  const arrays = arraysOf(document);
  const first = arrays.find(([key]) => labelNames.test(key)) ?? arrays[0];
  if (!first) return undefined;
  const columns = arrays.filter(([, values]) => values.length === first[1].length);
  return {rows: first[1].map((_, i) => Object.fromEntries(columns.map(([key, v]) => [key, v[i]]))), key: first[0]};
}

/** {"img0": {"probs": […], "label": 1}, …}: the records under their names (pandas' orient="index"). */
function isById(columns: readonly (readonly [string, Fields])[]): boolean {
  const hasLabel = (keys: readonly string[]) => keys.some((key) => labelNames.test(key));
  return (
    columns.length > 0 &&
    !hasLabel(columns.map(([name]) => name)) &&
    columns.every(([, record]) => hasLabel(Object.keys(record)))
  );
}

/** {"p_0": {"0": 0.2, "1": 0.7}, "label": {"0": 1, "1": 0}}: columns of objects, as pandas writes without an orient. */
function ofPandas(document: Fields): Found | undefined {
  const columns = Object.entries(document).filter((entry): entry is [string, Fields] => isFields(entry[1]));
  if (isById(columns)) return {rows: columns.map(([, record]) => record), key: ''};
  const keys = Object.keys(columns[0]?.[1] ?? {});
  if (columns.length < 2) return undefined;
  return {rows: keys.map((row) => Object.fromEntries(columns.map(([name, values]) => [name, values[row]]))), key: ''};
}
