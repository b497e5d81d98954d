/**
 * What a row of logits gives: its greatest value m, where that first stands, and the sums of e^(x−m) and of their squares over the
 * other classes. The reference of logits.wat, to the last bit, and what serves where WebAssembly does not.
 */
import {leastExponent, powerScale, scaledExponential} from './exponential.ts';

export interface RowSums {
  /** The greatest of the values that are numbers. */
  top: number;
  argmax: number;
  /** Σ_{k≠argmax} e^(x_k − top): NaN where a value is NaN or no value is above −∞. */
  others: number;
  /** Σ_{k≠argmax} e^2(x_k − top). */
  squares: number;
}

/** Sums start anew after so many pairs of values, and the parts are added with what each addition loses. */
const pairsPerPart = 16;

const topOf = {top: 0, argmax: 0};
const even = {sum: 0, lost: 0, squares: 0};
const odd = {sum: 0, lost: 0, squares: 0};

/** Values [offset, offset + count) are one row. The error of `others` stays below 5e-15 of it for any count. */
export function logitRow(values: Float64Array, offset: number, count: number, out: RowSums): void {
  findTop(values, offset, count);
  addLane(values, offset, count, 0, even);
  addLane(values, offset, count, 1, odd);
  out.top = topOf.top;
  out.argmax = topOf.argmax;
  out.others = (even.sum + odd.sum + (even.lost + odd.lost)) / powerScale;
  out.squares = (even.squares + odd.squares) / powerScale / powerScale;
}

function findTop(values: Float64Array, offset: number, count: number): void {
  let top = Number.NEGATIVE_INFINITY;
  let argmax = 0;
  for (let k = 0; k < count; k++) {
    if (values[offset + k]! > top) {
      top = values[offset + k]!;
      argmax = k;
    }
  }
  topOf.top = top;
  topOf.argmax = argmax;
}

type Lane = typeof even;

/** Every second value from `first` on: one lane of the vector. The greatest counts as −∞, and so does a value behind an odd end. */
function addLane(values: Float64Array, offset: number, count: number, first: number, lane: Lane): void {
  const {top, argmax} = topOf;
  lane.sum = 0;
  lane.lost = 0;
  lane.squares = 0;
  const end = count + (count & 1);
  for (let from = first; from < end; from += 2 * pairsPerPart) {
    const stop = Math.min(from + 2 * pairsPerPart, end);
    let part = 0;
    for (let k = from; k < stop; k += 2) {
      const isOut = k === argmax || k === count;
      const power = powerOf(isOut ? Number.NEGATIVE_INFINITY : values[offset + k]!, top);
      part += power;
      lane.squares += power * power;
    }
    addPart(lane, part);
  }
}

/** 2^400·e^(x − top), with what the difference loses (Knuth's TwoSum), unless that is nothing beside it. */
function powerOf(x: number, top: number): number {
  const d = x - top;
  const back = d - x;
  const rest = d > leastExponent ? x - (d - back) - (top + back) : 0;
  return scaledExponential(d, rest);
}

/** Knuth's TwoSum again: what the addition loses is added up apart. */
function addPart(lane: Lane, part: number): void {
  const sum = lane.sum + part;
  const back = sum - lane.sum;
  lane.lost += lane.sum - (sum - back) + (part - back);
  lane.sum = sum;
}
