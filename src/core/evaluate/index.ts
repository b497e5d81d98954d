/**
 * evaluate: (prediction, target, options) → every number that a surface shows, in nats, with what was assumed and found.
 *
 * Row loss: −Σ_c p_c ln q_c (multiclass), −Σ_c [y_c ln q_c + (1−y_c) ln(1−q_c)] (multi-label: the SUM over classes; binary).
 * Loss: their mean over valid rows. 0·ln 0 = 0; q = 0 < p gives +∞ and a finding that names the element; NaN never comes
 * without a finding. Input that no loss can be computed from returns `ok: false` with the reason; nothing throws.
 */
import {makeLoss, makePerClass, meanPredictionEntropy} from './aggregate.ts';
import {findInResult} from './check.ts';
import {checkOptions} from './checkOptions.ts';
import {classNamesOf} from './classNames.ts';
import {type Decision, decide} from './decide.ts';
import {split} from './divergence.ts';
import {failure} from './findings.ts';
import {computeGradient} from './gradient.ts';
import {lazily} from './lazily.ts';
import {type NumericRequest, withNumbers} from './numbers.ts';
import {type Probabilities, toProbabilities} from './probabilities.ts';
import {allRows, makeColumns, makeTargetColumns} from './rows.ts';
import {smooth, type Targets, toTargets} from './targets.ts';
import {computeBranches, computeTerms, type TermContext, termContext} from './terms.ts';
import type {EvaluateOptions, EvaluateRequest, Evaluation, EvaluationFailure} from './types.ts';
import {checkWeights, makeWeights} from './weights.ts';

export function evaluate(given: EvaluateRequest): Evaluation | EvaluationFailure {
  const request = withNumbers(given);
  const options = request.options ?? {};
  const bad = checkOptions(options);
  if (bad) return bad;
  const decision = decide(request);
  if (!decision.ok) return decision;
  const wrong = checkWeights(options, decision);
  if (wrong.length > 0) return failure(...wrong);
  const prediction = toProbabilities(request.prediction.values, decision, options.temperature ?? 1);
  return request.target
    ? withTarget(request, decision, prediction, toTargets(request.target.values, decision, options), options)
    : withoutTarget(request, decision, prediction);
}

function common(request: NumericRequest, decision: Decision, prediction: Probabilities) {
  const classNames = classNamesOf(request, decision);
  return {
    ok: true as const,
    request: request.given,
    task: decision.task,
    predictionKind: decision.predictionKind,
    ...(decision.targetKind ? {targetKind: decision.targetKind} : {}),
    numRows: decision.numRows,
    numClasses: decision.numClasses,
    ...(classNames ? {classNames} : {}),
    indexBase: decision.indexBase,
    assumptions: decision.assumptions,
    q: prediction.q,
    surprisal: prediction.surprisal,
    ...(prediction.complement ? {complement: prediction.complement} : {}),
    chance: Math.log(decision.task === 'multiclass' ? decision.numClasses : 2),
  };
}

function withoutTarget(request: NumericRequest, decision: Decision, prediction: Probabilities): Evaluation {
  const columns = makeColumns(decision, prediction);
  const predictionEntropy = meanPredictionEntropy(decision, prediction);
  const result = {
    ...common(request, decision, prediction),
    findings: findInResult(request, decision, prediction),
    columns,
    predictionEntropy,
    perplexity: Math.exp(predictionEntropy),
  };
  return lazily(result, {rows: () => allRows(columns)});
}

function withTarget(
  request: NumericRequest,
  decision: Decision,
  prediction: Probabilities,
  targets: Targets,
  options: EvaluateOptions,
): Evaluation {
  smooth(targets.p, decision, options.labelSmoothing ?? 0);
  const weights = makeWeights(options, decision);
  const context = termContext(decision, prediction, targets, weights, options);
  const terms = computeTerms(context);
  const columns = makeTargetColumns(decision, prediction, targets, terms);
  const loss = makeLoss(decision, columns.loss, targets, weights, options);
  const outcome = {targets, losses: columns.loss, value: loss.value, weight: loss.denominators.weight};
  const result = {
    ...common(request, decision, prediction),
    findings: findInResult(request, decision, prediction, outcome),
    columns,
    p: targets.p,
    terms,
    loss,
    perplexity: Math.exp(loss.value),
  };
  return lazily(result, {
    rows: () => allRows(columns),
    gradient: () => computeGradient(context),
    perClass: () => makePerClass(decision, targets, terms, loss.sum),
    predictionEntropy: () => meanPredictionEntropy(decision, prediction),
    ...(prediction.complement && {branches: () => computeBranches(context)}),
    ...(isPlain(context) && splitLazily(decision, prediction, targets, weights)),
  });
}

/** Cross-entropy itself, which alone is H(P) + KL(P‖Q): no weight of a class, no focal factor. */
function isPlain({weights, gamma, alpha}: TermContext): boolean {
  return !weights.hasClass && !weights.hasPositive && gamma === 0 && alpha === undefined;
}

function splitLazily(...about: Parameters<typeof split>) {
  const parts = lazily({}, {both: () => split(...about)});
  return {targetEntropy: () => parts.both.targetEntropy, kl: () => parts.both.kl};
}
