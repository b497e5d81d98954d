/** Why a loss is ∞, undefined, or misses rows: every such value has a finding that names the elements responsible. */
import {formatCount, formatPlural} from '../explain/format.ts';
import type {Outcome} from './check.ts';
import type {Decision} from './decide.ts';
import {andMore, collect, finding, MOST_ELEMENTS, show} from './findings.ts';
import type {Probabilities} from './probabilities.ts';
import type {Targets} from './targets.ts';
import type {EvaluateRequest, Finding} from './types.ts';

export function checkLoss(
  request: EvaluateRequest,
  decision: Decision,
  prediction: Probabilities,
  outcome: Outcome,
  others: readonly Finding[],
): Finding[] {
  const found = [
    ...infinite(request, decision, prediction, outcome),
    ...ignored(outcome.targets),
    ...noWeight(outcome),
  ];
  const isExplained = [...others, ...found].some(({severity}) => severity === 'error');
  return Number.isNaN(outcome.value) && !isExplained ? [...found, ...undefinedLoss(decision, outcome)] : found;
}

function infinite(
  request: EvaluateRequest,
  decision: Decision,
  prediction: Probabilities,
  outcome: Outcome,
): Finding[] {
  const elements: number[] = [];
  for (let row = 0; row < decision.numRows && elements.length < MOST_ELEMENTS; row++) {
    if (outcome.losses[row] !== Number.POSITIVE_INFINITY) continue;
    elements.push(...culprits(decision, prediction, outcome, row).slice(0, MOST_ELEMENTS));
  }
  if (elements.length === 0) return [];
  const where = decision.numRows > 1 ? ` in row ${Math.floor(elements[0] / decision.numClasses)}` : '';
  const cause = culpritText(request, decision, prediction, outcome, elements[0]);
  const message = `The loss is ∞${where}: ${cause}${andMore(elements.length)}.`;
  return [
    finding(
      'warning',
      'pair',
      'infinite-loss',
      message,
      elements,
      'Give every outcome that happens a probability above 0.',
    ),
  ];
}

/** The elements of a row whose terms are infinite: mass in the target where the prediction has none. */
function culprits(
  {numClasses}: Decision,
  {surprisal, complement}: Probabilities,
  {targets}: Outcome,
  row: number,
): number[] {
  const found: number[] = [];
  for (let i = row * numClasses; i < (row + 1) * numClasses; i++) {
    const byQ = targets.p[i] > 0 && surprisal[i] === Number.POSITIVE_INFINITY;
    const byComplement = complement?.[i] === Number.POSITIVE_INFINITY && targets.p[i] < 1;
    if (byQ || byComplement) found.push(i);
  }
  return found;
}

function culpritText(
  request: EvaluateRequest,
  decision: Decision,
  {q}: Probabilities,
  {targets}: Outcome,
  i: number,
): string {
  const p = show(targets.p[i]);
  if (decision.task === 'multiclass') return `q is 0 for class ${classText(request, decision, i)}, where p is ${p}`;
  const place = decision.task === 'binary' ? 'q' : `q for class ${classText(request, decision, i)}`;
  return `${place} is ${show(q[i])} where the label is ${p}`;
}

function classText({prediction, target}: EvaluateRequest, {numClasses, indexBase}: Decision, i: number): string {
  const name = (prediction.classNames ?? target?.classNames)?.[i % numClasses];
  return name ? `“${name}”` : String((i % numClasses) + indexBase);
}

function ignored(targets: Targets): Finding[] {
  const {elements, count} = collect(targets.ignored, (flag) => flag === 1);
  return count === 0 ? [] : [ignoredFinding(count, targets.ignored.length, elements)];
}

function ignoredFinding(count: number, total: number, elements: readonly number[]): Finding {
  if (count < total) {
    const message = `${formatPlural(count, 'row')} of ${formatCount(total)} ${count === 1 ? 'is' : 'are'} left out by the ignore index.`;
    return finding('information', 'target', 'ignored-rows', message, elements);
  }
  const message = 'Every row is ignored, so there is nothing to average: 0 divided by 0.';
  return finding('error', 'target', 'all-ignored', message, elements, 'Check the ignore index against the targets.');
}

function noWeight({targets, weight}: Outcome): Finding[] {
  if (weight !== 0 || targets.ignored.every((flag) => flag === 1)) return [];
  return [
    finding(
      'error',
      'pair',
      'zero-weight',
      'The weights sum to 0, so there is nothing to divide by.',
      [],
      'Give a row some weight.',
    ),
  ];
}

/** Whatever else leaves a loss without a value: extreme options, sums of ∞ and −∞. */
function undefinedLoss({numClasses}: Decision, {losses}: Outcome): Finding[] {
  const row = losses.findIndex(Number.isNaN);
  const message = `The loss of row ${Math.max(0, row)} has no value: its terms cannot be added up.`;
  return [
    finding(
      'error',
      'pair',
      'undefined-loss',
      message,
      [Math.max(0, row) * numClasses],
      'Check the numbers and the options.',
    ),
  ];
}
