/** The exit status: 2 where something could not be read, else 1 where the loss is above what was allowed, else 0. */
import {readFileSync} from 'node:fs';
import type {Report} from '../core/report/types.ts';
import type {Values} from './evaluateOptions.ts';

/** Problems that leave a part of a file unread, not just rows out. */
const unread: ReadonlySet<string> = new Set(['truncated', 'unclosed-quote', 'unreadable-file', 'changed']);

const say = (line: string): void => void process.stderr.write(`${line}\n`);

export function verdict(report: Report, failures: readonly string[], values: Values): number {
  const limits = limitsOf(values);
  for (const failure of failures) say(failure);
  if (report.valid === 0) say('not one row could be read');
  const isWhole = failures.length === 0 && report.valid > 0 && !report.problems.some((p) => unread.has(p.code));
  const isLow = limits.every((limit) => isWithin(report, limit));
  return !isWhole ? 2 : isLow ? 0 : 1;
}

interface Limit {
  readonly loss: number;
  readonly name: string;
}

function isWithin(report: Report, {loss, name}: Limit): boolean {
  if (report.loss <= loss) return true;
  say(`the loss of ${report.loss} nats is above ${loss} (${name})`);
  return false;
}

/** Throws a RangeError where a limit is no number. */
function limitsOf(values: Values): readonly Limit[] {
  const limits: Limit[] = [];
  if (values['max-loss'] !== undefined) limits.push({loss: numberOf(values['max-loss']), name: '--max-loss'});
  if (values.baseline !== undefined)
    limits.push({loss: baselineLoss(values.baseline), name: `--baseline ${values.baseline}`});
  const bad = limits.find((limit) => Number.isNaN(limit.loss));
  if (bad) throw new RangeError(`${bad.name} holds no loss to compare with`);
  return limits;
}

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

function baselineLoss(file: string): number {
  const loss = (JSON.parse(readFileSync(file, 'utf8')) as {loss?: unknown} | null)?.loss;
  return loss === 'inf' ? Number.POSITIVE_INFINITY : typeof loss === 'number' ? loss : Number.NaN;
}
