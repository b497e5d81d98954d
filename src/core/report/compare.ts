/** Two files of predictions compared row by row, in words: what the difference means, and what it does not. */
import {formatCount, formatNumber, formatPlural, formatQuantity, formatSigned, inUnit} from '../explain/format.ts';
import type {Fact} from '../explain/viewModel.ts';
import type {Unit} from '../types.ts';
import type {Against} from './types.ts';
import type {ReportSettings} from './view.ts';

export interface AgainstView {
  readonly facts: readonly Fact[];
  /** What the rows say. */
  readonly sentence: string;
  /** What they do not say. */
  readonly caution?: string;
  /** In the chosen unit, where there is an interval: for its drawing. */
  readonly drawn?: DrawnInterval;
}

export interface DrawnInterval {
  readonly low: number;
  readonly mean: number;
  readonly high: number;
  readonly unit: Unit;
  readonly words: string;
}

/** Fewer rows than this, and the interval leans on the differences being near to normal. */
const FEW_ROWS = 30;

/** `first` and `second` are the two files' names as they are shown. */
export function explainAgainst(against: Against, first: string, second: string, settings: ReportSettings): AgainstView {
  const {interval, meanDifference: mean} = against;
  const {unit, precision} = settings;
  const isDrawn = interval.every(Number.isFinite);
  const [low, high] = interval.map((nats) => inUnit(nats, unit));
  return {
    facts: factsOf(against, second, settings),
    sentence: sentenceOf(against, first, second, settings),
    ...(against.rows > 0 && {caution: cautionOf(against)}),
    ...(isDrawn && {
      drawn: {
        low: low ?? 0,
        high: high ?? 0,
        mean: inUnit(mean, unit),
        unit,
        words: `Mean difference ${formatSigned(inUnit(mean, unit), precision)} ${unit}, 95 % interval ${rangeOf(against, settings)}`,
      },
    }),
  };
}

function rangeOf({interval}: Against, {unit, precision}: ReportSettings): string {
  const [low = '', high = ''] = interval.map((nats) => formatSigned(inUnit(nats, unit), precision));
  return `${low} to ${high}`;
}

function factsOf(against: Against, second: string, settings: ReportSettings): readonly Fact[] {
  const {loss, rows, leftOut, meanDifference, interval, better, worse} = against;
  const {unit, precision} = settings;
  const hasInterval = !interval.some(Number.isNaN);
  const sign = meanDifference > 0 ? '+' : '';
  return [
    {id: 'against', label: `against ${second}`, value: formatQuantity(loss, unit, precision)},
    {id: 'difference', label: 'mean difference', value: `${sign}${formatQuantity(meanDifference, unit, precision)}`},
    ...(hasInterval
      ? [{id: 'interval', label: '95 % interval', value: `${rangeOf(against, settings)} ${unit}`, title: INTERVAL}]
      : []),
    {
      id: 'better',
      label: 'better · worse · equal',
      value: `${[better, worse, rows - better - worse].map(formatCount).join(' · ')} rows`,
    },
    ...(leftOut > 0
      ? [{id: 'left-out', label: 'left out', value: `${formatPlural(leftOut, 'row')} without a difference`}]
      : []),
  ];
}

const INTERVAL = 'the mean ± t·s/√n over the rows’ differences, Student’s t with n − 1 degrees of freedom';

function sentenceOf(against: Against, first: string, second: string, settings: ReportSettings): string {
  const {rows, meanDifference: mean, interval, better, worse} = against;
  const [low, high] = interval;
  if (rows === 0) return 'No row has a loss in both files, so they cannot be compared.';
  if (better === 0 && worse === 0) return `Both files give ${rows === 1 ? 'the row' : 'every row'} the same loss.`;
  if (!Number.isFinite(mean)) return infiniteSentence(mean, first, second);
  if (Number.isNaN(low)) return 'One row has no spread: there is no interval, and nothing to conclude for other rows.';
  if (high < 0) return decided(first, second, [-high, -low], settings);
  if (low > 0) return decided(second, first, [low, high], settings);
  return `These rows do not tell which of the two is better: the 95 % interval of the mean difference includes 0.`;
}

function decided(better: string, worse: string, [least, most]: readonly [number, number], settings: ReportSettings) {
  const from = formatNumber(inUnit(least, settings.unit), settings.precision);
  const to = formatQuantity(most, settings.unit, settings.precision);
  return `${better} is better than ${worse} on rows like these: its mean loss is lower by ${from} to ${to} (95 % interval, without 0).`;
}

function infiniteSentence(mean: number, first: string, second: string): string {
  if (Number.isNaN(mean))
    return 'Each file has rows with an infinite loss that the other has not: the mean difference is undefined.';
  const [worse, other] = mean > 0 ? [first, second] : [second, first];
  return `${worse} gives probability 0 to what happened in rows where ${other} does not: the mean difference is ∞, and there is no interval.`;
}

function cautionOf({rows}: Against): string {
  const few =
    rows < FEW_ROWS ? ` With ${formatPlural(rows, 'row')} it also leans on the differences being near to normal.` : '';
  return `Rows are compared by their position in the two files. The interval takes them as drawn independently of each other; it does not speak of other data, of another run of the training, or of whether the difference matters.${few}`;
}
