/** A prediction file on Node: planned, split over worker threads, merged. */
import {statSync} from 'node:fs';
import {Worker} from 'node:worker_threads';
import type {Breakdown} from '../breakdown.ts';
import {fromPartial, toPartial} from '../partial.ts';
import {packingOf} from '../readers/bytes.ts';
import {evaluateFolder} from '../readers/evaluateFolder.ts';
import {
  type FileOptions,
  type FilePlan,
  type FilePlanned,
  planFile as planBy,
  planReasons,
  type SinglePlan,
} from '../readers/planFile.ts';
import type {RowOptions} from '../readers/rowOptions.ts';
import {finished, runTask, type Task as Share} from '../readers/runTask.ts';
import {nodeAccess} from './nodeAccess.ts';

export {type FileOptions, type FilePlan, type FilePlanned, planReasons};

/** A worker's share; it writes how far it is into its cell of `done`. */
export interface Task extends Share {
  readonly done?: {readonly cells: SharedArrayBuffer; readonly cell: number};
}

export interface Part {
  readonly partial: unknown;
  readonly rows: number;
  readonly lines: number;
  readonly mustNotSplit: boolean;
}

export const planFile = (file: string, options: FileOptions = {}): Promise<FilePlanned> =>
  planBy(nodeAccess, file, options);

/** What a worker posts back for its task. */
export async function answerTask(task: Task): Promise<Part> {
  const cells = task.done && new Float64Array(task.done.cells);
  const onProgress = (done: number) => {
    if (cells) cells[task.done!.cell] = done;
  };
  const {breakdown, rows, lines, mustNotSplit} = await runTask(nodeAccess, task, {onProgress});
  return {partial: toPartial(breakdown), rows, lines, mustNotSplit};
}

/** Bytes below which a thread costs more (20 MB of memory, 50 ms) than it saves; an array's bytes need no parsing, but logits their exponentials. */
const minimumShare = {csv: 64 << 20, logits: 32 << 20, arrays: 160 << 20};

function shareOf(plan: SinglePlan): number {
  if (plan.format !== 'arrays') return minimumShare.csv;
  return plan.arrays.kind === 'logits' ? minimumShare.logits : minimumShare.arrays;
}

/** The whole file; `script` is the bundle that worker threads run, `workers` how many threads may be used. */
export async function evaluateFile(
  file: string,
  plan: FilePlan,
  script: string,
  workers: number,
  options: Omit<RowOptions, 'labels'> = {},
): Promise<Breakdown> {
  const single = (one: string, itsPlan: SinglePlan, own: Omit<RowOptions, 'labels'>) =>
    evaluateSingle(one, itsPlan, script, workers, own);
  return plan.format === 'folder' ? evaluateFolder(nodeAccess, plan, options, single) : single(file, plan, options);
}

async function evaluateSingle(
  file: string,
  plan: SinglePlan,
  script: string,
  workers: number,
  options: Omit<RowOptions, 'labels'>,
): Promise<Breakdown> {
  const tasks = options.onLoss ? [{file, plan}] : split(file, plan, workers);
  const breakdown =
    tasks.length === 1
      ? (await runTask(nodeAccess, tasks[0]!, options)).breakdown
      : await runAll(tasks, script, options);
  return finished(nodeAccess, {file, plan}, breakdown);
}

async function runAll(tasks: readonly Task[], script: string, options: RowOptions): Promise<Breakdown> {
  const [first, ...others] = tasks;
  const {file, plan} = first!;
  const cells = new SharedArrayBuffer(8 * tasks.length);
  const pending = others.map((task, i) => inWorker(script, {...task, done: {cells, cell: i + 1}}));
  const own = await runTask(nodeAccess, first!, {...options, ...summed(options, cells, tasks)});
  const parts = await Promise.all(pending);
  if (own.mustNotSplit || parts.some((p) => p.mustNotSplit))
    return (await runTask(nodeAccess, {file, plan}, options)).breakdown;
  let {rows, lines} = own;
  for (const part of parts) {
    const breakdown = fromPartial(part.partial);
    if (plan.format === 'csv') breakdown.shiftRows(rows, lines);
    own.breakdown.merge(breakdown);
    rows += part.rows;
    lines += part.lines;
  }
  return own.breakdown;
}

/** How far all threads are together; the breakdown while it grows is of the first rows only. */
function summed({onProgress}: RowOptions, shared: SharedArrayBuffer, tasks: readonly Task[]): RowOptions {
  if (!onProgress) return {};
  const cells = new Float64Array(shared);
  const total = tasks.reduce((sum, {range}) => sum + range!.to - range!.from, 0);
  return {
    onProgress: (done, _, breakdown) => {
      cells[0] = done;
      onProgress(
        Math.min(
          total,
          cells.reduce((a, b) => a + b),
        ),
        total,
        breakdown,
      );
    },
  };
}

/** CSV is cut by bytes, arrays by rows; what is packed, or counted beside a file of labels, is one task. */
function split(file: string, plan: SinglePlan, workers: number): readonly Task[] {
  const size = statSync(file).size;
  const count = Math.max(1, Math.min(workers, Math.floor(size / shareOf(plan))));
  const total = rowsOrBytes(file, plan, size);
  if (count === 1 || total === undefined) return [{file, plan}];
  return Array.from({length: count}, (_, i) => ({
    file,
    plan,
    range: {from: Math.floor((total * i) / count), to: Math.floor((total * (i + 1)) / count)},
  }));
}

function rowsOrBytes(file: string, plan: SinglePlan, size: number): number | undefined {
  if (plan.format === 'arrays')
    return plan.arrays.prediction.packed ? undefined : plan.arrays.prediction.header.shape[0]!;
  return plan.format === 'csv' && !packingOf(file) && !plan.labelFile && plan.everyLabel === undefined
    ? size
    : undefined;
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
