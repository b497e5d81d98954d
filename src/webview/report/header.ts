/** Which file, and in which unit its losses are shown. */
import {fileNames} from '../../core/report/explain.ts';
import type {Context} from '../calc/context.ts';
import {unitToggle} from '../calc/header.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {iconButton} from '../dom/widgets.ts';
import type {ReportModel} from './model.ts';

/** Takes the focus of what leaves the page. */
export const TITLE = 'report-title';

export function header(context: Context, {state, view}: ReportModel): VNode {
  const {name, folder} = fileNames(state.file);
  return h(
    'header',
    {class: 'page-header report-header'},
    h('h1', {title: folder, id: TITLE, tabindex: -1}, h('bdi', {}, name)),
    h('span', {class: 'dim'}, [state.plan?.format, view?.summary].filter(Boolean).join(' · ')),
    h(
      'div',
      {class: 'controls'},
      unitToggle(context),
      iconButton('book', 'Open the reference', () => context.send({type: 'openReference', anchor: ''})),
    ),
  );
}
