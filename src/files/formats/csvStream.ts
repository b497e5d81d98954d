/** CSV in chunks: whole rows go to the reader, what is left of the last row waits for the next chunk. */
import type {Breakdown} from '../breakdown.ts';
import {type CsvKernel, openCsvKernel} from '../kernels/csvKernel.ts';
import type {TablePlan} from '../plan.ts';
import {type CsvBlock, CsvReader, csvShape, type RowSink} from './csv.ts';

const NEWLINE = 10;

export class CsvStream implements RowSink {
  private buffer: Uint8Array;
  private used = 0;
  private rowNumber = 0;
  /** Bytes before this one hold no newline that ends a row. */
  private searched = 0;
  private readonly reader: CsvReader;
  private readonly kernel: CsvKernel | undefined;

  constructor(
    plan: TablePlan,
    private readonly breakdown: Breakdown,
    private readonly file: string,
    private readonly targetOf?: (row: number) => number,
    private readonly chunkSize = 1 << 18,
  ) {
    const shape = csvShape(plan);
    this.kernel = shape && openCsvKernel(shape, chunkSize + 1);
    this.buffer = this.kernel?.bytes() ?? new Uint8Array(chunkSize + 1);
    this.reader = new CsvReader(plan, this, this.kernel);
  }

  /** Rows seen so far, those left out included. */
  get rows(): number {
    return this.rowNumber;
  }

  /** The line that the next row begins on. */
  get line(): number {
    return this.reader.line;
  }

  set line(line: number) {
    this.reader.line = line;
  }

  get sawQuote(): boolean {
    return this.reader.sawQuote;
  }

  /** Room for the next bytes. */
  room(): Uint8Array {
    if (this.buffer.length - 1 - this.used < this.chunkSize / 2) this.grow();
    return this.buffer.subarray(this.used, this.buffer.length - 1);
  }

  private grow(): void {
    const {buffer, kernel} = this;
    kernel?.grow(buffer.length * 2);
    this.buffer = kernel?.bytes() ?? new Uint8Array(buffer.length * 2);
    if (!kernel) this.buffer.set(buffer.subarray(0, this.used));
  }

  /** Takes bytes from elsewhere, of any length. */
  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const room = this.room();
      const count = Math.min(room.length, bytes.length - at);
      room.set(bytes.subarray(at, at + count));
      at += count;
      this.commit(count, false);
    }
  }

  /** `count` bytes were put into `room()`; `isLast` where the file (or the part of it) ends with them. */
  commit(count: number, isLast: boolean): void {
    this.used += count;
    if (isLast && this.used > 0 && this.buffer[this.used - 1] !== NEWLINE) {
      this.buffer[this.used++] = NEWLINE;
      this.reader.cutAt = this.used;
    }
    // Of a row longer than a chunk only the new bytes are searched, else the whole would be for each of them.
    const last = this.buffer.subarray(this.searched, this.used).lastIndexOf(NEWLINE);
    const end = last < 0 ? 0 : this.reader.read(this.buffer, 0, this.searched + last + 1);
    this.searched = end === 0 ? this.used : 0;
    this.buffer.copyWithin(0, end, this.used);
    this.used -= end;
    if (isLast && this.used > 0)
      this.problem('unclosed-quote', 'a quoted field is never closed; the rest of the file is left out', 0, this.line);
  }

  row(values: Float64Array, target: number, line: number, offset: number): void {
    const row = this.rowNumber;
    const known = this.targetOf ? this.targetOf(row) : target;
    if (known < 0) this.problem('label', noLabelApart, undefined, line);
    else {
      this.rowNumber++;
      this.breakdown.add(values, offset, known, this.file, row, line);
    }
  }

  block({values, stride, targets, count, line}: CsvBlock, noLabel: string, labelColumn: number): void {
    const {targetOf, file} = this;
    const row = this.rowNumber;
    if (targetOf) for (let r = 0; r < count; r++) targets[r] = targetOf(row + r);
    this.rowNumber += count;
    const block = {values, offset: 0, stride, count, targets, file, row, lineOf: (r: number) => line + r};
    this.breakdown.addRows(block, (r) => {
      if (targets[r]! >= 0) return false;
      if (targetOf) this.tell('label', noLabelApart, undefined, row + r, line + r);
      else this.tell('label', noLabel, labelColumn, row + r, line + r);
      return true;
    });
  }

  problem(code: string, message: string, column: number | undefined, line: number): void {
    this.tell(code, message, column, this.rowNumber++, line);
  }

  private tell(code: string, message: string, column: number | undefined, row: number, line: number): void {
    const place = {file: this.file, row, line};
    this.breakdown.rows++;
    this.breakdown.problem(code, message, column === undefined ? place : {...place, column});
  }
}

const noLabelApart = 'the file of labels has no class of this file for it; the row is left out';
