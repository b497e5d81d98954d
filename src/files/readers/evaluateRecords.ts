/** JSON and JSON Lines: lines stream through one buffer, unpacked on the way; a JSON document is read whole. */
import {type Access, withFile} from '../access.ts';
import type {Breakdown} from '../breakdown.ts';
import {jsonOrNothing} from '../formats/json.ts';
import {type JsonRows, readJsonRows} from '../formats/jsonRows.ts';
import {extensionOf} from '../paths.ts';
import {fail, type PlanOptions} from '../plan.ts';
import {eachChunk, headOf, wholeOf} from './bytes.ts';
import {type ColumnsPlan, type ColumnsPlanned, columnRows, planColumns} from './columns.ts';
import {beginBreakdown, type RowOptions} from './rowOptions.ts';

const headSize = 1 << 16;
const headRecords = 200;
const rowsBetweenProgress = 4096;

/** Takes text in any pieces, gives whole lines that are not blank, with their numbers from 1. */
function lineSplitter(take: (line: string, number: number, isUnended?: boolean) => void) {
  const decoder = new TextDecoder();
  let rest = '';
  let number = 0;
  const give = (line: string, isUnended = false) => {
    number++;
    if (line.trim() !== '') take(line, number, isUnended);
  };
  return {
    push(bytes: Uint8Array): void {
      const lines = (rest + decoder.decode(bytes, {stream: true})).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) give(line);
    },
    end: (): void => give(rest + decoder.decode(), true),
  };
}

/** By the extension, if the first line does not tell otherwise: a whole record in a .json, or a list of records in a .jsonl. */
function isLines(access: Access, file: string): boolean {
  const isNamed = /^\.(jsonl|ndjson)$/.test(extensionOf(file));
  const text = new TextDecoder().decode(headOf(access, file, headSize).bytes).trimStart();
  const first = text.split('\n', 1)[0]!.trim();
  if (!isNamed)
    return first.startsWith('{') && first.length < text.trimEnd().length && jsonOrNothing(first) !== undefined;
  return !/^\[\s*(\{|$)/.test(first);
}

const documentOf = (access: Access, file: string): JsonRows =>
  readJsonRows(new TextDecoder().decode(wholeOf(access, file)));

/** The first records of a file of lines: of a head that grows until it holds one whole line. */
function firstLines(access: Access, file: string): readonly unknown[] {
  for (let size = headSize; ; size *= 4) {
    const {bytes, atEnd} = headOf(access, file, size);
    const records: unknown[] = [];
    const lines = lineSplitter((line) => records.push(jsonOrNothing(line)));
    lines.push(bytes);
    if (atEnd) lines.end();
    if (records.length > 0 || atEnd) return records.slice(0, headRecords);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export function planJson(access: Access, file: string, options: PlanOptions = {}): ColumnsPlanned {
  try {
    return planHead(isLines(access, file) ? firstLines(access, file) : documentOf(access, file).rows, options);
  } catch (error) {
    return fail('bad-json', `this is no JSON: ${messageOf(error)}`);
  }
}

/** A record by its keys; a row that is an array has numbers for keys. */
type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function planHead(records: readonly unknown[], options: PlanOptions): ColumnsPlanned {
  const head = records.filter(isRecord).slice(0, headRecords);
  if (head.length === 0) return fail('no-records', 'the file holds no JSON objects with a label and a prediction');
  const names = [...new Set(head.flatMap((record) => Object.keys(record)))];
  const columns = names.map((name) => head.map((record) => record[name]));
  return planColumns(names, columns, head.length, options);
}

export async function evaluateJson(
  access: Access,
  file: string,
  plan: ColumnsPlan,
  options: RowOptions = {},
): Promise<Breakdown> {
  const breakdown = beginBreakdown('table' in plan ? plan.table : plan.records, options);
  const {take, rows} = recordTaker(file, plan, breakdown, options);
  const brokenOff = isLines(access, file)
    ? await eachLine(access, file, take, (done, total) => options.onProgress?.(done, total, breakdown))
    : eachRow(documentOf(access, file), take, (done, total) => options.onProgress?.(done, total, breakdown));
  if (brokenOff)
    breakdown.problem('truncated', `${brokenOff}; the rows before this one were read`, {file, row: rows()});
  return breakdown;
}

type Take = (record: unknown, line?: number) => void;

/** Rows of one file, counted as they come; one record at a time stands in the first row of the columns. */
function recordTaker(file: string, plan: ColumnsPlan, breakdown: Breakdown, options: RowOptions) {
  const cells = plan.columns.map((): unknown[] => [undefined]);
  const add = columnRows(breakdown, file, plan, options);
  let row = 0;
  let line: number | undefined;
  const lineOf = () => line;
  const take: Take = (record, at) => {
    line = at;
    if (isRecord(record)) {
      for (const [c, name] of plan.columns.entries()) cells[c]![0] = record[name];
      add(cells, row, 1, lineOf);
    } else {
      breakdown.rows++;
      const place = {file, row, ...(at !== undefined && {line: at})};
      breakdown.problem('no-record', 'there is no JSON object here; the row is left out', place);
    }
    row++;
  };
  return {take, rows: () => row};
}

function eachRow(
  {rows, lines, broken}: JsonRows,
  take: Take,
  progress: (done: number, total: number) => void,
): string | undefined {
  for (const [r, record] of rows.entries()) {
    take(record, lines[r]);
    if (r % rowsBetweenProgress === 0) progress(r, rows.length);
  }
  return broken;
}

async function eachLine(
  access: Access,
  file: string,
  take: Take,
  progress: (done: number, total: number) => void,
): Promise<string | undefined> {
  const total = withFile(access, file, (opened) => opened.size);
  let cutAt: number | undefined;
  const lines = lineSplitter((line, number, isUnended) => {
    const record = jsonOrNothing(line);
    if (isUnended && record === undefined) cutAt = number;
    else take(record, number);
  });
  const brokenOff = await eachChunk(access, file, (chunk, done) => {
    lines.push(chunk);
    progress(done, total);
  });
  if (brokenOff === undefined) lines.end();
  return brokenOff ?? (cutAt === undefined ? undefined : `the file ends within line ${cutAt}`);
}
