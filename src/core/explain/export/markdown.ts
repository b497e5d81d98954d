/** The result as Markdown: the value, the formula, the classes as a table, the facts. */
import type {ClassRow, ViewModel} from '../viewModel.ts';

export function exportMarkdown(view: ViewModel): string {
  const blocks = [
    `**${inert(view.title)}** — ${inert(view.summary)}`,
    ...(view.headlineBoth ? [`Cross-entropy: **${inert(view.headlineBoth)}**`] : []),
    view.steps.map(({caption, tex}) => `${inert(caption)}:\n\n$$${tex}$$`).join('\n\n'),
    classTable(view),
    batchTable(view),
    view.facts.map(({label, value}) => `- ${inert(label)}: ${inert(value)}`).join('\n'),
    view.messages.map(({text, mend}) => `> ${inert(text)}${mend ? ` ${inert(mend)}` : ''}`).join('\n>\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Every character that Markdown or HTML could read is escaped; line breaks become spaces. */
export function inert(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>|~$&]/g, (c) => (c === '<' ? '&lt;' : c === '&' ? '&amp;' : `\\${c}`));
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inert).join(' | ')} |`;
  return [line(head), `|${head.map((_, i) => (i === 0 ? ' --- |' : ' ---: |')).join('')}`, ...rows.map(line)].join(
    '\n',
  );
}

function classTable({classes, unit, hiddenClasses = 0}: ViewModel): string {
  if (classes.length === 0) return '';
  const hasTarget = classes.some(({p}) => p !== undefined);
  const head = [
    'class',
    ...(hasTarget ? ['p'] : []),
    'q',
    '−ln q',
    '−log₂ q',
    ...(hasTarget ? [`term (${unit})`, 'share'] : []),
  ];
  const cells = (row: ClassRow) => [
    row.label + (row.isTrue ? ' (true)' : ''),
    ...(hasTarget ? [row.p ?? ''] : []),
    row.q,
    row.nats,
    row.bits,
    ...(hasTarget ? [row.term ?? '', row.share ?? ''] : []),
  ];
  const more = hiddenClasses > 0 ? `\n\nNot listed: ${hiddenClasses} more.` : '';
  return table(head, classes.map(cells)) + more;
}

function batchTable({batch, unit, hiddenRows = 0}: ViewModel): string {
  if (!batch) return '';
  const rows = batch.map(({label, target, argmax, loss}) => [label, target, argmax, loss]);
  const more = hiddenRows > 0 ? `\n\n${hiddenRows} more rows are not listed.` : '';
  return table(['row', 'target', 'argmax', `loss (${unit})`], rows) + more;
}
