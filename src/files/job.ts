/** A job of the thread that reads prediction files: planned, read with progress, compared; every step an event, never a throw. */
import type {FileEvent, FileInput, FileJob} from '../core/report/job.ts';
import {reportJson} from '../core/report/json.ts';
import {shortened} from '../core/report/shortened.ts';
import type {Against} from '../core/report/types.ts';
import type {Access} from './access.ts';
import type {Breakdown} from './breakdown.ts';
import type {NamedBytes} from './memoryAccess.ts';
import {pairLosses} from './paired.ts';
import {type FilePlan, messageOf, planFile} from './readers/planFile.ts';
import type {RowOptions} from './readers/rowOptions.ts';
import {reportOf} from './report.ts';
import {showPlan} from './shown.ts';

/** Reads a planned file: in one thread, or split over several. */
export type Evaluate = (file: string, plan: FilePlan, options: Omit<RowOptions, 'labels'>) => Promise<Breakdown>;

type Post = (event: FileEvent) => void;

const REPORT_EVERY = 300; // milliseconds

export const nameOf = (input: FileInput): string => ('path' in input ? input.path : input.name);

/** The files that come with a job as bytes, by their names; those of a folder stand under its name. */
export function jobFiles({file, beside = [], against}: FileJob): readonly NamedBytes[] {
  return [file, ...beside, ...(against ? [against] : [])].filter((input) => 'bytes' in input);
}

export async function runJob(job: FileJob, access: Access, evaluate: Evaluate, post: Post): Promise<void> {
  try {
    await planAndRead(job, access, evaluate, post);
  } catch (error) {
    post({type: 'failed', code: 'unreadable', message: messageOf(error)});
  }
}

async function planAndRead(job: FileJob, access: Access, evaluate: Evaluate, post: Post): Promise<void> {
  const file = nameOf(job.file);
  const planned = await planFile(access, file, job.mapping);
  if (!planned.ok) {
    const {code, message, columns} = planned;
    post({type: 'failed', code, message, ...(columns && {columns})});
    return;
  }
  const plan = showPlan(file, planned.plan);
  post({type: 'planned', plan});
  const own = job.against && lossList();
  const breakdown = await evaluate(file, planned.plan, {
    onProgress: throttled(post, job),
    ...(own && {onLoss: own.put}),
  });
  const against = own && (await compared(job, access, evaluate, own.losses, post));
  const report = reportOf(breakdown);
  const short = shortened(report);
  const whole = short === report ? undefined : new TextEncoder().encode(`${reportJson(report, against)}\n`);
  post({type: 'done', plan, report: short, ...(against && {against}), ...(whole && {whole})});
}

/** The other file; what is wrong with it fails the whole: a comparison was asked for. */
async function compared(
  job: FileJob,
  access: Access,
  evaluate: Evaluate,
  own: readonly number[],
  post: Post,
): Promise<Against> {
  const file = nameOf(job.against!);
  const planned = await planFile(access, file, job.againstMapping ?? job.mapping);
  if (!planned.ok) throw new Error(`${file}: ${planned.message}`);
  const other = lossList();
  const breakdown = await evaluate(file, planned.plan, {
    onLoss: other.put,
    onProgress: throttled(post, job, false),
  });
  return {file, loss: reportOf(breakdown).loss, ...pairLosses(own, other.losses)};
}

/** Losses by row; rows without one are NaN. */
export function lossList(): {readonly losses: readonly number[]; readonly put: (row: number, loss: number) => void} {
  const losses: number[] = [];
  const put = (row: number, loss: number) => {
    while (losses.length < row) losses.push(Number.NaN);
    losses.push(loss);
  };
  return {losses, put};
}

/**
 * A report a few times a second at most, and less often where making one takes long. Progress on the file that is compared with
 * carries none: the page shows the first.
 */
function throttled(
  post: Post,
  {reportEvery = REPORT_EVERY}: FileJob,
  hasReport = true,
): NonNullable<RowOptions['onProgress']> {
  let next = Date.now() + reportEvery;
  return (done, total, breakdown) => {
    const begin = Date.now();
    if (begin < next || done >= total) return;
    post({type: 'progress', done, total, ...(hasReport && {report: shortened(reportOf(breakdown))})});
    const took = Date.now() - begin;
    next = begin + took + Math.max(reportEvery, 10 * took);
  };
}
