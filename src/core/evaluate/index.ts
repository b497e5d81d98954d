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
import {type Decision, decide} from './decide.ts';
import {split} from './divergence.ts';
import {failure} from './findings.ts';
import {type Probabilities, toProbabilities} from './probabilities.ts';
import {allRows, makeColumns, makeTargetColumns} from './rows.ts';
import {smooth, type Targets, toTargets} from './targets.ts';
import {computeTerms} from './terms.ts';
import type {EvaluateOptions, EvaluateRequest, Evaluation, EvaluationFailure, RowResult} from './types.ts';
import {checkWeights, makeWeights} from './weights.ts';

export function evaluate(request: EvaluateRequest): Evaluation | EvaluationFailure {
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

function common(request: EvaluateRequest, decision: Decision, prediction: Probabilities) {
  const classNames = request.prediction.classNames ?? request.target?.classNames;
  return {
    ok: true as const,
    request,
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
    predictionEntropy: meanPredictionEntropy(decision, prediction),
    chance: Math.log(decision.task === 'multiclass' ? decision.numClasses : 2),
  };
}

function withoutTarget(request: EvaluateRequest, decision: Decision, prediction: Probabilities): Evaluation {
  const base = common(request, decision, prediction);
  const columns = makeColumns(decision, prediction);
  const findings = findInResult(request, decision, prediction);
  let rows: readonly RowResult[] | undefined;
  return {
    ...base,
    findings,
    columns,
    get rows() {
      rows ??= allRows(columns);
      return rows;
    },
    perplexity: Math.exp(base.predictionEntropy),
  };
}

function withTarget(
  request: EvaluateRequest,
  decision: Decision,
  prediction: Probabilities,
  targets: Targets,
  options: EvaluateOptions,
): Evaluation {
  smooth(targets.p, decision, options.labelSmoothing ?? 0);
  const weights = makeWeights(options, decision);
  const terms = computeTerms(decision, prediction, targets, weights, options);
  const columns = makeTargetColumns(decision, prediction, targets, terms);
  const loss = makeLoss(decision, columns.loss, targets, weights, options);
  const outcome = {targets, losses: columns.loss, value: loss.value, weight: loss.denominators.weight};
  const isPlain = !weights.hasClass && !options.posWeight && !options.focalGamma && options.focalAlpha === undefined;
  let rows: readonly RowResult[] | undefined;
  let perClass: Evaluation['perClass'];
  return {
    ...common(request, decision, prediction),
    findings: findInResult(request, decision, prediction, outcome),
    columns,
    get rows() {
      rows ??= allRows(columns);
      return rows;
    },
    p: targets.p,
    ...terms,
    get perClass() {
      perClass ??= makePerClass(decision, targets, terms, loss.sum);
      return perClass;
    },
    loss,
    ...(isPlain ? split(decision, prediction, targets, weights) : {}),
    perplexity: Math.exp(loss.value),
  };
}
