/** The result in words: title, summary line, headline with its cause where it is ∞ or undefined, announcement. */
import {percentOff} from '../evaluate/findings.ts';
import {rowAt} from '../evaluate/rows.ts';
import type {Evaluation, FormatOptions} from '../evaluate/types.ts';
import {formatBoth, formatNumber, formatPlural, formatQuantity} from './format.ts';
import {classPhrase} from './labels.ts';

/** Codes of the findings after which no row sum gets a tick. */
const SUM_FINDINGS = ['not-normalized', 'zero-sum', 'not-a-number'];

/** Codes of the findings that say why a loss is not a number, first cause first. */
const CAUSES = [
  'not-a-number',
  'not-finite',
  'looks-like-logits',
  'positive-log-probability',
  'negative-count',
  'index-out-of-range',
  'target-outside-unit',
  'all-ignored',
  'zero-sum',
  'zero-weight',
  'undefined-loss',
];

export function makeTitle({request, task}: Evaluation): string {
  return request.prediction.name ?? (task === 'binary' ? 'probability' : 'prediction');
}

/** "3 classes · probabilities · Σ = 1.0000 ✓" */
export function makeSummary(evaluation: Evaluation, {precision}: FormatOptions): string {
  return [sizeText(evaluation), evaluation.predictionKind, ...sumText(evaluation, precision)].join(' · ');
}

function sizeText({task, numRows, numClasses}: Evaluation): string {
  if (task === 'binary') return numRows === 1 ? 'binary' : `${formatPlural(numRows, 'binary example')}`;
  const classes = formatPlural(numClasses, 'class', 'classes');
  return numRows === 1 ? classes : `${formatPlural(numRows, 'row')} × ${classes}`;
}

function sumText(evaluation: Evaluation, precision: number): string[] {
  const {task, predictionKind, numRows, findings} = evaluation;
  if (task !== 'multiclass' || (predictionKind !== 'probabilities' && predictionKind !== 'log-probabilities'))
    return [];
  const isOff = findings.some(({code}) => SUM_FINDINGS.includes(code));
  if (numRows > 1) return [isOff ? 'not every Σ is 1' : 'each Σ = 1 ✓'];
  const name = predictionKind === 'probabilities' ? 'Σ' : 'Σ exp';
  return [
    `${name} = ${formatNumber(rowAt(evaluation, 0).sum, precision)}${isOff ? percentOff(rowAt(evaluation, 0).sum) : ' ✓'}`,
  ];
}

/** Why the loss is ∞ or undefined, without its full stop. */
export function causeOf({loss, findings}: Evaluation): string | undefined {
  if (!loss || Number.isFinite(loss.value)) return undefined;
  const isInfinite = loss.value === Number.POSITIVE_INFINITY;
  const cause = isInfinite
    ? findings.find(({code}) => code === 'infinite-loss')
    : findings.find(({code}) => CAUSES.includes(code));
  const text = cause?.message.replace(/^The loss is ∞[^:]*: /, '').replace(/\.$/, '');
  return text === undefined ? undefined : text.charAt(0).toLowerCase() + text.slice(1);
}

export function makeHeadline(
  evaluation: Evaluation,
  {unit, precision}: FormatOptions,
): {headline?: string; headlineBoth?: string} {
  const {loss} = evaluation;
  if (!loss) return {};
  const cause = causeOf(evaluation);
  if (Number.isFinite(loss.value)) {
    return {
      headline: formatQuantity(loss.value, unit, precision),
      headlineBoth: formatBoth(loss.value, unit, precision),
    };
  }
  const text = `${formatNumber(loss.value, precision)}${cause ? ` — ${cause}` : ''}`;
  return {headline: text, headlineBoth: text};
}

/** What a screen reader says when the result changes. */
export function makeAnnouncement(evaluation: Evaluation, options: FormatOptions, verdict: string | undefined): string {
  const {headlineBoth} = makeHeadline(evaluation, options);
  if (headlineBoth === undefined) {
    const entropy = formatBoth(evaluation.predictionEntropy, options.unit, options.precision);
    return `No target yet. Entropy of the prediction ${entropy}. Choose the true class.`;
  }
  const truth = evaluation.numRows === 1 ? rowAt(evaluation, 0).targetIndex : undefined;
  const where = truth === undefined ? sizeText(evaluation) : `true ${classPhrase(evaluation, truth)}`;
  return `Cross-entropy ${headlineBoth}, ${where}${verdict ? `, ${verdict}` : ''}.`;
}
