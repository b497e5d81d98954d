/** Where the loss comes from: rows and classes as tables, the charts beside them. */
import {type Child, h} from '../dom/vnode.ts';
import {batchTable} from './batchTable.ts';
import {charts} from './charts.ts';
import {classTable} from './classTable.ts';
import type {Context} from './context.ts';

/** Beside each other where there is room for both, below each other where there is not. */
const ROOM_FOR_TWO = 1080;
const GAP = 32;

export function work(context: Context): Child {
  if (!context.derived.evaluation) return undefined;
  const {width} = context.state.look;
  const two = width >= ROOM_FOR_TWO;
  const chartWidth = Math.max(240, Math.min(720, Math.floor(two ? ((width - GAP) * 5) / 11 : width)));
  return h(
    'div',
    {class: `work ${two ? 'two' : ''}`},
    h('div', {class: 'column'}, batchTable(context), classTable(context)),
    h('div', {class: 'column'}, charts(context, chartWidth)),
  );
}
