/** Labels that stand in a file of their own: .npy, a .csv / .tsv column, or a text file with one a line; any of the texts packed. */
import type {Access} from '../access.ts';
import {guessDelimiter, headRows} from '../formats/csv.ts';
import {decodeNpy, readNpyHeader} from '../formats/npy.ts';
import {extensionOf} from '../paths.ts';
import {labelNames} from '../plan.ts';
import {wholeOf} from './bytes.ts';

export type Labels = readonly string[];

/** Every label of the file as text, in the order of the rows. Throws an Error with the reason where there are none to read. */
export function readLabels(access: Access, file: string, column?: string): Labels {
  const bytes = wholeOf(access, file);
  const extension = extensionOf(file);
  if (extension === '.npy') return npyLabels(bytes);
  return /^\.[ct]sv$/.test(extension) ? columnLabels(bytes, column) : lineLabels(bytes);
}

function npyLabels(bytes: Uint8Array): Labels {
  const read = readNpyHeader(bytes);
  if (!read.ok) throw new Error(read.message);
  const {dtype, dataOffset, shape} = read.header;
  const count = shape[0] ?? 0;
  if (shape.slice(1).some((n) => n !== 1))
    throw new Error(`the labels have shape (${shape.join(', ')}), not one a row`);
  const out = new Float64Array(count);
  decodeNpy(bytes.slice(dataOffset), dtype, count, out);
  return Array.from(out, String);
}

function lineLabels(bytes: Uint8Array): Labels {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  while (lines.length > 0 && lines[lines.length - 1]!.trim() === '') lines.pop();
  const labels = lines.map((line) => line.trim());
  return isHeading(labels[0] ?? '', labels.slice(1, 200)) ? labels.slice(1) : labels;
}

/** The column of that name (or number), else the one that is named like labels, else the last. */
function columnLabels(bytes: Uint8Array, wanted: string | undefined): Labels {
  const rows = headRows(bytes, guessDelimiter(bytes, true), true, Number.POSITIVE_INFINITY);
  const first = (rows[0] ?? []).map((name) => name.trim());
  const named = first.findIndex((name) => (wanted === undefined ? labelNames.test(name) : name === wanted));
  const column = named >= 0 ? named : wanted === undefined ? first.length - 1 : Number(wanted);
  if (!(column >= 0 && column < first.length))
    throw new Error(`there is no column "${wanted}"; the columns are ${first.join(', ')}`);
  const hasHeader =
    named >= 0 ||
    isHeading(
      first[column]!,
      rows.slice(1, 200).map((row) => row[column] ?? ''),
    );
  return rows.slice(hasHeader ? 1 : 0).map((row) => (row[column] ?? '').trim());
}

/** A word over numbers is a heading. */
const isHeading = (text: string, below: readonly string[]): boolean =>
  Number.isNaN(Number(text)) && below.length > 0 && below.every((label) => !Number.isNaN(Number(label)));

/** Text → class, by name or by number; −1 where it is no class. */
export function classOf(
  text: string | undefined,
  names: Readonly<Record<string, number>> | undefined,
  base: number,
  numClasses: number,
): number {
  if (text === undefined || text === '') return -1;
  if (names) return names[text] ?? -1;
  const index = Number(text) - base;
  return Number.isInteger(index) && index >= 0 && index < numClasses ? index : -1;
}
