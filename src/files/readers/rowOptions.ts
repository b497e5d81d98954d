/** What every reader of rows is told beside its plan, and the breakdown that it fills. */
import type {RowKind} from '../../core/report/types.ts';
import {Breakdown} from '../breakdown.ts';
import type {Labels} from './labels.ts';

/** Bytes or rows so far, and the breakdown of them while it grows. */
export type OnProgress = (done: number, total: number, breakdown: Breakdown) => void;

export interface RowOptions {
  /** Labels that stand in a file of their own. */
  readonly labels?: Labels;
  /** Told of each row's loss. */
  readonly onLoss?: (row: number, loss: number) => void;
  /** Told now and then, after some megabytes. */
  readonly onProgress?: OnProgress;
}

export interface Shape {
  readonly numClasses: number;
  readonly kind: RowKind;
  readonly classNames?: readonly string[];
}

export function beginBreakdown({numClasses, kind, classNames}: Shape, options: RowOptions): Breakdown {
  const breakdown = new Breakdown(numClasses, kind, classNames);
  if (options.onLoss) breakdown.onLoss = options.onLoss;
  return breakdown;
}
