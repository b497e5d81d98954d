/** How a prediction file of any known format is read: guessed by its extension and its first rows, overridden by options. */
import type {Access} from '../access.ts';
import {baseName, beside, extensionOf, isAbsolute} from '../paths.ts';
import type {RecordPlan} from '../plan/records.ts';
import type {Failed, PlanOptions, TablePlan} from '../plan.ts';
import type {ColumnsPlan} from './columns.ts';
import {planCsv} from './evaluateCsv.ts';
import {distinctLabels, type LabelList, readLabels} from './labels.ts';
import {type ArrayPlan, planArrays} from './planArrays.ts';
import {type FolderPlan, planFolder} from './planFolder.ts';
import {siblingsOf} from './siblings.ts';

type FormatPlan =
  | {readonly format: 'csv'; readonly table: TablePlan}
  | {readonly format: 'json' | 'parquet' | 'arrow'; readonly rows: ColumnsPlan}
  | {readonly format: 'arrays'; readonly arrays: ArrayPlan};

interface Common {
  /** Size and time of change when the plan was made. */
  readonly stamp: string;
  /** A file of labels, read row by row beside this one. */
  readonly labelFile?: {readonly path: string; readonly column?: string};
  /** The label of every row, where the file's place tells it. */
  readonly everyLabel?: string;
}

export type SinglePlan = FormatPlan & Common;
export type FilePlan = SinglePlan | FolderPlan;
export type FilePlanned = {readonly ok: true; readonly plan: FilePlan} | Failed;
export type SinglePlanned = {readonly ok: true; readonly plan: SinglePlan} | Failed;

export interface FileOptions extends PlanOptions {
  /** A file of labels: its path, or its name beside the predictions. */
  readonly labels?: string;
}

/** Distinct labels that a plan is made with. */
const mostDistinct = 10_000;

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** How the file, or the directory of files, would be read; not ok with the reason where it cannot be. */
export async function planFile(access: Access, file: string, options: FileOptions = {}): Promise<FilePlanned> {
  try {
    return access.list(file) ? await planFolder(access, file, options) : await planSingle(access, file, options);
  } catch (error) {
    return {ok: false, code: 'unreadable', message: messageOf(error)};
  }
}

/** One file; labels that are not in it are looked for beside it. */
export async function planSingle(access: Access, file: string, options: FileOptions = {}): Promise<SinglePlanned> {
  try {
    const stamp = access.stamp(file);
    if (options.labels !== undefined)
      return await planWithLabels(access, file, stamp, labelPath(access, file, options.labels), options);
    const planned = await planFormat(access, file, options);
    if (planned.ok) return {ok: true, plan: {...planned.plan, stamp}};
    if (planned.labelsIn) return await planWithLabels(access, file, stamp, file, options, planned.labelsIn.column);
    const [near] = planned.code === 'no-label-column' && !options.labelColumn ? siblingsOf(access, file) : [];
    return near === undefined ? planned : await planWithLabels(access, file, stamp, near, options);
  } catch (error) {
    return {ok: false, code: 'unreadable', message: messageOf(error)};
  }
}

async function planWithLabels(
  access: Access,
  file: string,
  stamp: string,
  path: string,
  options: FileOptions,
  array?: string,
): Promise<SinglePlanned> {
  const column = array ?? (options.labelColumn === undefined ? undefined : String(options.labelColumn));
  const labels = await labelsIn(access, file, path, column);
  const planned = await planFormat(access, file, {...options, labelsApart: distinctLabels(labels, mostDistinct)});
  if (!planned.ok) return planned;
  const labelFile = {path, ...(column !== undefined && {column})};
  const where = path === file ? `array "${array}"` : baseName(path);
  return {ok: true, plan: {...withReason(planned.plan, where), stamp, labelFile}};
}

/** What is wrong with another file is said with its name. */
async function labelsIn(access: Access, file: string, path: string, column: string | undefined): Promise<LabelList> {
  try {
    return await readLabels(access, path, column);
  } catch (error) {
    throw path === file ? error : new Error(`the labels in ${path}: ${messageOf(error)}`);
  }
}

export const distinct = (labels: readonly string[]): readonly string[] => [...new Set(labels)].slice(0, mostDistinct);

/** The plan says where the labels are. */
export function withReason<P extends FormatPlan>(plan: P, where: string): P {
  const named = <T extends {readonly reasons: readonly string[]}>(p: T): T => ({
    ...p,
    reasons: p.reasons.map((reason) => (reason === labelsApartReason ? `labels: ${where}` : reason)),
  });
  if (plan.format === 'csv') return {...plan, table: named(plan.table)};
  if (plan.format === 'arrays') return {...plan, arrays: named(plan.arrays)};
  const {rows} = plan;
  return {
    ...plan,
    rows: 'table' in rows ? {...rows, table: named(rows.table)} : {...rows, records: named(rows.records)},
  };
}

/** What the formats' plans say of labels that are not in the file. */
export const labelsApartReason = 'labels: in a file of their own';

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

/** Extensions of known formats. */
export const knownExtension =
  /^\.(csv|tsv|txt|tab|data|json|jsonl|ndjson|npy|npz|safetensors|parquet|pq|arrow|arrows|feather|ipc)$/;

async function planFormat(access: Access, file: string, options: PlanOptions): Promise<FormatPlanned> {
  const extension = extensionOf(file);
  if (/^\.(npy|npz|safetensors)$/.test(extension)) {
    const planned = planArrays(access, file, options);
    return planned.ok ? {ok: true, plan: {format: 'arrays', arrays: planned.plan}} : planned;
  }
  const columns = await planOfColumns(access, file, extension, options);
  if (columns) return columns;
  const planned = planCsv(access, file, options);
  return planned.ok ? {ok: true, plan: {format: 'csv', table: planned.plan}} : planned;
}

async function planOfColumns(
  access: Access,
  file: string,
  extension: string,
  options: PlanOptions,
): Promise<FormatPlanned | undefined> {
  const format = /^\.(parquet|pq)$/.test(extension)
    ? 'parquet'
    : /^\.(arrow|arrows|feather|ipc)$/.test(extension)
      ? 'arrow'
      : /^\.(json|jsonl|ndjson)$/.test(extension)
        ? 'json'
        : undefined;
  if (!format) return undefined;
  const plan = await planners[format]();
  const planned = await plan(access, file, options);
  return planned.ok ? {ok: true, plan: {format, rows: planned.plan}} : planned;
}

/** A format's reader is loaded with the first file of it. */
const planners = {
  parquet: async () => (await import('./evaluateParquet.ts')).planParquet,
  arrow: async () => (await import('./evaluateArrow.ts')).planArrow,
  json: async () => (await import('./evaluateRecords.ts')).planJson,
};

/** The format's own plan: what all of them tell. */
export function formatPlanOf(plan: FilePlan): TablePlan | RecordPlan | ArrayPlan {
  if (plan.format === 'folder') return formatPlanOf(plan.first);
  if (plan.format === 'csv') return plan.table;
  if (plan.format === 'arrays') return plan.arrays;
  return 'table' in plan.rows ? plan.rows.table : plan.rows.records;
}

export const planReasons = (plan: FilePlan): readonly string[] =>
  plan.format === 'folder' ? [...plan.reasons, ...planReasons(plan.first)] : formatPlanOf(plan).reasons;
