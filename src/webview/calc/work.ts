/** Where the loss comes from: rows and classes as tables, the charts beside them. */
import {type Child, h} from '../dom/vnode.ts';
import {charts} from './charts.ts';
import {classTable} from './classTable.ts';
import type {Context} from './context.ts';
import {lazily} from './lazy.ts';

/** The rows of a batch are a part of their own, with its pictures. */
const batchTable = lazily(async () => (await import('./batchCharts.ts')).batchTable);

/** Beside each other where there is room for both, below each other where there is not. */
const ROOM_FOR_TWO = 1080;
const GAP = 32;

export function work(context: Context): Child {
  const {evaluation} = context.derived;
  if (!evaluation) return undefined;
  const {width} = context.state.look;
  const two = width >= ROOM_FOR_TWO;
  const chartWidth = Math.max(240, Math.min(720, Math.floor(two ? ((width - GAP) * 5) / 11 : width)));
  return h(
    'div',
    {class: `work ${two ? 'two' : ''}`},
    h('div', {class: 'column'}, evaluation.numRows > 1 && batchTable(context), classTable(context)),
    h('div', {class: 'column'}, charts(context, chartWidth)),
  );
}
