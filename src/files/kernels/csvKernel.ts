/// <reference path="./wat.d.ts" />
/** Rows of CSV bytes through WebAssembly: the buffer that they are read into, and the numbers of the rows that are regular. */
import {HALVES_HIGH, HALVES_LOW, POWERS} from '../../core/literal/decimal.ts';
import code from './csv.wat';
import {growTo, instanceOf} from './instance.ts';

export interface CsvKernel {
  /** The bytes; another array after `grow`, which keeps what is in it. */
  readonly bytes: () => Uint8Array<ArrayBuffer>;
  readonly grow: (length: number) => void;
  /** Reads regular rows from byte `from` on, which end behind a newline before `to`. */
  readonly read: (from: number, to: number) => CsvRows;
}

/** What `read` gives; one object is reused. */
export interface CsvRows {
  /** What a text's place counts from: it begins at byte (place − origin). */
  readonly origin: number;
  /** Row r's results are [r·stride, (r + 1)·stride). */
  values: Float64Array;
  count: number;
  /** Where it stopped: `to`, or a row's first byte. */
  at: number;
  /** False where the row at `at` must be read by TypeScript. */
  isRegular: boolean;
}

/** How the columns' fields are used. Place p of a row's results is given by role p, the place of a text's first byte by −2 − p. */
export interface CsvShape {
  readonly roles: Int32Array;
  readonly stride: number;
  readonly delimiter: number;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly rows: WebAssembly.Global<'i32'>;
  readonly regular: WebAssembly.Global<'i32'>;
  readonly read: (
    at: number,
    end: number,
    most: number,
    delimiter: number,
    roles: number,
    columns: number,
    out: number,
    stride: number,
  ) => number;
}

const rolesAt = 1024; // behind the powers of ten
const resultBytes = 1 << 16;
const slack = 8; // bytes that may be read behind the end

/** Undefined where WebAssembly is missing. */
export function openCsvKernel({roles, stride, delimiter}: CsvShape, length: number): CsvKernel | undefined {
  const exports = instanceOf<Exports>(code);
  if (!exports) return undefined;
  const {memory} = exports;
  const most = Math.max(1, Math.floor(resultBytes / (8 * stride)));
  const outAt = rolesAt + 8 * Math.ceil(roles.length / 2);
  const bytesAt = outAt + 8 * stride * most;
  growTo(memory, bytesAt + length + slack);
  for (const [i, table] of [POWERS, HALVES_HIGH, HALVES_LOW].entries())
    new Float64Array(memory.buffer, 192 * i, table.length).set(table);
  new Int32Array(memory.buffer, rolesAt, roles.length).set(roles);
  let bytes = new Uint8Array(memory.buffer, bytesAt, length);
  const rows: CsvRows = {
    origin: bytesAt,
    values: new Float64Array(memory.buffer, outAt, stride * most),
    count: 0,
    at: 0,
    isRegular: true,
  };
  return {
    bytes: () => bytes,
    grow: (longer) => {
      growTo(memory, bytesAt + longer + slack);
      bytes = new Uint8Array(memory.buffer, bytesAt, longer);
      rows.values = new Float64Array(memory.buffer, outAt, stride * most);
    },
    read: (from, to) => {
      const end = bytesAt + to;
      rows.at = exports.read(bytesAt + from, end, most, delimiter, rolesAt, roles.length, outAt, 8 * stride) - bytesAt;
      rows.count = exports.rows.value;
      rows.isRegular = exports.regular.value === 1;
      return rows;
    },
  };
}
