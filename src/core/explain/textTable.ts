/** A view model as an aligned plain-text table with bars: hovers (in a code block) and the command line. */
import {fill, type Translate} from '../say.ts';
import {logName, MINUS} from './format.ts';
import type {BatchRow, ClassRow, ViewModel} from './viewModel.ts';

const LONGEST_BAR = 12;
const BAR = '▇';
const WIDEST_LABEL = 24;

interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly alignRight?: boolean;
}

/** The classes of the shown row: label, p where the target is not one class, q, −ln q, −log₂ q, term, bar. */
export function textTable(view: ViewModel, translate: Translate = fill): string {
  const {classes} = view;
  const bar: Column<ClassRow> = {title: '', cell: ({surprisalFraction}) => barOf(surprisalFraction)};
  return render([...classColumns(view, translate), bar], classes, (row, next) => gap(row, next, view, translate));
}

/** The batch's first rows: row, target, argmax, loss, bar; and how many more there are. */
export function batchTable(view: ViewModel, translate: Translate = fill): string {
  const rows = view.batch ?? [];
  const columns: readonly Column<BatchRow>[] = [
    {title: translate('row'), cell: ({label}) => label, alignRight: true},
    {title: translate('target'), cell: ({target}) => cut(target)},
    {title: 'argmax', cell: ({argmax}) => cut(argmax)},
    {title: translate('loss ({0})', view.unit), cell: ({loss}) => loss, alignRight: true},
    {title: '', cell: ({lossFraction}) => barOf(lossFraction)},
  ];
  return render(columns, rows, (_, next) => (next ? undefined : moreText(view.hiddenRows ?? 0, translate)));
}

function classColumns(view: ViewModel, translate: Translate): Column<ClassRow>[] {
  const isSoft = view.classes.some(({p}) => p !== undefined && p !== '0' && p !== '1');
  const hasBranches = view.task === 'multilabel' && view.classes.some(({branch}) => branch === '1−q');
  const right = (title: string, cell: (row: ClassRow) => string): Column<ClassRow> => ({title, cell, alignRight: true});
  return [
    {title: translate('class'), cell: ({label, isTrue}) => cut(label) + (isTrue ? ` ← ${translate('true')}` : '')},
    ...(isSoft ? [right('p', ({p = ''}) => p)] : []),
    right('q', ({q}) => q),
    ...(hasBranches ? [{title: translate('log of'), cell: ({branch}: ClassRow) => branch ?? ''}] : []),
    right(`${MINUS}ln q`, ({nats}) => nats),
    right(`${MINUS}log₂ q`, ({bits}) => bits),
    ...(view.unit === 'hartleys' ? [right(`${MINUS}${logName.hartleys} q`, ({surprisal}) => surprisal)] : []),
    ...(isSoft ? [right(`p·(${MINUS}${logName[view.unit]} q)`, ({term = ''}) => term)] : []),
  ];
}

/** Where classes are folded away, a line says how many. */
function gap(row: ClassRow, next: ClassRow | undefined, view: ViewModel, translate: Translate): string | undefined {
  const total = view.classes.length + (view.hiddenClasses ?? 0);
  return moreText((next?.classIndex ?? total) - row.classIndex - 1, translate);
}

function moreText(count: number, translate: Translate): string | undefined {
  return count > 0 ? translate('… {0} more', count) : undefined;
}

function barOf(fraction: number): string {
  return BAR.repeat(fraction > 0 ? Math.max(1, Math.round(fraction * LONGEST_BAR)) : 0);
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > WIDEST_LABEL ? `${characters.slice(0, WIDEST_LABEL - 1).join('')}…` : text;
}

function render<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  after: (row: Row, next: Row | undefined) => string | undefined,
): string {
  const cells = rows.map((row) => columns.map(({cell}) => cell(row)));
  const widths = columns.map(({title}, i) => Math.max(width(title), ...cells.map((line) => width(line[i]))));
  const lines = [columns.map(({title}) => title), ...cells].map((line) => aligned(line, columns, widths));
  return lines.flatMap((line, i) => (i > 0 ? withNote(line, after(rows[i - 1], rows[i])) : [line])).join('\n');
}

function withNote(line: string, note: string | undefined): string[] {
  return note === undefined ? [line] : [line, note];
}

function aligned<Row>(line: readonly string[], columns: readonly Column<Row>[], widths: readonly number[]): string {
  const padded = line.map((text, i) => {
    const space = ' '.repeat(widths[i] - width(text));
    return columns[i].alignRight ? space + text : text + space;
  });
  return padded.join('  ').trimEnd();
}

const width = (text: string): number => [...text].length;
