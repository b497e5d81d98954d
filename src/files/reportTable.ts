/** A report as a text table for terminals and logs; numbers are formatted by core, as everywhere. */
import {formatNumber, formatQuantity} from '../core/explain/format.ts';
import type {Paired, Report} from '../core/report/types.ts';

const precision = 4;
const mostClasses = 50;

const count = (n: number): string => formatNumber(n, 0);
const percent = (x: number): string => (Number.isNaN(x) ? '–' : `${formatNumber(100 * x, 2)} %`);

function align(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((r) => r[c]!.length)));
  return rows
    .map((r) =>
      r
        .map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** How a file compares with another, row by row. */
export function pairedLines(against: Paired & {readonly file: string; readonly loss: number}): string {
  const [low, high] = against.interval.map((x) => formatNumber(x, precision));
  const facts = [
    [
      `against ${against.file}`,
      `${formatQuantity(against.loss, 'nats', precision)}, ${count(against.rows)} rows in both`,
    ],
    [
      'mean difference',
      `${formatQuantity(against.meanDifference, 'nats', precision)}, 95 % interval ${low} to ${high}`,
    ],
    ['better · worse', `${count(against.better)} · ${count(against.worse)} rows`],
  ];
  const leftOut = against.leftOut > 0 ? `\n${count(against.leftOut)} rows have no difference and are left out` : '';
  return `\n${align(facts)}${leftOut}\n`;
}

function facts(report: Report): readonly (readonly string[])[] {
  const both = `${formatQuantity(report.loss, 'nats', precision)} (${formatQuantity(report.loss, 'bits', precision)})`;
  return [
    ['loss', `${both}, the mean of ${count(report.valid)} rows`],
    ['perplexity', formatNumber(report.perplexity, precision)],
    ['chance', formatQuantity(report.chance, 'nats', precision)],
    ['accuracy', percent(report.accuracy)],
    ['Brier', formatNumber(report.brier, precision)],
    ['ECE (15 bins)', formatNumber(report.ece, precision)],
  ];
}

function classLines(report: Report): string {
  const shown = report.classes.filter((c) => c.count > 0);
  const isLong = shown.length > mostClasses;
  const listed = isLong ? [...shown].sort((a, b) => b.share - a.share).slice(0, mostClasses) : shown;
  const lines = listed.map((c) => [
    c.name,
    count(c.count),
    formatNumber(c.loss, precision),
    percent(c.share),
    formatNumber(c.worst, precision),
    percent(c.accuracy),
  ]);
  const folded = isLong ? `\n… and ${count(shown.length - listed.length)} classes with smaller shares` : '';
  return align([['class', 'rows', 'mean loss', 'share', 'worst', 'accuracy'], ...lines]) + folded;
}

function problemLine(p: Report['problems'][number]): string {
  const column = p.column === undefined ? '' : `, column ${p.column + 1}`;
  return `${p.file}: row ${p.row + 1}${column}: ${p.message}${p.count > 1 ? ` (${count(p.count)} rows)` : ''}`;
}

function remarks(report: Report): readonly string[] {
  const {infinite, valid} = report;
  return [
    ...(valid === 0 ? ['No row could be used, so there is no loss.'] : []),
    ...(infinite > 0 ? [`∞ — ${count(infinite)} rows give probability 0 to what happened`] : []),
    ...report.problems.map(problemLine),
  ];
}

export function reportTable(report: Report, reasons: readonly string[]): string {
  const head = reasons.length > 0 ? [reasons.join(' · ')] : [];
  const body = report.valid > 0 ? [align(facts(report)), classLines(report)] : [];
  const tail = remarks(report);
  return `${[...head, ...body, ...(tail.length > 0 ? [tail.join('\n')] : [])].join('\n\n')}\n`;
}
