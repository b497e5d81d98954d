/** Rows × classes of a batch as a heat map. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {elementOf} from '../../core/explain/classRows.ts';
import {counted, formatNumber, formatQuantity} from '../../core/explain/format.ts';
import {classLabel, classPhrase, rowLabel} from '../../core/explain/labels.ts';
import {say} from '../../core/say.ts';
import type {VNode} from '../dom/vnode.ts';
import {spoken, translate} from '../words.ts';
import type {ChartOptions} from './curve.ts';
import {heatMap} from './heatMap.ts';

export interface HeatOptions extends ChartOptions {
  readonly shows: 'q' | 'term';
  readonly pick: (row: number) => void;
}

export function heatChart(evaluation: Evaluation, options: HeatOptions): VNode {
  const {numRows, numClasses, task} = evaluation;
  const color = options.shows === 'term' ? '--chance' : '--loss';
  return heatMap({
    id: 'heat',
    numRows,
    numColumns: numClasses,
    width: options.width,
    left: 52,
    color: () => color,
    strength: (row, c) => strength(evaluation, options, row, c),
    isOutlined: (row, c) => task !== 'binary' && evaluation.rows[row]?.targetIndex === c,
    rowName: (row) => rowLabel(evaluation, row),
    columnName: (c) => columnName(evaluation, c),
    readout: (row, c) => readout(evaluation, options, row, c),
    words: words(evaluation, options),
    chosen: {row: options.row, column: 0},
    pick: ({row}) => options.pick(row),
  });
}

/** 0…1: a probability is its own strength; a term is measured against twice the chance. */
function strength(evaluation: Evaluation, {shows}: HeatOptions, row: number, c: number): number {
  const i = row * evaluation.numClasses + c;
  const value = (shows === 'term' ? evaluation.terms?.[i] : evaluation.q[i]) ?? Number.NaN;
  const full = shows === 'term' ? 2 * evaluation.chance : 1;
  return Number.isNaN(value) ? 0 : Math.min(1, Math.max(0, value / full));
}

function columnName(evaluation: Evaluation, c: number): string {
  return evaluation.task === 'binary' ? translate('label {0}', 1) : classLabel(evaluation, c);
}

function readout(evaluation: Evaluation, {unit, precision}: HeatOptions, row: number, c: number): string {
  const i = elementOf(evaluation, row, c);
  const term = evaluation.terms
    ? translate(', term {0}', formatQuantity(evaluation.terms[i] ?? 0, unit, precision))
    : '';
  const loss = evaluation.rows[row]?.loss;
  const rowLoss = loss === undefined ? '' : translate(' · loss of the row {0}', formatQuantity(loss, unit, precision));
  const q = formatNumber(evaluation.q[i] ?? 0, precision);
  const name = spoken(classPhrase(evaluation, evaluation.task === 'binary' ? 1 : c));
  return translate('row {0}, {1}: q {2}', rowLabel(evaluation, row), name, q + term + rowLoss);
}

function words({numRows, numClasses}: Evaluation, {shows}: HeatOptions): string {
  const what = shows === 'term' ? 'what each class adds to the loss' : 'the probability of each class';
  return spoken(
    say(
      'Heat map of {0} by {1}: {2}. Up and Down choose a row; the tables of rows and classes hold the numbers.',
      counted(numRows, '{0} row', '{0} rows'),
      counted(numClasses, '{0} class', '{0} classes'),
      say(what),
    ),
  );
}
