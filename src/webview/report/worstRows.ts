/** The rows with the largest losses, each with the ways to look at it. */
import type {WorstLine} from '../../core/report/view.ts';
import type {Context} from '../calc/context.ts';
import {bar} from '../dom/bar.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import type {ReportModel} from './model.ts';

export function worstRows(context: Context, {state, view}: ReportModel): VNode | undefined {
  if (!view || view.worst.length === 0) return undefined;
  const {hasFiles} = view;
  const hasActions = view.worst.some((w) => w.line !== undefined || w.example);
  const column = (label: string, kind = '') => h('th', {scope: 'col', class: kind}, label);
  return h(
    'section',
    {class: 'rows'},
    h('h2', {}, 'Worst rows'),
    h(
      'div',
      {class: 'table-box long', role: 'group', 'aria-label': 'Worst rows', tabindex: 0, id: 'report-worst'},
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            hasFiles && column('file'),
            column('row', 'num'),
            column('true'),
            column('predicted'),
            column(`loss, ${view.unit}`, 'num'),
            h('th', {scope: 'col', class: 'bar-column narrow'}, h('span', {class: 'sr-only'}, 'bar')),
            hasActions && h('th', {scope: 'col'}, h('span', {class: 'sr-only'}, 'look at it')),
          ),
        ),
        h(
          'tbody',
          {},
          view.worst.map((w) => line(context, w, hasFiles, hasActions)),
        ),
      ),
    ),
    h('p', {class: 'dim'}, rowsNote(state.plan?.hasHeader)),
  );
}

function rowsNote(hasHeader: boolean | undefined): string {
  return hasHeader ? 'Rows count from 1, the header left out.' : 'Rows count from 1.';
}

function line(context: Context, w: WorstLine, hasFiles: boolean, hasActions: boolean): VNode {
  return h(
    'tr',
    {key: `worst-${w.file}-${w.row}`},
    hasFiles && h('td', {}, h('bdi', {class: 'cut', title: w.file}, w.file)),
    h('th', {scope: 'row', class: 'num'}, w.place),
    h('td', {}, h('bdi', {class: 'cut', title: w.target}, w.target)),
    h(
      'td',
      {},
      h('bdi', {class: 'cut', title: w.predicted}, w.predicted),
      w.isWrong && h('span', {class: 'tag quiet'}, 'missed'),
    ),
    h('td', {class: 'num strong'}, w.loss),
    h('td', {class: 'bar-column narrow'}, bar(w.lossFraction, w.isEndless ? 'endless' : '')),
    hasActions && h('td', {class: 'row-actions'}, actions(context, w)),
  );
}

function actions({state, send}: Context, {file, row, place, line: at, example}: WorstLine): readonly Child[] {
  const show = () => send({type: 'revealRow', file, row, ...(at !== undefined && {line: at})});
  const open = () => example && send({type: 'openCalculator', ...calculation(example, state.panel.settings.indexBase)});
  return [
    at !== undefined && link(`Line ${at}`, `show row ${place} in the file`, show),
    example !== undefined && link('Calculator', `open row ${place} in it`, open),
  ];
}

/** The calculator counts classes as the settings say; a binary label is 0 or 1 in either. */
function calculation({prediction: text, target, isBinary, kind}: NonNullable<WorstLine['example']>, indexBase: number) {
  return {text, target: String(isBinary ? target : target + indexBase), ...(kind && {kind})};
}

function link(label: string, title: string, onclick: () => void): VNode {
  return h('button', {type: 'button', class: 'link', title, 'aria-label': `${label}: ${title}`, onclick}, label);
}
