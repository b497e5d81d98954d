/** evaluate, partial, merge: the per-class loss breakdown of prediction files. */
import {readFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import type {ShownPlan} from '../core/report/job.ts';
import {reportJson} from '../core/report/json.ts';
import {mended} from '../core/report/mend.ts';
import type {Against, Report} from '../core/report/types.ts';
import type {Breakdown} from '../files/breakdown.ts';
import {evaluateFile, planFile, planReasons} from '../files/node/evaluateFile.ts';
import {pairLosses} from '../files/paired.ts';
import {fromPartial, toPartial} from '../files/partial.ts';
import {reportOf} from '../files/report.ts';
import {pairedLines, reportTable} from '../files/reportTable.ts';
import {showPlan} from '../files/shown.ts';
import {fileOptions, parse, type Values} from './evaluateOptions.ts';
import {verdict} from './evaluateVerdict.ts';
import {write} from './output.ts';
import {messageOf, type Read} from './read.ts';

type OnLoss = (row: number, loss: number) => void;

/** Bad options and unreadable reports end with status 2, as bad files do. */
const guarded = (run: (args: readonly string[]) => Promise<number>) => async (args: readonly string[]) => {
  try {
    return await run(args);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    return 2;
  }
};

/** All files as one: each is planned for itself, and their parts are merged; one that cannot be read does not stop the others. */
async function readAll(files: readonly string[], values: Values, onLoss?: OnLoss): Promise<Read> {
  if (files.length === 0) throw new RangeError('name at least one file');
  let breakdown: Breakdown | undefined;
  let reasons: readonly string[] = [];
  let plan: ShownPlan | undefined;
  const failures: string[] = [];
  for (const file of files) {
    try {
      const read = await readOne(file, values, onLoss);
      if (breakdown) breakdown.merge(read.breakdown);
      else breakdown = read.breakdown;
      ({reasons, plan} = read);
    } catch (error) {
      failures.push(`${file}: ${messageOf(error)}`);
    }
  }
  return {breakdown, reasons, failures, plan};
}

async function readOne(file: string, values: Values, onLoss?: OnLoss) {
  const planned = await planFile(file, fileOptions(values));
  if (!planned.ok) throw new RangeError(mended(planned.code, planned.message, 'commandLine'));
  const workers = values.workers === undefined ? availableParallelism() : Number(values.workers);
  const options = onLoss ? {onLoss} : {};
  const breakdown = await evaluateFile(file, planned.plan, process.argv[1]!, workers, options);
  return {breakdown, reasons: planReasons(planned.plan), plan: showPlan(file, planned.plan)};
}

const failed = (failures: readonly string[]): number => {
  process.stderr.write(failures.map((failure) => `${failure}\n`).join(''));
  return 2;
};

/** The status of a process that Ctrl-C ended. */
const interrupted = 130;

export const evaluate = guarded(async (args) => {
  const {values, positionals} = parse(args);
  if (values.sql !== undefined) return (await import('./evaluateSql.ts')).printSql(positionals, values);
  if (values.against !== undefined && values.dask === undefined) return compare(positionals, values.against, values);
  const read = values.dask === undefined ? await readAll(positionals, values) : await byDask(positionals, values);
  if (!read) return interrupted;
  const {breakdown, reasons, failures} = read;
  if (!breakdown) return failed(failures);
  const report = reportOf(breakdown);
  await print({report, reasons, files: positionals}, values);
  return verdict(report, failures, values);
});

const byDask = async (files: readonly string[], values: Values): Promise<Read | undefined> =>
  (await import('./dask.ts')).readWithDask(files, values);

/** The report of one file, and how its rows' losses differ from those of another file for the same rows. */
async function compare(files: readonly string[], other: string, values: Values): Promise<number> {
  if (files.length !== 1) throw new RangeError('--against compares one file with another');
  const [own, others] = [[] as number[], [] as number[]];
  const first = await readAll(files, values, (row, loss) => put(own, row, loss));
  const second = await readAll([other], values, (row, loss) => put(others, row, loss));
  const failures = [...first.failures, ...second.failures];
  if (!first.breakdown) return failed(failures);
  const report = reportOf(first.breakdown);
  const against = second.breakdown && {
    file: other,
    loss: reportOf(second.breakdown).loss,
    ...pairLosses(own, others),
  };
  await print({report, reasons: first.reasons, files, against}, values);
  return verdict(report, failures, values);
}

/** Rows without a loss are NaN: they were left out of the file they stand in. */
function put(losses: number[], row: number, loss: number): void {
  while (losses.length < row) losses.push(Number.NaN);
  losses.push(loss);
}

async function print(read: Printed, values: Values): Promise<void> {
  const {report, reasons, against} = read;
  const file = read.files.join(', ');
  if (values.html !== undefined || values.markdown !== undefined)
    (await import('./saveReport.ts')).saveReport({report, reasons, file, ...(against && {against})}, values);
  const table = () => reportTable(report, reasons) + (against ? pairedLines(against, file) : '');
  await write(values.json ? `${reportJson(report, against)}\n` : table());
}

interface Printed {
  readonly report: Report;
  readonly reasons: readonly string[];
  readonly files: readonly string[];
  readonly against?: Against | undefined;
}

/** A plan of more is not sent around: nobody could choose among them. */
const mostColumns = 5000;

export const partial = guarded(async (args) => {
  const {values, positionals} = parse(args);
  const {breakdown, reasons, failures, plan} = await readAll(positionals, values);
  if (!breakdown) return failed(failures);
  const isNarrow = (plan?.columns.length ?? Number.POSITIVE_INFINITY) <= mostColumns;
  await write(`${JSON.stringify({...toPartial(breakdown), reasons, ...(isNarrow && {plan})})}\n`);
  return failures.length > 0 ? failed(failures) : 0;
});

export const merge = guarded(async (args) => {
  const {values, positionals} = parse(args);
  const parts = positionals.map((file) => fromPartial(JSON.parse(readFileSync(file, 'utf8'))));
  const [first, ...others] = parts;
  if (!first) throw new RangeError('name at least one partial');
  for (const other of others) first.merge(other);
  const report = reportOf(first);
  await print({report, reasons: [], files: positionals}, values);
  return verdict(report, [], values);
});
