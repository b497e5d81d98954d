/** CSV and TSV by bytes: the head as fields (for the plan), then rows straight into numbers. Quoting as in RFC 4180. */
import {decimal} from '../../core/literal/decimal.ts';
import type {CsvKernel, CsvRows, CsvShape} from '../kernels/csvKernel.ts';
import {namedClass} from '../plan/classes.ts';
import type {TablePlan} from '../plan.ts';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const SPACE = 32;
const COMMA = 44;
const POINT = 46;
const TAB = 9;

/** The first rows as text fields; a last row that the bytes cut off is left out unless the file ends there. */
export function headRows(
  bytes: Uint8Array,
  delimiter: number,
  atEnd: boolean,
  most = 200,
): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let position = 0;
  while (position < bytes.length && rows.length < most) {
    const end = rowEnd(bytes, position);
    if (end < 0 && !atEnd) break;
    const stop = end < 0 ? bytes.length : end;
    if (!isBlank(bytes, position, stop)) rows.push(fieldsOf(bytes, position, stop, delimiter));
    position = stop + 1;
  }
  return rows;
}

/** The newline that ends the row which begins at `from` (newlines inside quotes do not), or −1. */
export function rowEnd(bytes: Uint8Array, from: number): number {
  let quoted = false;
  for (let i = from; i < bytes.length; i++) {
    if (bytes[i] === QUOTE) quoted = !quoted;
    else if (bytes[i] === NEWLINE && !quoted) return i;
  }
  return -1;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== SPACE && bytes[i] !== RETURN) return false;
  return true;
}

const decoder = new TextDecoder();

function fieldsOf(bytes: Uint8Array, from: number, to: number, delimiter: number): string[] {
  const end = bytes[to - 1] === RETURN ? to - 1 : to;
  const fields: string[] = [];
  let start = from;
  let quoted = false;
  for (let i = from; i <= end; i++) {
    if (i < end && bytes[i] === QUOTE) quoted = !quoted;
    if (i < end && (quoted || bytes[i] !== delimiter)) continue;
    // A run of spaces parts two fields.
    if (delimiter !== SPACE || i > start) fields.push(unquote(decoder.decode(bytes.subarray(start, i))));
    start = i + 1;
  }
  return fields;
}

const unquote = (text: string): string => {
  const trimmed = text.trim();
  return trimmed.startsWith('"') && trimmed.endsWith('"') && trimmed.length > 1
    ? trimmed.slice(1, -1).replace(/""/g, '"')
    : trimmed;
};

/** Of the byte order mark that some programs write before UTF-8. */
export const markLength = (bytes: Uint8Array): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

const SKIP = -1;
const LABEL = -2;
const HOT = -3; // and below: one-hot, class 0, 1 …

/** Rows of one line each: the classes' numbers of row r from r·stride on, and its class (−1: none). */
export interface CsvBlock {
  readonly values: Float64Array;
  readonly stride: number;
  readonly targets: Int32Array;
  readonly count: number;
  /** Of the first row. */
  readonly line: number;
}

export interface RowSink {
  /** A row was read: `values` holds a number a class from `offset` on, `target` the class (−1 where labels stand apart). */
  row(values: Float64Array, target: number, line: number, offset: number): void;
  /** Rows were read; where labels stand here, a row without a target is left out for the reason `noLabel`. */
  block(block: CsvBlock, noLabel: string, labelColumn: number): void;
  problem(code: string, message: string, column: number, line: number): void;
}

/** What a kernel reads of the table's rows: the classes' numbers, then the label (or where it begins). One-hot labels, decimal commas and runs of spaces are not for it. */
export function csvShape({
  predictionColumns,
  hotColumns,
  labelColumn,
  labels,
  numClasses,
  decimalComma,
  ...plan
}: TablePlan): CsvShape | undefined {
  if (hotColumns || decimalComma || plan.delimiter === SPACE) return undefined;
  const roles = new Int32Array(plan.numColumns).fill(-1);
  const first = predictionColumns.length === 1 ? 1 : 0;
  for (const [k, column] of predictionColumns.entries()) roles[column] = k + first;
  if (labelColumn >= 0) roles[labelColumn] = labels ? -2 - numClasses : numClasses;
  return {roles, stride: numClasses + 1, delimiter: plan.delimiter};
}

/** So many rows may be irregular before a file that has more of them than regular ones is read without the kernel. */
const patience = 100;

/** Reads complete rows of a table into one reused row of numbers. */
export class CsvReader {
  private readonly roles: Int32Array;
  private readonly values: Float64Array;
  private readonly first: number;
  /** The decimal point or comma, less the digit 0. */
  private readonly point: number;
  private targets = new Int32Array(0);
  private next = 0;
  private regular = 0;
  private irregular = 0;
  /** The line, from 1, that the next row begins on. */
  line = 1;
  /** Line ends inside the quoted fields of this row. */
  private quotedLines = 0;
  /** Where the file ends within a row, for want of a newline: behind the newline that was put there; else −1. */
  cutAt = -1;
  /** Whether any field began with a quote: rows may then span lines, and a file must not be cut at newlines. */
  sawQuote = false;

  constructor(
    private readonly plan: TablePlan,
    private readonly sink: RowSink,
    private readonly kernel?: CsvKernel,
  ) {
    this.roles = new Int32Array(plan.numColumns).fill(SKIP);
    const single = plan.predictionColumns.length === 1;
    this.point = (plan.decimalComma ? COMMA : POINT) - 48;
    this.first = single ? 1 : 0;
    this.values = new Float64Array(plan.numClasses);
    for (const [k, column] of plan.predictionColumns.entries()) this.roles[column] = k + this.first;
    if (plan.hotColumns) for (const [k, column] of plan.hotColumns.entries()) this.roles[column] = HOT - k;
    else if (plan.labelColumn >= 0) this.roles[plan.labelColumn] = LABEL;
  }

  /**
   * Reads [from, to), which begins at a row's start and ends behind a newline. Gives back where it stopped: `to`, or the start of a
   * row whose quoted field is not closed before `to`.
   */
  read(bytes: Uint8Array, from: number, to: number): number {
    const {roles, values, sink} = this;
    const {delimiter, numColumns} = this.plan;
    let i = from;
    while (i < to) {
      i = this.regularRows(bytes, i, to);
      if (i >= to) return i;
      if (delimiter === SPACE) i = behindSpaces(bytes, i, to);
      const c = bytes[i]!;
      if (c === NEWLINE || (c === RETURN && (i + 1 === to || bytes[i + 1] === NEWLINE))) {
        i += c === NEWLINE ? 1 : 2;
        this.line++;
        continue; // a blank line
      }
      const rowStart = i;
      let target = -1;
      let column = 0;
      let bad = -1;
      for (;;) {
        const role = column < numColumns ? roles[column]! : SKIP;
        if (role >= 0) {
          const value = this.number(bytes, i, to);
          values[role] = value;
          if (bytes[i] !== QUOTE) i = this.next;
          if (Number.isNaN(value) && bad < 0) bad = column;
        } else if (role === LABEL) {
          target = this.label(bytes, i, to);
        } else if (role <= HOT) {
          const value = this.number(bytes, i, to);
          if (value !== 0) target = value === 1 && target === -1 ? HOT - role : -2;
        }
        i = bytes[i] === delimiter ? i : this.behindField(bytes, i, to);
        if (i < 0) {
          this.quotedLines = 0;
          return rowStart;
        }
        column++;
        if (i >= to || bytes[i] !== delimiter) break;
        i++;
        if (delimiter !== SPACE) continue;
        i = behindSpaces(bytes, i, to);
        if (i >= to || bytes[i] === NEWLINE || bytes[i] === RETURN) break;
      }
      i = i < to && bytes[i] === RETURN ? i + 2 : i + 1;
      const {line} = this;
      this.line += 1 + this.quotedLines;
      this.quotedLines = 0;
      const isGood = column === numColumns && bad < 0 && (target >= 0 || this.plan.labelColumn < 0);
      if (isGood) sink.row(values, target, line, 0);
      else if (i === this.cutAt && (column < numColumns || bytes[i - 2] === delimiter))
        sink.problem('truncated', 'the file ends within this row; it is left out', column - 1, line);
      else this.leaveOut(column, bad, line);
    }
    return to;
  }

  private leaveOut(column: number, bad: number, line: number): void {
    const {sink} = this;
    const {numColumns, labelColumn} = this.plan;
    const width = `the row has ${column} columns, the first has ${numColumns}; it is left out`;
    if (column !== numColumns) sink.problem('wrong-columns', width, column, line);
    else if (bad >= 0) sink.problem('unreadable-number', 'the field holds no number; the row is left out', bad, line);
    else sink.problem('label', this.labelMessage(), labelColumn, line);
  }

  /** Reads rows by the kernel, where there is one; gives back where the first stands that it leaves to `read`, or `to`. */
  private regularRows(bytes: Uint8Array, from: number, to: number): number {
    const {kernel} = this;
    if (!kernel || (this.irregular > patience && this.irregular > this.regular)) return from;
    for (let at = from; at < to; ) {
      const rows = kernel.read(at, to);
      this.takeRows(rows, bytes, to);
      at = rows.at;
      this.regular += rows.count;
      if (rows.isRegular) continue;
      this.irregular++;
      return at;
    }
    return to;
  }

  private takeRows({values, origin, count}: CsvRows, bytes: Uint8Array, to: number): void {
    const {numClasses, labels, labelColumn} = this.plan;
    const stride = numClasses + 1;
    if (this.targets.length < count) this.targets = new Int32Array(count);
    const {targets, line, sink} = this;
    for (let r = 0; r < count; r++) {
      const label = values[r * stride + numClasses]!;
      targets[r] = labelColumn < 0 ? -1 : labels ? this.label(bytes, label - origin, to) : this.classOf(label);
    }
    this.line += count;
    sink.block({values, stride, targets, count, line}, this.labelMessage(), labelColumn);
  }

  /** The class that a number names, or −1. */
  private classOf(label: number): number {
    const {indexBase, numClasses} = this.plan;
    const value = label - indexBase;
    return Number.isInteger(value) && value >= 0 && value < numClasses ? value : -1;
  }

  private labelMessage(): string {
    const {plan} = this;
    return plan.labels
      ? 'the label is no class of this file; the row is left out'
      : `the label is no class from ${plan.indexBase} to ${plan.numClasses - 1 + plan.indexBase}; the row is left out`;
  }

  /** The number at `i`; `next` is left behind it. NaN for anything else. */
  private number(bytes: Uint8Array, i: number, to: number): number {
    const {point: dot} = this;
    let c = bytes[i]!;
    while (c === SPACE || c === QUOTE || (c === TAB && this.plan.delimiter !== TAB)) c = bytes[++i]!;
    const start = i;
    if (c === 45 || c === 43) c = bytes[++i]!;
    let point = -1;
    const whole = i;
    // Up to nine significant digits fit an int32; leading zeros count for nothing.
    let a = 0;
    let d = c - 48;
    while (d === 0) d = bytes[++i]! - 48;
    if (d === dot) {
      point = ++i;
      d = bytes[i]! - 48;
      while (d === 0) d = bytes[++i]! - 48;
    }
    const first = i;
    let stop = first + 9;
    for (; i < stop; d = bytes[++i]! - 48) {
      if (d >= 0 && d <= 9) a = (a * 10 + d) | 0;
      else if (d === dot && point < 0) {
        point = i + 1;
        stop++;
      } else break;
    }
    let b = 0;
    let digits = 0; // behind the first nine
    for (; i - first >= 9; d = bytes[++i]! - 48) {
      if (d >= 0 && d <= 9) {
        if (digits++ < 9) b = b * 10 + d;
      } else if (d === dot && point < 0) point = i + 1;
      else break;
    }
    if (i === whole || (i === whole + 1 && point === i)) return this.special(bytes, start, to);
    let exponent = point < 0 ? 0 : point - i;
    if (d === 53 || d === 21) {
      i = this.exponent(bytes, i);
      exponent += this.power;
    }
    this.next = i;
    const value = digits <= 9 ? decimal(a, b, digits, exponent) : Number.NaN;
    if (Number.isNaN(value)) return Number(latin1(bytes, start, i).replace(',', '.'));
    return bytes[start] === 45 ? -value : value;
  }

  private power = 0;

  private exponent(bytes: Uint8Array, at: number): number {
    let i = at + 1;
    const negative = bytes[i] === 45;
    if (negative || bytes[i] === 43) i++;
    let power = 0;
    for (let d = bytes[i]! - 48; d >= 0 && d <= 9; d = bytes[++i]! - 48) if (power < 10000) power = power * 10 + d;
    this.power = negative ? -power : power;
    return i;
  }

  /** inf, -Infinity, NaN as other tools write them; anything else is NaN too. */
  private special(bytes: Uint8Array, start: number, to: number): number {
    const found = this.fieldEnd(bytes, start, to);
    const end = found < 0 ? to : found;
    this.next = end;
    const text = latin1(bytes, start, end).trim().toLowerCase();
    const match = /^([-+]?)inf(inity)?"?$/.exec(text);
    return match ? (match[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY) : Number.NaN;
  }

  private label(bytes: Uint8Array, i: number, to: number): number {
    const {labels} = this.plan;
    if (labels) {
      const found = this.fieldEnd(bytes, i, to);
      const end = found < 0 ? to : found;
      const text = unquote(decoder.decode(bytes.subarray(i, end)));
      return namedClass(labels, text);
    }
    return this.classOf(this.number(bytes, i, to));
  }

  private behindField(bytes: Uint8Array, from: number, to: number): number {
    const end = this.fieldEnd(bytes, from, to);
    if (bytes[from] === QUOTE && end >= 0) this.quotedLines += linesIn(bytes, from, end);
    return end;
  }

  /** The delimiter or line end behind the field that `i` stands in; −1 where a quote is not closed before `to`. */
  private fieldEnd(bytes: Uint8Array, from: number, to: number): number {
    const {delimiter} = this.plan;
    let i = from;
    if (bytes[i] === QUOTE) {
      this.sawQuote = true;
      i = quotedEnd(bytes, i + 1, to);
      if (i < 0) return -1;
    }
    for (; i < to; i++) {
      const c = bytes[i]!;
      if (c === delimiter || c === NEWLINE || (c === RETURN && (i + 1 === to || bytes[i + 1] === NEWLINE))) break;
    }
    return i;
  }
}

function quotedEnd(bytes: Uint8Array, i: number, to: number): number {
  for (; i < to; i++) {
    if (bytes[i] !== QUOTE) continue;
    if (bytes[i + 1] !== QUOTE) return i + 1;
    i++;
  }
  return -1;
}

function behindSpaces(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  while (i < to && bytes[i] === SPACE) i++;
  return i;
}

export function linesIn(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (bytes[i] === NEWLINE) count++;
  return count;
}

const longDecoder = new TextDecoder('latin1');

function latin1(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 64) return longDecoder.decode(bytes.subarray(from, to));
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}
