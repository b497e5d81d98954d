/** A prediction file of any known format on Node: planned, split over worker threads, merged. */
import {statSync} from 'node:fs';
import path from 'node:path';
import {Worker} from 'node:worker_threads';
import type {Breakdown} from '../breakdown.ts';
import type {RecordPlan} from '../formats/records.ts';
import {fromPartial, toPartial} from '../partial.ts';
import type {PlanOptions, TablePlan} from '../plan.ts';
import {labellingOf} from '../together.ts';
import {bareName, isGzip} from './bytes.ts';
import {evaluateArrays} from './evaluateArrays.ts';
import {evaluateCsv, evaluatePackedCsv, planCsv, type RowOptions} from './evaluateCsv.ts';
import {evaluateParquet, type ParquetPlan, planParquet} from './evaluateParquet.ts';
import {evaluateJson, planJson} from './evaluateRecords.ts';
import {readLabels} from './labels.ts';
import {type ArrayPlan, planArrays} from './planArrays.ts';

type FormatPlan =
  | {readonly format: 'csv'; readonly table: TablePlan}
  | {readonly format: 'json'; readonly records: RecordPlan}
  | {readonly format: 'arrays'; readonly arrays: ArrayPlan}
  | {readonly format: 'parquet'; readonly parquet: ParquetPlan};

export type FilePlan = FormatPlan & {
  /** A file of labels, read row by row beside this one. */
  readonly labelFile?: {readonly path: string; readonly column?: string};
  /** Size and time of change when the plan was made. */
  readonly stamp: string;
};
export type FilePlanned =
  | {readonly ok: true; readonly plan: FilePlan}
  | {readonly ok: false; readonly code: string; readonly message: string};
export interface FileOptions extends PlanOptions {
  /** A file of labels beside the predictions. */
  readonly labels?: string;
}

/** One worker's share: a byte range of a CSV file, a row range of an array. */
export interface Task {
  readonly file: string;
  readonly plan: FilePlan;
  readonly range?: {readonly from: number; readonly to: number};
}

export interface Part {
  readonly partial: unknown;
  readonly rows: number;
  readonly mustNotSplit: boolean;
}

interface Ran {
  readonly breakdown: Breakdown;
  readonly rows: number;
  readonly mustNotSplit: boolean;
}

const headLabels = 500;

const stampOf = (file: string): string => {
  const {size, mtimeMs} = statSync(file);
  return `${size} bytes of ${new Date(mtimeMs).toISOString()}`;
};

/** How the file would be read; not ok with the reason where it cannot be. */
export async function planFile(file: string, options: FileOptions = {}): Promise<FilePlanned> {
  try {
    const stamp = stampOf(file);
    if (options.labels === undefined) return stamped(await planFormat(file, options), {stamp});
    const column = options.labelColumn === undefined ? undefined : String(options.labelColumn);
    const labels = readLabels(options.labels, column);
    const labelFile = {path: options.labels, ...(column !== undefined && {column})};
    return stamped(await planFormat(file, {...options, labelsApart: labels.slice(0, headLabels)}), {stamp, labelFile});
  } catch (error) {
    return {ok: false, code: 'unreadable', message: error instanceof Error ? error.message : String(error)};
  }
}

type FormatPlanned = {readonly ok: true; readonly plan: FormatPlan} | Extract<FilePlanned, {ok: false}>;

const stamped = (planned: FormatPlanned, more: Pick<FilePlan, 'stamp' | 'labelFile'>): FilePlanned =>
  planned.ok ? {ok: true, plan: {...planned.plan, ...more}} : planned;

async function planFormat(file: string, options: FileOptions): Promise<FormatPlanned> {
  const extension = path.extname(bareName(file)).toLowerCase();
  if (/^\.(npy|npz|safetensors)$/.test(extension)) {
    const planned = planArrays(file, options);
    return planned.ok ? {ok: true, plan: {format: 'arrays', arrays: planned.plan}} : planned;
  }
  if (/^\.(parquet|pq)$/.test(extension)) {
    const planned = await planParquet(file, options);
    return planned.ok ? {ok: true, plan: {format: 'parquet', parquet: planned.plan}} : planned;
  }
  if (/^\.(json|jsonl|ndjson)$/.test(extension)) {
    const planned = planJson(file, options);
    return planned.ok ? {ok: true, plan: {format: 'json', records: planned.plan}} : planned;
  }
  const planned = planCsv(file, options);
  return planned.ok ? {ok: true, plan: {format: 'csv', table: planned.plan}} : planned;
}

export function planReasons(plan: FilePlan): readonly string[] {
  if (plan.format === 'csv') return plan.table.reasons;
  if (plan.format === 'json') return plan.records.reasons;
  if (plan.format === 'arrays') return plan.arrays.reasons;
  return 'table' in plan.parquet ? plan.parquet.table.reasons : plan.parquet.records.reasons;
}

const whole = (breakdown: Breakdown): Ran => ({breakdown, rows: breakdown.rows, mustNotSplit: false});

/** The work of one thread; `onLoss` is told of each row's loss, in the order of the file. */
export async function runTask(task: Task, onLoss?: RowOptions['onLoss']): Promise<Ran> {
  const {labelFile} = task.plan;
  const labels = labelFile && readLabels(labelFile.path, labelFile.column);
  const ran = await runFormat(task, {...(labels && {labels}), ...(onLoss && {onLoss})});
  if (labels && !task.range && labels.length !== ran.rows) {
    const message = `the file of labels holds ${labels.length} labels, this file ${ran.rows} rows: do they belong together?`;
    ran.breakdown.problem('label-count', message, task.file, Math.min(labels.length, ran.rows));
  }
  return ran;
}

async function runFormat({file, plan, range}: Task, options: RowOptions): Promise<Ran> {
  if (plan.format === 'json') return whole(await evaluateJson(file, plan.records, options));
  if (plan.format === 'parquet') return whole(await evaluateParquet(file, plan.parquet, options));
  if (plan.format === 'arrays') return whole(evaluateArrays(file, plan.arrays, range, options));
  const part = isGzip(file)
    ? await evaluatePackedCsv(file, plan.table, options)
    : evaluateCsv(file, plan.table, range, options);
  return {breakdown: part.breakdown, rows: part.rows, mustNotSplit: part.sawQuote};
}

/** What a worker posts back for its task. */
export async function answerTask(task: Task): Promise<Part> {
  const {breakdown, rows, mustNotSplit} = await runTask(task);
  return {partial: toPartial(breakdown), rows, mustNotSplit};
}

/** Bytes below which a thread costs more than it saves; an array's bytes need no parsing. */
const minimumShare = {csv: 24 << 20, arrays: 160 << 20};

/** The whole file; `script` is the bundle that worker threads run, `workers` how many threads may be used. */
export async function evaluateFile(
  file: string,
  plan: FilePlan,
  script: string,
  workers: number,
  onLoss?: RowOptions['onLoss'],
): Promise<Breakdown> {
  const tasks = onLoss ? [{file, plan}] : split(file, plan, workers);
  const breakdown = tasks.length === 1 ? (await runTask(tasks[0]!, onLoss)).breakdown : await runAll(tasks, script);
  breakdown.labelling = labellingOf(labelsOf(plan));
  const now = stampOf(file);
  if (now !== plan.stamp)
    breakdown.problem(
      'changed',
      `the file changed while it was read (${plan.stamp}, now ${now}); read it again`,
      file,
      breakdown.rows,
    );
  return breakdown;
}

function labelsOf(plan: FilePlan) {
  if (plan.format === 'csv') return plan.table;
  if (plan.format === 'json') return plan.records;
  if (plan.format === 'arrays') return plan.arrays;
  return 'table' in plan.parquet ? plan.parquet.table : plan.parquet.records;
}

async function runAll(tasks: readonly Task[], script: string): Promise<Breakdown> {
  const [first, ...others] = tasks;
  const {file, plan} = first!;
  const pending = others.map((task) => inWorker(script, task));
  const own = await runTask(first!);
  const parts = await Promise.all(pending);
  if (own.mustNotSplit || parts.some((p) => p.mustNotSplit)) return (await runTask({file, plan})).breakdown;
  let before = own.rows;
  for (const part of parts) {
    const breakdown = fromPartial(part.partial);
    if (plan.format === 'csv') breakdown.shiftRows(before);
    own.breakdown.merge(breakdown);
    before += part.rows;
  }
  return own.breakdown;
}

/** CSV is cut by bytes, arrays by rows; what is packed, or counted beside a file of labels, is one task. */
function split(file: string, plan: FilePlan, workers: number): readonly Task[] {
  const size = statSync(file).size;
  const share = plan.format === 'arrays' ? minimumShare.arrays : minimumShare.csv;
  const count = Math.max(1, Math.min(workers, Math.floor(size / share)));
  const total = rowsOrBytes(file, plan, size);
  if (count === 1 || total === undefined) return [{file, plan}];
  return Array.from({length: count}, (_, i) => ({
    file,
    plan,
    range: {from: Math.floor((total * i) / count), to: Math.floor((total * (i + 1)) / count)},
  }));
}

function rowsOrBytes(file: string, plan: FilePlan, size: number): number | undefined {
  if (plan.format === 'arrays')
    return plan.arrays.prediction.packed ? undefined : plan.arrays.prediction.header.shape[0]!;
  return plan.format === 'csv' && !isGzip(file) && !plan.labelFile ? size : undefined;
}

function inWorker(script: string, task: Task): Promise<Part> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {workerData: {surprisalTask: task}});
    worker.once('message', (part: Part) => {
      resolve(part);
      void worker.terminate();
    });
    worker.once('error', reject);
  });
}
