/** The result in words: title, summary line, headline with its cause where it is ∞ or undefined, announcement. */
import {causeOfInfinity} from '../evaluate/checkLoss.ts';
import {percentOff} from '../evaluate/findings.ts';
import {rowAt} from '../evaluate/rows.ts';
import type {Evaluation, FormatOptions} from '../evaluate/types.ts';
import {fill, phrase, type Said, say, type Translate} from '../say.ts';
import {counted, formatBoth, formatNumber, formatQuantity} from './format.ts';
import {classPhrase, cut} from './labels.ts';

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

export function makeTitle({request, task}: Evaluation, {translate = fill}: FormatOptions): string {
  const {name} = request.prediction;
  return name === undefined ? translate(task === 'binary' ? 'probability' : 'prediction') : cut(name);
}

/** "3 classes · probabilities · Σ = 1.0000 ✓" */
export function makeSummary(evaluation: Evaluation, {precision, translate = fill}: FormatOptions): string {
  const size = phrase(sizeOf(evaluation), translate);
  return [size, translate(evaluation.predictionKind), ...sumText(evaluation, precision, translate)].join(' · ');
}

function sizeOf({task, numRows, numClasses}: Evaluation): Said {
  if (task === 'binary')
    return numRows === 1 ? say('binary') : counted(numRows, '{0} binary example', '{0} binary examples');
  const classes = counted(numClasses, '{0} class', '{0} classes');
  return numRows === 1 ? classes : say('{0} × {1}', counted(numRows, '{0} row', '{0} rows'), classes);
}

function sumText(evaluation: Evaluation, precision: number, translate: Translate): string[] {
  const {task, predictionKind, numRows, findings} = evaluation;
  if (task !== 'multiclass' || (predictionKind !== 'probabilities' && predictionKind !== 'log-probabilities'))
    return [];
  const isOff = findings.some(({code}) => SUM_FINDINGS.includes(code));
  if (numRows > 1) return [translate(isOff ? 'not every Σ is 1' : 'each Σ = 1 ✓')];
  const name = predictionKind === 'probabilities' ? 'Σ' : 'Σ exp';
  return [
    `${name} = ${formatNumber(rowAt(evaluation, 0).sum, precision)}${isOff ? percentOff(rowAt(evaluation, 0).sum) : ' ✓'}`,
  ];
}

/** Why the loss is ∞ or undefined, without its full stop. */
export function causeOf({loss, findings}: Evaluation, translate?: Translate): string | undefined {
  if (!loss || Number.isFinite(loss.value)) return undefined;
  const isInfinite = loss.value === Number.POSITIVE_INFINITY;
  const finding = findings.find(({code, severity}) =>
    isInfinite ? code === 'infinite-loss' : severity === 'error' && CAUSES.includes(code),
  );
  if (!finding) return undefined;
  const text = phrase(causeOfInfinity(finding) ?? finding.words.message, translate ?? fill).replace(/\.$/, '');
  // A sentence goes on in small letters in English; in other languages its first word may be a noun.
  return translate ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

export function makeHeadline(
  evaluation: Evaluation,
  {unit, precision, translate}: FormatOptions,
): {headline?: string; headlineBoth?: string} {
  const {loss} = evaluation;
  if (!loss) return {};
  const cause = causeOf(evaluation, translate);
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
  const {translate = fill} = options;
  if (headlineBoth === undefined) {
    const entropy = formatBoth(evaluation.predictionEntropy, options.unit, options.precision);
    return translate('No target yet. Entropy of the prediction {0}. Choose the true class.', entropy);
  }
  const truth = evaluation.numRows === 1 ? rowAt(evaluation, 0).targetIndex : undefined;
  const where = truth === undefined ? sizeOf(evaluation) : say('true {0}', classPhrase(evaluation, truth));
  const rest = [phrase(where, translate), ...(verdict ? [verdict] : [])].join(', ');
  return translate('Cross-entropy {0}, {1}.', headlineBoth, rest);
}
