/** The curve −log q for a row: what each probability costs, with the row's classes on it and the line of chance. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {lineOf} from '../../core/explain/classRows.ts';
import {formatNumber, inUnit, logName} from '../../core/explain/format.ts';
import {classRow, foldedClasses} from '../../core/explain/index.ts';
import type {Unit} from '../../core/types.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {translate} from '../words.ts';
import {curveDrawing} from './curveDrawing.ts';
import {leftOut} from './leftOut.ts';
import type {Outcome} from './spots.ts';

export interface ChartOptions {
  readonly width: number;
  readonly unit: Unit;
  readonly precision: number;
  readonly row: number;
}

export interface Pull {
  readonly pull: (classIndex: number, q: number) => void;
  readonly letGo: () => void;
}

const MOST_POINTS = 12;

export function curveChart(evaluation: Evaluation, options: ChartOptions, {pull, letGo}: Pull): VNode {
  const outcomes = foldedClasses(evaluation, options.row, MOST_POINTS)
    .map((c) => outcomeOf(evaluation, options, c))
    .filter(({nats}) => !Number.isNaN(nats));
  const moved = (c: number, q: number) => pull(c, takesComplement(evaluation, options.row, c) ? 1 - q : q);
  return h(
    'div',
    {},
    curveDrawing({
      ...{id: 'curve', chance: evaluation.chance, outcomes, words: words(outcomes, evaluation, options)},
      ...{...options, pull: moved, letGo},
    }),
    leftOut(evaluation, outcomes.length),
  );
}

/** A class on its own that did not happen: its cost is that of 1 − q. */
function takesComplement(evaluation: Evaluation, row: number, c: number): boolean {
  return evaluation.task === 'multilabel' && lineOf(evaluation, row, c).branch === '1−q';
}

function outcomeOf(evaluation: Evaluation, options: ChartOptions, c: number): Outcome {
  const {label, surprisal, isTrue} = classRow(evaluation, options.row, c, options);
  const line = lineOf(evaluation, options.row, c);
  const isOther = takesComplement(evaluation, options.row, c);
  const [name, q] = isOther ? ['1−q', 1 - line.q] : ['q', line.q];
  return {
    ...{id: c, q, nats: line.surprisal, cost: surprisal, isTrue},
    label: isOther ? `${label} (1−q)` : label,
    title: `${label}: ${name} ${formatNumber(q, options.precision)}, ${surprisal} ${options.unit}`,
  };
}

function words(outcomes: readonly Outcome[], {chance}: Evaluation, {unit, precision}: ChartOptions): string {
  const each = outcomes.map(({label, isTrue, q, cost}) =>
    translate(
      isTrue ? '{0} (true) at q {1} costs {2}' : '{0} at q {1} costs {2}',
      label,
      formatNumber(q, precision),
      cost,
    ),
  );
  const chanceText = formatNumber(inUnit(chance, unit), precision);
  const curve = `−${logName[unit]} q`;
  return translate('The curve {0} in {1}. {2}. Chance is {3}.', curve, unit, each.join('; '), chanceText);
}
