/** Rows that are counted together: what the readers give to a breakdown. */
import type {RowSums} from './kernels/logitRow.ts';

export interface RowBlock {
  readonly values: Float64Array;
  /** Row r's classes are the values from offset + r·stride on. */
  readonly offset: number;
  readonly stride: number;
  readonly count: number;
  /** The class of each row; −1 where it has none. */
  readonly targets: Int32Array;
  readonly file: string;
  /** The first row's number within the file. */
  readonly row: number;
  /** The line that row r begins on, where the file has lines. */
  readonly lineOf?: (r: number) => number | undefined;
  /** What a kernel has worked out of row r, where the values are logits. */
  readonly sums?: (r: number, out: RowSums) => void;
}

/** Whether the reader itself says what is wrong with row r. */
export type LeftOut = (r: number) => boolean;
