/** Labels that stand in a file of their own: a column of a table, an array, records, or a text file with one a line; any of them packed. */
import type {Access} from '../access.ts';
import {headRows} from '../formats/csv.ts';
import {guessDelimiter} from '../formats/csvDialect.ts';
import {jsonOrNothing} from '../formats/json.ts';
import {readJsonRows} from '../formats/jsonRows.ts';
import {bytesPer, decodeNpy, decodeTexts, swapBytes} from '../formats/npy.ts';
import {extensionOf} from '../paths.ts';
import {labelNames} from '../plan/columns.ts';
import {type ArrayRef, arraysOf, openArray} from './arrays.ts';
import {wholeOf} from './bytes.ts';
import {textOf} from './labelText.ts';

/** Labels by row, as text. */
export interface Labels {
  readonly at: (row: number) => string | undefined;
  /** How many there are, where they end. */
  readonly length?: number;
  /** The same as numbers, where they are: a text each would take ten times the memory. */
  readonly numbers?: Float64Array;
}

export type LabelList = Labels & {readonly length: number};

/** A format's reader is loaded with the first file of it. */
const parquetTable = async (access: Access, file: string): Promise<NamedColumns> =>
  (await import('./evaluateParquet.ts')).readParquetTable(access, file);
const arrowTable = async (access: Access, file: string): Promise<NamedColumns> =>
  (await import('./evaluateArrow.ts')).readArrowTable(access, file);

/** Every label of the file as text, in the order of the rows. Throws an Error with the reason where there are none to read. */
export async function readLabels(access: Access, file: string, column?: string): Promise<LabelList> {
  const extension = extensionOf(file);
  if (/^\.(npy|npz|safetensors)$/.test(extension)) return arrayLabels(access, file, column);
  if (/^\.(parquet|pq)$/.test(extension)) return tableLabels(await parquetTable(access, file), column);
  if (/^\.(arrow|arrows|feather|ipc)$/.test(extension)) return tableLabels(await arrowTable(access, file), column);
  const bytes = wholeOf(access, file);
  if (/^\.(json|jsonl|ndjson)$/.test(extension)) return jsonLabels(new TextDecoder().decode(bytes), extension, column);
  return /^\.[ct]sv$/.test(extension) ? columnLabels(bytes, column) : lineLabels(bytes);
}

/** The array of that name, else the one that is named like labels, else the only one. */
function arrayLabels(access: Access, file: string, wanted: string | undefined): LabelList {
  const found = arraysOf(access, file);
  if (!found.ok) throw new Error(found.message);
  const {arrays} = found;
  const named = arrays.find((a) => (wanted === undefined ? labelNames.test(a.name) : a.name === wanted));
  const array = named ?? (arrays.length === 1 ? arrays[0] : undefined);
  if (!array) throw new Error(`no array of labels is among ${arrays.map((a) => a.name).join(', ') || 'none'}`);
  return textsOf(access, array);
}

/** The elements of an array as labels. Throws an Error where they are not one a row. */
export function textsOf(access: Access, array: ArrayRef): LabelList {
  const {dtype, shape, text, isBigEndian, fortranOrder} = array.header;
  const [rows = 1, columns = 1] = shape;
  if (shape.length > 2 || (text && columns !== 1) || (fortranOrder && columns > 1))
    throw new Error(`the labels have shape (${shape.join(', ')}), not one a row`);
  const size = text ? text.characters * (text.isWide ? 4 : 1) : bytesPer(dtype);
  const source = openArray(access, array);
  const bytes = new Uint8Array(Math.min(rows * columns * size, source.size()));
  const got = source.read(bytes, 0);
  source.close();
  if (text) return decodeTexts(bytes.subarray(0, got), array.header, rows);
  const count = Math.floor(got / size);
  if (isBigEndian) swapBytes(bytes, size);
  const values = new Float64Array(count);
  decodeNpy(bytes, dtype, count, values);
  if (columns === 1) return numberLabels(values);
  const row = (r: number) => Array.from(values.subarray(r * columns, (r + 1) * columns), String);
  return Array.from({length: Math.floor(count / columns)}, (_, r) => hotText(row(r)));
}

function numberLabels(numbers: Float64Array): LabelList {
  const at = (row: number) => (row < numbers.length ? String(numbers[row]) : undefined);
  return {at, length: numbers.length, numbers};
}

/** Up to `most` labels that differ, in the order in which they first occur. */
export function distinctLabels(labels: LabelList, most: number): readonly string[] {
  if (labels.numbers) return [...new Set(labels.numbers)].slice(0, most).map(String);
  const seen = new Set<string>();
  for (let row = 0; row < labels.length && seen.size < most; row++) seen.add(labels.at(row)!);
  return [...seen];
}

/** The number of the only 1; "" where the row is not one-hot, which is no class. */
function hotText(row: readonly string[]): string {
  const numbers = row.map((value) => (value === 'true' ? 1 : value === 'false' ? 0 : Number(value)));
  const at = numbers.indexOf(1);
  return numbers.every((value, c) => value === (c === at ? 1 : 0)) ? String(at) : '';
}

export interface NamedColumns {
  readonly names: readonly string[];
  readonly columns: readonly ArrayLike<unknown>[];
  readonly rows: number;
}

function tableLabels({names, columns, rows}: NamedColumns, wanted: string | undefined): readonly string[] {
  const cell = (c: number, row: number) => labelOf(columns[c]![row]);
  const named = names.findIndex((name) => (wanted === undefined ? labelNames.test(name) : name === wanted));
  const indices = Array.from({length: rows}, (_, row) => row);
  if (named < 0 && wanted === undefined && names.length > 1 && rows > 0) {
    const hot = indices.map((row) => hotText(names.map((_, c) => cell(c, row))));
    if (mostly(hot)) return hot;
  }
  const column = named >= 0 ? named : wanted === undefined ? names.length - 1 : Number(wanted);
  if (!(column >= 0 && column < names.length))
    throw new Error(`there is no column "${wanted}"; the columns are ${names.join(', ')}`);
  return indices.map((row) => cell(column, row));
}

const mostly = (hot: readonly string[]): boolean => hot.filter((label) => label !== '').length >= 0.9 * hot.length;

/** A list is a one-hot label. */
function labelOf(value: unknown): string {
  const list = Array.isArray(value) ? value : ArrayBuffer.isView(value) ? [...(value as Uint8Array)] : undefined;
  return list ? hotText(list.map((v) => String(v))) : textOf(value).trim();
}

/** A list of labels, or records with a label in each. */
function jsonLabels(text: string, extension: string, wanted: string | undefined): readonly string[] {
  const lines = () => text.split('\n').filter((line) => line.trim() !== '');
  const rows = extension === '.json' ? readJsonRows(text).rows : lines().map(jsonOrNothing);
  const first = rows[0];
  if (typeof first !== 'object' || first === null || Array.isArray(first)) return rows.map(labelOf);
  const keys = Object.keys(first);
  const key = wanted ?? keys.find((name) => labelNames.test(name)) ?? keys[keys.length - 1]!;
  return rows.map((row) => labelOf((row as Readonly<Record<string, unknown>> | undefined)?.[key]));
}

function lineLabels(bytes: Uint8Array): readonly string[] {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  while (lines.length > 0 && lines[lines.length - 1]!.trim() === '') lines.pop();
  const labels = lines.map((line) => line.trim());
  return isHeading(labels[0] ?? '', labels.slice(1, 200)) ? labels.slice(1) : labels;
}

/** The column of that name (or number), else the one that is named like labels, else one-hot columns, else the last. */
function columnLabels(bytes: Uint8Array, wanted: string | undefined): readonly string[] {
  const rows = headRows(bytes, guessDelimiter(bytes, true), true, Number.POSITIVE_INFINITY);
  const first = (rows[0] ?? []).map((name) => name.trim());
  const below = rows.slice(1, 200);
  const isNamed = first.some((name) => (wanted === undefined ? labelNames.test(name) : name === wanted));
  const isHeaded =
    isNamed ||
    first.some((name, c) =>
      isHeading(
        name,
        below.map((row) => row[c] ?? ''),
      ),
    );
  const body = isHeaded ? rows.slice(1) : rows;
  const names = isHeaded ? first : first.map((_, c) => String(c));
  return tableLabels({names, columns: names.map((_, c) => body.map((row) => row[c])), rows: body.length}, wanted);
}

/** A word over numbers is a heading. */
const isHeading = (text: string, below: readonly string[]): boolean =>
  Number.isNaN(Number(text)) && below.length > 0 && below.every((label) => !Number.isNaN(Number(label)));
