/** A prediction file of any known format on Node: planned, split over worker threads, merged. */
import {statSync} from 'node:fs';
import path from 'node:path';
import {Worker} from 'node:worker_threads';
import type {Breakdown} from '../breakdown.ts';
import type {RecordPlan} from '../formats/records.ts';
import {fromPartial, toPartial} from '../partial.ts';
import type {PlanOptions, TablePlan} from '../plan.ts';
import {evaluateCsv, planCsv} from './evaluateCsv.ts';
import {evaluateNpy, type NpyPlan, planNpy} from './evaluateNpy.ts';
import {evaluateJson, planJson} from './evaluateRecords.ts';

export type FilePlan =
  | {readonly format: 'csv'; readonly table: TablePlan}
  | {readonly format: 'json'; readonly records: RecordPlan}
  | {readonly format: 'npy'; readonly npy: NpyPlan};
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

export function planFile(file: string, options: FileOptions = {}): FilePlanned {
  const extension = path.extname(file).toLowerCase();
  if (extension === '.npy') {
    const planned = planNpy(file, options);
    return planned.ok ? {ok: true, plan: {format: 'npy', npy: planned.plan}} : planned;
  }
  if (/^\.(json|jsonl|ndjson)$/.test(extension)) {
    const planned = planJson(file, options);
    return planned.ok ? {ok: true, plan: {format: 'json', records: planned.plan}} : planned;
  }
  const planned = planCsv(file, options);
  return planned.ok ? {ok: true, plan: {format: 'csv', table: planned.plan}} : planned;
}

export const planReasons = (plan: FilePlan): readonly string[] =>
  plan.format === 'csv' ? plan.table.reasons : plan.format === 'json' ? plan.records.reasons : plan.npy.reasons;

/** The work of one thread. */
export function runTask({file, plan, range}: Task): {
  readonly breakdown: Breakdown;
  readonly rows: number;
  readonly mustNotSplit: boolean;
} {
  if (plan.format === 'csv') {
    const part = evaluateCsv(file, plan.table, range);
    return {breakdown: part.breakdown, rows: part.rows, mustNotSplit: part.sawQuote};
  }
  const breakdown = plan.format === 'json' ? evaluateJson(file, plan.records) : evaluateNpy(file, plan.npy, range);
  return {breakdown, rows: breakdown.rows, mustNotSplit: false};
}

/** What a worker posts back for its task. */
export function answerTask(task: Task): Part {
  const {breakdown, rows, mustNotSplit} = runTask(task);
  return {partial: toPartial(breakdown), rows, mustNotSplit};
}

const minimumShare = 24 << 20; // below this a thread costs more than it saves

/** The whole file; `script` is the bundle that worker threads run, `workers` how many threads may be used. */
export async function evaluateFile(file: string, plan: FilePlan, script: string, workers: number): Promise<Breakdown> {
  const tasks = split(file, plan, workers);
  if (tasks.length === 1) return runTask(tasks[0]!).breakdown;
  const [first, ...others] = tasks;
  const pending = others.map((task) => inWorker(script, task));
  const own = runTask(first!);
  const parts = await Promise.all(pending);
  if (own.mustNotSplit || parts.some((p) => p.mustNotSplit)) return runTask({file, plan}).breakdown;
  let before = own.rows;
  for (const part of parts) {
    const breakdown = fromPartial(part.partial);
    if (plan.format === 'csv') breakdown.shiftRows(before);
    own.breakdown.merge(breakdown);
    before += part.rows;
  }
  return own.breakdown;
}

function split(file: string, plan: FilePlan, workers: number): readonly Task[] {
  const size = statSync(file).size;
  const count = Math.max(1, Math.min(workers, Math.floor(size / minimumShare)));
  if (count === 1 || plan.format === 'json') return [{file, plan}];
  const total = plan.format === 'csv' ? size : plan.npy.header.shape[0]!;
  return Array.from({length: count}, (_, i) => ({
    file,
    plan,
    range: {from: Math.floor((total * i) / count), to: Math.floor((total * (i + 1)) / count)},
  }));
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
