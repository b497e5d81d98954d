/** What a picture of the most telling classes leaves out. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {linesPerRow} from '../../core/explain/classRows.ts';
import {counted} from '../../core/explain/format.ts';
import {type Child, h} from '../dom/vnode.ts';
import {spoken, translate} from '../words.ts';

export function leftOut(evaluation: Evaluation, shown: number): Child {
  const count = linesPerRow(evaluation) - shown;
  if (count <= 0) return undefined;
  return h(
    'p',
    {class: 'dim'},
    translate('Not in the picture: {0}.', spoken(counted(count, '{0} class', '{0} classes'))),
  );
}
