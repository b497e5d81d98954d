/** Where the loss comes from: one line a class, in the reader's own order, each linked to its token. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {classRow, linesPerRow} from '../../core/explain/classRows.ts';
import {logName} from '../../core/explain/format.ts';
import {rowLabel} from '../../core/explain/labels.ts';
import type {ClassRow} from '../../core/explain/viewModel.ts';
import type {Unit} from '../../core/types.ts';
import {bar} from '../dom/bar.ts';
import {type Child, h, type VNode} from '../dom/vnode.ts';
import {iconButton} from '../dom/widgets.ts';
import {windowedTable} from '../dom/windowed.ts';
import {pickClass} from '../state/target.ts';
import {translate} from '../words.ts';
import {numberCell} from './cells.ts';
import {type Context, changeLook, changePanel, reveal} from './context.ts';
import {resizeButtons} from './resize.ts';

const RAW_NAMES = {probabilities: 'q', logits: 'logit', 'log-probabilities': 'ln q given', counts: 'count'} as const;

export function classTable(context: Context): VNode | undefined {
  const {evaluation} = context.derived;
  if (!evaluation) return undefined;
  const {look, panel} = context.state;
  const row = Math.min(look.row, evaluation.numRows - 1);
  const {unit, precision} = panel.settings;
  const id = 'class-table';
  const title =
    evaluation.numRows > 1 ? translate('Classes of row {0}', rowLabel(evaluation, row)) : translate('Classes');
  return h(
    'section',
    {class: 'classes'},
    h('h2', {}, title),
    windowedTable({
      id,
      label: title,
      head: head(evaluation, unit),
      count: linesPerRow(evaluation),
      line: (c) => line(context, evaluation, classRow(evaluation, row, c, {unit, precision})),
      first: look.scroll[id] ?? 0,
      scrolled: (first) => changeLook(context, {scroll: {...context.state.look.scroll, [id]: first}}),
    }),
    resizeButtons(context),
  );
}

/** Probabilities that are used as they stand are edited in the q column; anything else has a column of its own. */
export function isDirect({predictionKind, task, request}: Evaluation): boolean {
  const {temperature = 1, normalize = false} = request.options ?? {};
  return predictionKind === 'probabilities' && temperature === 1 && !normalize && task !== 'binary';
}

function head(evaluation: Evaluation, unit: Unit): readonly Child[] {
  const log = logName[unit];
  const hasTarget = evaluation.p !== undefined;
  return [
    h('th', {scope: 'col', class: 'name'}, translate('class')),
    !isDirect(evaluation) && h('th', {scope: 'col', class: 'num'}, translate(RAW_NAMES[evaluation.predictionKind])),
    hasTarget && h('th', {scope: 'col', class: 'num', title: translate('the target')}, 'p'),
    h('th', {scope: 'col', class: 'num', title: translate('the prediction')}, 'q'),
    h('th', {scope: 'col', class: 'num', title: translate('surprisal, in {0}', unit)}, `−${log} q`),
    hasTarget &&
      h(
        'th',
        {scope: 'col', class: 'num', title: translate('what this class adds to the loss, in {0}', unit)},
        `p·(−${log} q)`,
      ),
    h(
      'th',
      {scope: 'col', class: 'bar-column'},
      hasTarget ? translate('share') : h('span', {class: 'sr-only'}, translate('bar')),
    ),
    hasTarget && h('th', {scope: 'col', class: 'num', title: translate('the gradient in the logit')}, 'q − p'),
    h('th', {scope: 'col', class: 'go'}, h('span', {class: 'sr-only'}, translate('source'))),
  ];
}

function line(context: Context, evaluation: Evaluation, r: ClassRow): VNode {
  const direct = isDirect(evaluation);
  const hasTarget = evaluation.p !== undefined;
  const edit = (label: string) =>
    numberCell(context, 'prediction', r.element, translate('{0} of class {1}', label, r.label));
  return h(
    'tr',
    {
      key: `class-${r.classIndex}`,
      class: r.isTrue ? 'true' : undefined,
      'aria-rowindex': r.classIndex + 2,
      'data-class': r.classIndex,
    },
    nameCell(context, evaluation, r),
    !direct &&
      h('td', {class: 'num'}, rawCell(evaluation, r) && (edit(translate(RAW_NAMES[evaluation.predictionKind])) ?? '')),
    hasTarget && h('td', {class: 'num'}, targetCell(context, evaluation, r)),
    h('td', {class: 'num'}, (direct && edit('q')) || r.q),
    h('td', {class: 'num'}, r.surprisal, branchMark(evaluation, r)),
    hasTarget && h('td', {class: 'num strong'}, r.term),
    h('td', {class: 'bar-column'}, shareBar(r, hasTarget)),
    hasTarget && h('td', {class: 'num'}, r.gradient),
    h('td', {class: 'go'}, goto(context, r)),
  );
}

/** Both lines of a binary example share one number: it stands on the line of label 1. */
function rawCell({task}: Evaluation, {classIndex}: ClassRow): boolean {
  return task !== 'binary' || classIndex === 1;
}

function branchMark({p, task}: Evaluation, {branch}: ClassRow): Child {
  if (branch !== '1−q' || !(p || task === 'binary')) return undefined;
  return h('span', {class: 'mark', title: translate('the label is nearer to 0: the log of 1 − q is taken')}, '1−q');
}

function targetCell(context: Context, evaluation: Evaluation, r: ClassRow): Child {
  const editable = evaluation.targetKind === 'soft' || evaluation.targetKind === 'multi-hot';
  const smoothed = (evaluation.request.options?.labelSmoothing ?? 0) !== 0;
  if (!editable || smoothed || !rawCell(evaluation, r)) return r.p;
  return numberCell(context, 'target', r.element, translate('{0} of class {1}', 'p', r.label)) ?? r.p;
}

function nameCell(context: Context, evaluation: Evaluation, r: ClassRow): VNode {
  const many = evaluation.targetKind === 'multi-hot' && evaluation.numClasses > 1;
  const pick = () => changePanel(context, (panel) => pickClass(panel, context.derived, r.row, r.classIndex));
  const input = h('input', {
    type: many ? 'checkbox' : 'radio',
    name: many ? `label-${r.classIndex}` : 'true-class',
    checked: r.isTrue,
    onchange: pick,
  });
  return h(
    'th',
    {scope: 'row', class: 'name'},
    h(
      'label',
      {class: 'class-name', title: translate('Make {0} the true class', r.label)},
      input,
      h('bdi', {}, r.label),
      (r.isTrue || r.isArgmax) && ' ',
      r.isTrue && h('span', {class: 'tag'}, translate('true')),
      r.isArgmax && !r.isTrue && h('span', {class: 'tag quiet'}, translate('predicted')),
    ),
  );
}

function shareBar({termFraction, surprisalFraction, share, term, surprisal}: ClassRow, hasTarget: boolean): VNode {
  const endless = (hasTarget ? term : surprisal) === '∞' ? 'endless' : '';
  const fraction = hasTarget ? (termFraction ?? 0) : surprisalFraction;
  return h(
    'div',
    {class: 'bar-line'},
    bar(fraction, `${hasTarget ? '' : 'potential'} ${endless}`.trim()),
    share !== undefined && h('span', {class: 'bar-text'}, share),
  );
}

function goto(context: Context, r: ClassRow): Child {
  if (context.state.panel.prediction?.sourceId === undefined) return undefined;
  return iconButton('goto', translate('Show q of class {0} in the source', r.label), () => reveal(context, r.element));
}
