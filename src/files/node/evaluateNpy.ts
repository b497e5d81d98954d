/** .npy files on Node: rows of predictions, labels in a sibling file or in a column of whole numbers. */
import {closeSync, existsSync, openSync, readSync, statSync} from 'node:fs';
import path from 'node:path';
import {Breakdown} from '../breakdown.ts';
import {bytesPer, decodeNpy, type NpyHeader, readNpyHeader} from '../formats/npy.ts';
import type {PlanOptions} from '../plan.ts';
import type {RowKind} from '../rowLoss.ts';

export interface NpyPlan {
  readonly header: NpyHeader;
  readonly columns: number;
  /** Columns of the prediction: [from, to). */
  readonly from: number;
  readonly to: number;
  readonly label: {readonly column: number} | {readonly file: string; readonly header: NpyHeader};
  readonly kind: RowKind;
  readonly numClasses: number;
  readonly indexBase: 0 | 1;
  readonly classNames?: readonly string[];
  readonly reasons: readonly string[];
}

export type NpyPlanned =
  | {readonly ok: true; readonly plan: NpyPlan}
  | {readonly ok: false; readonly code: string; readonly message: string};

const chunkBytes = 1 << 20;

function headerOf(file: string): ReturnType<typeof readNpyHeader> {
  const fd = openSync(file, 'r');
  try {
    const head = new Uint8Array(Math.min(statSync(file).size, 1 << 16));
    readSync(fd, head, 0, head.length, 0);
    return readNpyHeader(head);
  } finally {
    closeSync(fd);
  }
}

/** labels.npy, y_true.npy, targets.npy, y.npy or <stem>_labels.npy beside the file, if one of as many rows is there. */
function siblingOf(file: string, rows: number): string | undefined {
  const stem = path.basename(file, '.npy').replace(/_?(probs|probabilities|logits|preds|predictions|scores|x)$/i, '');
  const names = ['labels', 'y_true', 'targets', 'target', 'label', 'y'].flatMap((n) => [
    n,
    stem === '' ? n : `${stem}_${n}`,
  ]);
  return names
    .map((n) => path.join(path.dirname(file), `${n}.npy`))
    .find((f) => f !== file && existsSync(f) && (headerOf(f) as {header?: NpyHeader}).header?.shape[0] === rows);
}

export function planNpy(file: string, options: PlanOptions & {readonly labels?: string} = {}): NpyPlanned {
  const read = headerOf(file);
  if (!read.ok) return {ok: false, code: 'bad-npy', message: read.message};
  const {header} = read;
  const [rows = 0, columns = 1] = header.shape;
  if (header.shape.length > 2 || header.fortranOrder)
    return {
      ok: false,
      code: 'bad-shape',
      message: `shape (${header.shape.join(', ')})${header.fortranOrder ? ' in Fortran order' : ''}: rows of classes in C order are needed`,
    };
  if (rows === 0) return {ok: false, code: 'empty', message: 'the array holds no rows'};
  const sample = readRows(file, header, columns, 0, Math.min(rows, 500));
  const labelFile = options.labels ?? (options.labelColumn === undefined ? siblingOf(file, rows) : undefined);
  if (labelFile !== undefined) {
    const labelHead = headerOf(labelFile);
    if (!labelHead.ok) return {ok: false, code: 'bad-npy', message: `${labelFile}: ${labelHead.message}`};
    return complete(header, columns, 0, columns, {file: labelFile, header: labelHead.header}, sample, options);
  }
  const column = labelColumn(sample, columns, options);
  if (column === undefined)
    return {
      ok: false,
      code: 'no-label-column',
      message:
        'no column of whole numbers and no labels.npy beside the file; name the labels with --labels FILE or --label COLUMN',
    };
  const last = column === columns - 1;
  if (!last && column !== 0)
    return {
      ok: false,
      code: 'label-column',
      message: `the label must be the first or the last column, not column ${column}`,
    };
  return complete(header, columns, last ? 0 : 1, last ? columns - 1 : columns, {column}, sample, options);
}

function labelColumn(sample: Float64Array, columns: number, options: PlanOptions): number | undefined {
  if (options.labelColumn !== undefined) return Number(options.labelColumn);
  const whole = (c: number) => {
    for (let i = c; i < sample.length; i += columns) if (!Number.isInteger(sample[i]) || sample[i]! < 0) return false;
    return true;
  };
  if (columns > 1 && whole(columns - 1)) return columns - 1;
  return columns > 1 && whole(0) ? 0 : undefined;
}

function complete(
  header: NpyHeader,
  columns: number,
  from: number,
  to: number,
  label: NpyPlan['label'],
  sample: Float64Array,
  options: PlanOptions,
): NpyPlanned {
  const kind = options.kind ?? guessKind(sample, columns, from, to);
  const single = to - from === 1;
  const where = 'file' in label ? `labels: ${label.file}` : `label: column ${label.column}`;
  const plan: NpyPlan = {
    header,
    columns,
    from,
    to,
    label,
    kind: single && kind === 'probabilities' ? 'positive-probability' : kind,
    numClasses: single ? 2 : to - from,
    indexBase: options.indexBase ?? 0,
    ...(options.classNames && {classNames: options.classNames}),
    reasons: [where, `prediction: ${to - from} columns of ${header.dtype}`, kind],
  };
  return {ok: true, plan};
}

function guessKind(sample: Float64Array, columns: number, from: number, to: number): RowKind {
  let inside = true;
  for (let i = 0; i < sample.length; i++) {
    const c = i % columns;
    if (c >= from && c < to && !(sample[i]! >= 0 && sample[i]! <= 1)) inside = false;
  }
  return inside ? 'probabilities' : 'logits';
}

function readRows(file: string, header: NpyHeader, columns: number, first: number, count: number): Float64Array {
  const width = columns * bytesPer(header.dtype);
  const bytes = new Uint8Array(count * width);
  const fd = openSync(file, 'r');
  const got = readSync(fd, bytes, 0, bytes.length, header.dataOffset + first * width);
  closeSync(fd);
  const rows = Math.floor(got / width);
  const out = new Float64Array(rows * columns);
  decodeNpy(bytes, header.dtype, rows * columns, out);
  return out;
}

export function evaluateNpy(
  file: string,
  plan: NpyPlan,
  rows?: {readonly from: number; readonly to: number},
): Breakdown {
  const breakdown = new Breakdown(plan.numClasses, plan.kind, plan.classNames);
  const total = plan.header.shape[0]!;
  const width = plan.columns * bytesPer(plan.header.dtype);
  const perChunk = Math.max(1, Math.floor(chunkBytes / width));
  const reader = new RowReader(file, plan, perChunk);
  try {
    for (let row = rows?.from ?? 0; row < (rows?.to ?? total); row += perChunk) {
      const asked = Math.min(perChunk, (rows?.to ?? total) - row);
      const got = reader.read(row, asked);
      for (let r = 0; r < got; r++) addRow(breakdown, plan, reader, r, file, row + r);
      if (got < asked) {
        breakdown.problem(
          'truncated',
          `the header promises ${total} rows, the file ends behind row ${row + got}`,
          file,
          row + got,
        );
        break;
      }
    }
  } finally {
    reader.close();
  }
  return breakdown;
}

const pair = new Float64Array(2);

function addRow(breakdown: Breakdown, plan: NpyPlan, reader: RowReader, r: number, file: string, row: number): void {
  const target = reader.target(r) - plan.indexBase;
  if (!Number.isInteger(target) || target < 0 || target >= plan.numClasses) {
    breakdown.rows++;
    breakdown.problem(
      'label',
      `the label is no class from ${plan.indexBase} to ${plan.numClasses - 1 + plan.indexBase}; the row is left out`,
      file,
      row,
    );
  } else if (plan.to - plan.from === 1) {
    pair[1] = reader.values[r * plan.columns + plan.from]!;
    breakdown.add(pair, 0, target, file, row);
  } else breakdown.add(reader.values, r * plan.columns + plan.from, target, file, row);
}

/** Chunks of rows, and of their labels where those stand in a file of their own. */
class RowReader {
  readonly values: Float64Array;
  private readonly labels: Float64Array;
  private readonly bytes: Uint8Array;
  private readonly fd: number;
  private readonly labelFd: number;

  constructor(
    file: string,
    private readonly plan: NpyPlan,
    rows: number,
  ) {
    this.values = new Float64Array(rows * plan.columns);
    this.labels = new Float64Array(rows);
    this.bytes = new Uint8Array(rows * plan.columns * bytesPer(plan.header.dtype));
    this.fd = openSync(file, 'r');
    this.labelFd = 'file' in plan.label ? openSync(plan.label.file, 'r') : -1;
  }

  /** How many of the `count` rows from `row` on could be read whole. */
  read(row: number, count: number): number {
    const {header, columns, label} = this.plan;
    const width = columns * bytesPer(header.dtype);
    const got = Math.floor(readSync(this.fd, this.bytes, 0, count * width, header.dataOffset + row * width) / width);
    decodeNpy(this.bytes, header.dtype, got * columns, this.values);
    if (!('file' in label)) return got;
    const size = bytesPer(label.header.dtype);
    const raw = new Uint8Array(count * size);
    const labels = Math.floor(readSync(this.labelFd, raw, 0, raw.length, label.header.dataOffset + row * size) / size);
    decodeNpy(raw, label.header.dtype, labels, this.labels);
    return Math.min(got, labels);
  }

  target(r: number): number {
    const {label, columns} = this.plan;
    return 'file' in label ? this.labels[r]! : this.values[r * columns + label.column]!;
  }

  close(): void {
    closeSync(this.fd);
    if (this.labelFd >= 0) closeSync(this.labelFd);
  }
}
