/** A confusion matrix that is too wide for a table: a map of it, whose cells arrows and the mouse read out. */
import {confusionText} from '../../core/report/confusion.ts';
import type {Confusion} from '../../core/statistics/confusion.ts';
import type {Context} from '../calc/context.ts';
import {heatMap} from '../charts/heatMap.ts';
import {type Child, h} from '../dom/vnode.ts';
import {set, setting} from './model.ts';

export function confusionMap(context: Context, found: Confusion, name: (c: number) => string, width: number): Child {
  const {numClasses, counts} = found;
  const sums = Float64Array.from({length: numClasses}, (_, t) =>
    counts.subarray(t * numClasses, (t + 1) * numClasses).reduce((a, b) => a + b, 0),
  );
  const [row = 0, column = 0] = (setting(context, 'cell') ?? '').split(',').map((text) => within(text, numClasses));
  return [
    h('p', {class: 'dim'}, 'Rows: true class · columns: predicted class · colour: share of the true class’s rows.'),
    heatMap({
      id: 'confusion',
      numRows: numClasses,
      numColumns: numClasses,
      width,
      left: 90,
      color: (t, c) => (t === c ? '--true' : '--chance'),
      // The root lets mistakes that are few among many right rows be seen.
      strength: (t, c) => Math.sqrt((counts[t * numClasses + c] ?? 0) / (sums[t] || 1)),
      isOutlined: (t, c) => t === row && c === column,
      rowName: name,
      columnName: name,
      readout: (t, c) => confusionText(found, t, c, sums[t] ?? 0, name),
      words: `Confusion matrix of ${numClasses} classes. Arrow keys choose a cell, which is read out; the most frequent mistakes are listed below.`,
      chosen: {row, column},
      pick: (cell) => set(context, {cell: `${cell.row},${cell.column}`}),
      byColumn: true,
    }),
  ];
}

function within(text: string, count: number): number {
  const place = Number(text);
  return Number.isInteger(place) && place >= 0 && place < count ? place : 0;
}
