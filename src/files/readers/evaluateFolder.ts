/** The files of a directory one after the other, merged; one that cannot be read does not stop the others. */
import type {Access} from '../access.ts';
import type {Breakdown} from '../breakdown.ts';
import type {Failed} from '../plan.ts';
import {whyApart} from '../together.ts';
import {formatPlanOf, messageOf, type SinglePlan} from './planFile.ts';
import {type FolderPart, type FolderPlan, planPart} from './planFolder.ts';
import {beginBreakdown, type RowOptions} from './rowOptions.ts';

type Options = Omit<RowOptions, 'labels'>;
export type EvaluateSingle = (file: string, plan: SinglePlan, options: Options) => Promise<Breakdown>;

/** Rows are numbered within each file; `onLoss` counts them through all files. */
export async function evaluateFolder(
  access: Access,
  plan: FolderPlan,
  options: Options,
  evaluate: EvaluateSingle,
): Promise<Breakdown> {
  const whole = beginBreakdown(formatPlanOf(plan.first), {});
  const total = plan.parts.reduce((sum, {file}) => sum + sizeOf(access, file), 0);
  let done = 0;
  for (const part of plan.parts) {
    const size = sizeOf(access, part.file);
    const before = whole.rows;
    const {onLoss, onProgress} = options;
    const own: Options = {
      ...(onLoss && {onLoss: (row: number, loss: number) => onLoss(before + row, loss)}),
      ...(onProgress && {
        onProgress: (at: number, of: number, b: Breakdown) =>
          onProgress(done + (size * at) / of, total, whole.rows > 0 ? whole : b),
      }),
    };
    const problem = await takeIn(access, whole, part, plan, own, evaluate);
    if (problem?.code === 'no-rows')
      whole.problem('empty-file', `${problem.message}; it counts as no rows`, {file: part.file, row: 0});
    else if (problem)
      whole.problem('unreadable-file', `${problem.message}; the file is left out`, {file: part.file, row: 0});
    done += size;
  }
  return whole;
}

/** Merges one file into the whole; why it could not be, where it could not. */
async function takeIn(
  access: Access,
  whole: Breakdown,
  part: FolderPart,
  {options}: FolderPlan,
  own: Options,
  evaluate: EvaluateSingle,
): Promise<Pick<Failed, 'code' | 'message'> | undefined> {
  try {
    const planned = await planPart(access, part, options);
    if (!planned.ok) return planned;
    const breakdown = await evaluate(part.file, planned.plan, own);
    const apart = whyApart(whole, breakdown);
    if (apart === undefined) whole.merge(breakdown);
    return apart === undefined ? undefined : {code: 'apart', message: apart};
  } catch (error) {
    return {code: 'unreadable', message: messageOf(error)};
  }
}

function sizeOf(access: Access, file: string): number {
  try {
    const opened = access.open(file);
    opened.close();
    return opened.size;
  } catch {
    return 0;
  }
}
