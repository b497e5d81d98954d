/**
 * A file of predictions as a piece of work: what the editor asks of the thread that reads it, and what that thread answers.
 * A thread lives for one job: it is sent one FileJob as a message, posts FileEvents, and is ended after `done` or `failed`
 * (dist/fileWorker.js on Node by postMessage to its parentPort, dist/web/fileWorker.js as a classic worker by onmessage).
 */
import type {Against, Report, RowKind} from './types.ts';

/** A file by its path (read in place, in flat memory), or by its bytes where there is no path (on the web, in a virtual workspace). */
export type FileInput =
  | {readonly path: string}
  /**
   * `name` is the path relative to the folder of the file asked for, with its extension: "predictions.csv",
   * "labels.npy", "../other/predictions.csv". A directory asked for: "shards/", no bytes; its files "shards/0.csv" beside.
   */
  | {readonly name: string; readonly bytes: Uint8Array};

/** What the person chose in the form; what is absent is guessed. Columns by name, or by number from 0 where there is no header. */
export interface ColumnMapping {
  readonly labelColumn?: string | number;
  readonly predictionColumns?: readonly (string | number)[];
  readonly kind?: RowKind;
  readonly indexBase?: 0 | 1;
  readonly classNames?: readonly string[];
  readonly delimiter?: string;
  readonly header?: boolean;
  /** Path (or name among `beside`) of a file of labels. */
  readonly labels?: string;
}

/** How the file is read, guessed or chosen: what the form shows. */
export interface ShownPlan {
  /** "CSV", "NumPy array", "Parquet" … */
  readonly format: string;
  /** Names of the columns (or of the arrays of an archive), or their numbers from 0 where there is no header. */
  readonly columns: readonly string[];
  /** Indices into `columns`; −1 where the labels stand in a file of their own. */
  readonly labelColumn: number;
  readonly predictionColumns: readonly number[];
  readonly kind: RowKind;
  readonly indexBase: 0 | 1;
  readonly numClasses: number;
  readonly classNames?: readonly string[];
  /** The texts of the labels in the order of the classes, where labels are names. */
  readonly labelNames?: readonly string[];
  /** The prediction column holds whole rows (lists, objects), not a number. */
  readonly nested?: true;
  readonly hasHeader?: boolean;
  /** Lines before the header, or before the first row. */
  readonly linesBefore?: number;
  /** Numbers are written with a comma. */
  readonly decimalComma?: true;
  readonly delimiter?: string;
  readonly labels?: string;
  /** Why it is read so, a sentence each. */
  readonly reasons: readonly string[];
}

export interface FileJob {
  /** The file (or a directory of shards), and those that it may need beside it: its labels, the files of a directory. */
  readonly file: FileInput;
  readonly beside?: readonly FileInput[];
  readonly mapping: ColumnMapping;
  /** A second file for the same rows, to compare with. */
  readonly against?: FileInput;
  readonly againstMapping?: ColumnMapping;
  /** At least so many milliseconds between two reports on the way; 300 where nothing is said. */
  readonly reportEvery?: number;
}

export type FileEvent =
  | {readonly type: 'planned'; readonly plan: ShownPlan}
  /** Bytes or rows so far; `report` is of what was read so far, a few times a second at most. */
  | {readonly type: 'progress'; readonly done: number; readonly total: number; readonly report?: Report}
  /** `whole` is the report as JSON with every class, where `report` lists only the worst of very many. */
  | {
      readonly type: 'done';
      readonly plan: ShownPlan;
      readonly report: Report;
      readonly against?: Against;
      readonly whole?: Uint8Array;
    }
  /** Nothing could be read, or the reading broke: why, and which columns there are to choose from. */
  | {readonly type: 'failed'; readonly code: string; readonly message: string; readonly columns?: readonly string[]};
