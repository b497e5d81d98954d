/** JSON and JSON Lines on Node: lines stream through one buffer, unpacked on the way; a JSON document is read whole. */
import {Breakdown} from '../breakdown.ts';
import {planRecords, type RecordPlan, type RecordPlanned, RecordReader} from '../formats/records.ts';
import {labelNames, type PlanOptions} from '../plan.ts';
import {bareName, eachChunk, headOf} from './bytes.ts';
import type {RowOptions} from './evaluateCsv.ts';

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

/** Takes text in any pieces, gives whole lines that are not blank. */
function lineSplitter(take: (line: string) => void) {
  const decoder = new TextDecoder();
  let rest = '';
  const give = (line: string) => line.trim() !== '' && take(line);
  return {
    push(bytes: Uint8Array): void {
      const lines = (rest + decoder.decode(bytes, {stream: true})).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) give(line);
    },
    end: (): void => void give(rest + decoder.decode()),
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

const isLines = (path: string): boolean => /\.(jsonl|ndjson)$/i.test(bareName(path));

const documentOf = (path: string): readonly unknown[] =>
  recordsOf(JSON.parse(new TextDecoder().decode(headOf(path, Number.POSITIVE_INFINITY).bytes)));

/** The first records of a file of lines: of a head that grows until it holds one whole line. */
function firstLines(path: string): readonly unknown[] {
  for (let size = headSize; ; size *= 4) {
    const {bytes, atEnd} = headOf(path, size);
    const records: unknown[] = [];
    const lines = lineSplitter((line) => records.push(parsed(line)));
    lines.push(bytes);
    if (atEnd) lines.end();
    if (records.length > 0 || atEnd) return records.slice(0, headRecords);
  }
}

export function planJson(path: string, options: PlanOptions = {}): RecordPlanned {
  try {
    return planRecords(isLines(path) ? firstLines(path) : documentOf(path).slice(0, headRecords), options);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {ok: false, code: 'bad-json', message: `this is no JSON: ${why}`};
  }
}

export async function evaluateJson(path: string, plan: RecordPlan, options: RowOptions = {}): Promise<Breakdown> {
  const breakdown = new Breakdown(plan.numClasses, plan.kind, plan.classNames);
  if (options.onLoss) breakdown.onLoss = options.onLoss;
  let row = 0;
  const reader = new RecordReader(plan, {
    row: (values, target) => breakdown.add(values, 0, target, path, row),
    problem: (code, message) => {
      breakdown.rows++;
      breakdown.problem(code, message, path, row);
    },
  });
  const take = (record: unknown) => {
    reader.read(record, options.labels?.[row]);
    row++;
  };
  const broken = isLines(path) ? await eachRecord(path, take) : documentOf(path).forEach(take);
  if (broken) breakdown.problem('truncated', `${broken}; the rows before this one were read`, path, row);
  return breakdown;
}

async function eachRecord(path: string, take: (record: unknown) => void): Promise<string | undefined> {
  const lines = lineSplitter((line) => take(parsed(line)));
  const broken = await eachChunk(path, lines.push);
  if (broken === undefined) lines.end();
  return broken;
}
