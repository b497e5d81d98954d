/** The work of one thread: a planned file, or a range of it, to its breakdown. */
import type {Access} from '../access.ts';
import type {Breakdown} from '../breakdown.ts';
import {labellingOf} from '../together.ts';
import {packingOf} from './bytes.ts';
import {evaluateArrays} from './evaluateArrays.ts';
import {evaluateCsv, evaluatePackedCsv} from './evaluateCsv.ts';
import {evaluateFolder} from './evaluateFolder.ts';
import {type Labels, readLabels} from './labels.ts';
import {type FilePlan, formatPlanOf, type SinglePlan} from './planFile.ts';
import type {RowOptions} from './rowOptions.ts';

/** One worker's share: a byte range of a CSV file, a row range of an array. */
export interface Task {
  readonly file: string;
  readonly plan: SinglePlan;
  readonly range?: {readonly from: number; readonly to: number};
}

export interface Ran {
  readonly breakdown: Breakdown;
  readonly rows: number;
  readonly lines: number;
  readonly mustNotSplit: boolean;
}

const whole = (breakdown: Breakdown): Ran => ({breakdown, rows: breakdown.rows, lines: 0, mustNotSplit: false});

export async function runTask(access: Access, task: Task, options: RowOptions = {}): Promise<Ran> {
  const labels = await labelsOf(access, task.plan);
  const ran = await runFormat(access, task, labels ? {...options, labels} : options);
  if (labels?.length !== undefined && !task.range && labels.length !== ran.rows) {
    const message = `the file of labels holds ${labels.length} labels, this file ${ran.rows} rows: do they belong together?`;
    ran.breakdown.problem('label-count', message, {file: task.file, row: Math.min(labels.length, ran.rows)});
  }
  return ran;
}

async function labelsOf(access: Access, {labelFile, everyLabel}: SinglePlan): Promise<Labels | undefined> {
  if (everyLabel !== undefined) return {at: () => everyLabel};
  return labelFile && readLabels(access, labelFile.path, labelFile.column);
}

async function runFormat(access: Access, {file, plan, range}: Task, options: RowOptions): Promise<Ran> {
  if (plan.format === 'arrays') return whole(evaluateArrays(access, file, plan.arrays, range, options));
  if (plan.format !== 'csv') {
    const evaluate = await evaluators[plan.format]();
    return whole(await evaluate(access, file, plan.rows, options));
  }
  const part = packingOf(file)
    ? await evaluatePackedCsv(access, file, plan.table, options)
    : evaluateCsv(access, file, plan.table, range, options);
  return {...part, mustNotSplit: part.sawQuote};
}

/** A format's reader is loaded with the first file of it. */
const evaluators = {
  json: async () => (await import('./evaluateRecords.ts')).evaluateJson,
  parquet: async () => (await import('./evaluateParquet.ts')).evaluateParquet,
  arrow: async () => (await import('./evaluateArrow.ts')).evaluateArrow,
};

/** The breakdown of a whole file, with what only the whole can tell: how its labels are read, and whether it changed meanwhile. */
export function finished(access: Access, {file, plan}: Task, breakdown: Breakdown): Breakdown {
  breakdown.labelling = labellingOf(formatPlanOf(plan));
  const now = stampNow(access, file);
  if (now !== plan.stamp) {
    const message = `the file changed while it was read (${plan.stamp}, now ${now}); read it again`;
    breakdown.problem('changed', message, {file, row: breakdown.rows});
  }
  return breakdown;
}

/** The whole file, or all files of a directory, in this thread. */
export function evaluateHere(access: Access) {
  const single = async (file: string, plan: SinglePlan, options: Omit<RowOptions, 'labels'>): Promise<Breakdown> => {
    const {breakdown} = await runTask(access, {file, plan}, options);
    return finished(access, {file, plan}, breakdown);
  };
  return (file: string, plan: FilePlan, options: Omit<RowOptions, 'labels'>): Promise<Breakdown> =>
    plan.format === 'folder' ? evaluateFolder(access, plan, options, single) : single(file, plan, options);
}

function stampNow(access: Access, file: string): string {
  try {
    return access.stamp(file);
  } catch {
    return 'no file';
  }
}
