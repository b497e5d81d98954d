/** Why a loss is ∞, undefined, or misses rows: every such value has a finding that names the elements responsible. */
import {counted, formatCount} from '../explain/format.ts';
import {type Said, say} from '../say.ts';
import type {Outcome} from './check.ts';
import type {Decision} from './decide.ts';
import {andMore, collect, finding, MOST_ELEMENTS, rowNumber, show} from './findings.ts';
import type {Probabilities} from './probabilities.ts';
import type {Targets} from './targets.ts';
import type {EvaluateRequest, Finding} from './types.ts';

const INFINITE = 'The loss is ∞: {0}.';
const INFINITE_IN_ROW = 'The loss is ∞ in row {1}: {0}.';

/** Why the loss is ∞, by itself. */
export function causeOfInfinity({words: {message}}: Finding): Said | undefined {
  const cause = typeof message === 'object' && message.args[0];
  return typeof cause === 'object' ? cause : undefined;
}

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
  const row = rowNumber(decision, Math.floor(elements[0] / decision.numClasses));
  const cause = say(
    '{0}{1}',
    culpritText(request, decision, prediction, outcome, elements[0]),
    andMore(elements.length),
  );
  const message = decision.numRows > 1 ? say(INFINITE_IN_ROW, cause, row) : say(INFINITE, cause);
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
): Said {
  const p = show(targets.p[i]);
  const name = classText(request, decision, i);
  if (decision.task === 'multiclass') return say('q is 0 for class {0}, where p is {1}', name, p);
  if (decision.task === 'binary') return say('q is {0} where the label is {1}', show(q[i]), p);
  return say('q for class {0} is {1} where the label is {2}', name, show(q[i]), p);
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
    const message = counted(
      count,
      '{0} row of {1} is left out by the ignore index.',
      '{0} rows of {1} are left out by the ignore index.',
      formatCount(total),
    );
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
function undefinedLoss(decision: Decision, {losses}: Outcome): Finding[] {
  const row = losses.findIndex(Number.isNaN);
  const message = say(
    'The loss of row {0} has no value: its terms cannot be added up.',
    rowNumber(decision, Math.max(0, row)),
  );
  return [
    finding(
      'error',
      'pair',
      'undefined-loss',
      message,
      [Math.max(0, row) * decision.numClasses],
      'Check the numbers and the options.',
    ),
  ];
}
