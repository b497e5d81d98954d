/** Every class of every row as CSV (RFC 4180), numbers in full precision and in nats, so that nothing is lost by rounding. */
import {rowAt} from '../../evaluate/rows.ts';
import type {Evaluation} from '../../evaluate/types.ts';
import {lineOf, linesPerRow} from '../classRows.ts';
import {rowLabel} from '../labels.ts';

export function exportCsv(evaluation: Evaluation): string {
  const lines = [header(evaluation)];
  for (let row = 0; row < evaluation.numRows; row++) {
    for (let c = 0; c < linesPerRow(evaluation); c++) lines.push(csvLine(evaluation, row, c));
  }
  return `${lines.join('\r\n')}\r\n`;
}

function header({loss}: Evaluation): string {
  const base = ['row', 'class', 'q', 'surprisal_nats'];
  return [...base, ...(loss ? ['p', 'term_nats', 'gradient', 'row_loss_nats', 'ignored'] : [])].join(',');
}

function csvLine(evaluation: Evaluation, row: number, c: number): string {
  const line = lineOf(evaluation, row, c);
  const name = evaluation.classNames?.[c] ?? String(c + (evaluation.task === 'binary' ? 0 : evaluation.indexBase));
  const base = [rowLabel(evaluation, row), field(name), numberText(line.q), numberText(line.surprisal)];
  if (!evaluation.loss) return base.join(',');
  const {loss = Number.NaN, ignored} = rowAt(evaluation, row);
  const rest = [line.p, line.term, line.gradient, loss].map((value) => numberText(value ?? Number.NaN));
  return [...base, ...rest, String(ignored)].join(',');
}

/** The spelling that spreadsheets, pandas and R all read. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? 'inf' : '-inf';
}

/** Quoted where it must be; a leading = + - @ is kept from being a spreadsheet formula by an apostrophe. */
function field(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
