/** How a prediction file of any known format is read: guessed by its extension and its first rows, overridden by options. */
import type {Access} from '../access.ts';
import type {RecordPlan} from '../formats/records.ts';
import {beside, extensionOf, isAbsolute} from '../paths.ts';
import type {Failed, PlanOptions, TablePlan} from '../plan.ts';
import {planCsv} from './evaluateCsv.ts';
import {type ParquetPlan, planParquet} from './evaluateParquet.ts';
import {planJson} from './evaluateRecords.ts';
import {readLabels} from './labels.ts';
import {type ArrayPlan, planArrays} from './planArrays.ts';

export type FormatPlan =
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
export type FilePlanned = {readonly ok: true; readonly plan: FilePlan} | Failed;

export interface FileOptions extends PlanOptions {
  /** A file of labels: its path, or its name beside the predictions. */
  readonly labels?: string;
}

const headLabels = 500;

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** How the file would be read; not ok with the reason where it cannot be. */
export async function planFile(access: Access, file: string, options: FileOptions = {}): Promise<FilePlanned> {
  try {
    const stamp = access.stamp(file);
    if (options.labels === undefined) return stamped(await planFormat(access, file, options), {stamp});
    const path = labelPath(access, file, options.labels);
    const column = options.labelColumn === undefined ? undefined : String(options.labelColumn);
    const labels = readLabels(access, path, column);
    const labelFile = {path, ...(column !== undefined && {column})};
    const planned = await planFormat(access, file, {...options, labelsApart: labels.slice(0, headLabels)});
    return stamped(planned, {stamp, labelFile});
  } catch (error) {
    return {ok: false, code: 'unreadable', message: messageOf(error)};
  }
}

/** A bare name is one beside the file, where there is one. */
function labelPath(access: Access, file: string, labels: string): string {
  if (isAbsolute(labels)) return labels;
  const near = beside(file, labels);
  return isThere(access, near) ? near : labels;
}

function isThere(access: Access, file: string): boolean {
  try {
    access.stamp(file);
    return true;
  } catch {
    return false;
  }
}

type FormatPlanned = {readonly ok: true; readonly plan: FormatPlan} | Failed;

const stamped = (planned: FormatPlanned, more: Pick<FilePlan, 'stamp' | 'labelFile'>): FilePlanned =>
  planned.ok ? {ok: true, plan: {...planned.plan, ...more}} : planned;

async function planFormat(access: Access, file: string, options: FileOptions): Promise<FormatPlanned> {
  const extension = extensionOf(file);
  if (/^\.(npy|npz|safetensors)$/.test(extension)) {
    const planned = planArrays(access, file, options);
    return planned.ok ? {ok: true, plan: {format: 'arrays', arrays: planned.plan}} : planned;
  }
  if (/^\.(parquet|pq)$/.test(extension)) {
    const planned = await planParquet(access, file, options);
    return planned.ok ? {ok: true, plan: {format: 'parquet', parquet: planned.plan}} : planned;
  }
  if (/^\.(json|jsonl|ndjson)$/.test(extension)) {
    const planned = planJson(access, file, options);
    return planned.ok ? {ok: true, plan: {format: 'json', records: planned.plan}} : planned;
  }
  const planned = planCsv(access, file, options);
  return planned.ok ? {ok: true, plan: {format: 'csv', table: planned.plan}} : planned;
}

/** The format's own plan: what all of them tell. */
export function formatPlanOf(plan: FilePlan): TablePlan | RecordPlan | ArrayPlan {
  if (plan.format === 'csv') return plan.table;
  if (plan.format === 'json') return plan.records;
  if (plan.format === 'arrays') return plan.arrays;
  return 'table' in plan.parquet ? plan.parquet.table : plan.parquet.records;
}

export const planReasons = (plan: FilePlan): readonly string[] => formatPlanOf(plan).reasons;
