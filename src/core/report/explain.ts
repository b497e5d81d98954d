/** Report → what is shown: the only place that formats its numbers. */
import type {PredictionKind} from '../evaluate/types.ts';
import {
  formatBoth,
  formatCount,
  formatNumber,
  formatPercent,
  formatPlural,
  formatQuantity,
  inUnit,
  logName,
} from '../explain/format.ts';
import {cut} from '../explain/labels.ts';
import type {Fact} from '../explain/viewModel.ts';
import {nameLookup} from './names.ts';
import {formatShare} from './share.ts';
import type {Problem, Report, WorstRow} from './types.ts';
import type {ProblemLine, ReportSettings, ReportView, WorstLine} from './view.ts';

export function explainReport(report: Report, settings: ReportSettings): ReportView {
  const hasLoss = report.valid > 0;
  const files = [...report.problems, ...report.worst].map(({file}) => file);
  const hasFiles = files.some((file) => file !== files[0]);
  return {
    unit: settings.unit,
    summary: summaryOf(report),
    ...(hasLoss && {headline: formatBoth(report.loss, settings.unit, settings.precision)}),
    ...(hasLoss && verdictOf(report, settings)),
    facts: hasLoss ? factsOf(report, settings) : [],
    remarks: remarksOf(report, settings),
    worst: worstLines(report, settings),
    hasFiles,
    problems: report.problems.map((p) => problemLine(p, hasFiles)),
    announcement: announce(report, settings),
  };
}

const kinds: Readonly<Record<string, string>> = {'positive-probability': 'probability of class 1'};

function summaryOf({rows, numClasses, kind}: Report): string {
  return [formatPlural(rows, 'row'), formatPlural(numClasses, 'class', 'classes'), kinds[kind] ?? kind].join(' · ');
}

function verdictOf({loss, chance, numClasses}: Report, {unit, precision}: ReportSettings): {verdict?: string} {
  if (!Number.isFinite(loss) || numClasses < 2) return {};
  const distance = formatQuantity(Math.abs(chance - loss), unit, precision);
  const side = loss === chance ? 'the same as' : `${distance} ${loss < chance ? 'below' : 'above'}`;
  return {verdict: `${side} chance (${logName[unit]} ${formatCount(numClasses)})`};
}

function factsOf(report: Report, {unit, precision}: ReportSettings): readonly Fact[] {
  const leftOut = report.rows - report.valid;
  const used =
    leftOut > 0 ? `${formatCount(report.valid)} used, ${formatCount(leftOut)} left out` : formatCount(report.valid);
  return [
    {
      id: 'loss',
      label: 'loss',
      value: `${formatBoth(report.loss, unit, precision)}, the mean of ${formatPlural(report.valid, 'row')}`,
    },
    ...finiteFact(report, {unit, precision}),
    fact('perplexity', formatNumber(report.perplexity, precision), 'e to the loss in nats'),
    fact('chance', formatQuantity(report.chance, unit, precision), 'the loss of equal probabilities for all classes'),
    fact('accuracy', formatShare(report.accuracy), 'the share of rows whose most probable class is the true one'),
    fact(
      'Brier',
      formatNumber(report.brier, precision),
      'the mean over rows of Σ (q − p)² over the classes: 0 is best, 2 is worst',
    ),
    {
      id: 'ece',
      label: `ECE (${formatCount(report.bins.length)} bins)`,
      value: formatNumber(report.ece, precision),
      title: 'expected calibration error: Σ (rows in the bin / rows)·|accuracy − confidence|, bins of equal width',
    },
    fact('rows', used),
  ];
}

/** What the mean would be without the rows that are ∞: never in its place. */
function finiteFact({finiteLoss, valid, infinite}: Report, {unit, precision}: ReportSettings): readonly Fact[] {
  if (finiteLoss === undefined) return [];
  const rows = formatPlural(valid - infinite, 'row');
  const value = `${formatBoth(finiteLoss, unit, precision)}, the mean of ${rows}`;
  return [{id: 'finite', label: 'loss of the finite rows', value, title: 'the mean over the rows whose loss is not ∞'}];
}

function fact(label: string, value: string, title?: string): Fact {
  return {id: label.toLowerCase(), label, value, ...(title !== undefined && {title})};
}

function remarksOf(report: Report, settings: ReportSettings): ReportView['remarks'] {
  const {infinite, valid} = report;
  if (valid === 0) return [{severity: 'error', text: 'No row could be used, so there is no loss.'}];
  if (infinite === 0) return [];
  const rows = infinite === 1 ? '1 row gives' : `${formatCount(infinite)} rows give`;
  const text = `∞ — ${rows} probability 0 to what happened${firstEndless(report, settings)}, so the mean loss is ∞, too; a framework that clips shows a large number instead.`;
  return [{severity: 'warning', text}];
}

/** " (row 5, class dog)" of the first of them. */
function firstEndless(report: Report, settings: ReportSettings): string {
  const worst = report.worst.find(({loss}) => loss === Number.POSITIVE_INFINITY);
  if (!worst) return '';
  const place = `row ${formatCount(worst.row + 1)}, class ${nameLookup(report, settings)(worst.target)}`;
  return report.infinite === 1 ? ` (${place})` : ` (the first: ${place})`;
}

function worstLines(report: Report, settings: ReportSettings): readonly WorstLine[] {
  const name = nameLookup(report, settings);
  const most = Math.max(0, ...report.worst.map(({loss}) => loss).filter(Number.isFinite));
  return report.worst.map((w) => worstLine(w, most, name, settings, report.kind));
}

function worstLine(
  w: WorstRow,
  most: number,
  name: (c: number) => string,
  settings: ReportSettings,
  kind: string,
): WorstLine {
  const isEndless = w.loss === Number.POSITIVE_INFINITY;
  return {
    file: w.file,
    place: formatCount(w.row + 1),
    row: w.row,
    ...(w.line !== undefined && {line: w.line}),
    target: name(w.target),
    predicted: name(w.argmax),
    isWrong: w.target !== w.argmax,
    loss: formatNumber(inUnit(w.loss, settings.unit), settings.precision),
    lossFraction: isEndless ? 1 : most > 0 ? Math.max(0, w.loss / most) : 0,
    isEndless,
    ...(w.values && {example: exampleOf(w, w.values, kind)}),
  };
}

function exampleOf({target}: WorstRow, values: readonly number[], kind: string): NonNullable<WorstLine['example']> {
  const known = predictionKinds[kind];
  return {
    prediction: `[${values.map(literal).join(', ')}]`,
    target,
    isBinary: kind === 'positive-probability',
    ...(known && {kind: known}),
  };
}

const predictionKinds: Readonly<Record<string, PredictionKind>> = {
  probabilities: 'probabilities',
  'positive-probability': 'probabilities',
  logits: 'logits',
  'log-probabilities': 'log-probabilities',
};

/** As the reader of literals reads it back, every digit of it. */
function literal(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return Number.isFinite(value) ? String(value) : value > 0 ? 'inf' : '-inf';
}

function problemLine({code, message, file, row, column, line, count}: Problem, hasFiles: boolean): ProblemLine {
  const place = [
    ...(hasFiles ? [file] : []),
    `row ${formatCount(row + 1)}`,
    ...(column === undefined ? [] : [`column ${formatCount(column + 1)}`]),
    ...(line === undefined ? [] : [`line ${formatCount(line)}`]),
  ];
  return {
    code,
    file,
    place: place.join(', '),
    text: message,
    row,
    ...(line !== undefined && {line}),
    ...(count > 1 && {more: `and ${formatPlural(count - 1, 'more row', 'more rows')}`}),
  };
}

function announce(report: Report, {unit, precision}: ReportSettings): string {
  if (report.valid === 0) return 'No row could be used, so there is no loss.';
  const loss = formatBoth(report.loss, unit, precision);
  const worst =
    report.problems.length > 0
      ? `, ${formatPlural(report.problems.length, 'kind of problem', 'kinds of problems')}`
      : '';
  return `Loss ${loss}, accuracy ${formatShare(report.accuracy)}, ${formatPlural(report.valid, 'row')}${worst}.`;
}

/** A file's name as it is shown: its last part, and all of it. */
export function fileNames(path: string): {readonly name: string; readonly folder: string} {
  const flat = cut(path.split(/[\\/]/).at(-1) ?? path);
  return {name: flat || 'predictions', folder: path};
}

/** "41 %", or words where the whole is not known. */
export function progressText(done: number, total: number): string {
  return total > 0 ? formatPercent(Math.min(1, done / total)) : 'Reading…';
}
