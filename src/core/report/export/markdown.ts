/** A report as Markdown: the loss, the facts, the classes that carry most of it, the worst rows, how it was read. */
import {inert, table} from '../../explain/export/markdown.ts';
import {formatPlural} from '../../explain/format.ts';
import {classLine, classOrder} from '../classes.ts';
import {explainAgainst} from '../compare.ts';
import {explainReport, fileNames} from '../explain.ts';
import type {ReportView} from '../view.ts';
import {firstOf, PARTIAL, type ReportDocument} from './document.ts';

const MOST_CLASSES = 50;

export function reportMarkdown(document: ReportDocument): string {
  const view = explainReport(document.report, document.settings);
  const blocks = [
    `# Loss of ${inert(fileNames(document.file).name)}`,
    inert(view.summary),
    ...(document.isPartial ? [`> ${PARTIAL}`] : []),
    ...(view.headline === undefined ? [] : [`Cross-entropy: **${inert(view.headline)}**${verdict(view)}`]),
    ...view.remarks.map(({text}) => `> ${inert(text)}`),
    list(view.facts.filter(({id}) => id !== 'loss').map(({label, value}) => `${label}: ${value}`)),
    ...(document.against ? [against(document)] : []),
    ...(document.report.valid > 0 ? [classes(document), worst(view)] : []),
    section('Problems', list(view.problems.map((p) => `${p.place}: ${p.text}${p.more ? ` — ${p.more}` : ''}`))),
    section('How it was read', list(document.reasons)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const verdict = (view: ReportView): string => (view.verdict === undefined ? '' : `, ${inert(view.verdict)}`);
const list = (lines: readonly string[]): string => lines.map((text) => `- ${inert(text)}`).join('\n');
const section = (title: string, text: string): string => (text === '' ? '' : `## ${title}\n\n${text}`);

function classes({report, settings}: ReportDocument): string {
  const {places, left} = firstOf(classOrder(report, 'share', true), MOST_CLASSES);
  const rows = places.map((i) => {
    const c = classLine(report, i, settings, 1);
    return [c.name, c.count, c.loss, c.share, c.worst, c.accuracy, c.precision];
  });
  const head = ['class', 'rows', `mean loss (${settings.unit})`, 'share', 'worst', 'accuracy', 'precision'];
  const all = left + (report.unlisted ?? 0);
  const more = all > 0 ? `\n\n${formatPlural(all, 'class', 'classes')} with smaller shares not listed.` : '';
  return section('Loss by class', table(head, rows) + more);
}

function worst({worst: rows, unit, hasFiles}: ReportView): string {
  if (rows.length === 0) return '';
  const lines = rows.map((w) => [w.place, w.target, w.predicted, w.loss, ...(hasFiles ? [w.file] : [])]);
  const head = ['row', 'true', 'predicted', `loss (${unit})`, ...(hasFiles ? ['file'] : [])];
  return section('Worst rows', table(head, lines));
}

function against({against: other, file, settings}: ReportDocument): string {
  if (!other) return '';
  const [first, second] = [fileNames(file).name, fileNames(other.file).name];
  const {facts, sentence, caution} = explainAgainst(other, first, second, settings);
  const lines = list(facts.map(({label, value}) => `${label}: ${value}`));
  return section(
    `Compared with ${inert(second)}`,
    [inert(sentence), lines, ...(caution ? [inert(caution)] : [])].join('\n\n'),
  );
}
