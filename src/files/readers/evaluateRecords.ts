/** JSON and JSON Lines: lines stream through one buffer, unpacked on the way; a JSON document is read whole. */
import {type Access, withFile} from '../access.ts';
import type {Breakdown} from '../breakdown.ts';
import {planRecords, type RecordPlan, type RecordPlanned, RecordReader} from '../formats/records.ts';
import {extensionOf} from '../paths.ts';
import {fail, labelNames, type PlanOptions} from '../plan.ts';
import {eachChunk, headOf, wholeOf} from './bytes.ts';
import {beginBreakdown, type RowOptions} from './rowOptions.ts';

const headSize = 1 << 16;
const headRecords = 200;

/** A line that is no JSON is given as undefined: a problem at its row, not an end. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Takes text in any pieces, gives whole lines that are not blank, with their numbers from 1. */
function lineSplitter(take: (line: string, number: number) => void) {
  const decoder = new TextDecoder();
  let rest = '';
  let number = 0;
  const give = (line: string) => {
    number++;
    if (line.trim() !== '') take(line, number);
  };
  return {
    push(bytes: Uint8Array): void {
      const lines = (rest + decoder.decode(bytes, {stream: true})).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) give(line);
    },
    end: (): void => give(rest + decoder.decode()),
  };
}

/** A list of records, a list under some key, or an object of columns: {"y_true": […], "y_prob": [[…], …]}. */
function recordsOf(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document;
  if (typeof document !== 'object' || document === null) return [];
  const columns = Object.entries(document).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const label = columns.find(([key]) => labelNames.test(key));
  const list = columns.find(
    ([, values]) => typeof values[0] === 'object' && values[0] !== null && !Array.isArray(values[0]),
  );
  if (!label) return list?.[1] ?? [];
  const fitting = columns.filter(([, values]) => values.length === label[1].length);
  return label[1].map((_, i) => Object.fromEntries(fitting.map(([key, values]) => [key, values[i]])));
}

const isLines = (file: string): boolean => /^\.(jsonl|ndjson)$/.test(extensionOf(file));

const documentOf = (access: Access, file: string): readonly unknown[] =>
  recordsOf(JSON.parse(new TextDecoder().decode(wholeOf(access, file))));

/** The first records of a file of lines: of a head that grows until it holds one whole line. */
function firstLines(access: Access, file: string): readonly unknown[] {
  for (let size = headSize; ; size *= 4) {
    const {bytes, atEnd} = headOf(access, file, size);
    const records: unknown[] = [];
    const lines = lineSplitter((line) => records.push(parsed(line)));
    lines.push(bytes);
    if (atEnd) lines.end();
    if (records.length > 0 || atEnd) return records.slice(0, headRecords);
  }
}

export function planJson(access: Access, file: string, options: PlanOptions = {}): RecordPlanned {
  try {
    const head = isLines(file) ? firstLines(access, file) : documentOf(access, file).slice(0, headRecords);
    return planRecords(head, options);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail('bad-json', `this is no JSON: ${why}`);
  }
}

export async function evaluateJson(
  access: Access,
  file: string,
  plan: RecordPlan,
  options: RowOptions = {},
): Promise<Breakdown> {
  const breakdown = beginBreakdown(plan, options);
  const {take, rows} = recordTaker(file, plan, breakdown, options);
  if (!isLines(file)) {
    for (const record of documentOf(access, file)) take(record);
    return breakdown;
  }
  const progress = (done: number, total: number) => options.onProgress?.(done, total, breakdown);
  const brokenOff = await eachRecord(access, file, take, progress);
  if (brokenOff)
    breakdown.problem('truncated', `${brokenOff}; the rows before this one were read`, {file, row: rows()});
  return breakdown;
}

/** Rows of one file, counted as they come. */
function recordTaker(file: string, plan: RecordPlan, breakdown: Breakdown, {labels}: RowOptions) {
  let row = 0;
  let line: number | undefined;
  const reader = new RecordReader(plan, {
    row: (values, target) => breakdown.add(values, 0, target, file, row, line),
    problem: (code, message) => {
      breakdown.rows++;
      breakdown.problem(code, message, {file, row, ...(line !== undefined && {line})});
    },
  });
  const take = (record: unknown, at?: number) => {
    line = at;
    reader.read(record, labels?.[row]);
    row++;
  };
  return {take, rows: () => row};
}

async function eachRecord(
  access: Access,
  file: string,
  take: (record: unknown, line: number) => void,
  progress: (done: number, total: number) => void,
): Promise<string | undefined> {
  const total = withFile(access, file, (opened) => opened.size);
  const lines = lineSplitter((line, number) => take(parsed(line), number));
  const brokenOff = await eachChunk(access, file, (chunk, done) => {
    lines.push(chunk);
    progress(done, total);
  });
  if (brokenOff === undefined) lines.end();
  return brokenOff;
}
