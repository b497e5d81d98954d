/** The classes of a report: in which order, and each as a line. */
import {formatCount, formatNumber, inUnit} from '../explain/format.ts';
import {classNameOf} from './names.ts';
import {formatShare} from './share.ts';
import type {ClassReport, Report} from './types.ts';
import type {ClassLine, ReportSettings} from './view.ts';

export type ClassKey = 'order' | 'count' | 'loss' | 'share' | 'worst' | 'accuracy' | 'precision';

/** The largest share of the total that a class has: bars are drawn against it, so that a thousand small shares can be told apart. */
export function largestShare({classes}: Report): number {
  return classes.reduce((most, c) => (c.loss === Number.POSITIVE_INFINITY ? 1 : Math.max(most, c.share || 0)), 0);
}

/** The i-th class that the report lists; `largest` is largestShare(report). */
export function classLine({classes}: Report, i: number, settings: ReportSettings, largest: number): ClassLine {
  const c = classes[i] ?? missing;
  const {unit, precision} = settings;
  const inThatUnit = (nats: number) => (c.count > 0 ? formatNumber(inUnit(nats, unit), precision) : '–');
  const isEndless = c.loss === Number.POSITIVE_INFINITY;
  return {
    classIndex: c.classIndex,
    name: classNameOf(c, settings),
    count: formatCount(c.count),
    loss: inThatUnit(c.loss),
    share: isEndless ? '∞' : c.count > 0 ? formatShare(c.share) : '–',
    shareFraction: isEndless ? 1 : c.share > 0 ? c.share / largest : 0,
    isEndless,
    worst: inThatUnit(c.worst),
    accuracy: formatShare(c.accuracy),
    precision: formatShare(c.precision),
  };
}

const missing: ClassReport = {
  classIndex: 0,
  name: '',
  count: 0,
  loss: Number.NaN,
  share: Number.NaN,
  worst: Number.NaN,
  accuracy: Number.NaN,
  precision: Number.NaN,
};

/** ∞ in the loss is all of the total: shares of it are no numbers. */
function keyOf(c: ClassReport, by: Exclude<ClassKey, 'order'>): number {
  if (by === 'count') return c.count;
  if (c.count === 0 && by !== 'precision') return Number.NaN;
  return by === 'share' && c.loss === Number.POSITIVE_INFINITY ? c.loss : c[by];
}

/** Places in `report.classes`, sorted; equals in the file's order, classes without a number last whichever way it goes. */
export function classOrder({classes}: Report, by: ClassKey, isDescending: boolean): Uint32Array {
  const order = Uint32Array.from(classes, (_, i) => i);
  if (by === 'order') return isDescending ? order.reverse() : order;
  const keys = Float64Array.from(classes, (c) => keyOf(c, by));
  return order.sort((a, b) => compare(keys[a] ?? Number.NaN, keys[b] ?? Number.NaN, isDescending) || a - b);
}

function compare(a: number, b: number, isDescending: boolean): number {
  if (a === b) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b === isDescending ? 1 : -1;
}
