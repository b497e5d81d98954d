/** evaluate, partial, merge: the per-class loss breakdown of prediction files. */
import {readFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {parseArgs} from 'node:util';
import type {Breakdown} from '../files/breakdown.ts';
import {evaluateFile, type FileOptions, planFile, planReasons} from '../files/node/evaluateFile.ts';
import {fromPartial, toPartial} from '../files/partial.ts';
import {type Report, reportOf} from '../files/report.ts';
import {reportTable} from '../files/reportTable.ts';
import type {RowKind} from '../files/rowLoss.ts';
import {write} from './output.ts';

const options = {
  label: {type: 'string'},
  labels: {type: 'string'},
  columns: {type: 'string'},
  kind: {type: 'string'},
  classes: {type: 'string'},
  base: {type: 'string'},
  delimiter: {type: 'string'},
  'no-header': {type: 'boolean'},
  json: {type: 'boolean'},
  'max-loss': {type: 'string'},
  baseline: {type: 'string'},
  workers: {type: 'string'},
} as const;

type Values = ReturnType<typeof parse>['values'];
const parse = (args: readonly string[]) => parseArgs({args: [...args], options, allowPositionals: true});

const kinds: readonly RowKind[] = ['probabilities', 'logits', 'log-probabilities'];

function fileOptions(values: Values): FileOptions {
  const kind = kinds.find((k) => k === values.kind);
  if (values.kind !== undefined && !kind) throw new RangeError(`--kind is one of ${kinds.join(', ')}`);
  return {
    ...(values.label !== undefined && {labelColumn: values.label}),
    ...(values.labels !== undefined && {labels: values.labels}),
    ...(values.columns !== undefined && {predictionColumns: values.columns.split(',')}),
    ...(values.classes !== undefined && {classNames: values.classes.split(',')}),
    ...(values.delimiter !== undefined && {delimiter: values.delimiter === '\\t' ? '\t' : values.delimiter}),
    ...(values.base !== undefined && {indexBase: values.base === '1' ? (1 as const) : (0 as const)}),
    ...(values['no-header'] && {header: false}),
    ...(kind && {kind}),
  };
}

interface Read {
  readonly breakdown: Breakdown;
  readonly reasons: readonly string[];
}

/** All files as one: each is planned for itself, and their parts are merged. */
async function readAll(files: readonly string[], values: Values): Promise<Read> {
  let total: Breakdown | undefined;
  let reasons: readonly string[] = [];
  for (const file of files) {
    const planned = planFile(file, fileOptions(values));
    if (!planned.ok) throw new RangeError(`${file}: ${planned.message}`);
    reasons = planReasons(planned.plan);
    const workers = values.workers === undefined ? availableParallelism() : Number(values.workers);
    const breakdown = await evaluateFile(file, planned.plan, process.argv[1]!, workers);
    if (total) total.merge(breakdown);
    else total = breakdown;
  }
  if (!total) throw new RangeError('name at least one file');
  return {breakdown: total, reasons};
}

export async function evaluate(args: readonly string[]): Promise<number> {
  const {values, positionals} = parse(args);
  const {breakdown, reasons} = await readAll(positionals, values);
  const report = reportOf(breakdown);
  await write(values.json ? `${JSON.stringify(report, jsonNumber)}\n` : reportTable(report, reasons));
  return verdict(report, values);
}

/** 0, or 1 with the reason on stderr where the loss is above what was allowed. */
function verdict(report: Report, values: Values): number {
  const limits: [number, string][] = [];
  if (values['max-loss'] !== undefined) limits.push([Number(values['max-loss']), '--max-loss']);
  if (values.baseline !== undefined) limits.push([baselineLoss(values.baseline), `--baseline ${values.baseline}`]);
  for (const [limit, name] of limits) {
    if (Number.isNaN(limit)) throw new RangeError(`${name} holds no loss to compare with`);
    if (report.loss <= limit) continue;
    process.stderr.write(`the loss of ${report.loss} nats is above ${limit} (${name})\n`);
    return 1;
  }
  return 0;
}

function baselineLoss(file: string): number {
  const loss: unknown = (JSON.parse(readFileSync(file, 'utf8')) as {loss?: unknown}).loss;
  return loss === 'inf' ? Number.POSITIVE_INFINITY : typeof loss === 'number' ? loss : Number.NaN;
}

/** ∞ and NaN as "inf", "-inf", "nan": JSON has no numbers for them. */
function jsonNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

export async function partial(args: readonly string[]): Promise<number> {
  const {values, positionals} = parse(args);
  const {breakdown} = await readAll(positionals, values);
  await write(`${JSON.stringify(toPartial(breakdown))}\n`);
  return 0;
}

export async function merge(args: readonly string[]): Promise<number> {
  const {values, positionals} = parse(args);
  const parts = positionals.map((file) => fromPartial(JSON.parse(readFileSync(file, 'utf8'))));
  const [first, ...others] = parts;
  if (!first) throw new RangeError('name at least one partial');
  for (const other of others) first.merge(other);
  const report = reportOf(first);
  await write(values.json ? `${JSON.stringify(report, jsonNumber)}\n` : reportTable(report, []));
  return verdict(report, values);
}
