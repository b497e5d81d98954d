/** A report as a text table for terminals and logs: the same words and numbers as on the page. */
import {classLine, classOrder} from '../core/report/classes.ts';
import {explainAgainst} from '../core/report/compare.ts';
import {explainReport} from '../core/report/explain.ts';
import type {Against, Report} from '../core/report/types.ts';
import type {ReportSettings, ReportView} from '../core/report/view.ts';

export const settings: ReportSettings = {unit: 'nats', precision: 4};
const mostClasses = 50;

/** The first `texts` columns are text, the others numbers. */
function align(rows: readonly (readonly string[])[], texts = 1): string {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((r) => r[c]!.length)));
  const cell = (text: string, c: number) => (c < texts ? text.padEnd(widths[c]!) : text.padStart(widths[c]!));
  return rows.map((r) => r.map(cell).join('  ').trimEnd()).join('\n');
}

/** How a file compares with another, row by row. */
export function pairedLines(against: Against, first: string): string {
  const {facts, sentence, caution} = explainAgainst(against, first, against.file, settings);
  const table = align(
    facts.map(({label, value}) => [label, value]),
    2,
  );
  return `\n${table}\n\n${[sentence, ...(caution === undefined ? [] : [caution])].join('\n')}\n`;
}

function factLines({facts}: ReportView): string {
  return align(
    facts.map(({label, value}) => [label, value]),
    2,
  );
}

/** In the file's own order; a long list is of the classes that carry most of the loss. */
function classLines(report: Report): string {
  const occurring = {...report, classes: report.classes.filter((c) => c.count > 0)};
  const {length} = occurring.classes;
  const isLong = length > mostClasses;
  const order = classOrder(occurring, isLong ? 'share' : 'order', isLong).subarray(0, mostClasses);
  const lines = Array.from(order, (i) => {
    const c = classLine(occurring, i, settings, 1);
    return [c.name, c.count, c.loss, c.share, c.worst, c.accuracy, c.precision];
  });
  const folded = isLong ? `\n… and ${length - mostClasses} classes with smaller shares` : '';
  return align([['class', 'rows', 'mean loss', 'share', 'worst', 'accuracy', 'precision'], ...lines]) + folded;
}

function remarks({remarks: all, problems}: ReportView): readonly string[] {
  const line = ({file, place, text, more}: ReportView['problems'][number]) =>
    `${place.startsWith(file) ? '' : `${file}: `}${place}: ${text}${more === undefined ? '' : ` — ${more}`}`;
  return [...all.map(({text}) => text), ...problems.map(line)];
}

export function reportTable(report: Report, reasons: readonly string[]): string {
  const view = explainReport(report, settings);
  const head = reasons.length > 0 ? [reasons.join(' · ')] : [];
  const body = report.valid > 0 ? [factLines(view), classLines(report)] : [];
  const tail = remarks(view);
  return `${[...head, ...body, ...(tail.length > 0 ? [tail.join('\n')] : [])].join('\n\n')}\n`;
}
