/** JSON and JSON Lines on Node: lines stream through one buffer; a JSON document is read whole. */
import {closeSync, openSync, readFileSync, readSync} from 'node:fs';
import {Breakdown} from '../breakdown.ts';
import {planRecords, type RecordPlan, type RecordPlanned, RecordReader} from '../formats/records.ts';
import {labelNames, type PlanOptions} from '../plan.ts';

const chunkSize = 1 << 20;
const headRecords = 200;

type Lines = Generator<unknown, void, undefined>;

/** A line that is no JSON is given as undefined: a problem at its row, not an end. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function* lines(path: string): Lines {
  const fd = openSync(path, 'r');
  try {
    const decoder = new TextDecoder();
    const bytes = new Uint8Array(chunkSize);
    let rest = '';
    for (let count = readSync(fd, bytes); count > 0; count = readSync(fd, bytes)) {
      const held = (rest + decoder.decode(bytes.subarray(0, count), {stream: true})).split('\n');
      rest = held.pop() ?? '';
      for (const line of held) if (line.trim() !== '') yield parsed(line);
    }
    if (rest.trim() !== '') yield parsed(rest);
  } finally {
    closeSync(fd);
  }
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

const isLines = (path: string): boolean => /\.(jsonl|ndjson)$/i.test(path);

function* records(path: string): Lines {
  if (isLines(path)) yield* lines(path);
  else yield* recordsOf(JSON.parse(readFileSync(path, 'utf8')));
}

export function planJson(path: string, options: PlanOptions = {}): RecordPlanned {
  const head: unknown[] = [];
  try {
    for (const record of records(path)) if (head.push(record) >= headRecords) break;
  } catch (error) {
    return {
      ok: false,
      code: 'bad-json',
      message: `this is no JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  return planRecords(head, options);
}

export function evaluateJson(path: string, plan: RecordPlan): Breakdown {
  const breakdown = new Breakdown(plan.numClasses, plan.kind, plan.classNames);
  let row = 0;
  const reader = new RecordReader(plan, {
    row: (values, target) => breakdown.add(values, 0, target, path, row),
    problem: (code, message) => {
      breakdown.rows++;
      breakdown.problem(code, message, path, row);
    },
  });
  for (const record of records(path)) {
    reader.read(record);
    row++;
  }
  return breakdown;
}
