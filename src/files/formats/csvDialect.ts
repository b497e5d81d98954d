/** How a table is written, by its first bytes: the delimiter, whether numbers have a comma, and what stands before the table. */
import {headRows, markLength} from './csv.ts';

type Row = readonly string[];

export interface CsvDialect {
  readonly delimiter: number;
  readonly decimalComma: boolean;
  /** Lines before the header, or before the first row: comments that begin with #, or Excel's `sep=;`. */
  readonly linesBefore: number;
  /** The first rows; numbers have a point. */
  readonly rows: readonly Row[];
  /** Whether the first of them is a header that was written as a comment, as NumPy's savetxt does. */
  readonly hasComment: boolean;
}

const SPACE = 32;
const delimiters = [44, 9, 59, 124, SPACE];
const withComma = /^[-+]?\d*,\d+(e[-+]?\d+)?$/i;

export function dialectOf(bytes: Uint8Array, atEnd: boolean, told?: string): CsvDialect {
  const before = linesAbove(bytes);
  const table = bytes.subarray(before.end);
  const delimiter = (told || before.separator)?.charCodeAt(0) ?? guessDelimiter(table, atEnd);
  const found = headRows(table, delimiter, atEnd);
  const decimalComma = hasDecimalComma(found);
  const body = decimalComma ? found.map((row) => row.map(pointed)) : found;
  const header = headRows(before.comment, delimiter, true, 1)[0];
  const hasComment = header !== undefined && header.length > 1 && header.length === body[0]?.length;
  return {
    delimiter,
    decimalComma,
    linesBefore: before.lines - (hasComment ? 1 : 0),
    rows: hasComment ? [header, ...body] : body,
    hasComment,
  };
}

/** The delimiter that gives the first rows the same number of fields, and the most of them numbers. */
export function guessDelimiter(bytes: Uint8Array, atEnd: boolean): number {
  let best = {delimiter: 44, numbers: -1, width: 1};
  for (const delimiter of delimiters) {
    const rows = headRows(bytes, delimiter, atEnd, 20);
    const width = rows.at(-1)?.length ?? 0;
    if (width < 2 || rows.some((r, i) => r.length !== width && !(i === 0 && r.length === width - 1))) continue;
    const numbers = someFields(rows).filter(isNumeral).length;
    if (numbers > best.numbers || (numbers === best.numbers && width > best.width)) best = {delimiter, numbers, width};
  }
  return best.delimiter;
}

/** Of rows of a million classes some are enough. */
const someFields = (rows: readonly Row[]): readonly string[] => rows.flatMap((row) => row.slice(0, 1000));

const isNumeral = (field: string): boolean => (field !== '' && !Number.isNaN(Number(field))) || withComma.test(field);

function hasDecimalComma(rows: readonly Row[]): boolean {
  const fields = someFields(rows);
  return fields.filter((field) => withComma.test(field)).length > fields.filter((f) => /^[-+]?\d*\.\d/.test(f)).length;
}

const pointed = (field: string): string => (withComma.test(field) ? field.replace(',', '.') : field);

interface Before {
  readonly end: number;
  readonly lines: number;
  /** The last comment, without its mark. */
  readonly comment: Uint8Array;
  readonly separator?: string;
}

/** What stands before the table; nothing where all lines are like that. */
function linesAbove(bytes: Uint8Array): Before {
  const mark = markLength(bytes);
  const nothing = {end: mark, lines: 0, comment: bytes.subarray(0, 0)};
  let found: Before = nothing;
  for (let at = mark; ; ) {
    const end = bytes.indexOf(10, at);
    if (end < 0) return nothing;
    const line = bytes.subarray(at, end);
    const separator = found.lines === 0 ? separatorIn(line) : found.separator;
    const isComment = line[0] === 35;
    if (!isComment && (separator === undefined || found.lines > 0)) return found;
    const comment = isComment ? line.subarray(1) : nothing.comment;
    found = {end: end + 1, lines: found.lines + 1, comment, ...(separator !== undefined && {separator})};
    at = end + 1;
  }
}

const separatorIn = (line: Uint8Array): string | undefined =>
  line.length > 10 ? undefined : /^"?sep=(.)"?\r?$/i.exec(new TextDecoder().decode(line))?.[1];
