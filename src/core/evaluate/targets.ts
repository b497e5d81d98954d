/** Target → one distribution (or label vector) for each row, with ignored and impossible rows marked. */
import type {Decision} from './decide.ts';
import type {EvaluateOptions} from './types.ts';

/** PyTorch's default: a target that is to be left out. */
const DEFAULT_IGNORE_INDEX = -100;

export interface Targets {
  /** [numRows × numClasses]; NaN in a row whose target is impossible. */
  readonly p: Float64Array;
  readonly ignored: Uint8Array;
  /** The true class of each row, −1 where it is not a single class. */
  readonly trueClass: Int32Array;
  /** Target elements that name no class. */
  readonly outOfRange: readonly number[];
}

export function toTargets(values: ArrayLike<number>, decision: Decision, options: EvaluateOptions): Targets {
  return decision.targetKind === 'index' ? fromIndices(values, decision, options) : fromDense(values, decision);
}

function fromIndices(values: ArrayLike<number>, decision: Decision, options: EvaluateOptions): Targets {
  const {numRows, numClasses, indexBase} = decision;
  const ignoreIndex = options.ignoreIndex ?? DEFAULT_IGNORE_INDEX;
  const p = new Float64Array(numRows * numClasses);
  const ignored = new Uint8Array(numRows);
  const trueClass = new Int32Array(numRows).fill(-1);
  const outOfRange: number[] = [];
  for (let row = 0; row < numRows; row++) {
    const given = values[row];
    const index = given - indexBase;
    if (given === ignoreIndex) ignored[row] = 1;
    else if (Number.isInteger(index) && index >= 0 && index < numClasses) mark(p, trueClass, row, index, numClasses);
    else {
      outOfRange.push(row);
      p.fill(Number.NaN, row * numClasses, (row + 1) * numClasses);
    }
  }
  return {p, ignored, trueClass, outOfRange};
}

function mark(p: Float64Array, trueClass: Int32Array, row: number, index: number, numClasses: number): void {
  p[row * numClasses + index] = 1;
  trueClass[row] = index;
}

function fromDense(values: ArrayLike<number>, decision: Decision): Targets {
  const p = new Float64Array(values.length);
  p.set(values);
  const trueClass = new Int32Array(decision.numRows);
  if (decision.task === 'binary') fillLabels(p, trueClass);
  else if (decision.task === 'multilabel') trueClass.fill(-1);
  else for (let row = 0; row < trueClass.length; row++) trueClass[row] = hotClass(p, row, decision.numClasses);
  return {p, ignored: new Uint8Array(decision.numRows), trueClass, outOfRange: []};
}

/** Of a binary example: the label itself, where it is 0 or 1. */
function fillLabels(p: Float64Array, trueClass: Int32Array): void {
  for (let i = 0; i < p.length; i++) {
    trueClass[i] = p[i];
    if (trueClass[i] !== p[i] || trueClass[i] >>> 1 !== 0) trueClass[i] = -1;
  }
}

/** The class of a hard row: the one with p = 1 among zeros. */
function hotClass(p: Float64Array, row: number, numClasses: number): number {
  const from = row * numClasses;
  let found = -1;
  for (let c = 0; c < numClasses; c++) {
    const v = p[from + c];
    if (v === 0) continue;
    if (v !== 1 || found >= 0) return -1;
    found = c;
  }
  return found;
}

/** t(1−ε) + ε/K over exclusive classes, y(1−ε) + ε/2 for a Bernoulli label; in place. */
export function smooth(p: Float64Array, decision: Decision, epsilon: number): void {
  if (epsilon === 0) return;
  const floor = epsilon / (decision.task === 'multiclass' ? decision.numClasses : 2);
  for (let i = 0; i < p.length; i++) p[i] = p[i] * (1 - epsilon) + floor;
}
