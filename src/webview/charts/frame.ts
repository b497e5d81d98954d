/** Core's frame for drawings, whose marks may be the page's own elements as well. */
import {type Area, drawing as plainDrawing} from '../../core/charts/frame.ts';
import type {Child, VNode} from '../dom/vnode.ts';

export {
  type Area,
  area,
  axisX,
  axisY,
  label,
  round,
  type Scale,
  scaleX,
  scaleY,
  ticks,
} from '../../core/charts/frame.ts';

/** Shapes are elements without handlers, so one builder makes both. */
export const drawing = plainDrawing as unknown as (
  id: string,
  area: Area,
  words: string,
  ...children: readonly Child[]
) => VNode;
