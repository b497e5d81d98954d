/** The work of one thread: a planned file, or a range of it, to its breakdown. */
import type {Access} from '../access.ts';
import type {Breakdown} from '../breakdown.ts';
import {labellingOf} from '../together.ts';
import {packingOf} from './bytes.ts';
import {evaluateArrays} from './evaluateArrays.ts';
import {evaluateCsv, evaluatePackedCsv} from './evaluateCsv.ts';
import {evaluateParquet} from './evaluateParquet.ts';
import {evaluateJson} from './evaluateRecords.ts';
import {readLabels} from './labels.ts';
import {type FilePlan, formatPlanOf} from './planFile.ts';
import type {RowOptions} from './rowOptions.ts';

/** One worker's share: a byte range of a CSV file, a row range of an array. */
export interface Task {
  readonly file: string;
  readonly plan: FilePlan;
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
  const {labelFile} = task.plan;
  const labels = labelFile && readLabels(access, labelFile.path, labelFile.column);
  const ran = await runFormat(access, task, labels ? {...options, labels} : options);
  if (labels && !task.range && labels.length !== ran.rows) {
    const message = `the file of labels holds ${labels.length} labels, this file ${ran.rows} rows: do they belong together?`;
    ran.breakdown.problem('label-count', message, {file: task.file, row: Math.min(labels.length, ran.rows)});
  }
  return ran;
}

async function runFormat(access: Access, {file, plan, range}: Task, options: RowOptions): Promise<Ran> {
  if (plan.format === 'json') return whole(await evaluateJson(access, file, plan.records, options));
  if (plan.format === 'parquet') return whole(await evaluateParquet(access, file, plan.parquet, options));
  if (plan.format === 'arrays') return whole(evaluateArrays(access, file, plan.arrays, range, options));
  const part = packingOf(file)
    ? await evaluatePackedCsv(access, file, plan.table, options)
    : evaluateCsv(access, file, plan.table, range, options);
  return {...part, mustNotSplit: part.sawQuote};
}

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

/** The whole file in this thread. */
export const evaluateHere =
  (access: Access) =>
  async (file: string, plan: FilePlan, options: Omit<RowOptions, 'labels'>): Promise<Breakdown> => {
    const {breakdown} = await runTask(access, {file, plan}, options);
    return finished(access, {file, plan}, breakdown);
  };

function stampNow(access: Access, file: string): string {
  try {
    return access.stamp(file);
  } catch {
    return 'no file';
  }
}
